"""The regulator's stages as dates: as somebody told them, else counted from what has been told so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import add_months, monday_after, on_the_clock
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.offsets import Limit, Unit
from inspection_ready.domain.regimes import NOTIFICATION, ON_SITE
from inspection_ready.domain.visits import OffDay, off_days
from inspection_ready.domain.working_days import add_working_days, is_working_day, last_working_day_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.domain.offsets import Offset
    from inspection_ready.domain.regime_stages import Stage
    from inspection_ready.domain.regimes import Basis, FrameworkVersion
    from inspection_ready.domain.stages import StageDate
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

    ``is_told`` means somebody gave the date itself; everything else was counted here.
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
    told_by: str = ""
    message_name: str = ""
    """Of the message that told it, where one is filed."""
    counted: Span | None = None
    """Where a told date stands instead of another one that would be counted: that one."""
    is_deadline: bool = False
    """It must be done by then, not on it."""
    working_day: dt.date | None = None
    """The last working day before a deadline that is not one itself."""
    off: OffDay | None = None
    """Where the very day that was counted is one nobody works."""
    closures: tuple[dt.date, ...] = ()
    """Days the council is closed that the count did not stop for, because the regulator does not."""
    is_announced: bool = True
    """False: the date leans on bank holidays the government has not announced yet."""
    found: str = ""
    basis: Basis

    @property
    def limit(self) -> Limit | None:
        return self.offset.limit if self.offset else None

    def is_past(self, today: dt.date) -> bool:
        return self.when is not None and self.when.last < today


def told_by(inspection: Inspection | None, stage_dates: Sequence[StageDate] = ()) -> dict[str, Span]:
    """The days of the stages somebody has told us of; none before the notification."""
    if inspection is None:
        return {}
    told = {each.stage: Span(each.first, each.last or each.first) for each in stage_dates}
    notified = on_the_clock(inspection.notified_at).date()
    told[NOTIFICATION] = Span(notified, notified)
    if inspection.on_site_from is not None:
        told[ON_SITE] = Span(inspection.on_site_from, inspection.on_site_to or inspection.on_site_from)
    return told


def key_dates(
    framework: FrameworkVersion,
    inspection: Inspection | None,
    calendar: WorkingCalendar,
    stage_dates: Sequence[StageDate] = (),
) -> tuple[KeyDate, ...]:
    """In the order of the regime's stages."""
    told = told_by(inspection, stage_dates)
    called = {stage.id: stage.called or stage.name for stage in framework.stages}
    received = on_the_clock(inspection.notified_at) if inspection else None
    by_stage = {each.stage: each for each in stage_dates}
    return tuple(
        _key_date(
            stage,
            told,
            called,
            calendar,
            received=received if stage.id == NOTIFICATION else None,
            said=by_stage.get(stage.id),
        )
        for stage in framework.stages
    )


def count(offset: Offset, told: Mapping[str, Span], off: frozenset[dt.date]) -> Span | None:
    """None while the event it is counted from has not been told.

    ``off``: for what the regulator sets its own holidays and never the council's closure days, which would
    move a deadline later that the regulator does not move.
    """
    event = told.get(offset.event)
    if event is None:
        return None
    start = _start(offset, event)
    sign = -1 if offset.before else 1
    move = _MOVE[offset.unit]
    ends = [move(start, sign * offset.least, off), move(start, sign * offset.most, off)]
    return Span(min(ends), max(ends))


def is_announced(offset: Offset, told: Mapping[str, Span], span: Span, calendar: WorkingCalendar) -> bool:
    """Whether all bank holidays are certain that a count looked at; one backwards begins at the later end."""
    leans = offset.before and offset.unit is Unit.WORKING_DAYS
    last = max(span.last, told[offset.event].first) if leans else span.last
    return calendar.is_announced(last)


def _start(offset: Offset, event: Span) -> dt.date:
    return event.first if offset.before else event.last


def _key_date(
    stage: Stage,
    told: Mapping[str, Span],
    called: Mapping[str, str],
    calendar: WorkingCalendar,
    *,
    received: dt.datetime | None,
    said: StageDate | None,
) -> KeyDate:
    counted = count(stage.offset, told, calendar.holidays) if stage.offset else None
    given = told.get(stage.id)
    when = given or (None if stage.is_event else counted)
    within = stage.offset is not None and stage.offset.limit is Limit.BY
    is_deadline = stage.has_deadline or (within and given is None)
    return KeyDate(
        stage=stage.id,
        name=stage.name,
        when=when,
        expected=counted if when is None else None,
        received=received,
        offset=stage.offset,
        counted_from=called[stage.offset.event] if stage.offset else "",
        is_told=given is not None,
        told_by=said.told_by if said and given else "",
        message_name=said.message_name if said and given else "",
        counted=counted if given not in (None, counted) and not stage.is_event else None,
        is_deadline=is_deadline,
        working_day=_working_day(when, calendar) if is_deadline else None,
        off=_off(stage.offset, counted, calendar) if given is None else None,
        closures=_closures(stage.offset, told, counted, calendar) if given is None else (),
        is_announced=_is_certain(stage.offset, told, calendar, given, counted, is_deadline=is_deadline),
        found=stage.found,
        basis=stage.basis,
    )


def _is_certain(
    offset: Offset | None,
    told: Mapping[str, Span],
    calendar: WorkingCalendar,
    given: Span | None,
    counted: Span | None,
    *,
    is_deadline: bool,
) -> bool:
    """A day that was told needs no holidays, but for the last working day before a deadline."""
    if given is not None:
        return not is_deadline or calendar.is_announced(given.last)
    return offset is None or counted is None or is_announced(offset, told, counted, calendar)


def _working_day(when: Span | None, calendar: WorkingCalendar) -> dt.date | None:
    """Not later than a Sunday means not later than the Friday: nobody is there to send it after that."""
    if when is None or is_working_day(when.last, calendar.off):
        return None
    return last_working_day_by(when.last, calendar.off)


def _off(offset: Offset | None, counted: Span | None, calendar: WorkingCalendar) -> OffDay | None:
    if offset is None or counted is None or offset.limit is not Limit.ON or counted.first != counted.last:
        return None
    return next(iter(off_days(counted.first, counted.last, calendar)), None)


def _closures(
    offset: Offset | None, told: Mapping[str, Span], counted: Span | None, calendar: WorkingCalendar
) -> tuple[dt.date, ...]:
    if offset is None or counted is None or offset.unit is not Unit.WORKING_DAYS:
        return ()
    start = _start(offset, told[offset.event])
    first, last = min(start, counted.first), max(start, counted.last)
    return tuple(
        sorted(
            day
            for day in calendar.closures
            if first <= day <= last and day != start and is_working_day(day, calendar.holidays)
        )
    )
