"""The sample council many times over: every record that can stand beside itself, with its links, in one workspace."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.bases import Base, BaseFact, Room
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.functions import Function
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.domain.roles import Role
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.timetable import Attendance, Session
from inspection_ready.services.verbs import VERBS, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection_ready.domain.rows import Row
    from inspection_ready.storage.unit_of_work import UnitOfWork

MULTIPLIED: tuple[type[Row], ...] = (
    Base, Room, BaseFact, Person, Function, Place, Section, KeyFact, Role, Task, Diary,
    DistributionList, ListMember, Letter, LetterUse, Session, Attendance,
)  # fmt: skip
"""What others point at comes first. Days, stages, the regime's own lists and pictures stay as they are."""

VERBS.pop("bench.multiply_sample", None)  # a test run may import this file under two names


@verb("bench.multiply_sample")
def multiply_sample(uow: UnitOfWork, times: int) -> None:
    """Each council's people sit in their own bases and go to their own sessions, on the same days."""
    held = {row_type: _multiplied(uow.register(row_type).all()) for row_type in MULTIPLIED}
    for number in range(2, times + 1):
        ids = {row.id: new_id() for rows in held.values() for row in rows}
        for row_type, rows in held.items():
            uow.register(row_type).add_many([_copy(row, number, ids) for row in rows])


def _multiplied(rows: Sequence[Row]) -> list[Row]:
    """A section that prints a whole register prints all of it already: ten would print it a hundred times."""
    return [row for row in rows if not isinstance(row, Section) or row.source is SectionSource.TEXT]


def _copy(row: Row, number: int, ids: Mapping[int, int]) -> Row:
    names = {each.name for each in dataclasses.fields(row)}
    changed: dict[str, Any] = {
        name: ids.get(value, value)
        for name in names
        if (name == "id" or name.endswith("_id")) and (value := getattr(row, name)) is not None
    }
    for name in names & {"name", "title"}:
        changed[name] = f"{getattr(row, name)} of part {number}"
    if isinstance(row, Person) and row.email:
        changed["email"] = f"part{number}.{row.email}"
    if isinstance(row, Base):
        changed["is_main"] = False
    return replace(row, version=1, **changed)
