"""What the coordinator asks of a planner: which sessions it may place, and what matters how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import gcd
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.plan_problem import DEFAULT_WEIGHTS, Preference, Window
from inspection_ready.domain.timetable import AFTERNOON_FROM, Half, SessionFormat, SessionState

if TYPE_CHECKING:
    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.timetable import Session, Timetable
    from inspection_ready.domain.whole_timetable import WholeTimetable

NEVER_PLACED = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
"""Breaks frame the day; travel leads to something else, and is not a thing of its own."""
MOVED_WEIGHT = 30
"""Of a session that moves where others could be left alone: a wish for half an hour is not worth it."""

MOVED_SOME = 6
STEP = 15


class Matters(StrEnum):
    """How much a preference matters to the coordinator."""

    NOT = "not"
    SOME = "some"
    LOT = "lot"


_FACTORS = {Matters.NOT: 0, Matters.SOME: 1, Matters.LOT: 5}
USUALLY: Mapping[Preference, Matters] = {
    each: Matters.NOT if each is Preference.MOVED else Matters.SOME for each in Preference
}


def weights_of(matters: Mapping[Preference, Matters]) -> dict[Preference, int]:
    """What is not said matters as it usually does."""
    return {
        each: (DEFAULT_WEIGHTS.get(each) or MOVED_SOME) * _FACTORS[matters.get(each, USUALLY[each])]
        for each in Preference
    }


class Extent(StrEnum):
    ALL = "all"
    """Whatever is not fixed."""
    REST = "rest"
    """Only what clashes where it stands, or stands on a day that comes after the visit."""


@dataclass(frozen=True, kw_only=True)
class Begins:
    """When a session is to begin: on that day, at or between the two, in minutes after midnight."""

    day: int
    earliest: int
    latest: int

    @classmethod
    def at(cls, day: int, starts: int) -> Begins:
        return cls(day=day, earliest=starts, latest=starts)

    @property
    def is_exact(self) -> bool:
        return self.earliest == self.latest


@dataclass(frozen=True, kw_only=True)
class PlanChoice:
    """``kept`` are sessions pinned by the coordinator; ``freed`` are placed whatever else is said of them."""

    extent: Extent = Extent.ALL
    kept: frozenset[int] = frozenset()
    freed: frozenset[int] = frozenset()
    choose_rooms: bool = True
    """For sessions that name none."""
    leave_places: frozenset[int] = frozenset()
    """Rooms and bases, by id, that those of ``freed`` that are in them may leave for others."""
    leave_inspectors: frozenset[str] = frozenset()
    """By name, in small letters: somebody else is chosen for those of ``freed`` that name them."""
    wanted: Mapping[int, Begins] = field(default_factory=dict)
    """When a session is to begin, by its id, whatever it says itself."""
    may_move: frozenset[int] = frozenset()
    """Of what is confirmed: these may move out of the way as well, and only where others cannot."""
    closed: tuple[Window, ...] = ()
    """Nothing is placed there."""
    weights: Mapping[Preference, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)

    @property
    def is_move(self) -> bool:
        """Something in particular is to be moved or mended, and as few others as can be."""
        return bool(self.wanted or self.freed)

    @property
    def step(self) -> int:
        """Sessions begin so many minutes apart: a quarter of an hour, unless one is wanted at another minute."""
        return gcd(STEP, *(each.earliest for each in self.wanted.values() if each.is_exact))

    def weighed(self) -> Mapping[Preference, int]:
        """Unless all is placed anew, what stands already stays if it can."""
        own = self.weights.get(Preference.MOVED, 0)
        stays = self.extent is Extent.REST or self.is_move
        return {**self.weights, Preference.MOVED: max(own, MOVED_WEIGHT) if stays else own}


def begins_in(timetable: Timetable, session: Session, day: int, half: Half) -> Begins:
    """In that half of the day, or at any time of it, so that it ends within the hours of the day."""
    starts, last = timetable.day_from, timetable.day_to - session.minutes
    if half is Half.AFTERNOON:
        starts = max(starts, AFTERNOON_FROM)
    if half is Half.MORNING:
        last = min(last, AFTERNOON_FROM - 1)
    return Begins(day=day, earliest=starts, latest=last)


def is_everybodys(session: Session) -> bool:
    """The welcome, lunch, feedback: nothing else is placed beside it, and it stays where it stands."""
    return session.track == 0 and session.format in {SessionFormat.BREAK, SessionFormat.MEETING}


def may_be_moved(session: Session) -> bool:
    """Where somebody asks for it, even though it is confirmed."""
    is_going = session.state is not SessionState.CANCELLED
    return is_going and session.format not in NEVER_PLACED and not is_everybodys(session)


def may_be_placed(session: Session) -> bool:
    return may_be_moved(session) and session.state is SessionState.PENCILLED


def to_be_placed(whole: WholeTimetable, known: Circumstances, choice: PlanChoice) -> frozenset[int]:
    """Ids of the sessions that a planner is asked to place."""
    open_ones = {each.id for each in whole.sessions if may_be_placed(each)} - choice.kept
    going = {each.id for each in whole.sessions if each.state is not SessionState.CANCELLED}
    wanted = open_ones if choice.extent is Extent.ALL else open_ones & _without_a_place(whole, known)
    return frozenset(wanted | ((choice.freed | choice.wanted.keys()) & going))


def _without_a_place(whole: WholeTimetable, known: Circumstances) -> set[int]:
    clashing = {session.id for clash in clashes(whole, known) if clash.is_clash for session in clash.sessions}
    return clashing | {each.id for each in whole.sessions if whole.day(each.day).is_after}
