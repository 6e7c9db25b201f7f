"""What a planner is asked: sessions to be placed, and everything that holds them.

Plain values with the register's ids. Times are minutes after midnight; a day is that of the timetable, from 1. Whoever
makes a problem of a timetable sees to it that no two of its days are on one date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn

Who: TypeAlias = int | str
"""Whoever can be at one place only: a person by id; an inspector by name, in small letters with single spaces."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """``ends`` is not in it."""

    day: int
    starts: int
    ends: int

    def holds(self, day: int, starts: int, ends: int) -> bool:
        return self.day == day and self.starts <= starts and ends <= self.ends

    def meets(self, day: int, starts: int, ends: int) -> bool:
        return self.day == day and self.starts < ends and starts < self.ends


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a session may be. Without a base the way there is not known, and counts for nothing."""

    base_id: int | None = None
    room_id: int | None = None
    spare: int = 0
    """Seats that stay empty: a large room is for those who need it."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where and when a session is, and the inspectors who were chosen for it beside those it names."""

    session_id: int
    day: int
    starts: int
    track: int = 0
    spot: Spot = Spot()
    inspectors: tuple[str, ...] = ()


class Preference(StrEnum):
    """What makes one plan better than another, where both keep every rule."""

    WISHES = "wishes"
    """Times at which seconds can: how many cannot."""
    HALF_DAYS = "half_days"
    """Sessions that are not in the half of the day they are wanted in."""
    SPREAD = "spread"
    """Minutes by which the busiest day is longer than the quietest."""
    WALKING = "walking"
    """Minutes on the way between rooms and bases, of everybody together."""
    LOAD = "load"
    """Sessions that the inspector with most to do has above an even share, which is rounded down."""
    ROOM = "room"
    """Seats that stay empty."""
    MOVED = "moved"
    """Sessions that are not where they stood."""


@dataclass(frozen=True, slots=True)
class Wish:
    """``cost`` is paid where the session begins within the window: a wish for mornings is a cost on afternoons."""

    window: Window
    cost: int
    of: Preference = Preference.WISHES
    """With which it is weighed."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A session to be placed. ``spots`` are never empty, and only those large enough; the best first."""

    session_id: int
    name: str
    minutes: int
    format: SessionFormat = SessionFormat.INTERVIEW
    turn: Turn = Turn.ANY
    must: tuple[Who, ...] = ()
    """Who has to be there, each once; the inspectors it names too, and never the seconds."""
    taking_part: frozenset[int] = frozenset()
    """Those of ``must`` who are seen, and not twice in a row where the rules say so."""
    seconds: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Who could stand in, by whom they stand in for."""
    inspectors_wanted: int = 0
    """How many are to be chosen, beside those it names."""
    inspectors_from: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = (Spot(),)
    tracks: tuple[int, ...] = (0,)
    """In which it may be; track 0 is everybody's, and may run beside others."""
    windows: tuple[Window, ...] = ()
    """It lies whole within one of them: the hours of the day, its own earliest and latest, its only day."""
    wishes: tuple[Wish, ...] = ()
    now: Placing | None = None
    """Where it stands; None: nowhere yet."""
    is_fixed: bool = False
    """It stays where it is: what is confirmed, and what the coordinator pinned."""


DEFAULT_WEIGHTS: Mapping[Preference, int] = {
    Preference.WISHES: 10,
    Preference.HALF_DAYS: 10,
    Preference.SPREAD: 1,
    Preference.WALKING: 1,
    Preference.LOAD: 5,
    Preference.ROOM: 1,
    Preference.MOVED: 0,
}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """``rules`` are those of the timetable, as the check for clashes reads them; what is in neither is not asked.

    ``busy`` says when somebody cannot: people and inspectors, and what of ``jobs`` is fixed is not among it.
    """

    rules: Timetable
    days: tuple[Window, ...]
    """The hours of each day, in order."""
    jobs: tuple[Job, ...]
    busy: Mapping[Who, tuple[Window, ...]] = field(default_factory=dict)
    rooms_busy: Mapping[int, tuple[Window, ...]] = field(default_factory=dict)
    bases_busy: Mapping[int, tuple[Window, ...]] = field(default_factory=dict)
    ways: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Minutes from one base to another, where they differ from the rules' usual ones; both directions are held."""
    weights: Mapping[Preference, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)
    step: int = 15
    """Sessions begin so many minutes apart; a fixed one stays where it is."""

    def way(self, one: Spot, other: Spot) -> int:
        """Minutes from the one to the other: none where a place is not known, or they are in one room."""
        if one.base_id is None or other.base_id is None:
            return 0
        if one.base_id != other.base_id:
            return self.ways.get((one.base_id, other.base_id), self.rules.between_bases)
        is_move = None not in {one.room_id, other.room_id} and one.room_id != other.room_id
        return self.rules.between_rooms if is_move else 0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An answer: every fixed job is placed where it is, each other job at most once."""

    placings: tuple[Placing, ...]
    unplaced: tuple[int, ...] = ()
    """Sessions by id, for which no place was found."""
    costs: Mapping[Preference, int] = field(default_factory=dict)
    """Each before it is weighed."""
    is_best: bool = False
    """Proven: no plan places as many and costs less."""
    bound: int | None = None
    """No plan that places as many costs less than this, weighed; None: nothing was proven."""
    weighed: int = 0
    """What it costs altogether."""

    @property
    def better_at_most(self) -> int | None:
        """By so many per cent of what it costs at most a plan that places as many could cost less; None: not known."""
        if self.bound is None:
            return None
        return -(-100 * (self.weighed - self.bound) // self.weighed) if self.weighed else 0

    def at(self, session_id: int) -> Placing | None:
        return next((each for each in self.placings if each.session_id == session_id), None)
