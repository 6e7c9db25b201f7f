"""Fills an empty workspace with the sample council."""

from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.roles import Role
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task
from inspection_ready.exchange.sample import SamplePicture, read_sample
from inspection_ready.exchange.sample_letters import SampleLists
from inspection_ready.resources import resource_path
from inspection_ready.services.diaries import list_senior_managers
from inspection_ready.services.pictures import add_picture, read_picture
from inspection_ready.services.regimes import (
    DEFAULT_REGIME,
    add_facility_kinds,
    add_letters,
    add_roles,
    add_tasks,
    add_templates,
    current_regime,
    use_shipped_regime,
)
from inspection_ready.services.roles import fill_roles
from inspection_ready.services.timetable import timetable_named
from inspection_ready.services.timetable_making import make_timetable
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import UnitOfWork

SAMPLE_TEMPLATE = "Three days on site"


@verb("sample.fill")
def fill_sample(uow: UnitOfWork) -> Council:
    """People, bases, functions, sections and the rest of Northmoor, its days told from today.

    Raises Refused where somebody has begun to fill the workspace, for a sample is never mixed with real
    records, and in a workspace with another regime.
    """
    _have_the_regime(uow)
    _clear_starters(uow)
    add_facility_kinds(uow)
    kinds = {kind.name: kind.id for kind in uow.register(FacilityKind).all()}
    sample = read_sample(resource_path("sample", "northmoor.yaml"), now=on_the_clock(uow.at), kinds=kinds)
    for council in uow.register(Council).all():
        uow.register(Council).remove(council)
    uow.register(Council).add(sample.council)
    uow.register(Base).add_many(sample.bases)
    uow.register(Room).add_many(sample.rooms)
    uow.register(BaseFact).add_many(sample.facts)
    uow.register(Person).add_many(sample.people)
    uow.register(Function).add_many(sample.functions)
    uow.register(Absence).add_many(sample.absences)
    uow.register(Responsibility).add_many(sample.responsibilities)
    uow.register(Place).add_many(sample.places)
    uow.register(Section).add_many(sample.sections)
    uow.register(KeyFact).add_many(sample.key_facts)
    for picture in sample.pictures:
        _add_picture(uow, picture)
    uow.register(ClosureDay).add_many(sample.closure_days)
    add_roles(uow)
    add_tasks(uow)
    fill_roles(uow)
    list_senior_managers(uow)
    add_templates(uow)
    make_timetable(uow, timetable_named(uow, SAMPLE_TEMPLATE))
    _add_lists_and_letters(uow, sample.letters)
    return sample.council


def _add_lists_and_letters(uow: UnitOfWork, told: SampleLists) -> None:
    """The regime's letters, some of which go to somebody."""
    uow.register(DistributionList).add_many(told.lists)
    uow.register(ListMember).add_many(told.members)
    add_letters(uow)
    letters = {letter.title: letter for letter in uow.register(Letter).all()}
    for one in told.letters:
        before = letters[one.title]
        after = replace(before, signatory_id=one.signatory_id, owner_id=one.owner_id, status=one.status)
        uow.register(Letter).change(before, after)
        uses = (LetterUse(letter_id=before.id, list_id=list_id) for list_id in one.list_ids)
        uow.register(LetterUse).add_many(uses)


def _add_picture(uow: UnitOfWork, picture: SamplePicture) -> None:
    made = read_picture(resource_path("sample", picture.file))
    add_picture(
        uow,
        made,
        file=picture.file,
        name=picture.name,
        alt=picture.alt,
        caption=picture.caption,
        source=picture.source,
        licence=picture.licence,
    )


def _have_the_regime(uow: UnitOfWork) -> None:
    try:
        regime = current_regime(uow)
    except NotFound:
        regime = use_shipped_regime(uow)
    if regime.code != DEFAULT_REGIME:
        raise Refused("sample_is_for_another_regime", regime=regime.name)


def _clear_starters(uow: UnitOfWork) -> None:
    """Functions, sections and letters as a new workspace has them: nobody named, nothing written."""
    functions, sections, letters = uow.register(Function), uow.register(Section), uow.register(Letter)
    begun = (
        uow.register(Person).count()
        or uow.register(Base).count()
        or uow.register(Place).count()
        or uow.register(DistributionList).count()
        or any(not letter.is_starter or letter.version > 1 for letter in letters.all())
        or uow.register(KeyFact).count()
        or uow.register(Picture).count()
        or any(section.text for section in sections.all())
    )
    if begun:
        raise Refused("workspace_is_in_use")
    for task in uow.register(Task).all():
        uow.register(Task).remove(task)
    for function in functions.all():
        functions.remove(function)
    for section in sections.all():
        sections.remove(section)
    for role in uow.register(Role).all():
        uow.register(Role).remove(role)
    for letter in letters.all():
        letters.remove(letter)
