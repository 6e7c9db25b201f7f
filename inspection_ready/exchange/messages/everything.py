"""Every file that came with a saved e-mail, whole: those of messages inside it too, and the messages themselves."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.messages import eml, headers, msg
from inspection_ready.exchange.messages.attached import AttachedFile
from inspection_ready.exchange.messages.containers import opened
from inspection_ready.exchange.messages.sniffing import Format, format_of
from inspection_ready.exchange.safe import OLE_SIGNATURE

if TYPE_CHECKING:
    from inspection_ready.exchange.messages.headers import AnyMessage

LARGEST_MESSAGE = 160_000_000
"""Bytes; Exchange itself takes 150 MB at most."""
MOST_FILES = 2_000
DEEPEST, DEEPEST_IN_LARGE = 10, 3
LARGE = 30_000_000
"""Bytes: each message inside is held once more as a file, which for a large one in ten others would fill the memory."""
_CID = re.compile(r"cid:([^\"'\s>)]{1,300})", re.IGNORECASE)


def every_attachment(name: str, data: bytes) -> tuple[AttachedFile, ...]:
    """``data`` is a message that ``read_mail`` has read; ``name`` is for the sentence of an error only.

    The same bytes give the same files, in the same order. Raises CannotRead.
    """
    kind = format_of(name, data)
    try:
        depth = 0 if len(data) <= LARGE else DEEPEST - DEEPEST_IN_LARGE
        files = _of_msg(data, depth) if kind is Format.MSG else _of_eml(_whole(data), depth)
        return tuple(each for each, _ in zip(files, range(MOST_FILES), strict=False))
    except CannotRead:
        raise
    # the parsers were not made for bytes that somebody built to hurt them, and raise nearly anything
    except Exception as error:
        raise CannotRead("message_damaged", file=name) from error


def _whole(data: bytes) -> AnyMessage:
    return eml.parsed(data, most_part=LARGEST_MESSAGE, most_held=LARGEST_MESSAGE)[0]


def _of_eml(message: AnyMessage, depth: int) -> Iterator[AttachedFile]:
    parts = tuple(eml.leaves(message, most=10 * MOST_FILES))
    shown = _shown_in(parts)
    for part in parts:
        inside = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inside, list):
            for each in (each for each in inside if isinstance(each, Message)):
                yield _as_file(each, eml.name_of(part))
                yield from _inside(headers.decoded(headers.value(each, "subject")), each, depth)
        elif eml.is_attached(part):
            content, _ = eml.content_of(part)
            is_in_text = part.get_content_maintype() == "image" and _content_id(part) in shown
            file = AttachedFile(_name_of(part), len(content), content, is_in_text=is_in_text)
            yield from _and_inside(file, depth)


def _of_msg(data: bytes, depth: int) -> Iterator[AttachedFile]:
    with opened(data) as ole:
        whole = msg.signed_whole(ole)
        if whole is not None:
            yield from _of_eml(_whole(whole), depth)
            return
        for file in msg.everything_in(ole):
            yield from _and_inside(file, depth)


def _and_inside(file: AttachedFile, depth: int) -> Iterator[AttachedFile]:
    """A message that came as a file is looked into as well; one that cannot be read is a file all the same."""
    data = file.data
    is_msg = data is not None and data.startswith(OLE_SIGNATURE) and file.name.lower().endswith(".msg")
    is_eml = data is not None and (file.is_message or file.name.lower().endswith(".eml"))
    if data is None or depth >= DEEPEST or not (is_msg or is_eml):
        yield file
        return
    yield replace(file, is_message=True)
    if is_msg:
        found = _all_or_none(_of_msg(data, depth + 1))
        yield from (replace(each, inside=each.inside or file.name) for each in found)
    elif not file.is_told:
        yield from _inside(file.name, _whole(data), depth)


def _inside(subject: str, message: AnyMessage, depth: int) -> Iterator[AttachedFile]:
    if depth < DEEPEST:
        for each in _all_or_none(_of_eml(message, depth + 1)):
            yield replace(each, inside=each.inside or subject or "a message without a subject")


def _all_or_none(files: Iterator[AttachedFile]) -> tuple[AttachedFile, ...]:
    """Of a message inside that is damaged: nothing, for it is kept as a file itself."""
    try:
        return tuple(files)
    except Exception:  # noqa: BLE001 - the parsers raise nearly anything
        return ()


def _as_file(message: AnyMessage, name: str) -> AttachedFile:
    subject = headers.decoded(headers.value(message, "subject"))
    called = name or f"{subject or 'message'}.eml"
    called = called if called.lower().endswith((".eml", ".msg")) else f"{called}.eml"
    try:
        data: bytes | None = message.as_bytes()
    except (UnicodeError, LookupError, ValueError, KeyError, TypeError):
        data = None
    return AttachedFile(called, len(data or b""), data, is_message=True)


def _name_of(part: AnyMessage) -> str:
    named = eml.name_of(part)
    if named:
        return named
    kind = part.get_content_type()
    return f"attachment{mimetypes.guess_extension(kind) or ''}"


def _shown_in(parts: tuple[AnyMessage, ...]) -> frozenset[str]:
    """The ids of pictures that the web page of a message shows."""
    pages = (part for part in parts if part.get_content_type() == "text/html" and not eml.is_attached(part))
    return frozenset(
        found.casefold()
        for part in pages
        for found in _CID.findall(eml.content_of(part)[0].decode("latin-1"))
    )


def _content_id(part: AnyMessage) -> str:
    return headers.value(part, "content-id").strip("<> ").casefold() or "\0"
