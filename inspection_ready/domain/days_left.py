"""How far a day is from today, as people who work Monday to Friday count it."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.working_days import count_working_days


@dataclass(frozen=True, slots=True)
class Left:
    """From today to ``day``: how many days, and how many working days. Today is not counted, ``day`` is.

    Where ``day`` is past both are negative, and count from the day after it to today.
    """

    day: dt.date
    days: int
    working: int


@lru_cache(maxsize=4_096)  # thousands of records have the same few days
def left_until(day: dt.date, *, today: dt.date, off: frozenset[dt.date]) -> Left:
    days = (day - today).days
    working = count_working_days(today, day, off) if days >= 0 else -count_working_days(day, today, off)
    return Left(day, days, working)
