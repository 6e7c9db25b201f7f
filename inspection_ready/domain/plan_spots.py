"""Where a session may be: its own room, or the rooms that are large enough for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.inspectors import inspectors_counted
from inspection_ready.domain.plan_problem import Spot
from inspection_ready.domain.timetable import SessionFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.bases import Room
    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.plan_choice import PlanChoice
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

WITHOUT_A_ROOM = frozenset(
    {SessionFormat.CALL, SessionFormat.VISIT, SessionFormat.BREAK, SessionFormat.TRAVEL}
)
"""What goes on at a link, all over a base, or nowhere in particular: no room is chosen for it."""


def spot_of(session: Session, known: Circumstances, coming: int | None = None) -> Spot:
    """Where it is now; ``coming`` None: the seats that stay empty are not asked."""
    room = known.rooms.get(session.room_id or 0)
    if room is None:
        return Spot(session.base_id, session.room_id)
    has_size = room.capacity is not None and coming is not None
    spare = max(0, (room.capacity or 0) - (coming or 0)) if has_size else 0
    return Spot(room.base_id if session.base_id is None else session.base_id, session.room_id, spare)


def spots_for(
    session: Session, coming: int, whole: WholeTimetable, known: Circumstances, choice: PlanChoice
) -> tuple[Spot, ...]:
    """The best first, the tightest fit before others; a room whose size nobody said comes last."""
    own = spot_of(session, known, coming)
    may_leave = session.id in choice.freed and not choice.leave_places.isdisjoint({own.room_id, own.base_id})
    if may_leave:
        return (own, *_elsewhere(own, coming, whole, known))
    if own.room_id is not None or not _needs_a_room(session, choice):
        return (own,)
    rooms = _at(own.base_id, known) if own.base_id is not None else _of_the_visit(whole, known)
    return _large_enough(rooms, coming) or (own,)


def people_coming(session: Session, people: int) -> int:
    """How many sit in its room at least."""
    return max(people + inspectors_counted(session.inspectors), session.seats or 0)


def bases_of_the_visit(whole: WholeTimetable, known: Circumstances) -> tuple[int, ...]:
    """Those its sessions name; where they name none, the main one."""
    named = [each.base_id for each in whole.sessions if each.base_id in known.bases]
    found = dict.fromkeys(each for each in named if each is not None)
    return tuple(found) or tuple(each.id for each in known.bases.values() if each.is_main)


def _needs_a_room(session: Session, choice: PlanChoice) -> bool:
    return choice.choose_rooms and session.format not in WITHOUT_A_ROOM and not session.where.strip()


def _elsewhere(own: Spot, coming: int, whole: WholeTimetable, known: Circumstances) -> tuple[Spot, ...]:
    """Other rooms of the same base before those of other bases."""
    others = [each for each in _of_the_visit(whole, known) if each.id != own.room_id]
    near = [each for each in others if each.base_id == own.base_id]
    far = [each for each in others if each.base_id != own.base_id]
    return (*_large_enough(near, coming), *_large_enough(far, coming))


def _at(base_id: int, known: Circumstances) -> list[Room]:
    return [each for each in known.rooms.values() if each.base_id == base_id]


def _of_the_visit(whole: WholeTimetable, known: Circumstances) -> list[Room]:
    return [room for base_id in bases_of_the_visit(whole, known) for room in _at(base_id, known)]


def _large_enough(rooms: Iterable[Room], coming: int) -> tuple[Spot, ...]:
    fitting = [each for each in rooms if each.capacity is None or each.capacity >= coming]
    fitting.sort(key=lambda each: (each.capacity is None, each.capacity or 0, each.name))
    return tuple(
        Spot(each.base_id, each.id, 0 if each.capacity is None else each.capacity - coming)
        for each in fitting
    )
