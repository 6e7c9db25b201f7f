"""One storage of a message that Outlook saved, with its properties: the message, a recipient, an attachment."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from inspection_ready.exchange.messages import headers
from inspection_ready.exchange.messages.containers import Box

PROPERTIES = "__properties_version1.0"
TOP, INSIDE, PART = 32, 24, 8
"""Bytes before the properties: of the message, of a message inside, of a recipient or an attachment."""
LARGEST_STREAM = 8_000_000
MOST_PARTS = 500
MOST_RECIPIENTS = 5_000

CLASS, SUBJECT, FLAGS = 0x001A, 0x0037, 0x0E07
SENT_AT, DELIVERED_AT = 0x0039, 0x0E06
SENDER, SENDER_EMAIL, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
HEADERS, MESSAGE_ID, REPLY_TO, REFERENCES = 0x007D, 0x1035, 0x1042, 0x1039
BODY, WEB_BODY, CODEPAGE = 0x1000, 0x1013, 0x3FDE
WHO, WHO_EMAIL, WHO_SMTP, WHICH_LINE = 0x3001, 0x3003, 0x39FE, 0x0C15
DATA, METHOD, LONG_NAME, SHORT_NAME = 0x3701, 0x3705, 0x3707, 0x3704
CONTENT_ID, MIME_TYPE, HIDDEN, PLACE = 0x3712, 0x370E, 0x7FFE, 0x370D
TEXT, TEXT_8, BINARY, TIME = "001F", "001E", "0102", 0x0040
EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class MsgItem:
    """One storage with its properties: the message, a recipient, an attachment."""

    box: Box
    path: tuple[str, ...]
    skipped: int

    def stream(self, name: str) -> bytes:
        """Empty where it is not there, or larger than anything that is read."""
        return self.box.read([*self.path, name], most=LARGEST_STREAM) or b""

    def size(self, name: str) -> int:
        return self.box.size([*self.path, name]) or 0

    def text(self, tag: int) -> str:
        wide = self.stream(f"__substg1.0_{tag:04X}{TEXT}")
        if wide:
            return wide.decode("utf-16-le", "replace").replace("\0", "")
        return self.decoded(self.stream(f"__substg1.0_{tag:04X}{TEXT_8}"))

    def decoded(self, content: bytes) -> str:
        codepage = self.number(CODEPAGE)
        encoding = {65001: "utf-8", 20127: "ascii", 28591: "latin-1"}.get(codepage, f"cp{codepage or 1252}")
        try:
            return content.decode(encoding, "replace").replace("\0", "")
        except LookupError:
            return content.decode("cp1252", "replace").replace("\0", "")

    def fixed(self, tag: int) -> tuple[int, bytes] | None:
        """The type and the eight bytes of a property that stands in the list itself."""
        listed = self.stream(PROPERTIES)[self.skipped :]
        for start in range(0, len(listed) - 15, 16):
            kind, found = struct.unpack_from("<HH", listed, start)
            if found == tag:
                return kind, listed[start + 8 : start + 16]
        return None

    def number(self, tag: int) -> int:
        found = self.fixed(tag)
        return struct.unpack_from("<I", found[1])[0] if found else 0

    def moment(self, tag: int) -> dt.datetime | None:
        """Stored as tenths of a microsecond in UTC since 1601."""
        found = self.fixed(tag)
        if found is None or found[0] != TIME:
            return None
        try:
            at = EPOCH + dt.timedelta(microseconds=struct.unpack("<Q", found[1])[0] // 10)
        except OverflowError:
            return None
        return at if headers.FIRST_YEAR <= at.year <= headers.LAST_YEAR else None

    def parts(self, start: str, *, most: int = MOST_PARTS) -> Iterator[MsgItem]:
        for name in self.box.inside(self.path, start)[:most]:
            yield MsgItem(self.box, (*self.path, name), PART)
