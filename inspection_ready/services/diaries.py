"""Diary clearing: senior managers are asked to keep the days of the visit free."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

SENIOR = frozenset({Tier.DIRECTOR, Tier.SERVICE_DIRECTOR, Tier.HEAD_OF_SERVICE})
"""Whose diaries a council clears: "senior managers" in its self-assessment of May 2023."""


def diary_of(reader: Reader, person: Person) -> Diary:
    """Raises NotFound where no diary of this person is to be cleared."""
    found = reader.register(Diary).find(person_id=person.id)
    if not found:
        raise NotFound("no_such_diary", person=person.name)
    return found[0]


def unlisted_managers(reader: Reader, *, today: dt.date) -> tuple[Person, ...]:
    """Senior managers there is no line for, by name."""
    have = {diary.person_id for diary in reader.register(Diary).all()}
    return tuple(
        person
        for person in reader.register(Person).all("name")
        if person.tier in SENIOR
        and person.side is Side.INSIDE
        and person.id not in have
        and not person.has_left(today)
    )


@verb("diary.list_senior_managers")
def list_senior_managers(uow: UnitOfWork) -> int:
    """A line for each senior manager there is none for; how many were added."""
    missing = unlisted_managers(uow, today=on_the_clock(uow.at).date())
    uow.register(Diary).add_many(Diary(person_id=person.id) for person in missing)
    return len(missing)


@verb("diary.ask")
def ask_for_diaries(uow: UnitOfWork, *diary_ids: int) -> None:
    """These people were asked today; whoever was asked before keeps that day. Raises NotFound."""
    diaries = uow.register(Diary)
    today = on_the_clock(uow.at).date()
    unasked = [diary for diary in map(diaries.get, diary_ids) if diary.asked_on is None]
    diaries.change_many([(diary, replace(diary, asked_on=today)) for diary in unasked])


@verb("diary.confirm")
def confirm_diary(uow: UnitOfWork, diary_id: int) -> Diary:
    """The diary is clear: what stood in the way is solved. Raises NotFound."""
    diaries = uow.register(Diary)
    diary = diaries.get(diary_id)
    today = on_the_clock(uow.at).date()
    cleared = replace(diary, asked_on=diary.asked_on or today, confirmed_on=today, problem="")
    return diaries.change(diary, cleared)
