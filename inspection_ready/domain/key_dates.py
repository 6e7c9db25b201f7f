"""The regulator's stages as dates, counted from what has been told so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import add_months, monday_after, on_the_clock
from inspection_ready.domain.regimes import NOTIFICATION, ON_SITE, Limit, Unit
from inspection_ready.domain.working_days import add_working_days, is_working_day, last_working_day_by

if TYPE_CHECKING:
    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.domain.regimes import Basis, FrameworkVersion, Offset, Stage
    from inspection_ready.domain.working_days import WorkingCalendar

_MOVE: dict[Unit, Callable[[dt.date, int, frozenset[dt.date]], dt.date]] = {
    Unit.DAYS: lambda day, count, _: day + dt.timedelta(days=count),
    Unit.WEEKS: lambda day, count, _: day + dt.timedelta(weeks=count),
    Unit.MONTHS: lambda day, count, _: add_months(day, count),
    Unit.WORKING_DAYS: add_working_days,
    Unit.MONDAYS: lambda day, count, _: monday_after(day, count),
}


@dataclass(frozen=True, slots=True)
class Span:
    """One day, or the days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """``when`` is None while the date is to come; ``expected`` then says what is known of it already.

    ``is_told`` means the regulator gave the date itself; everything else was counted here.
    """

    stage: str
    name: str
    when: Span | None
    expected: Span | None = None
    received: dt.datetime | None = None
    """The time on the clock in England at which the notification came; only on that stage."""
    offset: Offset | None
    counted_from: str = ""
    """What a sentence calls the event the offset starts at."""
    is_told: bool = False
    working_day: dt.date | None = None
    """The last working day before a deadline that is not one itself."""
    is_announced: bool = True
    """False: the date leans on bank holidays the government has not announced yet."""
    found: str = ""
    basis: Basis

    @property
    def limit(self) -> Limit | None:
        return self.offset.limit if self.offset else None


def told_by(inspection: Inspection | None) -> dict[str, Span]:
    """The days of the events the regulator has told us of."""
    if inspection is None:
        return {}
    notified = on_the_clock(inspection.notified_at).date()
    told = {NOTIFICATION: Span(notified, notified)}
    if inspection.on_site_from is not None:
        told[ON_SITE] = Span(inspection.on_site_from, inspection.on_site_to or inspection.on_site_from)
    return told


def key_dates(
    framework: FrameworkVersion, inspection: Inspection | None, calendar: WorkingCalendar
) -> tuple[KeyDate, ...]:
    """In the order of the regime's stages."""
    told = told_by(inspection)
    called = {stage.id: stage.called or stage.name for stage in framework.stages}
    received = on_the_clock(inspection.notified_at) if inspection else None
    return tuple(
        _key_date(stage, told, called, calendar, received if stage.id == NOTIFICATION else None)
        for stage in framework.stages
    )


def count(offset: Offset, told: Mapping[str, Span], off: frozenset[dt.date]) -> Span | None:
    """None while the event it is counted from has not been told."""
    event = told.get(offset.event)
    if event is None:
        return None
    start = event.first if offset.before else event.last
    sign = -1 if offset.before else 1
    move = _MOVE[offset.unit]
    ends = [move(start, sign * offset.least, off), move(start, sign * offset.most, off)]
    return Span(min(ends), max(ends))


def _key_date(
    stage: Stage,
    told: Mapping[str, Span],
    called: Mapping[str, str],
    calendar: WorkingCalendar,
    received: dt.datetime | None,
) -> KeyDate:
    counted = count(stage.offset, told, calendar.off) if stage.offset else None
    given = told.get(stage.id) if stage.is_event else None
    when = given if stage.is_event else counted
    expected = counted if when is None else None
    return KeyDate(
        stage=stage.id,
        name=stage.name,
        when=when,
        expected=expected,
        received=received,
        offset=stage.offset,
        counted_from=called[stage.offset.event] if stage.offset else "",
        is_told=given is not None,
        working_day=_working_day(stage, when if given is None else None, calendar),
        is_announced=all(calendar.is_announced(span.last) for span in (when, expected) if span),
        found=stage.found,
        basis=stage.basis,
    )


def _working_day(stage: Stage, when: Span | None, calendar: WorkingCalendar) -> dt.date | None:
    """Not later than a Sunday means not later than the Friday: nobody is there to send it after that."""
    if when is None or stage.offset is None or stage.offset.limit is not Limit.BY:
        return None
    if is_working_day(when.last, calendar.off):
        return None
    return last_working_day_by(when.last, calendar.off)
