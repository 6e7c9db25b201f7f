"""Times somebody is busy, from a diary to lines of availability: by the clock in England, each minute told once."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.day_spans import joined_spans
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.domain.working_days import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MINUTE = timedelta(minutes=1)
LONGEST_EVENT = 366
"""Days; what lasts longer is a mark in a diary, and no time somebody is busy."""


class How(StrEnum):
    """The stronger first: what is told of a minute that several speak of."""

    OUT = "out"
    """Out of the office."""
    BUSY = "busy"
    TENTATIVE = "tentative"


class LeftOut(StrEnum):
    """Why a time of a diary is not one somebody is busy."""

    FREE = "free"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    ELSEWHERE = "elsewhere"
    """Works at another place."""
    NO_TIME = "no_time"
    """It begins and ends at the same moment."""
    OUTSIDE = "outside"
    """Of the days that were asked for."""
    TENTATIVE = "tentative"
    """Only where tentative times were not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyTime:
    """``starts`` and ``ends`` are both moments, or both days: then the last day is not in it any more."""

    starts: datetime | date
    ends: datetime | date
    how: How = How.BUSY
    title: str = ""
    """Empty unless titles were asked for."""


class Slot(NamedTuple):
    """The same time on each of its days; minutes after midnight on the clock in England."""

    first: date
    last: date
    starts: int
    ends: int
    how: How
    title: str

    @property
    def is_all_day(self) -> bool:
        return (self.starts, self.ends) == (0, MINUTES_IN_A_DAY)


Window = tuple[int, int]
_ORDER = tuple(How)


def slots_of(times: Iterable[BusyTime], span: Span) -> tuple[Slot, ...]:
    """In the order of the days. Times that meet are one; of two that overlap the stronger is told."""
    said: defaultdict[date, defaultdict[tuple[How, str], list[Window]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in times:
        for on, starts, ends in _days_of(each, span):
            said[on][each.how, each.title].append((starts, ends))
    return tuple(_days_together(sorted(_of_day(on, said[on]) for on in said)))


def _of_day(on: date, said: dict[tuple[How, str], list[Window]]) -> tuple[date, list[Slot]]:
    taken: list[Window] = []
    slots: list[Slot] = []
    for how in _ORDER:
        of_this: list[Window] = []
        for (other, title), windows in sorted(said.items()):
            if other is how:
                free = without(joined_spans(windows), joined_spans(taken))
                slots += [Slot(on, on, starts, ends, how, title) for starts, ends in free]
                of_this += windows
        taken += of_this
    return on, sorted(slots, key=lambda slot: (slot.starts, slot.ends, slot.title))


def _days_together(days: Iterable[tuple[date, list[Slot]]]) -> Iterator[Slot]:
    """Whole days that follow each other are one line."""
    open_: dict[tuple[How, str], Slot] = {}
    done: list[Slot] = []
    for on, slots in days:
        for slot in slots:
            key = slot.how, slot.title
            before = open_.get(key)
            if not slot.is_all_day:
                done.append(slot)
            elif before is not None and before.last + DAY == on:
                open_[key] = before._replace(last=on)
            else:
                if before is not None:
                    done.append(before)
                open_[key] = slot
    yield from sorted([*done, *open_.values()])


def without(windows: Sequence[Window], taken: Sequence[Window]) -> list[Window]:
    """``taken`` in order, none touching another."""
    found: list[Window] = []
    for starts, ends in windows:
        at = starts
        for other_start, other_end in taken:
            if other_end <= at or other_start >= ends:
                continue
            if other_start > at:
                found.append((at, other_start))
            at = max(at, other_end)
        if at < ends:
            found.append((at, ends))
    return found


def _days_of(busy: BusyTime, span: Span) -> Iterator[tuple[date, int, int]]:
    if isinstance(busy.starts, datetime) and isinstance(busy.ends, datetime):
        for on, starts, ends in _on_the_clock(*_within(busy.starts, busy.ends, span)):
            if span.first <= on <= span.last:
                yield on, starts, ends
        return
    on = max(busy.starts, span.first)
    while on < busy.ends and on <= span.last:
        yield on, 0, MINUTES_IN_A_DAY
        on += DAY


def _within(starts: datetime, ends: datetime, span: Span) -> tuple[datetime, datetime]:
    first, last = moments_of(span)
    return max(starts.astimezone(UTC), first), min(ends.astimezone(UTC), last)


def moments_of(span: Span) -> tuple[datetime, datetime]:
    """From its first midnight to the one after its last day, in England."""
    first = datetime.combine(span.first, time(), LONDON)
    last = datetime.combine(span.last + DAY, time(), LONDON)
    return first.astimezone(UTC), last.astimezone(UTC)


def _on_the_clock(starts: datetime, ends: datetime) -> Iterator[tuple[date, int, int]]:
    """Day by day, and apart where the clocks change: the hour that comes twice is one hour of the clock."""
    at = starts.replace(second=0, microsecond=0)
    while at < ends:
        local = at.astimezone(LONDON)
        minute = local.hour * 60 + local.minute
        until = min(ends, at + timedelta(minutes=MINUTES_IN_A_DAY - minute))
        until = _before_the_change(at, until)
        length = -((at - until) // MINUTE)  # a part of a minute is a whole one
        yield local.date(), minute, min(minute + length, MINUTES_IN_A_DAY)
        at = until


def _before_the_change(starts: datetime, ends: datetime) -> datetime:
    """The clocks change on the hour, and never twice within a day."""
    offset = starts.astimezone(LONDON).utcoffset()
    if (ends - timedelta(microseconds=1)).astimezone(LONDON).utcoffset() == offset:
        return ends
    change = starts.replace(minute=0) + timedelta(hours=1)
    while change.astimezone(LONDON).utcoffset() == offset:
        change += timedelta(hours=1)
    return min(change, ends)
