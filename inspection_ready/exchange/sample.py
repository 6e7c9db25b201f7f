"""Reads the sample council from its files, a noun each. Its days are told from today, so that it is never old."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.inspections import ClosureDay, Council
from inspection_ready.exchange.fields import Fields
from inspection_ready.exchange.marked_yaml import NotYaml, read_text, read_tree
from inspection_ready.exchange.sample_availability import read_availability, read_ways
from inspection_ready.exchange.sample_bases import SampleBases, read_bases, read_places
from inspection_ready.exchange.sample_claims import SampleClaim, read_claims
from inspection_ready.exchange.sample_content import (
    SamplePicture,
    read_key_facts,
    read_pictures,
    read_sections,
)
from inspection_ready.exchange.sample_evidence import SampleEvidence, read_evidence
from inspection_ready.exchange.sample_keys import Known, SampleKeys, each
from inspection_ready.exchange.sample_letters import SampleLists, read_lists_and_letters
from inspection_ready.exchange.sample_people import (
    SampleRole,
    read_absences,
    read_functions,
    read_people,
    read_responsibilities,
    read_roles,
)
from inspection_ready.exchange.sample_replies import SampleReply, read_replies
from inspection_ready.exchange.sample_requests import SampleRequest, read_requests
from inspection_ready.exchange.sample_timetable import SampleTimetable, read_timetable

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.domain.absences import Absence
    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.base_ways import BaseWay
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.mistakes import Mistake
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.places import Place
    from inspection_ready.domain.responsibilities import Responsibility
    from inspection_ready.domain.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    bases: SampleBases
    places: tuple[Place, ...]
    council: Council
    people: tuple[Person, ...]
    functions: tuple[Function, ...]
    absences: tuple[Absence, ...]
    closure_days: tuple[ClosureDay, ...]
    roles: tuple[SampleRole, ...]
    responsibilities: tuple[Responsibility, ...]
    timetable: SampleTimetable
    mocks: SampleTimetable
    availability: tuple[Availability, ...]
    ways: tuple[BaseWay, ...]
    sections: tuple[Section, ...]
    key_facts: tuple[KeyFact, ...]
    pictures: tuple[SamplePicture, ...]
    letters: SampleLists
    evidence: tuple[SampleEvidence, ...]
    requests: tuple[SampleRequest, ...]
    claims: tuple[SampleClaim, ...]
    replies: tuple[SampleReply, ...]


def read_sample(folder: Path, *, today: dt.date, known: Known) -> Sample:
    """Raises CannotRead with every mistake of the first file that has any: later ones name what stands in it."""
    keys = SampleKeys(today=today, known=known)
    with _file(folder, "bases") as top:
        bases = read_bases(top, keys)
    with _file(folder, "places") as top:
        places = read_places(top, keys)
    with _file(folder, "people") as top:
        council = _council(top)
        people = read_people(top, keys)
        functions = read_functions(top, keys)
        absences = read_absences(top, keys)
        closure_days = tuple(
            ClosureDay(on=keys.day(fields, "on"), reason=fields.text("reason"))
            for fields in each(top, "closure_days")
        )
    with _file(folder, "responsible") as top:
        roles = read_roles(top, keys)
        responsibilities = tuple(read_responsibilities(top, keys))
    with _file(folder, "timetable") as top:
        timetable = read_timetable(top, keys)
        availability = read_availability(top, keys)
        ways = read_ways(top, keys)
    with _file(folder, "mocks") as top:
        mocks = read_timetable(top, keys, "mocks")
    with _file(folder, "welcome-pack") as top:
        key_facts = read_key_facts(top, keys)
        pictures = read_pictures(top, keys)
        sections = read_sections(top, keys)
    with _file(folder, "letters") as top:
        letters = read_lists_and_letters(top, keys)
    with _file(folder, "evidence") as top:
        evidence = read_evidence(top, keys)
    with _file(folder, "requests") as top:
        requests = read_requests(top, keys)
    with _file(folder, "claims") as top:
        claims = read_claims(top, keys)
    with _file(folder, "replies") as top:
        replies = read_replies(top, keys, {person.id: person for person in people})
    return Sample(
        bases=bases,
        places=places,
        council=council,
        people=people,
        functions=functions,
        absences=absences,
        closure_days=closure_days,
        roles=roles,
        responsibilities=responsibilities,
        timetable=timetable,
        mocks=mocks,
        availability=availability,
        ways=ways,
        sections=sections,
        key_facts=key_facts,
        pictures=pictures,
        letters=letters,
        evidence=evidence,
        requests=requests,
        claims=claims,
        replies=replies,
    )


@contextmanager
def _file(folder: Path, name: str) -> Iterator[Fields]:
    path = folder / f"{name}.yaml"
    mistakes: list[Mistake] = []
    try:
        tree = read_tree(read_text(path))
    except NotYaml as error:
        raise CannotRead("sample_has_mistakes", name=path.name, mistakes=(error.mistake,)) from error
    top = Fields(tree, mistakes=mistakes)
    top.whole("format", least=1, most=1)
    yield top
    top.close()
    if mistakes:
        raise CannotRead("sample_has_mistakes", name=path.name, mistakes=tuple(mistakes))


def _council(top: Fields) -> Council:
    fields = top.table("council")
    council = Council(name=fields.text("name"), department=fields.text("department"))
    fields.close()
    return council
