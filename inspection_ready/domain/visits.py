"""Days of a visit: those on which nobody works, and those that would suit."""

from __future__ import annotations

import datetime as dt

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.working_days import DAY, WorkingCalendar, is_working_day

TUESDAY = 1


@dataclass(frozen=True, slots=True)
class OffDay:
    """``holiday`` is its name, "" on a weekend or a day the council itself is closed."""

    on: dt.date
    holiday: str = ""


def off_days(first: dt.date, last: dt.date, calendar: WorkingCalendar) -> tuple[OffDay, ...]:
    """In order; both ends of the visit included."""
    names = {holiday.day: holiday.name for holiday in calendar.bank_holidays}
    days = (first + DAY * count for count in range((last - first).days + 1))
    return tuple(OffDay(day, names.get(day, "")) for day in days if not is_working_day(day, calendar.off))


def days_that_suit(earliest: dt.date, *, days: int, calendar: WorkingCalendar) -> tuple[dt.date, dt.date]:
    """The first and the last day of the first visit that begins on a Tuesday and has no day off in it."""
    first = earliest + DAY * ((TUESDAY - earliest.weekday()) % 7)
    while off_days(first, first + DAY * (days - 1), calendar):
        first += DAY * 7
    return first, first + DAY * (days - 1)
