"""Sessions as the lines of a spreadsheet: of all templates, or of all timetables with their people and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.filing import Head
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_codes import in_order
from inspection_ready.domain.session_lines import PARTS_IN_COLUMNS
from inspection_ready.domain.timetable import Attendance, Part, Session, Timetable, TimetableDay, codes_said
from inspection_ready.exchange.tables_out import Column, OutCell
from inspection_ready.phrases.dates import clock
from inspection_ready.records.column_maps import AS_AT_HEADING, OUR_ID_HEADING
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.timetable import FORMATS, HALVES, STATES, TURNS
from inspection_ready.services.import_rows import OUR_ID_PREFIX

if TYPE_CHECKING:
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader

AS_AT_LETTERS = 12
"""Of the hash: enough that no other register has such an entry."""

SAID_OTHERWISE = frozenset({"minutes", "times"})
"""Start and end say it all; two ways to say one thing could differ once somebody changes one."""


def exported_fields(record: Record) -> tuple[Field, ...]:
    return tuple(field for field in record.fields if field.name not in SAID_OTHERWISE)


def own_columns(record: Record) -> tuple[Column, ...]:
    """Beside the fields: what a line is known again by, and of a timetable what it is compared with."""
    known_by = Column(OUR_ID_HEADING, 24)
    return (known_by,) if record.register == "templates" else (known_by, Column(AS_AT_HEADING, 24))


def as_at_words(head: Head) -> str:
    return f"{head.count}-{head.hash[:AS_AT_LETTERS]}"


def session_rows(reader: Reader, record: Record) -> list[list[OutCell]]:
    """In the order of the timetables' names, and of the clock."""
    lines = SessionLines(reader)
    names = [field.name for field in exported_fields(record)]
    is_template = record.register == "templates"
    as_at = [] if is_template else [as_at_words(reader.head())]
    held = sorted(
        reader.register(Timetable).find(is_template=is_template), key=lambda each: each.name.casefold()
    )
    return [
        [*(lines.cell(name, timetable, session) for name in names), f"{OUR_ID_PREFIX}{session.id}", *as_at]
        for timetable in held
        for session in in_order(reader.register(Session).find(timetable_id=timetable.id))
    ]


def template_rows(
    reader: Reader, template: Timetable, sessions: Sequence[Session], names: Sequence[str]
) -> list[list[OutCell]]:
    """Of one template, the columns of these fields."""
    lines = SessionLines(reader)
    return [[lines.cell(name, template, session) for name in names] for session in sessions]


class SessionLines:
    """What stands in each cell of a session's line."""

    def __init__(self, reader: Registers) -> None:
        self._people = {each.id: each for each in reader.register(Person).all("name")}
        self._bases = {each.id: each for each in reader.register(Base).all()}
        self._rooms = {each.id: each.name for each in reader.register(Room).all()}
        self._dates = {(each.timetable_id, each.day): each.on for each in reader.register(TimetableDay).all()}
        self._at: defaultdict[tuple[int, Part], list[Person]] = defaultdict(list)
        self._parts: defaultdict[int, dict[int, Part]] = defaultdict(dict)
        for each in reader.register(Attendance).all():
            self._at[each.session_id, each.part].append(self._people[each.person_id])
            self._parts[each.session_id][each.person_id] = each.part

    def cell(self, name: str, timetable: Timetable, session: Session) -> OutCell:
        if name in PARTS_IN_COLUMNS:
            return "; ".join(_named(each) for each in self.at(session, PARTS_IN_COLUMNS[name]))
        told: dict[str, OutCell] = {
            "timetable": timetable.name,
            "on": self._dates.get((timetable.id, session.day)),
            "starts": clock(session.starts),
            "ends": clock(session.ends),
            "format": FORMATS[session.format],
            "turn": TURNS[session.turn],
            "earliest": _clock(session.earliest),
            "latest": _clock(session.latest),
            "half": HALVES[session.half],
            "prep_lead": self._person(session.prep_lead_id),
            "statements": "; ".join(codes_said(session.statements)),
            "state": STATES[session.state],
            "base": self._base(session.base_id),
            "room": self._rooms.get(session.room_id or 0, ""),
        }
        value: Any = told[name] if name in told else getattr(session, name)
        return value  # type: ignore[no-any-return] # text, a number or a date

    def people_at(self, session: Session) -> dict[int, Part]:
        """What each does there, by their id."""
        return dict(self._parts[session.id])

    def at(self, session: Session, part: Part) -> list[Person]:
        """In the order in which a cell names them."""
        return sorted(self._at[session.id, part], key=lambda each: each.name.casefold())

    def _person(self, person_id: int | None) -> str:
        person = self._people.get(person_id or 0)
        return "" if person is None else _named(person)

    def _base(self, base_id: int | None) -> str:
        base = self._bases.get(base_id or 0)
        if base is None:
            return ""
        return f"{base.name}, {base.postcode}" if base.postcode else base.name


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else clock(minutes)


def _named(person: Person) -> str:
    return f"{person.name} <{person.email}>" if person.email else person.name
