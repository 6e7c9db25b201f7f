"""A timetable with everything in it, its days dated as far as that can be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.session_codes import in_order
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.domain.timetable_days import DatedDay

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTimetable:
    """``sessions`` stand in the order of the clock."""

    timetable: Timetable
    days: tuple[DatedDay, ...] = ()
    day_rows: tuple[TimetableDay, ...] = ()
    sessions: tuple[Session, ...] = ()
    attendances: tuple[Attendance, ...] = ()

    def at(self, session_id: int) -> tuple[Attendance, ...]:
        return tuple(each for each in self.attendances if each.session_id == session_id)

    def on(self, day: int) -> tuple[Session, ...]:
        return tuple(each for each in self.sessions if each.day == day)

    def day(self, day: int) -> DatedDay:
        return next((each for each in self.days if each.day == day), DatedDay(day=day))


def with_sessions(whole: WholeTimetable, changed: Mapping[int, Session]) -> WholeTimetable:
    """With these in place of the sessions of their ids, in the order of the clock again."""
    return replace(whole, sessions=tuple(in_order(changed.get(each.id, each) for each in whole.sessions)))
