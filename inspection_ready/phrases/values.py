"""Plain values as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from inspection_ready.domain.moments import LONDON
from inspection_ready.phrases.dates import day, moment

YES, NO, NOT_KNOWN = "Yes", "No", "Not known"
TENTHS_BELOW = 9.95


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


def size_words(size: int) -> str:
    """Of so many bytes: "14 kB", "2.4 MB"; never "0 kB" of what holds something."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            count = size / unit
            return f"{count:.0f} {name}" if count >= TENTHS_BELOW else f"{count:.1f} {name}"
    return "1 byte" if size == 1 else f"{size} bytes"


def count_of(number: int, thing: str, things: str = "") -> str:
    """1 row, 2 rows, 12,000 rows; ``things`` where an "s" does not make it many."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
