"""Reads the sample council. Its days are told from today, so that the sample is never old."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base, BaseFact, Room
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.exchange.fields import Fields
from inspection_ready.exchange.marked_yaml import NotYaml, read_text, read_tree
from inspection_ready.exchange.sample_letters import SampleLists, read_lists_and_letters
from inspection_ready.phrases.dates import MONTHS

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.mistakes import Mistake

MOST_SEATS = 1000
MOST_MINUTES = 240
_AGO = re.compile(r"(\d+) days ago")
_AHEAD = re.compile(r"in (\d+) days")
_NEXT = re.compile(r"next (\d+) (\w+)")
_POSITION = re.compile(r"(-?\d+\.\d+), (-?\d+\.\d+)")
_SUBJECTS = {"themes": Subject.THEME, "statements": Subject.STATEMENT, "items": Subject.ITEM}


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePicture:
    """``file`` is beside the sample's own file."""

    name: str
    file: str
    alt: str
    caption: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    council: Council
    people: tuple[Person, ...]
    bases: tuple[Base, ...]
    rooms: tuple[Room, ...]
    facts: tuple[BaseFact, ...]
    places: tuple[Place, ...]
    functions: tuple[Function, ...]
    absences: tuple[Absence, ...]
    responsibilities: tuple[Responsibility, ...]
    closure_days: tuple[ClosureDay, ...]
    sections: tuple[Section, ...]
    letters: SampleLists
    key_facts: tuple[KeyFact, ...]
    pictures: tuple[SamplePicture, ...]


def read_sample(path: Path, *, now: dt.datetime, kinds: Mapping[str, int]) -> Sample:
    """``kinds`` gives the id of each facility kind by its name. Raises CannotRead with every mistake."""
    mistakes: list[Mistake] = []
    try:
        sample = _Reading(now, kinds).sample(Fields(read_tree(read_text(path)), mistakes=mistakes))
    except NotYaml as error:
        mistakes = [error.mistake]
    if mistakes:
        raise CannotRead("sample_has_mistakes", name=path.name, mistakes=tuple(mistakes))
    return sample


class _Reading:
    def __init__(self, now: dt.datetime, kinds: Mapping[str, int]) -> None:
        self._now = now
        self._kinds = kinds
        self._bases: dict[str, int] = {}
        self._people: dict[str, int] = {}

    def sample(self, top: Fields) -> Sample:
        top.whole("format", least=1, most=1)
        council = top.table("council")
        bases, rooms, facts = self._read_bases(top)
        people = tuple(self._person(fields) for fields in _each(top, "people"))
        sample = Sample(
            council=Council(name=council.text("name"), department=council.text("department")),
            people=people,
            bases=bases,
            rooms=rooms,
            facts=facts,
            places=tuple(self._place(fields) for fields in _each(top, "places")),
            functions=tuple(self._function(fields) for fields in _each(top, "functions")),
            absences=tuple(self._absence(fields) for fields in _each(top, "absences")),
            responsibilities=tuple(self._responsibilities(top.table("responsible"))),
            closure_days=tuple(
                ClosureDay(on=self._day(fields, "on"), reason=fields.text("reason"))
                for fields in _each(top, "closure_days")
            ),
            sections=tuple(
                self._section(fields, position)
                for position, fields in enumerate(_each(top, "sections"), start=1)
            ),
            letters=read_lists_and_letters(top, self._people, self._day),
            key_facts=tuple(
                self._key_fact(fields, position)
                for position, fields in enumerate(_each(top, "key_facts"), start=1)
            ),
            pictures=tuple(_picture(fields) for fields in _each(top, "pictures")),
        )
        council.close()
        top.close()
        return sample

    def _person(self, fields: Fields) -> Person:
        name = fields.text("name")
        email = fields.text("email", default=f"{name.lower().replace(' ', '.')}@northmoor.example")
        person = Person(
            name=name,
            role=fields.text("role"),
            tier=fields.choice("tier", Tier),
            team=fields.text("team", default=""),
            email="" if email == "none" else _plain(email),
            phone=fields.text("phone"),
            base_id=self._link(fields, "base", self._bases),
            side=fields.choice("side", Side, Side.INSIDE),
            organisation=fields.text("organisation", default=""),
            document_name=fields.text("document_name", default=""),
            left_on=self._day(fields, "left") if fields.has("left") else None,
        )
        self._people[fields.identity("key")] = person.id
        return person

    def _read_bases(self, top: Fields) -> tuple[tuple[Base, ...], tuple[Room, ...], tuple[BaseFact, ...]]:
        bases, rooms, facts = [], [], []
        for fields in _each(top, "bases"):
            base = _base(fields)
            self._bases[fields.identity("key")] = base.id
            bases.append(base)
            rooms += [_room(room, base) for room in _each(fields, "rooms", wanted=False)]
            facts += [self._fact(fact, base) for fact in _each(fields, "facts", wanted=False)]
        return tuple(bases), tuple(rooms), tuple(facts)

    def _fact(self, fields: Fields, base: Base) -> BaseFact:
        kind = fields.reference("kind", "facility", self._kinds)
        return BaseFact(
            base_id=base.id,
            kind_id=self._kinds.get(kind, 0),
            value=fields.text("value"),
            note=fields.text("note", default=""),
            checked_by=fields.text("by", default=""),
            checked_on=self._day(fields, "on") if fields.has("on") else None,
        )

    def _place(self, fields: Fields) -> Place:
        latitude, longitude = _position(fields)
        return Place(
            name=fields.text("name"),
            category=fields.choice("kind", PlaceCategory),
            use=fields.text("use", default=""),
            address="\n".join(fields.texts("address")),
            postcode=fields.text("postcode", default=""),
            latitude=latitude,
            longitude=longitude,
            way=fields.text("way", default=""),
            minutes_on_foot=_minutes(fields, "on_foot"),
            minutes_by_car=_minutes(fields, "by_car"),
            step_free=fields.yes("step_free", default=False) if fields.has("step_free") else None,
            phone=fields.text("phone", default=""),
            website=fields.text("website", default=""),
            checked_by=fields.text("by", default=""),
            checked_on=self._day(fields, "on") if fields.has("on") else None,
            notes=fields.text("notes", default=""),
        )

    def _function(self, fields: Fields) -> Function:
        return Function(
            name=fields.text("name"),
            contact_id=self._link(fields, "contact", self._people),
            second_id=self._link(fields, "second", self._people),
            tasks="\n".join(fields.texts("tasks")),
        )

    def _absence(self, fields: Fields) -> Absence:
        told = self._day(fields, "told")
        return Absence(
            person_id=self._link(fields, "person", self._people) or 0,
            starts_on=self._day(fields, "from"),
            ends_on=self._day(fields, "to"),
            told_by=fields.text("told_by"),
            told_at=dt.datetime.combine(told, dt.time(9, 0), tzinfo=dt.UTC),
            recorded_by="The sample council",
            notes=fields.text("notes", default=""),
        )

    def _responsibilities(self, fields: Fields) -> Iterator[Responsibility]:
        for key, subject in _SUBJECTS.items():
            for one in _each(fields, key):
                yield Responsibility(
                    subject=subject,
                    code=one.identity("code"),
                    owner_id=self._link(one, "owner", self._people),
                    second_id=self._link(one, "second", self._people),
                )
        fields.close()

    def _section(self, fields: Fields, position: int) -> Section:
        return Section(
            title=fields.text("title"),
            position=position,
            source=fields.choice("source", SectionSource, SectionSource.TEXT),
            text=fields.text("text"),
            owner_id=self._link(fields, "owner", self._people),
            status=fields.choice("status", SectionStatus),
        )

    def _key_fact(self, fields: Fields, position: int) -> KeyFact:
        return KeyFact(
            name=fields.text("name"),
            value=fields.text("value"),
            year=fields.text("year"),
            source=fields.text("source"),
            website=fields.text("website", default=""),
            position=position,
            checked_by=fields.text("by", default=""),
            checked_on=self._day(fields, "on") if fields.has("on") else None,
        )

    def _link(self, fields: Fields, key: str, known: Mapping[str, int]) -> int | None:
        return known.get(fields.reference(key, key, known)) if fields.has(key) else None

    def _day(self, fields: Fields, key: str) -> dt.date:
        text, today = fields.text(key), self._now.date()
        if ago := _AGO.fullmatch(text):
            return today - dt.timedelta(days=int(ago[1]))
        if ahead := _AHEAD.fullmatch(text):
            return today + dt.timedelta(days=int(ahead[1]))
        if (named := _NEXT.fullmatch(text)) and named[2] in MONTHS:
            day = today.replace(month=MONTHS.index(named[2]) + 1, day=int(named[1]))
            return day if day >= today else day.replace(year=day.year + 1)
        fields.note(key, "not_a_date", value=text)
        return today


def _picture(fields: Fields) -> SamplePicture:
    return SamplePicture(
        name=fields.text("name"),
        file=fields.text("file"),
        alt=fields.text("alt"),
        caption=fields.text("caption"),
        source=fields.text("source"),
        licence=fields.text("licence"),
    )


def _base(fields: Fields) -> Base:
    latitude, longitude = _position(fields)
    return Base(
        name=fields.text("name"),
        address="\n".join(fields.texts("address")),
        postcode=fields.text("postcode", default=""),
        latitude=latitude,
        longitude=longitude,
        is_main=fields.yes("main", default=False),
        use=fields.text("use"),
        opening_hours=fields.text("opening_hours"),
        reception=fields.text("reception"),
        phone=fields.text("phone"),
        email=fields.text("email", default=""),
        website=fields.text("website", default=""),
        teams="\n".join(fields.texts("teams")),
        suitable_for_visits=fields.yes("visits", default=False) if fields.has("visits") else None,
    )


def _room(fields: Fields, base: Base) -> Room:
    return Room(
        base_id=base.id,
        name=fields.text("name"),
        capacity=fields.whole("capacity", least=1, most=MOST_SEATS),
        equipment=fields.text("equipment", default=""),
        notes=fields.text("notes", default=""),
    )


def _position(fields: Fields) -> tuple[float | None, float | None]:
    """Written as "54.7, 2.1": latitude, then longitude."""
    if not fields.has("position"):
        return None, None
    text = fields.text("position")
    if found := _POSITION.fullmatch(text):
        return float(found[1]), float(found[2])
    fields.note("position", "not_a_position", value=text)
    return None, None


def _minutes(fields: Fields, key: str) -> int | None:
    return fields.whole(key, least=0, most=MOST_MINUTES) if fields.has(key) else None


def _each(fields: Fields, key: str, *, wanted: bool = True) -> Iterator[Fields]:
    if not wanted and not fields.has(key):
        return
    for one in fields.tables(key):
        yield one
        one.close()


def _plain(email: str) -> str:
    """Without the marks of letters, as mail systems have them: zieliński becomes zielinski."""
    return unicodedata.normalize("NFD", email).encode("ascii", "ignore").decode()
