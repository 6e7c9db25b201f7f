"""The files attached to a saved e-mail, and those attached to messages inside it."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from inspection_ready.exchange.messages import eml, headers, msg
from inspection_ready.exchange.messages.attached import AttachedFile
from inspection_ready.exchange.messages.containers import opened
from inspection_ready.exchange.messages.sniffing import Format, format_of


def attached_files(name: str, data: bytes) -> Iterator[AttachedFile]:
    """``data`` is a message that ``read_mail`` has read; ``name`` is for the sentence of an error only."""
    if format_of(name, data) is Format.EML:
        yield from _of_eml(data)
        return
    with opened(data) as ole:
        yield from msg.attached_files_of(ole)


def hidden_recipients(data: bytes) -> tuple[str, ...]:
    """Addresses in the Bcc line of a message as it travelled, or was kept by its sender."""
    message, _ = eml.parsed(data)
    return tuple(each.email for each in headers.addresses(message, "bcc"))


def _of_eml(data: bytes) -> Iterator[AttachedFile]:
    message, _ = eml.parsed(data)
    for part in eml.leaves(message):
        inside = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inside, list):
            for number, each in enumerate(inside, 1):
                if isinstance(each, Message):
                    held = each.as_bytes()
                    yield AttachedFile(eml.name_of(part) or f"message {number}.eml", len(held), held)
        elif eml.is_attached(part):
            content, left_out = eml.content_of(part)
            size = len(content) + left_out
            yield AttachedFile(
                eml.name_of(part) or part.get_content_type(), size, None if left_out else content
            )
