"""Moving sessions of a timetable: several at once, longer, swapped, the rest of a day, whole days. Each is one entry of the trail.

What is moved is what the caller saw: where one was changed meanwhile, nothing is. ``along`` are steps of other
sessions that belong to it, such as the way there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.session_hands import HandOver, people_handed, refuse_hand_over
from inspection_ready.domain.session_moves import (
    days_swapped,
    from_here_on,
    refuse_misplaced,
    shifted,
    swapped,
)
from inspection_ready.domain.timetable import Attendance, Session, Timetable
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.services.rules import check_row
from inspection_ready.services.sessions import with_base_of_room
from inspection_ready.services.timetable import directory_of
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import UnitOfWork

Steps = Sequence[tuple[Session, Session]]
"""Sessions as they were seen, and as they are to be; of one timetable."""


@verb("session.move_many")
def move_sessions(uow: UnitOfWork, steps: Steps) -> list[Session]:
    """As they are afterwards. Raises Refused, NotFound, ChangedMeanwhile."""
    return _put(uow, steps)


@verb("session.stretch")
def stretch_session(
    uow: UnitOfWork, session: Session, *, starts: int, minutes: int, along: Steps = ()
) -> Session:
    """Raises Refused, ChangedMeanwhile."""
    return _put(uow, [(session, replace(session, starts=starts, minutes=minutes)), *along])[0]


@verb("session.swap")
def swap_sessions(uow: UnitOfWork, one: Session, other: Session, *, along: Steps = ()) -> list[Session]:
    """Raises Refused, ChangedMeanwhile."""
    return _put(uow, [*swapped(one, other), *along])


@verb("session.move_block")
def move_block(
    uow: UnitOfWork, whole: WholeTimetable, first: Session, minutes: int, *, along: Steps = ()
) -> list[Session]:
    """Everything from this session to the end of its day, later by so many minutes, or earlier. Raises Refused, ChangedMeanwhile."""
    return _put(uow, [*shifted(from_here_on(whole, first), minutes=minutes), *along])


@verb("session.hand_over")
def hand_over(uow: UnitOfWork, whole: WholeTimetable, hand: HandOver, *, steps: Steps = ()) -> None:
    """``steps`` are of what is moved at the same time; of inspectors the sessions among them are renamed here.

    Raises Refused, ChangedMeanwhile.
    """
    refuse_hand_over(whole, hand, directory_of(uow, on_the_clock(uow.at).date()))
    moved = {before.id: after for before, after in steps}
    settled = [(each, moved.pop(each.id, each)) for each in hand.of(whole.sessions)]
    rest = [(before, after) for before, after in steps if before.id in moved]
    named = [
        (before, replace(after, inspectors=hand.renamed(before).inspectors)) for before, after in settled
    ]
    _put(uow, [*named, *rest])
    replaced, new = people_handed(whole, hand)
    register = uow.register(Attendance)
    for each in (*(after for _, after in replaced), *new):
        if register.find(session_id=each.session_id, person_id=each.person_id):
            raise ChangedMeanwhile("changed_meanwhile")
        check_row(uow, each)
    register.change_many(replaced)
    for each in new:
        register.add(each)


@verb("session.swap_days")
def swap_days(uow: UnitOfWork, whole: WholeTimetable, one: int, other: int) -> list[Session]:
    """Raises Refused, ChangedMeanwhile."""
    for day in (one, other):
        if not 1 <= day <= whole.timetable.days:
            told = {"day": day, "days": whole.timetable.days, "name": whole.timetable.name}
            raise Refused("no_such_day", field="day", **told)
    return _put(uow, days_swapped(whole.sessions, one, other))


def _put(uow: UnitOfWork, steps: Steps) -> list[Session]:
    if not steps:
        return []
    timetable = uow.register(Timetable).get(steps[0][0].timetable_id)
    settled = [(before, with_base_of_room(uow, after)) for before, after in steps]
    refuse_misplaced(timetable, [after for _, after in settled])
    for before, after in settled:
        if before != after:
            check_row(uow, after)
    return uow.register(Session).change_many(settled)
