"""Reads a saved e-mail, .eml or Outlook's .msg, whatever its name says and however damaged it is."""

from __future__ import annotations

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Mail
from inspection_ready.exchange.messages.eml import read_eml
from inspection_ready.exchange.messages.msg import read_msg
from inspection_ready.exchange.messages.sniffing import Format, format_of

__all__ = ["read_mail"]


def read_mail(name: str, data: bytes) -> Mail:
    """``name`` is for the sentence of an error only. Raises CannotRead for what is no e-mail, or too damaged."""
    found = format_of(name, data)
    try:
        mail = read_msg(name, data) if found is Format.MSG else read_eml(name, data)
    except CannotRead:
        raise
    # the parsers were not made for bytes that somebody built to hurt them, and raise nearly anything
    except Exception as error:
        raise CannotRead("message_damaged", file=name) from error
    return mail
