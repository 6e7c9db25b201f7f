"""What a file called .eml or .msg really is."""

from __future__ import annotations

import enum
import re

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.safe import ENCRYPTED_STREAM, OLE_SIGNATURE, OTHER_SIGNATURES, WEB_PAGE

HEAD = 4096
MBOX_LINE = re.compile(rb"^From \S.{0,200}\d\d:\d\d.{0,40}\d{4}\r?$", re.MULTILINE)


class Format(enum.Enum):
    EML = "eml"
    MSG = "msg"


def format_of(name: str, data: bytes) -> Format:
    """Raises CannotRead with what it is instead, or how many messages are in it."""
    head = data[:HEAD]
    if not head.strip(b"\0\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise CannotRead("file_empty", file=name)
    if head.startswith(OLE_SIGNATURE):
        if ENCRYPTED_STREAM in data:
            raise CannotRead("not_a_message", file=name, what="a document protected by a password")
        return Format.MSG
    for signature, what in (*OTHER_SIGNATURES.items(), (b"PK\x03\x04", "an Office document or an archive")):
        if head.startswith(signature):
            raise CannotRead("not_a_message", file=name, what=what)
    if WEB_PAGE.match(head.lstrip(b"\xef\xbb\xbf\r\n\t ")):
        raise CannotRead("not_a_message", file=name, what="a web page")
    if head.startswith(b"From "):
        count = _in_mailbox(data)
        if count > 1:
            raise CannotRead("several_messages", file=name, count=count)
    return Format.EML


def _in_mailbox(data: bytes) -> int:
    """A message begins after an empty line; a line of its text that begins with "From " has a ">" before it."""
    count = 0
    for match in MBOX_LINE.finditer(data):
        start = match.start()
        if start == 0 or data[max(0, start - 4) : start].replace(b"\r", b"").endswith(b"\n\n"):
            count += 1
    return count
