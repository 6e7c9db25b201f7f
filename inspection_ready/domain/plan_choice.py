"""What the coordinator asks of a planner: which sessions it may place, and what matters how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.plan_problem import DEFAULT_WEIGHTS, Preference
from inspection_ready.domain.timetable import SessionFormat, SessionState

if TYPE_CHECKING:
    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

NEVER_PLACED = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
"""Breaks frame the day; travel leads to something else, and is not a thing of its own."""
MOVED_WEIGHT = 30
"""Of a session that moves where others could be left alone: a wish for half an hour is not worth it."""


class Extent(StrEnum):
    ALL = "all"
    """Whatever is not fixed."""
    REST = "rest"
    """Only what clashes where it stands, or stands on a day that comes after the visit."""


@dataclass(frozen=True, kw_only=True)
class PlanChoice:
    """``kept`` are sessions pinned by the coordinator; ``freed`` are placed whatever else is said of them."""

    extent: Extent = Extent.ALL
    kept: frozenset[int] = frozenset()
    freed: frozenset[int] = frozenset()
    choose_rooms: bool = True
    """For sessions that name none."""
    leave_rooms: frozenset[int] = frozenset()
    """Rooms and bases, by id, that the sessions in them may leave for others."""
    leave_inspectors: frozenset[str] = frozenset()
    """By name, in small letters: somebody else is chosen where they were named."""
    weights: Mapping[Preference, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)

    def weighed(self) -> Mapping[Preference, int]:
        """Where only the rest is placed, what is placed already stays if it can."""
        own = self.weights.get(Preference.MOVED, 0)
        is_rest = self.extent is Extent.REST
        return {**self.weights, Preference.MOVED: max(own, MOVED_WEIGHT) if is_rest else own}


def is_everybodys(session: Session) -> bool:
    """The welcome, lunch, feedback: nothing else is placed beside it, and it stays where it stands."""
    return session.track == 0 and session.format in {SessionFormat.BREAK, SessionFormat.MEETING}


def may_be_placed(session: Session) -> bool:
    is_open = session.state is SessionState.PENCILLED
    return is_open and session.format not in NEVER_PLACED and not is_everybodys(session)


def to_be_placed(whole: WholeTimetable, known: Circumstances, choice: PlanChoice) -> frozenset[int]:
    """Ids of the sessions that a planner is asked to place."""
    open_ones = {each.id for each in whole.sessions if may_be_placed(each)} - choice.kept
    going = {each.id for each in whole.sessions if each.state is not SessionState.CANCELLED}
    wanted = open_ones if choice.extent is Extent.ALL else open_ones & _without_a_place(whole, known)
    return frozenset(wanted | (choice.freed & going))


def _without_a_place(whole: WholeTimetable, known: Circumstances) -> set[int]:
    clashing = {session.id for clash in clashes(whole, known) if clash.is_clash for session in clash.sessions}
    return clashing | {each.id for each in whole.sessions if whole.day(each.day).is_after}
