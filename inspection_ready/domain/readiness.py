"""The registers as they stand on a day, and what may be found missing, stale or unowned in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from inspection_ready.domain.dates import add_months
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.stored_files import FilesNow
from inspection_ready.domain.timetable_coverage import NOTHING_SAID, TimetableCoverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.absences import Absence
    from inspection_ready.domain.accuracy_lines import AccuracyStanding
    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.base_ways import BaseWay
    from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
    from inspection_ready.domain.chases import ChasePlan
    from inspection_ready.domain.claims import Claim, ClaimEvidence
    from inspection_ready.domain.diaries import Diary
    from inspection_ready.domain.evidence import Evidence
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.key_dates import Span
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.learning import Learnt
    from inspection_ready.domain.letters import Letter, LetterUse
    from inspection_ready.domain.lists import DistributionList, ListMember
    from inspection_ready.domain.maps import Map
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.pictures import Picture
    from inspection_ready.domain.places import Place
    from inspection_ready.domain.requests import Request
    from inspection_ready.domain.responsibilities import Responsibility, Subject
    from inspection_ready.domain.roles import Role
    from inspection_ready.domain.sections import Section
    from inspection_ready.domain.tasks import Task
    from inspection_ready.domain.timetable_gaps import ToldStanding
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.domain.word_letters import WordLetter

Checked: TypeAlias = "BaseFact | Place | KeyFact | DistributionList"
"""What somebody looks at again after so many months."""


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``record_id`` is None where the record that is missing is the finding; ``name`` is what it is about."""

    code: str
    severity: Severity
    register: str
    record_id: int | None
    name: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A theme, statement or request-list item somebody must answer for."""

    subject: Subject
    code: str
    title: str

    @property
    def called(self) -> str:
        """With its code, where the regulator gave it one people say: "QS4 Equity in experience and outcomes"."""
        return self.title if self.code.islower() else f"{self.code} {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day the Director should be there for; ``is_on_site`` for the visit itself."""

    name: str
    span: Span
    is_on_site: bool


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Everything the rules look at, as it stands ``today``."""

    today: dt.date
    accountable: str = ""
    """The role that answers for the council, as the regime calls it."""
    stages: tuple[str, ...] = ()
    """The ids of the regime's stages."""
    people: tuple[Person, ...] = ()
    functions: tuple[Function, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    asked: tuple[Asked, ...] = ()
    absences: tuple[Absence, ...] = ()
    days: tuple[Day, ...] = ()
    bases: tuple[Base, ...] = ()
    kinds: tuple[FacilityKind, ...] = ()
    facts: tuple[BaseFact, ...] = ()
    fact_months: int = 6
    rooms: tuple[Room, ...] = ()
    places: tuple[Place, ...] = ()
    sections: tuple[Section, ...] = ()
    key_facts: tuple[KeyFact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    maps: tuple[Map, ...] = ()
    lists: tuple[DistributionList, ...] = ()
    members: tuple[ListMember, ...] = ()
    letters: tuple[Letter, ...] = ()
    letter_uses: tuple[LetterUse, ...] = ()
    word_letters: tuple[WordLetter, ...] = ()
    roles: tuple[Role, ...] = ()
    is_notified: bool = False
    timetable: WholeTimetable | None = None
    """The one in use; templates are nobody's gap."""
    coverage: TimetableCoverage = NOTHING_SAID
    """What its sessions are about."""
    wanted: frozenset[str] = frozenset()
    """Whom the sessions of any timetable or template ask for, in words."""
    availability: tuple[Availability, ...] = ()
    base_ways: tuple[BaseWay, ...] = ()
    told: ToldStanding | None = None
    """Who was told of the issues of the timetable, and who declined; None where nobody asked."""
    tasks: tuple[Task, ...] = ()
    due: Mapping[int, dt.date | None] = field(default_factory=dict)
    """When each task is due, by its id."""
    diaries: tuple[Diary, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """At least what the rules may find something in, and what claims stand on."""
    requests: tuple[Request, ...] = ()
    """At least those that wait, for an answer or a signature; in order of their numbers."""
    learnt: tuple[Learnt, ...] = ()
    """At least the entries of the learning log that nobody said are seen to."""
    claims: tuple[Claim, ...] = ()
    claim_evidence: tuple[ClaimEvidence, ...] = ()
    most_claims: int = 5
    """More than so many on one piece of evidence are too many."""
    chasing: ChasePlan | None = None
    """Whom the chase ladder asks now; None where nobody asked it."""
    unsigned: frozenset[int] = frozenset()
    """Requests that were signed once, and of which something was not any more later."""
    accuracy: AccuracyStanding | None = None
    """How the check of the draft report stands; None where nobody asked."""
    signing_goes_to: str = ""
    """Who decides where nobody can sign, in the council's own words."""
    files: FilesNow = field(default_factory=FilesNow)

    @cached_property
    def word_letter_of(self) -> Mapping[int, WordLetter]:
        """By the id of the letter that is written from it."""
        return {each.letter_id: each for each in self.word_letters}

    @cached_property
    def person(self) -> Mapping[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def open_bases(self) -> tuple[Base, ...]:
        return tuple(base for base in self.bases if base.closed_on is None or base.closed_on > self.today)

    @cached_property
    def open_places(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.is_open(self.today))

    @cached_property
    def fact_of(self) -> Mapping[tuple[int, int], BaseFact]:
        return {(fact.base_id, fact.kind_id): fact for fact in self.facts}

    def leaver(self, person_id: int | None) -> Person | None:
        person = self.person.get(person_id) if person_id is not None else None
        return person if person is not None and person.has_left(self.today) else None

    @cached_property
    def visited_bases(self) -> tuple[Base, ...]:
        """Those nobody would visit are left alone."""
        return tuple(base for base in self.open_bases if base.suitable_for_visits is not False)

    def fresh_until(self, held: Checked) -> dt.date | None:
        """The last day on which its check counts; None where there was none."""
        return None if held.checked_on is None else add_months(held.checked_on, self.fact_months)

    def is_stale(self, held: Checked) -> bool:
        until = self.fresh_until(held)
        return until is not None and until < self.today
