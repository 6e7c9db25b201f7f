"""Whom an e-mail of ours asked, by the number in its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.domain.reply_recognition import Asked
    from inspection_ready.storage.unit_of_work import Reader


def asked_under(_reader: Reader, _number: int) -> Asked | None:
    """None where no e-mail with this number is kept."""
    return None
