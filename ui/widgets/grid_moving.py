"""Sessions that are taken up in the grid, by mouse or by keyboard, and where they would be put down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from inspection_ready.domain.session_hands import HandOver
from inspection_ready.domain.session_moves import (
    QUARTER,
    days_swapped,
    in_room,
    refuse_misplaced,
    shifted,
    stretched,
    taken_along,
)
from inspection_ready.domain.session_ways import tied_steps
from ui.models.grid_layout import Down

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.session_ways import Tied
    from inspection_ready.domain.timetable import Session, Timetable
    from ui.models.grid_layout import GridLayout, Lane


class Doing(Enum):
    MOVE = "Moving"
    STRETCH = "Length of"
    STRETCH_START = "Start of"
    BLOCK = "Moving everything from here on"
    SWAP_DAYS = "Swapping"
    MOVE_DAY = "Moving everything on"


WHOLE_DAYS = frozenset({Doing.SWAP_DAYS, Doing.MOVE_DAY})
BETWEEN_DAYS = frozenset({Doing.MOVE, Doing.BLOCK}) | WHOLE_DAYS
"""What can be put on another day."""


@dataclass(frozen=True, kw_only=True)
class Moving:
    """``grabbed`` is the one that is held; ``sessions`` all that are taken along, it among them. ``lane`` None: its own."""

    doing: Doing
    grabbed: Session
    sessions: tuple[Session, ...]
    down: Down
    days: int = 0
    minutes: int = 0
    lane: Lane | None = None
    ways: tuple[Tied, ...] = ()
    """Travel that goes along."""
    own_lane: Lane | None = None
    """The one it was taken from, and which of what is held stands in it too."""
    in_own_lane: frozenset[int] = frozenset()

    @property
    def to_day(self) -> int:
        return self.grabbed.day + self.days

    @property
    def hand(self) -> HandOver | None:
        """In a grid of people over the lane of another: who gives what to whom."""
        lanes = self.own_lane, self.lane
        if (
            self.down is not Down.PEOPLE
            or self.doing is not Doing.MOVE
            or None in lanes
            or lanes[0] == lanes[1]
        ):
            return None
        giver, taker = (None if each is None else each.who for each in lanes)
        return HandOver(giver, taker, self.in_own_lane)

    def steps(self, known: Circumstances) -> list[Step]:
        """Those that would change: of what is held, and then of the travel that goes along."""
        own = [(before, after) for before, after in self._all(known) if before != after]
        return [*own, *tied_steps(self.ways, own)]

    def ways_of(self, steps: Iterable[Step]) -> list[Step]:
        """Those of the travel that goes along."""
        ways = {each.way.id for each in self.ways}
        return [step for step in steps if step[0].id in ways]

    def shown(self, after: Sequence[Session]) -> Sequence[Session]:
        """What is drawn as held: also what only somebody else comes to."""
        moved = {each.id for each in after}
        handed = self.hand.of(self.sessions) if self.hand else ()
        return [*after, *(each for each in handed if each.id not in moved)]

    def lines(self, sessions: Iterable[Session], layout: GridLayout) -> dict[int, tuple[int, ...]]:
        """On which lines each of these, as it would be, is drawn; those that stay in their lane are left out."""
        if self.down is Down.PEOPLE:
            return self._lines_of_people(layout)
        lanes = {each.key: (each.first_line,) for each in layout.lanes}
        found: dict[int, tuple[int, ...]] = {}
        for each in sessions:
            key, own = self._lane_key(each), layout.of_session.get(each.id, ())
            if key in lanes and own and key != self._lane_key(own[0].session):
                found[each.id] = lanes[key]
        return found

    def _lines_of_people(self, layout: GridLayout) -> dict[int, tuple[int, ...]]:
        """Whoever else is at a session keeps it."""
        hand, own, to = self.hand, self.own_lane, self.lane
        if hand is None or own is None or to is None:
            return {}
        return {
            each: (
                *(at.line for at in layout.of_session[each] if layout.lane_at(at.line) != own),
                to.first_line,
            )
            for each in hand.session_ids
        }

    def _lane_key(self, session: Session) -> int | None:
        return session.room_id if self.down is Down.ROOMS else session.track

    def _all(self, known: Circumstances) -> Sequence[Step]:
        match self.doing:
            case Doing.STRETCH:
                return [(self.grabbed, stretched(self.grabbed, self.minutes))]
            case Doing.STRETCH_START:
                return [(self.grabbed, stretched(self.grabbed, -self.minutes, at_start=True))]
            case Doing.BLOCK | Doing.MOVE_DAY:
                return shifted(self.sessions, days=self.days, minutes=self.minutes)
            case Doing.SWAP_DAYS:
                return days_swapped(self.sessions, self.grabbed.day, self.to_day) if self.days else ()
            case Doing.MOVE:
                return self._moved(known)

    def _moved(self, known: Circumstances) -> Sequence[Step]:
        in_time = [after for _, after in shifted(self.sessions, days=self.days, minutes=self.minutes)]
        return [
            (before, there)
            for before, there in zip(self.sessions, self._in_lane(in_time, known), strict=True)
        ]

    def _in_lane(self, sessions: Sequence[Session], known: Circumstances) -> Sequence[Session]:
        """In a grid of rooms whoever shares the room goes along; in one of people an inspector stands in the session."""
        if self.lane is None:
            return sessions
        if self.down is Down.PEOPLE:
            return [self.hand.renamed(each) for each in sessions] if self.hand else sessions
        if self.down is Down.ROOMS:
            room, held = known.rooms.get(self.lane.key or 0), self.grabbed.room_id
            return [in_room(each, room) if each.room_id == held else each for each in sessions]
        grabbed = next(each for each in sessions if each.id == self.grabbed.id)
        others = [each for each in sessions if each.id != grabbed.id]
        by_id = {each.id: after for each, after in taken_along(grabbed, others, self.lane.key or 0)}
        return [by_id[each.id] for each in sessions]

    def by_quarters(self, count: int) -> Moving:
        """Later by so many quarters, or earlier; to the full quarter where it is not on one."""
        held = self.grabbed.ends if self.doing is Doing.STRETCH else self.grabbed.starts
        aim = held + self.minutes + count * QUARTER
        snapped = aim // QUARTER * QUARTER if count >= 0 else -(-aim // QUARTER) * QUARTER
        return replace(self, minutes=snapped - held)

    def fault(self, timetable: Timetable, known: Circumstances) -> None:
        """Raises Refused where it cannot be put down."""
        refuse_misplaced(timetable, [after for _, after in self._all(known)])
