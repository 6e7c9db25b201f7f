"""What is out of the ordinary about the moment a notification came."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from inspection_ready.domain.dates import london_moment, on_the_clock
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.working_days import WorkingCalendar, add_working_days, is_working_day

OPENS, SHUTS = dt.time(8), dt.time(18)
YEARS_BACK, YEARS_AHEAD = 5, 1
"""Further from today, the year was mistyped."""
YEAR = dt.timedelta(days=366)
CLOCKS_GO_BACK = dt.timedelta(hours=1)


class Odd(StrEnum):
    FIRST_OF_TWO = "first_of_two"
    SECOND_OF_TWO = "second_of_two"
    IN_FUTURE = "in_future"
    NO_WORKING_DAY = "no_working_day"
    OUT_OF_HOURS = "out_of_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """``next_working_day`` and ``holiday`` only where it came on no working day."""

    odd: Odd
    at: dt.datetime
    """On the clock in England."""
    next_working_day: dt.date | None = None
    holiday: str = ""


def oddities(moment: dt.datetime, calendar: WorkingCalendar, *, now: dt.datetime) -> tuple[Oddity, ...]:
    """``moment`` and ``now`` are aware."""
    at = on_the_clock(moment)
    found = []
    if moment > now:
        found.append(Oddity(odd=Odd.IN_FUTURE, at=at))
    if on_the_clock(moment + CLOCKS_GO_BACK) == at:
        found.append(Oddity(odd=Odd.FIRST_OF_TWO, at=at))
    elif london_moment(at) != moment:
        found.append(Oddity(odd=Odd.SECOND_OF_TWO, at=at))
    if not is_working_day(at.date(), calendar.off):
        holiday = next((each.name for each in calendar.bank_holidays if each.day == at.date()), "")
        next_day = add_working_days(at.date(), 1, calendar.off)
        found.append(Oddity(odd=Odd.NO_WORKING_DAY, at=at, next_working_day=next_day, holiday=holiday))
    elif not OPENS <= at.time() < SHUTS:
        found.append(Oddity(odd=Odd.OUT_OF_HOURS, at=at))
    return tuple(found)


def is_far_away(moment: dt.datetime, *, now: dt.datetime) -> bool:
    return not now - YEARS_BACK * YEAR <= moment <= now + YEARS_AHEAD * YEAR
