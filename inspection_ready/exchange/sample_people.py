"""The sample council's people, and what each answers for."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys

_SUBJECTS = {"themes": Subject.THEME, "statements": Subject.STATEMENT, "items": Subject.ITEM}
_CALLED = {Subject.THEME: "theme", Subject.STATEMENT: "statement", Subject.ITEM: "item"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRole:
    """Who holds a role that the regime brings, known by its name."""

    name: str
    person_id: int | None
    second_id: int | None
    agreed_on: dt.date


def read_people(top: Fields, keys: SampleKeys) -> tuple[Person, ...]:
    return tuple(_person(fields, keys) for fields in each(top, "people"))


def read_functions(top: Fields, keys: SampleKeys) -> tuple[Function, ...]:
    return tuple(
        Function(
            name=fields.text("name"),
            contact_id=keys.person(fields, "contact"),
            second_id=keys.person(fields, "second"),
            tasks="\n".join(fields.texts("tasks")),
        )
        for fields in each(top, "functions")
    )


def read_absences(top: Fields, keys: SampleKeys) -> tuple[Absence, ...]:
    return tuple(_absence(fields, keys) for fields in each(top, "absences"))


def read_roles(top: Fields, keys: SampleKeys) -> tuple[SampleRole, ...]:
    whole = top.table("roles")
    agreed_on = keys.day(whole, "agreed")
    found = tuple(
        SampleRole(
            name=fields.reference("role", "role", keys.known.roles),
            person_id=keys.person(fields, "person"),
            second_id=keys.person(fields, "second"),
            agreed_on=agreed_on,
        )
        for fields in each(whole, "held")
    )
    whole.close()
    return found


def read_responsibilities(top: Fields, keys: SampleKeys) -> Iterator[Responsibility]:
    whole = top.table("responsible")
    for key, subject in _SUBJECTS.items():
        for fields in each(whole, key):
            yield Responsibility(
                subject=subject,
                code=fields.reference("code", _CALLED[subject], keys.known.asked[subject]),
                owner_id=keys.person(fields, "owner"),
                second_id=keys.person(fields, "second"),
            )
    whole.close()


def _person(fields: Fields, keys: SampleKeys) -> Person:
    name = fields.text("name")
    person = Person(
        name=name,
        role=fields.text("role"),
        tier=fields.choice("tier", Tier),
        team=fields.text("team", default=""),
        email=fields.text("email", default=_email(name)),
        phone=fields.text("phone"),
        base_id=keys.base(fields),
        side=fields.choice("side", Side, Side.INSIDE),
        organisation=fields.text("organisation", default=""),
        document_name=fields.text("document_name", default=""),
    )
    keys.people[fields.identity("key")] = person.id
    return person


def _absence(fields: Fields, keys: SampleKeys) -> Absence:
    told = keys.day(fields, "told")
    return Absence(
        person_id=keys.person(fields, "person") or 0,
        starts_on=keys.day(fields, "from"),
        ends_on=keys.day(fields, "to"),
        told_by=fields.text("told_by"),
        told_at=dt.datetime.combine(told, dt.time(9, 0), tzinfo=dt.UTC),
        recorded_by="The sample council",
        notes=fields.text("notes", default=""),
    )


def _email(name: str) -> str:
    """Without the marks of letters, as mail systems have them: Tomasz Zieliński becomes tomasz.zielinski."""
    plain = unicodedata.normalize("NFD", name.lower().replace(" ", ".")).encode("ascii", "ignore").decode()
    return f"{plain}@northmoor.example"
