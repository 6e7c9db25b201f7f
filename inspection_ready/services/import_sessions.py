"""Plans a spreadsheet of sessions: each row is new, changed, the same, or refused with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_codes import with_codes
from inspection_ready.domain.timetable import (
    MINUTES_IN_A_DAY,
    Attendance,
    Part,
    Session,
    Timetable,
    TimetableDay,
)
from inspection_ready.exchange.tables import Table
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.timetable import PARTS, SESSIONS
from inspection_ready.records.words import folded
from inspection_ready.services.import_links import Links
from inspection_ready.services.import_plan import (
    FieldChange,
    ImportLine,
    Outcome,
    Progress,
    RefusedRows,
    Writes,
)
from inspection_ready.services.import_reading import Cells, Reading
from inspection_ready.services.import_rows import RowReader
from inspection_ready.services.import_session_cells import SessionCells
from inspection_ready.services.planned_tables import PlannedTable
from inspection_ready.services.statements import known_codes
from inspection_ready.services.timetable import current_timetable
from inspection_ready.services.timetable_making import FIRST_NAME
from inspection_ready.services.values import value_words
from inspection_ready.storage.unit_of_work import Reader

OF_A_SESSION = frozenset(each.name for each in fields(Session))
Key = tuple[object, ...]


class SessionPlanner:
    """``record`` says which of the two spreadsheets it is."""

    def __init__(self, record: Record, table: Table, *, reader: Reader, links: Links) -> None:
        self.table = table
        self._record = record
        self._is_template = record.register == "templates"
        self._links = links
        self._rooms = reader.register(Room).all()
        self._cells = SessionCells(record, links=links, rooms=self._rooms, codes=known_codes(reader))
        current = current_timetable(reader)
        self._default = "" if self._is_template else (current.name if current else FIRST_NAME)
        held = reader.register(Timetable).find(is_template=self._is_template)
        self._timetables = {folded(each.name): each for each in held}
        self._were = {each.id: each for each in held}
        of = {each.id for each in held}
        self._were_days = {
            (each.timetable_id, each.day): each
            for each in reader.register(TimetableDay).all()
            if each.timetable_id in of
        }
        self._days = dict(self._were_days)
        self._held = {each.id: each for each in reader.register(Session).all() if each.timetable_id in of}
        self._now = dict(self._held)
        self._people: defaultdict[int, dict[int, Part]] = defaultdict(dict)
        self._attendances: dict[tuple[int, int], Attendance] = {}
        for each in reader.register(Attendance).all():
            if each.session_id in self._held:
                self._people[each.session_id][each.person_id] = each.part
                self._attendances[each.session_id, each.person_id] = each
        self._lines_of: dict[int, int] = {}
        self._known: dict[Key, int] = {}
        for session in self._held.values():
            self._know(session)
        self._plan = PlannedTable()

    def plan(self, progress: Progress) -> PlannedTable:
        rows, reader = list(self.table.rows()), RowReader(self._record, self.table.mapping)
        readings = reader.read([cells for _, cells in rows])
        for count, ((line, cells), reading) in enumerate(zip(rows, readings, strict=True)):
            progress(count, len(rows))
            self._plan.lines.append(self._plan_row(line, cells, reading))
        named = {self._now[each].timetable_id for each in self._lines_of}
        self._plan.lines += [
            ImportLine(0, Outcome.MISSING, each.title, register=self._record.register)
            for each in self._held.values()
            if each.timetable_id in named and each.id not in self._lines_of
        ]
        progress(len(rows), len(rows))
        return self._plan

    def writes(self) -> tuple[Writes, ...]:
        """Timetables before their days and sessions, those before who is at them."""
        added = [each for each in self._now.values() if each.id not in self._held]
        if not self._is_template:
            taken = [each.code for each in self._held.values()]
            added = [
                each
                for own in _by_timetable(added)
                for each in with_codes(own, self._codes_beside(own, taken))
            ]
        changed = tuple((was, self._now[was.id]) for was in self._held.values() if self._now[was.id] != was)
        timetables = [each for each in self._timetables.values() if each.id not in self._were]
        grown = tuple(
            (self._were[each.id], each)
            for each in self._timetables.values()
            if each.id in self._were and each != self._were[each.id]
        )
        days = tuple(each for key, each in self._days.items() if key not in self._were_days)
        moved = tuple(
            (was, self._days[key]) for key, was in self._were_days.items() if self._days[key] != was
        )
        return (
            Writes(Timetable, tuple(timetables), grown),
            Writes(TimetableDay, days, moved),
            Writes(Session, tuple(added), changed),
            self._attendance_writes(),
        )

    def refused_rows(self) -> RefusedRows | None:
        rows = tuple(self._plan.refused)
        headings = tuple(mapped.heading for mapped in self.table.mapping.columns)
        return RefusedRows(self.table.sheet.name, headings, rows) if rows else None

    # a row

    def _plan_row(self, line: int, cells: Cells, reading: Reading) -> ImportLine:
        values = reading.values
        self._cells.take(reading)
        people = self._cells.people_told(reading)
        timetable = self._timetable(reading)
        before = None if timetable is None else self._find(timetable, reading)
        if before is None and not reading.refusals:
            reading.refusals += _not_said(values)
        session = None if reading.refusals or timetable is None else _made(timetable, before, values)
        if session is not None and session.ends > MINUTES_IN_A_DAY:
            reading.refusals.append(Note.of("ends_after_midnight"))
        if reading.refusals or session is None or timetable is None:
            return self._refused(line, cells, reading)
        if before is not None and before.id in self._lines_of:
            first = self._lines_of[before.id]
            if folded(before.title) != folded(session.title):
                note = Note.of("session_code_twice", before=session.code, line=first)
                return self._refused(line, cells, reading, note)
            return self._line(line, Outcome.SAME, before.title, reading, repeat_of=first)
        changes = [] if before is None else list(self._changes(before, session))
        changes += self._set_people(session, people)
        changes += self._set_day(session, values.get("on"))
        self._keep(timetable, session, line)
        outcome = Outcome.NEW if before is None else Outcome.CHANGED if changes else Outcome.SAME
        told = () if before is None else tuple(changes)
        return self._line(line, outcome, session.title, reading, changes=told)

    def _refused(self, line: int, cells: Cells, reading: Reading, *more: Note) -> ImportLine:
        reasons = (*reading.refusals, *more)
        self._plan.refused.append((tuple(cells), reasons))
        title = str(reading.values.get("title", "")) or "A session"
        return self._line(line, Outcome.REFUSED, title, reading, reasons=reasons)

    def _timetable(self, reading: Reading) -> Timetable | None:
        name = reading.values.pop("timetable", "") or self._default
        if not name:
            reading.refusals.append(Note.of("required", field="Template"))
            return None
        held = self._timetables.get(folded(name))
        day, track = reading.values.get("day", 1), reading.values.get("track", 0)
        if reading.refusals:
            return held or Timetable(name=name, is_template=self._is_template)
        if held is None:
            held = Timetable(name=name, is_template=self._is_template, days=day, tracks=max(track, 1))
        grown = replace(held, days=max(held.days, day), tracks=max(held.tracks, track))
        return grown if grown != held else held

    def _find(self, timetable: Timetable, reading: Reading) -> Session | None:
        held = self._now.get(reading.our_id or 0)
        if held is not None and held.timetable_id == timetable.id:
            return held
        values = reading.values
        keys: list[Key] = (
            [("code", timetable.id, folded(values.get("code", "")))] if values.get("code") else []
        )
        keys.append(_place_key(timetable.id, values))
        return next((self._now[self._known[key]] for key in keys if key in self._known), None)

    def _keep(self, timetable: Timetable, session: Session, line: int) -> None:
        self._timetables[folded(timetable.name)] = timetable
        self._now[session.id] = session
        self._lines_of[session.id] = line
        self._know(session)

    def _know(self, session: Session) -> None:
        if session.code:
            self._known["code", session.timetable_id, folded(session.code)] = session.id
        told = {name: getattr(session, name) for name in ("day", "starts", "track", "title")}
        self._known.setdefault(_place_key(session.timetable_id, told), session.id)

    def _set_people(self, session: Session, told: dict[Part, list[int]]) -> Iterator[FieldChange]:
        before = self._people[session.id]
        after = {person: part for person, part in before.items() if part not in told}
        for part, people in told.items():
            after |= {person: part for person in people if person not in after}
        self._people[session.id] = after
        for part in Part:
            names = [self._names(each, part) for each in (before, after)]
            if names[0] != names[1]:
                yield FieldChange(PARTS[part], *names)

    def _names(self, people: dict[int, Part], part: Part) -> str:
        return ", ".join(sorted(self._links.title(Person, each) for each in people if people[each] is part))

    def _set_day(self, session: Session, on: date | None) -> Iterator[FieldChange]:
        key = session.timetable_id, session.day
        held = self._days.get(key)
        if on is None or (held is not None and held.on == on):
            return
        new = TimetableDay(timetable_id=session.timetable_id, day=session.day)
        self._days[key] = replace(held or new, on=on)
        yield FieldChange("Date", "" if held is None else str(held.on or ""), str(on))

    def _changes(self, before: Session, after: Session) -> Iterator[FieldChange]:
        for own in SESSIONS.fields:
            was, now = getattr(before, own.name), getattr(after, own.name)
            if was != now:
                yield FieldChange(own.label, self._words(own, was), self._words(own, now))

    def _words(self, own: Field, value: Any) -> str:
        rooms = {each.id: each.name for each in self._rooms}
        title = rooms.get(value, "") if own.link is Room else ""
        if own.link in {Base, Person} and value is not None:
            title = self._links.title(own.link, value)
        return value_words(own, value, title=title)

    def _codes_beside(self, added: Sequence[Session], taken: Sequence[str]) -> list[str]:
        own = added[0].timetable_id
        return [each.code for each in self._now.values() if each.timetable_id == own] if taken else []

    def _attendance_writes(self) -> Writes:
        now = {
            (session, person): part
            for session, people in self._people.items()
            for person, part in people.items()
        }
        added = (key for key in now if key not in self._attendances)
        held = self._attendances.items()
        return Writes(
            Attendance,
            tuple(Attendance(session_id=one, person_id=who, part=now[one, who]) for one, who in added),
            tuple(
                (was, replace(was, part=now[key])) for key, was in held if now.get(key, was.part) != was.part
            ),
            removed=tuple(was for key, was in held if key not in now),
        )

    def _line(self, line: int, outcome: Outcome, title: str, reading: Reading, **more: Any) -> ImportLine:
        notes = tuple(reading.notes)
        return ImportLine(line, outcome, title, notes=notes, register=self._record.register, **more)


def _not_said(values: dict[str, Any]) -> list[Note]:
    asked = (("title", "Title"), ("day", "Day"), ("starts", "Start"), ("minutes", "End or Minutes"))
    return [Note.of("required", field=label) for name, label in asked if values.get(name) is None]


def _made(timetable: Timetable, before: Session | None, values: dict[str, Any]) -> Session:
    told = {name: value for name, value in values.items() if name in OF_A_SESSION}
    if before is not None:
        return replace(before, **told)
    return Session(id=new_id(), timetable_id=timetable.id, **told)


def _place_key(timetable_id: int, values: dict[str, Any]) -> Key:
    where = (values.get("day"), values.get("starts"), values.get("track", 0))
    return ("place", timetable_id, *where, folded(values.get("title", "")))


def _by_timetable(sessions: Sequence[Session]) -> Iterator[list[Session]]:
    found: defaultdict[int, list[Session]] = defaultdict(list)
    for each in sessions:
        found[each.timetable_id].append(each)
    yield from found.values()
