"""The sessions of a timetable, and who is at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from inspection_ready.domain.bases import Room
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.session_codes import code_is_taken, next_code
from inspection_ready.domain.session_moves import refuse_misplaced
from inspection_ready.domain.timetable import Attendance, Part, Session, Timetable, codes_said
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.statements import settled_codes
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import UnitOfWork

People = Mapping[int, Part]
"""Who is at a session, by the person's id, and what each does there."""


@verb("session.add")
def add_session(uow: UnitOfWork, session: Session, people: People | None = None) -> Session:
    """With a code, unless it has one. Raises Refused, NotFound."""
    session = _settled(uow, session)
    if not session.code and not uow.register(Timetable).get(session.timetable_id).is_template:
        taken = (each.code for each in uow.register(Session).find(timetable_id=session.timetable_id))
        session = replace(session, code=next_code(session.day, taken))
    added = add_record(uow, session)
    _set_people(uow, added, people)
    return added


@verb("session.change")
def change_session(uow: UnitOfWork, before: Session, after: Session, people: People | None = None) -> Session:
    """``people`` None leaves those who are there. Raises Refused, NotFound, ChangedMeanwhile."""
    settled = _settled(uow, replace(after, timetable_id=before.timetable_id), before)
    changed = change_record(uow, before, settled)
    _set_people(uow, changed, people)
    return changed


@verb("session.move")
def move_session(uow: UnitOfWork, session: Session, *, day: int, starts: int, track: int) -> Session:
    """Its code stays. Raises Refused, ChangedMeanwhile."""
    moved = replace(session, day=day, starts=starts, track=track)
    return change_record(uow, session, _settled(uow, moved, session))


@verb("session.remove")
def remove_session(uow: UnitOfWork, session: Session) -> None:
    """With who is at it. Raises ChangedMeanwhile."""
    remove_record(uow, session)


@verb("session.set_people")
def set_people(uow: UnitOfWork, session: Session, people: People) -> None:
    """These, and nobody else. Raises NotFound."""
    _set_people(uow, session, people)


def _settled(uow: UnitOfWork, session: Session, before: Session | None = None) -> Session:
    """Within its timetable and its day, and in a room of the base it names. Raises Refused, NotFound.

    An undo may bring a code back that another session has by now: it is no hindrance to anything but its own change.
    """
    refuse_misplaced(uow.register(Timetable).get(session.timetable_id), [session])
    others = uow.register(Session).find(timetable_id=session.timetable_id)
    is_its_own = before is not None and before.code.casefold() == session.code.casefold()
    if not is_its_own and code_is_taken(session, others):
        raise Refused("code_is_taken", field="code", session_code=session.code)
    held = () if before is None else codes_said(before.statements)
    statements = settled_codes(uow, session.statements, held=held) if session.statements else ""
    return with_base_of_room(uow, replace(session, statements=statements))


def with_base_of_room(uow: UnitOfWork, session: Session) -> Session:
    """The base of its room, where it names none. Raises Refused, NotFound."""
    if session.room_id is None:
        return session
    room = uow.register(Room).get(session.room_id)
    if session.base_id is None:
        return replace(session, base_id=room.base_id)
    if session.base_id != room.base_id:
        raise Refused("room_is_elsewhere", field="room_id", room=room.name)
    return session


def _set_people(uow: UnitOfWork, session: Session, people: People | None) -> None:
    if people is None:
        return
    register = uow.register(Attendance)
    held = {each.person_id: each for each in register.find(session_id=session.id)}
    register.remove_many([each for person_id, each in held.items() if person_id not in people])
    for person_id, part in people.items():
        if person_id in held:
            register.change(held[person_id], replace(held[person_id], part=part))
        else:
            add_record(uow, Attendance(session_id=session.id, person_id=person_id, part=part))
