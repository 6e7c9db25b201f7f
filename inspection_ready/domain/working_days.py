"""Counting working days: Monday to Friday, less the days that are off.

``off`` holds bank holidays, and for what the council counts itself its own closure days; weekends need not be in it.
The day something happens is never counted: one working day after a Friday is the Monday.
"""

from __future__ import annotations

import datetime as dt

from inspection_ready.domain.frozen import dataclass

DAY = dt.timedelta(days=1)
SATURDAY = 5

NONE_OFF: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHoliday:
    day: dt.date
    name: str
    is_substitute: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Bank holidays are certain up to the end of ``announced_until``; later ones follow the usual rules only."""

    bank_holidays: tuple[BankHoliday, ...]
    announced_until: int
    closures: frozenset[dt.date] = NONE_OFF

    @property
    def holidays(self) -> frozenset[dt.date]:
        """Off for everybody, the regulator too."""
        return frozenset(holiday.day for holiday in self.bank_holidays)

    @property
    def off(self) -> frozenset[dt.date]:
        """When nobody at the council works."""
        return self.holidays | self.closures

    def is_announced(self, day: dt.date) -> bool:
        return day.year <= self.announced_until


def is_working_day(day: dt.date, off: frozenset[dt.date]) -> bool:
    return day.weekday() < SATURDAY and day not in off


def add_working_days(day: dt.date, count: int, off: frozenset[dt.date]) -> dt.date:
    """The ``count``-th working day after ``day``; before it where ``count`` is negative; ``day`` itself for 0."""
    step = DAY if count >= 0 else -DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, off)
    return day


def count_working_days(after: dt.date, until: dt.date, off: frozenset[dt.date]) -> int:
    """Working days from the day after ``after`` to ``until``, both ends of that included.

    Negative where ``until`` lies before ``after``, so that adding the count leads back.
    """
    if until < after:
        return -_working_days(until, after - DAY, off)
    return _working_days(after + DAY, until, off)


def _working_days(first: dt.date, last: dt.date, off: frozenset[dt.date]) -> int:
    """From ``first`` to ``last``, both included: by whole weeks, for somebody may have been asked years ago."""
    weeks, over = divmod((last - first).days + 1, 7)
    weekdays = 5 * weeks + sum((first.weekday() + n) % 7 < SATURDAY for n in range(over))
    return weekdays - sum(first <= day <= last and day.weekday() < SATURDAY for day in off)


def last_working_day_by(day: dt.date, off: frozenset[dt.date]) -> dt.date:
    """For "not later than": ``day``, or the working day before it."""
    while not is_working_day(day, off):
        day -= DAY
    return day


def first_working_day_from(day: dt.date, off: frozenset[dt.date]) -> dt.date:
    """For "not before": ``day``, or the working day after it."""
    while not is_working_day(day, off):
        day += DAY
    return day
