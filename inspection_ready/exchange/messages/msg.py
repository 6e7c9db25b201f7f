"""A message as Outlook saves it: MAPI properties in an OLE container.

Only what a person would read is taken, each stream measured before it is read. The container is opened by olefile.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.parser import HeaderParser
from email.policy import compat32
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import (
    Address,
    Attachment,
    Automatic,
    Mail,
    ReceivedBy,
    Remark,
    Undelivered,
)
from inspection_ready.exchange.messages import headers
from inspection_ready.exchange.messages.attached import AttachedFile
from inspection_ready.exchange.messages.automatic import automatic_class, automatic_in
from inspection_ready.exchange.messages.containers import Box, opened
from inspection_ready.exchange.messages.eml import DEEPEST, KNOWN, MOST_TEXT, STUB, mail_of, parsed
from inspection_ready.exchange.messages.msg_items import (
    BINARY,
    BODY,
    CLASS,
    CONTENT_ID,
    DATA,
    DELIVERED_AT,
    FLAGS,
    HEADERS,
    HIDDEN,
    INSIDE,
    LONG_NAME,
    MESSAGE_ID,
    METHOD,
    MIME_TYPE,
    MOST_RECIPIENTS,
    PLACE,
    PROPERTIES,
    REFERENCES,
    REPLY_TO,
    SENDER,
    SENDER_EMAIL,
    SENDER_SMTP,
    SENT_AT,
    SHORT_NAME,
    SUBJECT,
    TOP,
    WEB_BODY,
    WHICH_LINE,
    WHO,
    WHO_EMAIL,
    WHO_SMTP,
    MsgItem,
)
from inspection_ready.exchange.messages.web_text import text_of
from inspection_ready.exchange.messages.written_again import written_again

if TYPE_CHECKING:
    from olefile import OleFileIO

    from inspection_ready.exchange.messages.headers import AnyMessage

LARGEST_ATTACHMENT = 60_000_000
"""Bytes of an attachment that is looked into."""
LARGEST_EVER, MOST_EVER, DEEPEST_INSIDE = 160_000_000, 2_000, 10

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp", ".emz", ".wmz")
IS_UNSENT, IS_MESSAGE_INSIDE, IS_LINK = 0x8, 5, 7
NO_MAIL = {
    "ipm.appointment": "an appointment",
    "ipm.contact": "a contact",
    "ipm.task": "a task",
    "ipm.stickynote": "a note",
    "ipm.activity": "a journal entry",
}


def read_msg(name: str, data: bytes) -> Mail:
    """Raises CannotRead for another file of the same container, or an item of Outlook that is no e-mail."""
    with opened(data) as ole:
        if not ole.exists(PROPERTIES):
            raise CannotRead("not_a_message", file=name, what="an older Office document")
        item = MsgItem(Box(ole), (), TOP)
        kind = item.text(CLASS).lower()
        what = next((said for start, said in NO_MAIL.items() if kind.startswith(start)), None)
        if what is not None:
            raise CannotRead("not_a_message", file=name, what=what)
        return _mail(item, depth=0)


def _mail(item: MsgItem, *, depth: int) -> Mail:
    line = HeaderParser(policy=compat32).parsestr(item.text(HEADERS), headersonly=True)
    kind = item.text(CLASS)
    parts = tuple(item.parts("__attach_version1.0_"))
    inside = _signed(item, parts)
    text = inside.text if inside else _text(item)
    received_at, received_by = _received(item, line)
    sent_at = item.moment(SENT_AT) or headers.moment(headers.value(line, "date"))[0]
    people = tuple(item.parts("__recip_version1.0_", most=MOST_RECIPIENTS))
    return Mail(
        kind="msg",
        subject=" ".join((item.text(SUBJECT) or headers.decoded(headers.value(line, "subject"))).split()),
        sender=_sender(item, line),
        to=tuple(_address(each) for each in people if each.number(WHICH_LINE) in {0, 1}),
        cc=tuple(_address(each) for each in people if each.number(WHICH_LINE) == 2),
        received_at=received_at,
        received_by=received_by,
        sent_at=sent_at,
        text=text,
        attachments=inside.attachments if inside else tuple(filter(None, map(_attachment, parts))),
        attached=tuple(_attached(parts, depth)) if depth < DEEPEST else (),
        message_id=item.text(MESSAGE_ID).strip() or headers.value(line, "message-id"),
        answers=_answers(item, line),
        automatic=automatic_class(kind) or automatic_in(line),
        undelivered=_undelivered(kind, people),
        remarks=_remarks(item, parts, text, inside),
    )


def _received(item: MsgItem, line: AnyMessage) -> tuple[dt.datetime | None, ReceivedBy | None]:
    """Outlook notes when a message came into the mailbox; a draft has no such time, whatever else it has."""
    delivered = item.moment(DELIVERED_AT)
    if delivered is not None and not item.number(FLAGS) & IS_UNSENT:
        return delivered, ReceivedBy.DELIVERY
    at, by, _ = headers.received(line)
    if at is not None:
        return at, by
    sent = None if item.number(FLAGS) & IS_UNSENT else item.moment(SENT_AT)
    return sent, ReceivedBy.SENT if sent else None


def _sender(item: MsgItem, line: AnyMessage) -> Address | None:
    """Outlook's own address of a colleague is no e-mail address; the header has that."""
    said = next(iter(headers.addresses(line, "from")), None)
    own = next((each for each in (item.text(SENDER_SMTP), item.text(SENDER_EMAIL)) if "@" in each), "")
    name = item.text(SENDER)
    if said is not None:
        return Address(said.name or name, said.email or own)
    return Address(name, own) if name or own else None


def _address(item: MsgItem) -> Address:
    email = next((each for each in (item.text(WHO_SMTP), item.text(WHO_EMAIL)) if "@" in each), "")
    return Address(item.text(WHO), email)


def _answers(item: MsgItem, line: AnyMessage) -> tuple[str, ...]:
    """Headers are kept of what came from outside; of a colleague's message only these properties are."""
    said = HeaderParser(policy=compat32).parsestr("", headersonly=True)
    said["In-Reply-To"] = " ".join(item.text(REPLY_TO).split())
    said["References"] = " ".join(item.text(REFERENCES).split())
    return headers.answered(line) or headers.answered(said)


def _undelivered(kind: str, people: tuple[MsgItem, ...]) -> tuple[Undelivered, ...]:
    """Of a report: those it is about are its recipients."""
    found = automatic_class(kind)
    if found not in {Automatic.BOUNCE, Automatic.DELAY}:
        return ()
    told = (_address(each) for each in people)
    is_final = found is Automatic.BOUNCE
    return tuple(Undelivered(each.email or each.name, is_final=is_final) for each in told)


def _text(item: MsgItem) -> str:
    plain = item.text(BODY).replace("\r\n", "\n").strip()
    if len(plain) >= STUB:
        return plain[:MOST_TEXT]
    page = item.text(WEB_BODY) or item.decoded(item.stream(f"__substg1.0_{WEB_BODY:04X}{BINARY}"))
    web = text_of(page)
    return (web if len(web) > len(plain) else plain)[:MOST_TEXT]


def _name(part: MsgItem) -> str:
    return part.text(LONG_NAME) or part.text(SHORT_NAME)


def _attachment(part: MsgItem) -> Attachment | None:
    if part.number(METHOD) == IS_MESSAGE_INSIDE:
        return None
    stream = f"__substg1.0_{DATA:04X}{BINARY}"
    content, size = part.stream(stream), part.size(stream)
    sha256 = hashlib.sha256(content).hexdigest() if len(content) == size else None
    return Attachment(name=" ".join(_name(part).split()) or "attachment", size=size, sha256=sha256)


def attached_files_of(ole: OleFileIO) -> Iterator[AttachedFile]:
    """Of the message in this container and of those inside it."""
    waiting = [(MsgItem(Box(ole), (), TOP), 0)]
    while waiting:
        item, depth = waiting.pop()
        for part in item.parts("__attach_version1.0_"):
            if part.number(METHOD) == IS_MESSAGE_INSIDE:
                inner = MsgItem(part.box, (*part.path, f"__substg1.0_{DATA:04X}000D"), INSIDE)
                if depth < DEEPEST:
                    waiting.append((inner, depth + 1))
                continue
            place = [*part.path, f"__substg1.0_{DATA:04X}{BINARY}"]
            size = part.box.size(place) or 0
            data = part.box.read(place, most=LARGEST_ATTACHMENT) if size else None
            yield AttachedFile(" ".join(_name(part).split()) or "attachment", size, data)


def signed_whole(ole: OleFileIO) -> bytes | None:
    """A signed message as it travelled, which Outlook keeps as the only attachment; None for any other."""
    item = MsgItem(Box(ole), (), TOP)
    parts = tuple(item.parts("__attach_version1.0_"))
    if "multipartsigned" not in item.text(CLASS).lower() or len(parts) != 1:
        return None
    place = [*parts[0].path, f"__substg1.0_{DATA:04X}{BINARY}"]
    return parts[0].box.read(place, most=LARGEST_ATTACHMENT)


def everything_in(ole: OleFileIO) -> Iterator[AttachedFile]:
    """Of the message in this container and of those inside it, which are written again as .eml."""
    yield from _everything(MsgItem(Box(ole), (), TOP), 0)


def _everything(item: MsgItem, depth: int) -> Iterator[AttachedFile]:
    page = item.text(WEB_BODY) or item.decoded(item.stream(f"__substg1.0_{WEB_BODY:04X}{BINARY}"))
    for part in item.parts("__attach_version1.0_", most=MOST_EVER):
        if part.number(METHOD) != IS_MESSAGE_INSIDE:
            yield _file(part, page)
            continue
        inner = MsgItem(part.box, (*part.path, f"__substg1.0_{DATA:04X}000D"), INSIDE)
        subject = inner.text(SUBJECT) or _name(part) or "a message without a subject"
        if depth >= DEEPEST_INSIDE:
            yield AttachedFile(f"{subject}.eml", 0, None, is_message=True)
            continue
        found = tuple(_everything(inner, depth + 1))
        written = written_again(_mail(inner, depth=DEEPEST), found)
        yield AttachedFile(f"{subject}.eml", len(written), written, is_message=True, is_told=True)
        yield from (replace(each, inside=each.inside or subject) for each in found)


def _file(part: MsgItem, page: str) -> AttachedFile:
    place = [*part.path, f"__substg1.0_{DATA:04X}{BINARY}"]
    size = part.box.size(place) or 0
    data = part.box.read(place, most=LARGEST_EVER)
    content_id = part.text(CONTENT_ID).strip("<> ")
    name = " ".join(_name(part).split()) or "attachment"
    is_picture = part.text(MIME_TYPE).lower().startswith("image/") or name.lower().endswith(PICTURES)
    is_shown = bool(content_id) and f"cid:{content_id}".lower() in page.lower()
    is_in_text = is_picture and (is_shown or bool(part.number(HIDDEN) & 0xFF))
    link = part.text(PLACE) if data is None or part.number(METHOD) == IS_LINK else ""
    return AttachedFile(name, size, data if size or not link else None, is_in_text=is_in_text, link=link)


def _attached(parts: tuple[MsgItem, ...], depth: int) -> Iterator[Mail]:
    for part in parts:
        if part.number(METHOD) == IS_MESSAGE_INSIDE:
            inner = (*part.path, f"__substg1.0_{DATA:04X}000D")
            yield _mail(MsgItem(part.box, inner, INSIDE), depth=depth + 1)
        elif _name(part).lower().endswith(".eml"):
            message, is_cut = parsed(part.stream(f"__substg1.0_{DATA:04X}{BINARY}"))
            if any(headers.value(message, known) for known in KNOWN):
                yield mail_of(message, is_cut=is_cut, depth=depth + 1)


def _signed(item: MsgItem, parts: tuple[MsgItem, ...]) -> Mail | None:
    """A signed message is kept whole, as it travelled, in one attachment."""
    if "multipartsigned" not in item.text(CLASS).lower() or len(parts) != 1:
        return None
    return mail_of(parsed(parts[0].stream(f"__substg1.0_{DATA:04X}{BINARY}"))[0])


def _remarks(item: MsgItem, parts: tuple[MsgItem, ...], text: str, inside: Mail | None) -> frozenset[Remark]:
    names = {_name(part).lower() for part in parts}
    is_wrapped = re.search(r"\.smime$", item.text(CLASS).lower()) is not None
    remarks = {
        Remark.DRAFT: bool(item.number(FLAGS) & IS_UNSENT),
        Remark.ENCRYPTED: is_wrapped or "message.rpmsg" in names,
        Remark.NO_TEXT: not text,
        Remark.SIGNED: inside is not None,
        Remark.WINMAIL: "winmail.dat" in names,
    }
    return frozenset(remark for remark, holds in remarks.items() if holds)
