"""Gathers what a pack is made from, as it stands at one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import starmap

from inspection_ready.domain.addressees import letters_in_use
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.domain.packs import LeftOut, PackFacts
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.roles import Role
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.who_is_who import who_is_who
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.phrases.brands import BRAND_FILES
from inspection_ready.phrases.key_dates import pack_date
from inspection_ready.phrases.packs import FILE_CHANGED, FILE_GONE, unchecked_left_out
from inspection_ready.phrases.tasks import task_counted
from inspection_ready.services.brands import read_brand
from inspection_ready.services.council import council_of
from inspection_ready.services.inspection import current_key_dates, inspection_of, working_calendar
from inspection_ready.services.maps import maps_of, read_maps
from inspection_ready.services.photographs import read_photographs
from inspection_ready.services.pictures import Broken, read_pictures
from inspection_ready.services.readiness import asked_by
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.tasks import due_days, uncertain_due_days
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.storage.reading import Standing
from inspection_ready.storage.unit_of_work import Reader


def gather_facts(reader: Standing, *, number: int, at: datetime) -> PackFacts:
    """As many queries for ten bases as for one. Raises NotFound("no_regime")."""
    regime = current_regime(reader)
    inspection = inspection_of(reader)
    tasks = reader.register(Task).all("position", "title")
    timetable = current_timetable(reader)
    today = on_the_clock(at).date()
    whole = whole_timetable(reader, timetable, today=today) if timetable else None
    dates = current_key_dates(reader, today=today)
    around = on_the_clock(inspection.notified_at if inspection else at).date()
    facts = PackFacts(
        council=council_of(reader),
        regime_name=regime.name,
        regulator=regime.regulator,
        regulator_short=regime.regulator_short,
        word=regime.word,
        prepared_at=at,
        number=number,
        head=reader.head(),
        inspection=inspection,
        key_dates=tuple(map(pack_date, dates)) if inspection else (),
        bank_holidays=working_calendar(reader, around=around).bank_holidays,
        closure_days=reader.register(ClosureDay).all("on"),
        people=reader.register(Person).all("name"),
        functions=reader.register(Function).all("name"),
        bases=reader.register(Base).all("name"),
        rooms=reader.register(Room).all("name"),
        kinds=reader.register(FacilityKind).all("position", "name"),
        base_facts=reader.register(BaseFact).all("base_id", "kind_id"),
        places=reader.register(Place).all("name"),
        sections=reader.register(Section).all("position", "title"),
        key_facts=reader.register(KeyFact).all("position", "name"),
        pictures=reader.register(Picture).all("name"),
        maps=maps_of(reader),
        roles=reader.register(Role).all("position", "name"),
        responsibilities=reader.register(Responsibility).all(),
        asked=asked_by(regime.framework),
        accountable=regime.accountable.role,
        tasks=tasks,
        due=due_days(reader, today=today),
        uncertain_due=uncertain_due_days(reader, today=today),
        counted={task.id: task_counted(task.when, regime.framework.stages) for task in tasks},
        diaries=reader.register(Diary).all(),
        lists=reader.register(DistributionList).all("name"),
        members=reader.register(ListMember).all(),
        letters=reader.register(Letter).all("position", "title"),
        letter_uses=reader.register(LetterUse).all(),
        word_letters=reader.register(WordLetter).all(),
        overrides=reader.register(FindingOverride).all(),
        timetable=timetable,
        timetable_days=whole.day_rows if whole else (),
        sessions=whole.sessions if whole else (),
        attendances=whole.attendances if whole else (),
        dated_days=whole.days if whole else (),
    )
    return replace(facts, left_out=unchecked_left_out(facts))


def with_pictures(reader: Reader, facts: PackFacts) -> PackFacts:
    """The files too, the look's among them, read and held against their hashes: only for what is printed now.

    A file that is missing or changed is said in what is left out, and no pack fails for it.
    """
    sections = (section.text for section in facts.sections if section.included)
    texts = (*sections, *(letter.body for letter in letters_in_use(facts)))
    read = read_pictures(reader, facts.pictures, texts)
    has_plan = any(each.included and each.source is SectionSource.PLAN for each in facts.sections)
    maps = read_maps(reader, facts.maps if has_plan else ())
    photographs, faceless = read_photographs(reader, facts.pictures, _introduced(facts))
    look = read_brand(reader)
    lost = (
        *map(picture_left_out, read.broken),
        *map(photograph_left_out, faceless),
        *map(map_left_out, maps.broken),
        *starmap(brand_file_left_out, look.broken.items()),
    )
    return replace(
        facts,
        printed_pictures=read.printed,
        printed_maps=maps.printed,
        photographs=photographs,
        brand=look.printed,
        left_out=(*facts.left_out, *lost),
    )


def _introduced(facts: PackFacts) -> tuple[Person, ...]:
    """Whose photograph is printed: nobody's, unless a section introduces people."""
    if not any(each.included and each.source is SectionSource.WHO_IS_WHO for each in facts.sections):
        return ()
    return tuple(one.person for one in who_is_who(facts))


def photograph_left_out(broken: Broken) -> LeftOut:
    return LeftOut(what=f"Photograph of {broken.name}", why=_why(broken))


def brand_file_left_out(field: str, is_gone: bool) -> LeftOut:
    return LeftOut(what=BRAND_FILES[field], why=FILE_GONE if is_gone else FILE_CHANGED)


def map_left_out(is_gone: bool) -> LeftOut:
    return LeftOut(what="The council’s map", why=FILE_GONE if is_gone else FILE_CHANGED)


def picture_left_out(broken: Broken) -> LeftOut:
    return LeftOut(what=f"Picture “{broken.name}”", why=_why(broken))


def _why(broken: Broken) -> str:
    return FILE_GONE if broken.is_gone else FILE_CHANGED
