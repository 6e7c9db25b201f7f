"""On which date each day of a timetable falls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.working_days import DAY, first_working_day_from, is_working_day

if TYPE_CHECKING:
    from inspection_ready.domain.timetable import TimetableDay


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSite:
    """The days of the visit, both included, and the days that are off; ``first`` None: to come."""

    first: dt.date | None = None
    last: dt.date | None = None
    off: frozenset[dt.date] = frozenset()
    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    """What the bank holidays among them are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDay:
    """``on`` is None while it is to come, and for a day that comes ``after`` the last one on site."""

    day: int
    on: dt.date | None = None
    is_after: bool = False
    is_chosen: bool = False
    """The coordinator gave the date."""
    is_working: bool = True
    """False for a weekend, a bank holiday or a day the council is closed: only ever by choice."""
    holiday: str = ""
    """The bank holiday it is."""


def dated_days(days: int, on_site: OnSite, chosen: Mapping[int, dt.date]) -> tuple[DatedDay, ...]:
    """Day n is the n-th working day of the visit, unless its date was chosen; from day 1 to ``days``."""
    counted = _working_days(days, on_site)
    return tuple(_dated(day, counted, on_site, chosen.get(day)) for day in range(1, days + 1))


def chosen_dates(days: Iterable[TimetableDay]) -> dict[int, dt.date]:
    return {day.day: day.on for day in days if day.on is not None}


def _working_days(days: int, on_site: OnSite) -> list[dt.date]:
    """As many of ``days`` as lie within the visit."""
    if on_site.first is None:
        return []
    found: list[dt.date] = []
    on, last = on_site.first, on_site.last or on_site.first
    while len(found) < days and (on := first_working_day_from(on, on_site.off)) <= last:
        found.append(on)
        on += DAY
    return found


def _dated(day: int, counted: list[dt.date], on_site: OnSite, chosen: dt.date | None) -> DatedDay:
    if chosen is not None:
        is_working = is_working_day(chosen, on_site.off)
        holiday = on_site.holidays.get(chosen, "")
        return DatedDay(day=day, on=chosen, is_chosen=True, is_working=is_working, holiday=holiday)
    if day <= len(counted):
        return DatedDay(day=day, on=counted[day - 1])
    return DatedDay(day=day, is_after=on_site.first is not None)
