"""The day in one read: how far it is since the notification, what is due, the dates ahead, what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.coming import Coming, coming
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.days_left import Left, left_until
from inspection_ready.domain.due import Due, what_is_due
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.moments import LONDON
from inspection_ready.services.chase_plan import chase_plan
from inspection_ready.services.inspection import current_key_dates, inspection_of, working_calendar
from inspection_ready.services.readiness import standing

if TYPE_CHECKING:
    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.domain.readiness import Finding, Standing
    from inspection_ready.storage.reading import Present, Registers


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Which of the first steps have been taken, and how far those are that take many."""

    people: bool
    functions: int
    functions_with_contact: int
    bases: bool
    sections: bool
    notification: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """When the notification came, as a clock in England showed it, and how long ago that is."""

    at: dt.datetime
    since: Left


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """``open_tasks`` counts every task that is not done, due or not; ``dates`` are those still ahead."""

    on: dt.date
    notified: Notified | None
    due: tuple[Due, ...]
    open_tasks: int
    dates: tuple[Coming, ...]
    findings: tuple[Finding, ...]
    started: Started


def today_of(reader: Present, *, on: dt.date, at: dt.datetime | None = None) -> Today:
    """The same number of queries however large the registers are. ``at`` is the moment; None is the end of the day."""
    chasing = chase_plan(reader, at or dt.datetime.combine(on, dt.time.max, tzinfo=LONDON))
    now = replace(standing(reader, on), chasing=chasing)
    inspection = inspection_of(reader)
    off = working_calendar(reader, around=on).off
    if inspection is not None:  # which may be years ago
        off |= working_calendar(reader, around=on_the_clock(inspection.notified_at).date()).off
    return Today(
        on=on,
        notified=_notified(inspection, on, off),
        due=what_is_due(now, off),
        open_tasks=sum(task.is_open for task in now.tasks),
        dates=_dates(reader, on, off),
        findings=findings(now),
        started=_started(now),
    )


def _notified(inspection: Inspection | None, on: dt.date, off: frozenset[dt.date]) -> Notified | None:
    if inspection is None:
        return None
    at = on_the_clock(inspection.notified_at)
    return Notified(at=at, since=left_until(at.date(), today=on, off=off))


def _dates(reader: Registers, on: dt.date, off: frozenset[dt.date]) -> tuple[Coming, ...]:
    try:
        return coming(current_key_dates(reader, today=on), today=on, off=off)
    except NotFound:  # no regime is loaded
        return ()


def _started(now: Standing) -> Started:
    return Started(
        people=bool(now.people),
        functions=len(now.functions),
        functions_with_contact=sum(function.contact_id is not None for function in now.functions),
        bases=bool(now.bases),
        sections=any(section.text.strip() for section in now.sections),
        notification=now.is_notified,
    )
