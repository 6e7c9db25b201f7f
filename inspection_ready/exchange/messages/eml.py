"""A message as it travelled: RFC 5322 with MIME."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import compat32
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Attachment, Mail, Remark
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.messages import headers
from inspection_ready.exchange.messages.automatic import automatic_in, undelivered_in
from inspection_ready.exchange.messages.web_text import text_of

if TYPE_CHECKING:
    from inspection_ready.exchange.messages.headers import AnyMessage

LARGEST_PART = 8_000_000
"""Bytes of a part, as it travelled, that are held; of the rest only the number is."""
LARGEST_HELD = 48_000_000
LINE = 65_536
MOST_PARTS = 500
DEEPEST = 3
MOST_TEXT = 1_000_000
STUB = 80
"""Fewer letters than this beside a long web page only say "this message is a web page"."""
WIDE_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
KNOWN = ("from", "subject", "date", "received", "message-id", "to")
ENCRYPTED = {"multipart/encrypted", "application/pgp-encrypted"}
SMIME = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
_FILE_NAME = re.compile(r"name=\"?([^\";]+)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9-]+")
_LEFT_OUT = re.compile(r"\n=left-out:(\d{1,12})=\n?\Z")


def read_eml(name: str, data: bytes) -> Mail:
    """Raises CannotRead("not_a_message") where there are no headers of a message."""
    message, is_cut = parsed(data)
    if not any(headers.value(message, known) for known in KNOWN):
        raise CannotRead("not_a_message", file=name, what="text without the headers of an e-mail")
    return mail_of(message, is_cut=is_cut)


def parsed(
    data: bytes, *, most_part: int = LARGEST_PART, most_held: int = LARGEST_HELD
) -> tuple[AnyMessage, bool]:
    """And whether bytes of it were left out, so that an attachment of any size takes little memory."""
    parser: BytesFeedParser[AnyMessage] = BytesFeedParser(policy=compat32)
    fed = in_part = left_out = 0
    is_cut = False
    for line in _lines(data):
        is_edge = line.startswith(b"--")
        if is_edge and left_out:
            parser.feed(b"\n=left-out:%d=\n" % left_out)
        if is_edge:
            in_part = left_out = 0
        in_part += len(line)
        if in_part > most_part or fed > most_held:
            left_out += len(line)
            is_cut = True
            continue
        fed += len(line)
        parser.feed(line)
    if left_out:
        parser.feed(b"\n=left-out:%d=\n" % left_out)
    return parser.close(), is_cut


def mail_of(message: AnyMessage, *, is_cut: bool = False, depth: int = 0) -> Mail:
    parts = tuple(leaves(message))
    received_at, received_by, assumed = headers.received(message)
    text = _text(parts)
    remarks = {Remark.NO_ZONE: assumed, Remark.CUT: is_cut, Remark.NO_TEXT: not text} | _remarks(
        message, parts
    )
    return Mail(
        kind="eml",
        subject=headers.decoded(headers.value(message, "subject")),
        sender=next(iter(headers.addresses(message, "from") or headers.addresses(message, "sender")), None),
        to=headers.addresses(message, "to"),
        cc=headers.addresses(message, "cc"),
        received_at=received_at,
        received_by=received_by,
        sent_at=headers.moment(headers.value(message, "date"))[0],
        text=text,
        attachments=tuple(_attachment(part) for part in parts if is_attached(part)),
        attached=tuple(_attached(parts, depth)) if depth < DEEPEST else (),
        message_id=headers.value(message, "message-id"),
        answers=headers.answered(message),
        automatic=automatic_in(message),
        undelivered=undelivered_in(message),
        remarks=frozenset(remark for remark, holds in remarks.items() if holds),
    )


def _lines(data: bytes) -> Iterator[bytes]:
    """As bytes of ASCII, without the line a mailbox begins with; a line without an end comes in pieces."""
    for mark, encoding in WIDE_MARKS.items():
        if data.startswith(mark):
            data = data[2:].decode(encoding, "replace").encode()
    stream = io.BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    first = True
    while line := stream.readline(LINE):
        if first and not line.strip():
            continue
        if not (first and line.startswith((b"From ", b">From "))):
            yield line
        first = False


def leaves(message: AnyMessage, *, most: int = MOST_PARTS) -> Iterator[AnyMessage]:
    """The parts that hold something; a message inside is one of them, and is not looked into here."""
    waiting = [message]
    count = 0
    while waiting and count < most:
        part = waiting.pop()
        count += 1
        inside = part.get_payload()
        if part.is_multipart() and isinstance(inside, list) and part.get_content_maintype() != "message":
            waiting.extend(each for each in reversed(inside) if isinstance(each, Message))
        else:
            yield part


def _text(parts: tuple[AnyMessage, ...]) -> str:
    plain = "\n\n".join(_decoded(part) for part in _of_type(parts, "text/plain"))
    if len(plain.strip()) >= STUB:
        return plain[:MOST_TEXT].strip()
    web = "\n\n".join(text_of(_decoded(part)) for part in _of_type(parts, "text/html"))
    return (web if len(web) > len(plain.strip()) else plain)[:MOST_TEXT].strip()


def _of_type(parts: tuple[AnyMessage, ...], wanted: str) -> Iterator[AnyMessage]:
    return (part for part in parts if part.get_content_type() == wanted and not is_attached(part))


def _decoded(part: AnyMessage) -> str:
    content = content_of(part)[0]
    try:
        text = content.decode(part.get_content_charset() or "ascii")
    except (LookupError, UnicodeDecodeError, ValueError):
        text = decode(content).text
    return text.replace("\x00", "").replace("\r\n", "\n")


def content_of(part: AnyMessage) -> tuple[bytes, int]:
    """The bytes that are held, and how many more there were."""
    raw = part.get_payload()
    if not isinstance(raw, str):
        return b"", 0
    match = _LEFT_OUT.search(raw[-40:])
    left_out = int(match[1]) if match else 0
    if match:
        part.set_payload(raw[: len(raw) - len(match[0])])
    encoding = _encoding_of(part)
    content = part.get_payload(decode=True)
    return (
        content if isinstance(content, bytes) else b""
    ), left_out * 3 // 4 if encoding == "base64" else left_out


def _encoding_of(part: AnyMessage) -> str:
    """How it travelled, in small letters; what stands around the word is taken away, or it would not be known."""
    told = headers.value(part, "content-transfer-encoding")
    found = _WORD.search(re.sub(r"\([^)]*\)", " ", told))
    word = found[0].lower() if found else ""
    if told and str(part.get("content-transfer-encoding", "")).lower() != word:
        part.replace_header("content-transfer-encoding", word)
    return word


def is_attached(part: AnyMessage) -> bool:
    """A text with a name is one too: that is how a list comes."""
    if part.get_content_type() in SIGNATURES or part.get_content_maintype() == "message":
        return False
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return bool(name_of(part)) or part.get_content_disposition() == "attachment" or not is_text


def name_of(part: AnyMessage) -> str:
    name = part.get_filename() or ""
    if "\ufffd" in name:  # raw bytes: the parser gave them up, and they are still in the header
        found = _FILE_NAME.search(
            " ".join((headers.value(part, "content-disposition"), headers.value(part, "content-type")))
        )
        name = found[1] if found else name
    return headers.decoded(name)


def _attachment(part: AnyMessage) -> Attachment:
    content, left_out = content_of(part)
    return Attachment(
        name=name_of(part) or part.get_content_type(),
        size=len(content) + left_out,
        sha256=None if left_out else hashlib.sha256(content).hexdigest(),
    )


def _attached(parts: tuple[AnyMessage, ...], depth: int) -> Iterator[Mail]:
    """Messages inside: as a part of their own, or as a file."""
    for part in parts:
        inside = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inside, list):
            yield from (mail_of(each, depth=depth + 1) for each in inside if isinstance(each, Message))
        elif name_of(part).lower().endswith(".eml"):
            inner, is_cut = parsed(content_of(part)[0])
            if any(headers.value(inner, known) for known in KNOWN):
                yield mail_of(inner, is_cut=is_cut, depth=depth + 1)


def _remarks(message: AnyMessage, parts: tuple[AnyMessage, ...]) -> dict[Remark, bool]:
    types = {message.get_content_type(), *(part.get_content_type() for part in parts)}
    smime = {
        str(part.get_param("smime-type") or "").lower() for part in parts if part.get_content_type() in SMIME
    }
    names = {name_of(part).lower() for part in parts}
    return {
        Remark.SIGNED: bool(types & SIGNATURES),
        Remark.SEALED: bool(smime) and smime <= {"signed-data", "certs-only"},
        Remark.ENCRYPTED: bool(types & ENCRYPTED or smime - {"signed-data", "certs-only"})
        or "message.rpmsg" in names,
        Remark.WINMAIL: "application/ms-tnef" in types or "winmail.dat" in names,
    }
