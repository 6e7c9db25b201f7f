"""A saved e-mail, read for a person to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Mail, Reading, reading_of
from inspection_ready.exchange.messages import read_mail
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers


def reading_in(reader: Registers, name: str, data: bytes) -> Reading:
    """Raises CannotRead where it is no e-mail; NotFound("no_regime")."""
    framework = current_regime(reader).framework
    return reading_of(read_mail(name, data), framework.notifications, request_list=framework.request_list)


def mail_or_none(name: str, data: bytes) -> Mail | None:
    """None for what may be filed, but is no e-mail: a PDF of it."""
    try:
        return read_mail(name, data)
    except CannotRead:
        return None
