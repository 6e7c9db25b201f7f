"""Everything a pack is made from, gathered before the first page is composed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from functools import cached_property
from math import inf
from typing import TypeVar

from inspection_ready.domain.addressees import MixedLetter
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.changed_since import ChangedSince
from inspection_ready.domain.dates import add_months, on_the_clock
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.filing import Head
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council, Inspection
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.maps import Map, PrintedMap
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place
from inspection_ready.domain.printed_brands import PrintedBrand
from inspection_ready.domain.printed_pictures import PrintedPicture
from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.roles import Role
from inspection_ready.domain.sections import ON_EVERY_PLAN, PLACES_IN, Section, SectionSource
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.word_letters import WordLetter, WordLetterFile, said_in
from inspection_ready.domain.working_days import BankHoliday

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDate:
    """One line of the key dates. ``day`` is None while nobody knows it yet."""

    name: str
    day: date | None
    until: date | None = None
    """The last day where the date is a stretch of days."""
    is_about: bool = False
    is_deadline: bool = False
    """The thing must be done by then, not on it."""
    counted: str = ""
    """How it was arrived at, in words: "9 working days after the notification"."""
    is_starter: bool = False
    """General knowledge, not the regulator's own current words."""
    stage: str = ""
    """The stage's id in the regime."""
    is_announced: bool = True
    """False: the date leans on bank holidays the government has not announced yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChecked:
    """Printed, and marked as what nobody has confirmed."""

    what: str
    at: str = ""
    """The base it is a fact about."""
    owner_id: int | None = None
    """Who answers for it: the owner of the letter, or of the section of the welcome pack that prints it."""

    @property
    def words(self) -> str:
        return f"{self.what} at {self.at}" if self.at else self.what


@dataclass(frozen=True, kw_only=True)  # no slots: what is looked up for every line is put in order once
class PackFacts:
    """The registers as they stood at one moment; documents are composed from this and nothing else.

    Leavers, closed bases and sections that are off may be among the rows: composing leaves them out.
    """

    council: Council
    regime_name: str
    regulator: str
    """As inside a sentence: "the Care Quality Commission"."""
    regulator_short: str = ""
    word: str = "inspection"
    """What the regulator calls its visit."""
    prepared_at: datetime
    """Aware."""
    number: int
    """Of the pack; 0 for letters that are written outside one."""
    head: Head
    """The record of changes before this pack was made."""
    inspection: Inspection | None = None
    key_dates: tuple[PackDate, ...] = ()
    closure_days: tuple[ClosureDay, ...] = ()
    bank_holidays: tuple[BankHoliday, ...] = ()
    """In England, of the years around the notification."""
    people: tuple[Person, ...] = ()
    functions: tuple[Function, ...] = ()
    bases: tuple[Base, ...] = ()
    rooms: tuple[Room, ...] = ()
    kinds: tuple[FacilityKind, ...] = ()
    base_facts: tuple[BaseFact, ...] = ()
    places: tuple[Place, ...] = ()
    sections: tuple[Section, ...] = ()
    key_facts: tuple[KeyFact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    printed_pictures: tuple[PrintedPicture, ...] = ()
    """Those whose files were read: sections may show them."""
    photographs: Mapping[int, PrintedPicture] = field(default_factory=dict)
    """By the person's id, where who's who is printed and the file was read."""
    maps: tuple[Map, ...] = ()
    printed_maps: tuple[PrintedMap, ...] = ()
    """With their files: plans are drawn on them."""
    roles: tuple[Role, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    asked: tuple[Asked, ...] = ()
    """Everything somebody must answer for, in the regime's order."""
    accountable: str = ""
    """The role that signs, as inside a sentence."""
    tasks: tuple[Task, ...] = ()
    due: Mapping[int, date | None] = field(default_factory=dict)
    """When each task is due, by its id; None while it is to come."""
    uncertain_due: frozenset[int] = frozenset()
    """Those whose day leans on bank holidays that are not announced yet."""
    counted: Mapping[int, str] = field(default_factory=dict)
    """How that was counted, in words."""
    diaries: tuple[Diary, ...] = ()
    lists: tuple[DistributionList, ...] = ()
    members: tuple[ListMember, ...] = ()
    letters: tuple[Letter, ...] = ()
    letter_uses: tuple[LetterUse, ...] = ()
    word_letters: tuple[WordLetter, ...] = ()
    word_files: tuple[WordLetterFile, ...] = ()
    """Those of letters that are printed, where the file was read."""
    timetable: Timetable | None = None
    """The one in use, with its days, sessions and who is at them; no template."""
    timetable_days: tuple[TimetableDay, ...] = ()
    sessions: tuple[Session, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    dated_days: tuple[DatedDay, ...] = ()
    """Each day of the timetable, on its date as far as that is known."""
    left_out: tuple[LeftOut, ...] = ()
    mixed_letters: tuple[MixedLetter, ...] = ()
    """Those to people on both sides; without a reason they are in no pack."""
    overrides: tuple[FindingOverride, ...] = ()
    """Reasons for which findings in the documents are left as they are, those that lapsed too."""
    since: ChangedSince | None = None
    """What changed since the pack before; None for the first."""
    brand: PrintedBrand = field(default_factory=PrintedBrand)
    """The council's look, once its files were read."""

    @property
    def prepared_on(self) -> date:
        return on_the_clock(self.prepared_at).date()

    def contact(self, person_id: int | None) -> Person | None:
        """The person, unless nobody is named or the one named has left."""
        found = self._person.get(person_id)
        return None if found is None or found.has_left(self.prepared_on) else found

    def leaver(self, person_id: int | None) -> Person | None:
        """The person named, where they have left: a gap that hides behind a name."""
        found = self._person.get(person_id)
        return found if found is not None and found.has_left(self.prepared_on) else None

    @cached_property
    def _person(self) -> Mapping[int | None, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def base_names(self) -> Mapping[int | None, str]:
        return {base.id: base.name for base in self.bases}

    @cached_property
    def room_names(self) -> Mapping[int | None, str]:
        return {room.id: room.name for room in self.rooms}

    @cached_property
    def rooms_at(self) -> Mapping[int, tuple[Room, ...]]:
        """By the id of their base; a base without rooms is not among them."""
        return _grouped(self.rooms, lambda room: room.base_id)

    @cached_property
    def facts_at(self) -> Mapping[int, tuple[BaseFact, ...]]:
        """By the id of their base."""
        return _grouped(self.base_facts, lambda fact: fact.base_id)

    @cached_property
    def attendances_at(self) -> Mapping[int, tuple[Attendance, ...]]:
        """By the id of their session."""
        return _grouped(self.attendances, lambda each: each.session_id)

    @cached_property
    def word_letter_of(self) -> Mapping[int, WordLetter]:
        """By the id of the letter that is written from it."""
        return {each.letter_id: each for each in self.word_letters}

    def said_in(self, letter: Letter) -> str:
        """What fields are looked for in."""
        return said_in(letter, self.word_letter_of.get(letter.id))

    def is_written(self, letter: Letter) -> bool:
        return bool(letter.body.strip()) or letter.id in self.word_letter_of

    def sessions_of(self, person_id: int) -> tuple[Session, ...]:
        """Those the person has a part in, in the timetable's order."""
        own = {each.session_id for each in self._attendances_of.get(person_id, ())} & self._place.keys()
        return tuple(self.sessions[place] for place in sorted(map(self._place.__getitem__, own)))

    @cached_property
    def _attendances_of(self) -> Mapping[int, tuple[Attendance, ...]]:
        return _grouped(self.attendances, lambda each: each.person_id)

    @cached_property
    def _place(self) -> Mapping[int, int]:
        return {session.id: place for place, session in enumerate(self.sessions)}

    @cached_property
    def tasks_of(self) -> Mapping[int | None, tuple[Task, ...]]:
        """By the id of their function."""
        return _grouped(self.tasks, lambda task: task.function_id)

    @cached_property
    def members_on(self) -> Mapping[int, tuple[ListMember, ...]]:
        """By the id of their list."""
        return _grouped(self.members, lambda member: member.list_id)

    def places_for(self, source: SectionSource) -> tuple[Place, ...]:
        """Those a section of that source prints, the nearest first as far as anybody has said."""
        printed = (
            place
            for place in self.places
            if place.category is PLACES_IN.get(source)
            and place.is_open(self.prepared_on)
            and (place.is_checked or not self.council.leave_out_unchecked)
        )
        return tuple(sorted(printed, key=_nearest))

    def asked_places(self) -> tuple[Place, ...]:
        """Those of the kinds that some section of the pack is made from, closed ones too."""
        sources = {section.source for section in self.sections if section.included}
        asked = {PLACES_IN.get(source) for source in sources}
        asked |= ON_EVERY_PLAN if SectionSource.PLAN in sources else set()
        return tuple(place for place in self.places if place.category in asked)

    def planned_places(self) -> tuple[Place, ...]:
        """Those a plan shows: open, and checked where the council leaves out what is not."""
        strict = self.council.leave_out_unchecked
        return tuple(
            place
            for place in self.asked_places()
            if place.is_open(self.prepared_on) and (place.is_checked or not strict)
        )

    def shown_key_facts(self) -> tuple[KeyFact, ...]:
        """In the order the council gave them."""
        strict = self.council.leave_out_unchecked
        return tuple(fact for fact in self.key_facts if fact.is_checked or not strict)

    def uses_key_facts(self) -> bool:
        """Whether some section of the pack prints them all."""
        return any(each.included and each.source is SectionSource.KEY_FACTS for each in self.sections)

    def is_stale(self, fact: BaseFact | Place | KeyFact | DistributionList) -> bool:
        """Checked once, but longer ago than the council allows."""
        if fact.checked_on is None:
            return False
        return add_months(fact.checked_on, self.council.fact_months) < self.prepared_on


def _grouped(rows: Iterable[T], key: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}


def _nearest(place: Place) -> tuple[float, float, str]:
    on_foot, by_car = place.minutes_on_foot, place.minutes_by_car
    return (
        inf if on_foot is None else on_foot,
        inf if by_car is None else by_car,
        place.name.casefold(),
    )
