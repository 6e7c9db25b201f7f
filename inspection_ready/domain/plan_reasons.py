"""Why sessions do not fit, and what would mend it: facts and codes, no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Placing, Who, Window


@dataclass(frozen=True, kw_only=True)
class PlanNames:
    """What people call those and that of which a problem holds ids only."""

    people: Mapping[int, str] = field(default_factory=dict)
    inspectors: Mapping[str, str] = field(default_factory=dict)
    """As they write themselves, by the name the problem knows them by."""
    sessions: Mapping[int, str] = field(default_factory=dict)
    rooms: Mapping[int, str] = field(default_factory=dict)
    bases: Mapping[int, str] = field(default_factory=dict)
    days: Mapping[int, str] = field(default_factory=dict)
    """“Tuesday 9 February 2027”; a day without one is called by its number."""


class ReasonCode(StrEnum):
    """Which of the facts of a reason there are, the code decides. All but the last hold for any plan whatever."""

    TOO_LONG = "too_long"
    """``needed`` minutes; no time it may be in is longer than ``had``."""
    NO_ROOM = "no_room"
    """No room holds the ``needed`` people who come."""
    ROOM_NOT_FREE = "room_not_free"
    """No room or base that would do is free when it may be."""
    PERSON_NOT_FREE = "person_not_free"
    """``needed`` minutes; the longest that the one of ``who`` is free when it may be is ``had``."""
    NOT_FREE_TOGETHER = "not_free_together"
    """Each of ``who`` is free at some time, and all of them at none."""
    TOO_FEW_INSPECTORS = "too_few_inspectors"
    """``needed`` are wanted; ``had`` may be chosen, or are free at once when it may be."""
    NO_TIME = "no_time"
    """Each of what it needs is free at some time, and never all at once: ``who``, rooms and inspectors."""
    PERSON_SHORT = "person_short"
    """``needed`` sessions of the one of ``who``, of which ``had`` fit into the time they are free."""
    INSPECTORS_SHORT = "inspectors_short"
    """``needed`` minutes of ``who`` are wanted within ``spans``, and there are ``had``."""
    ROOMS_SHORT = "rooms_short"
    """``needed`` minutes of ``rooms`` are wanted within ``spans``, and there are ``had``."""
    TRACKS_SHORT = "tracks_short"
    """``needed`` minutes side by side are wanted within ``spans``, and there are ``had``."""
    OUT_OF_ORDER = "out_of_order"
    """The first of ``sessions`` has to begin before the second, which can begin at ``latest`` and no later; the first
    can begin at ``earliest`` and no sooner.
    """
    NOT_TOGETHER = "not_together"
    """``sessions`` cannot all have a place; without any one of them, the others can. ``who`` has to be at several."""
    IN_THE_WAY = "in_the_way"
    """There is time for it, and the plan as it stands leaves none: of ``needed`` starts, nothing is in the way at ``had``.
    ``who`` is in the way most often.
    """


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of one start, in the words of the check for clashes."""

    code: ClashCode
    who: Who | None = None
    """A person or an inspector; a room or a base by id, as the code says. Of inspectors, None: too few are free."""
    sessions: tuple[int, ...] = ()
    """Those that would have to go."""
    had: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A start at which as little as can be stands in the way."""

    day: int
    starts: int
    obstacles: tuple[Obstacle, ...]


class RemedyCode(StrEnum):
    """Something that could be given up, or done, so that sessions fit."""

    MOVE = "move"
    """``other_id`` goes to ``there``."""
    USE_SECOND = "use_second"
    """``instead`` comes for ``who``."""
    FREE = "free"
    """``who`` is freed for ``window``."""
    FREE_ROOM = "free_room"
    """Room ``room_id`` is freed for ``window``."""
    FREE_BASE = "free_base"
    """Base ``base_id`` is opened for ``window``."""
    LATER = "later"
    """It may end by ``minutes`` after midnight, later than it may now."""
    EARLIER = "earlier"
    """It may begin at ``minutes`` after midnight, earlier than it may now."""
    ANOTHER_DAY = "another_day"
    """It may be on the day of ``window``."""
    SHORTER_BREATHER = "shorter_breather"
    """``minutes`` are enough."""
    FEWER_INSPECTORS = "fewer_inspectors"
    """``minutes`` is how many are left of those wanted."""
    ORDER = "order"
    """The session is asked for no turn of its own."""
    LEAVE_OUT = "leave_out"


DEFAULT_PRICES: Mapping[RemedyCode, int] = {
    RemedyCode.MOVE: 4,
    RemedyCode.USE_SECOND: 5,
    RemedyCode.SHORTER_BREATHER: 8,
    RemedyCode.LATER: 10,
    RemedyCode.EARLIER: 10,
    RemedyCode.FEWER_INSPECTORS: 12,
    RemedyCode.FREE_ROOM: 12,
    RemedyCode.FREE_BASE: 15,
    RemedyCode.FREE: 15,
    RemedyCode.ANOTHER_DAY: 20,
    RemedyCode.ORDER: 25,
    RemedyCode.LEAVE_OUT: 40,
}
"""What each costs in trouble, once; ours, and a council may see it otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """It was tried: with it the session goes to ``there``, or, for an other one that moves, that goes there."""

    code: RemedyCode
    session_id: int
    who: Who | None = None
    instead: int | None = None
    other_id: int | None = None
    is_confirmed: bool = False
    """What would move is confirmed, or pinned."""
    room_id: int | None = None
    base_id: int | None = None
    window: Window | None = None
    minutes: int | None = None
    stood: Placing | None = None
    """Where what moves is now."""
    there: Placing | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    code: ReasonCode
    sessions: tuple[int, ...]
    who: tuple[Who, ...] = ()
    rooms: tuple[int, ...] = ()
    spans: tuple[Window, ...] = ()
    """When; empty: over all the days."""
    needed: int = 0
    had: int = 0
    earliest: tuple[int, int] | None = None
    """Day and minutes after midnight."""
    latest: tuple[int, int] | None = None
    remedies: tuple[Remedy, ...] = ()
    """Each is enough alone, and was tried."""
    together: tuple[tuple[Remedy, ...], ...] = ()
    """Where few or none are: several that are enough together, and were tried; the cheapest first."""

    @property
    def is_certain(self) -> bool:
        """No plan whatever escapes it."""
        return self.code is not ReasonCode.IN_THE_WAY


@dataclass(frozen=True, kw_only=True, slots=True)
class GivingUp:
    """What to give up so that everything fits that is not left out."""

    things: tuple[Remedy, ...]
    cost: int
    placings: tuple[Placing, ...] = ()
    """A plan that keeps every rule that is not given up; what is left out is not in it."""
    is_cheapest: bool = False
    """Proven; else it is the cheapest found so far."""
    at_least: int = 0
    """Nothing there is to give up costs less than this; 0: nothing is known."""
    things_at_least: int = 0
    """However cheap: fewer are never enough."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Never empty for what is not placed: there is a reason, or something to give up."""

    sessions: tuple[int, ...]
    """Those it explains."""
    reasons: tuple[Reason, ...] = ()
    near: tuple[NearMiss, ...] = ()
    giving_up: GivingUp | None = None
