"""A saved e-mail, with what is attached to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Address, Mail, Remark
from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Inside, Item, Noticed, Piece
from inspection_ready.exchange.messages import read_mail
from inspection_ready.exchange.messages.attached_files import attached_files, hidden_recipients
from inspection_ready.exchange.release.sources import Source

LARGEST = 250_000_000
PARAGRAPH = 2_000
SEALED = (Remark.ENCRYPTED, Remark.SEALED)


def mail_items(source: Source) -> Iterator[Item]:
    if source.size > LARGEST:
        raise CannotRead("release_mail_too_large", file=source.name, megabytes=source.size // 1_000_000)
    with source.opened() as stream:
        data = stream.read()
    try:
        mail = read_mail(source.name, data)
    except CannotRead as error:
        if error.code == "message_damaged":
            raise
        yield Format("unknown", has_text=False)
        yield Unseen(kind=UnseenKind.UNKNOWN_FORMAT, about=str(error.data.get("what", "")))
        return
    yield Format(mail.kind, has_text=False)
    yield from _mail(mail)
    if mail.kind == "eml":
        for address in hidden_recipients(data):
            yield Noticed(ReleaseFault.BLIND_COPY, Grade.LIKELY, Place(part=Part.ADDRESSES))
            yield Piece(address, Place(part=Part.ADDRESSES))
    for attached in attached_files(source.name, data):
        yield Noticed(ReleaseFault.ATTACHMENT, Grade.POSSIBLE, Place(), attached.name)
        if attached.data is None:
            yield Unseen(kind=UnseenKind.INSIDE_NOT_READ, about=attached.name)
        else:
            yield Inside(attached.name, _giving(attached.data), attached.size, is_told=True)


def _mail(mail: Mail) -> Iterator[Item]:
    yield Piece(mail.subject, Place(part=Part.SUBJECT), is_name=True, is_title=True)
    sender = () if mail.sender is None else (mail.sender,)
    for each in (*sender, *mail.to, *mail.cc):
        yield Piece(_shown(each), Place(part=Part.ADDRESSES))
    for number, words in enumerate(mail.text.split("\n\n"), 1):
        for start in range(0, len(words), PARAGRAPH * 10):
            yield Piece(words[start : start + PARAGRAPH * 10], Place(paragraph=number))
    if any(remark in mail.remarks for remark in SEALED):
        yield Unseen(kind=UnseenKind.SIGNED_OR_SEALED)
    if Remark.CUT in mail.remarks:
        yield Unseen(kind=UnseenKind.CUT)
    if mail.kind == "msg":  # those of an .eml are looked into as files of their own
        for inner in mail.attached:
            yield from _mail(inner)


def _shown(address: Address) -> str:
    return f"{address.name} <{address.email}>" if address.email else address.name


def _giving(data: bytes) -> Callable[[], bytes]:
    return lambda: data
