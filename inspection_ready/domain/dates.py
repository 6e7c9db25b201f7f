"""Calendar arithmetic and the council's wall clock."""

from __future__ import annotations

import calendar
import datetime as dt

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.moments import LONDON

DECEMBER = 12
LAST_MINUTE = dt.time(23, 59)
FIRST_YEAR, LAST_YEAR = 2000, 2099
"""A year outside is mistyped, and nothing could be counted from it."""


@dataclass(frozen=True, slots=True)
class NoSuchTime(ValueError):  # noqa: N818  it is named for what happened; services say it as a refusal
    """The clocks went forward over this time, so no clock ever showed it."""

    typed: dt.datetime


def london_moment(typed: dt.datetime) -> dt.datetime:
    """The moment, in UTC, of a time read off a clock in England.

    A time with its own offset (copied from an e-mail's header) says which moment it is. A time that
    happened twice, when the clocks went back, is taken as the first of the two: whatever is
    counted from it can then only be early. Raises NoSuchTime for one that never happened.
    """
    if typed.tzinfo is not None:
        return typed.astimezone(dt.UTC)
    moment = typed.replace(tzinfo=LONDON, fold=0).astimezone(dt.UTC)
    if on_the_clock(moment) != typed.replace(fold=0):
        raise NoSuchTime(typed)
    return moment


def start_of_day(day: dt.date) -> dt.datetime:
    """The moment, in UTC, at which the day begins in England: of what happened on a day nobody knows the time of."""
    return london_moment(dt.datetime.combine(day, dt.time()))


def end_of_day(day: dt.date) -> dt.datetime:
    """The last minute, in UTC, in which what is due on the day is in time."""
    return london_moment(dt.datetime.combine(day, LAST_MINUTE))


def on_the_clock(moment: dt.datetime) -> dt.datetime:
    """What a clock in England showed at an aware ``moment``, as a time without a zone."""
    return moment.astimezone(LONDON).replace(tzinfo=None, fold=0)


def check_years(*days: dt.date | None) -> None:
    """Raises Refused where a year is mistyped."""
    for day in days:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Refused("year_is_mistyped", year=day.year, first=FIRST_YEAR, last=LAST_YEAR)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, DECEMBER)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def monday_after(day: dt.date, count: int) -> dt.date:
    """The ``count``-th Monday after ``day``; a Monday is followed by the next one."""
    return day + dt.timedelta(days=7 * count - day.weekday())
