"""Plain values as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from inspection_ready.domain.moments import LONDON
from inspection_ready.phrases.dates import day, moment

YES, NO, NOT_KNOWN = "Yes", "No", "Not known"


def plain_words(value: object) -> str:
    """Empty where nothing is held. A moment is said on the council's clock."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return moment(value.astimezone(LONDON))
    if isinstance(value, date):
        return day(value)
    return str(value)


def in_one_line(words: str) -> str:
    """Several lines as a list cell shows them."""
    return ", ".join(line.strip().rstrip(",") for line in words.splitlines() if line.strip())


def joined(names: Sequence[str]) -> str:
    """For example "Parking, Wi-Fi and Fire"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
