"""Somebody leaves: where they are named, and who takes over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inspection_ready.domain.functions import Function
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role
from inspection_ready.domain.rows import Row
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionState, Timetable
from inspection_ready.records.registry import record_of
from inspection_ready.records.timetable import PARTS
from inspection_ready.services.registers import change_record
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

DUTIES: tuple[tuple[type[Row], tuple[str, ...]], ...] = (
    (Function, ("contact_id", "second_id")),
    (Responsibility, ("owner_id", "second_id")),
    (Section, ("owner_id",)),
    (Role, ("person_id", "second_id")),
    (Task, ("owner_id", "second_id")),
    (Letter, ("signatory_id", "owner_id")),
    (Attendance, ("person_id",)),
    (Session, ("prep_lead_id",)),
)
"""Where people are named to do something, and in which fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """``what`` and ``part`` are words: "Facilities", "key contact of the function". ``others``: who else is named there."""

    row: Row
    field: str
    what: str
    part: str
    others: frozenset[int]


@dataclass(frozen=True, slots=True)
class HandOver:
    duty: Duty
    to: int


def duties_of(reader: Reader, person_id: int) -> tuple[Duty, ...]:
    """Functions first, then responsibilities, sections of the welcome pack, roles, tasks, letters and sessions."""
    titles = {(one.subject, one.code): one.called for one in asked_about(reader)}
    return tuple(
        duty
        for row_type, names in DUTIES
        for name in names
        for row in reader.register(row_type).find(**{name: person_id})
        for duty in (
            _at_session(reader, row) if isinstance(row, Attendance) else _duty(row, name, names, titles)
        )
    )


@verb("person.leave")
def leave(uow: UnitOfWork, before: Person, after: Person, handovers: Sequence[HandOver]) -> Person:
    """The leaving date, and who takes over what: one entry. Raises Refused, NotFound, ChangedMeanwhile."""
    changed: dict[tuple[type[Row], int], tuple[Row, Row]] = {}
    for one in handovers:
        row = one.duty.row
        was, now = changed.get((type(row), row.id), (row, row))
        changed[type(row), row.id] = was, _with(now, one.duty.field, one.to)
    for was, now in changed.values():
        if isinstance(was, Attendance) and isinstance(now, Attendance):
            _take_over(uow, was, now)
        else:
            change_record(uow, was, now)
    return change_record(uow, before, after)


def _take_over(uow: UnitOfWork, was: Attendance, now: Attendance) -> None:
    """Nobody is at a session twice. Whoever only stood in, or wrote, takes part where the leaver did."""
    register = uow.register(Attendance)
    there = register.find(session_id=now.session_id, person_id=now.person_id)
    if not there:
        change_record(uow, was, now)
        return
    register.remove(was)
    if now.part is Part.TAKES_PART:
        register.change_many([(each, replace(each, part=Part.TAKES_PART)) for each in there])


def _at_session(reader: Reader, row: Attendance) -> Iterator[Duty]:
    session = reader.register(Session).get(row.session_id)
    if session.state is SessionState.CANCELLED:
        return
    timetable = reader.register(Timetable).get(session.timetable_id)
    yield Duty(
        row=row,
        field="person_id",
        what=f"{session.code} {session.title}".strip(),
        part=f"{PARTS[row.part]} (session of “{timetable.name}”)",
        others=_people_at(reader, session.id) - {row.person_id},
    )


def _people_at(reader: Reader, session_id: int) -> frozenset[int]:
    return frozenset(each.person_id for each in reader.register(Attendance).find(session_id=session_id))


def _duty(
    row: Row, name: str, names: Sequence[str], titles: Mapping[tuple[Subject, str], str]
) -> Iterator[Duty]:
    record = record_of(type(row))
    label = record.field(name).label
    what = str(getattr(row, record.title))
    if isinstance(row, Responsibility):
        what = titles.get((row.subject, row.code), row.code)
    held = {getattr(row, other) for other in names if other != name}
    yield Duty(
        row=row,
        field=name,
        what=what,
        part=f"{label} ({record.singular})" if not isinstance(row, Responsibility) else label,
        others=frozenset(each for each in held if each is not None),
    )


def _with(row: Row, field: str, person_id: int) -> Row:
    values: dict[str, Any] = {field: person_id}
    return replace(row, **values)
