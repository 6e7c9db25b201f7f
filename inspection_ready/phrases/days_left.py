"""Says how far a day is from today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import WEEKDAYS
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.days_left import Left

WEEK = 7
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def left_words(left: Left) -> str:
    """For example "in 6 working days", "today", "3 working days ago".

    Where no working day lies between, as from a Friday to the Sunday, the day is named: "on Sunday", "last Friday".
    """
    if left.days in _NEAR:
        return _NEAR[left.days]
    if left.working:
        counted = count_of(abs(left.working), "working day")
        return f"in {counted}" if left.days > 0 else f"{counted} ago"
    if abs(left.days) < WEEK:
        named = WEEKDAYS[left.day.weekday()]
        return f"on {named}" if left.days > 0 else f"last {named}"
    return days_words(left)


def days_words(left: Left) -> str:
    """For example "55 days ago": in days, whatever sort of day they are."""
    if left.days in _NEAR:
        return _NEAR[left.days]
    days = count_of(abs(left.days), "day")
    return f"in {days}" if left.days > 0 else f"{days} ago"
