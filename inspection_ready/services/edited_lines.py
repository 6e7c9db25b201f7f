"""Reads the lines of a timetable that somebody edited in a spreadsheet, each against the line as it went out.

A cell that reads as it did before says nothing: "9.00" for 9am, a lost format, a cell Excel turned into a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_lines import PARTS_IN_COLUMNS
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Half, Part, Timetable
from inspection_ready.domain.timetable_edits import Seat
from inspection_ready.records.fields import Field, Kind
from inspection_ready.records.session_lines import TIMETABLE_LINES
from inspection_ready.records.timetable import PARTS, SESSIONS
from inspection_ready.records.words import folded
from inspection_ready.services.import_reading import Cells, Reading
from inspection_ready.services.import_rows import RowReader
from inspection_ready.services.import_session_cells import SessionCells, name_and_email

if TYPE_CHECKING:
    from inspection_ready.exchange.tables import Table
    from inspection_ready.services.export_sessions import SessionLines
    from inspection_ready.services.import_links import Links

TIMES = frozenset({"starts", "ends", "minutes", "times"})
PLACES = frozenset({"base", "room"})
READ_OTHERWISE = frozenset({"timetable", "on", "prep_lead", "statements", *TIMES, *PLACES, *PARTS_IN_COLUMNS})
LEFT_OUT = frozenset({"not_a_choice", "link_unknown", "link_ambiguous"})
"""What an import notes and leaves out. A change that cannot be read is no change to take, so its line is refused."""
NEEDED = {"title": "Title", "day": "Day", "starts": "Start"}
EMPTY: dict[str, Any] = {
    "track": 0,
    "only_on_day": None,
    "earliest": None,
    "latest": None,
    "half": Half.ANY,
    "seats": None,
}
"""What an emptied cell means, where that is not no words."""
STAY = frozenset({"format", "turn", "state"})
"""Emptied, these say nothing."""


@dataclass(frozen=True, slots=True)
class LineBefore:
    """A session as it went out. ``cells`` are those of the file, as they stood in it."""

    timetable: Timetable
    seat: Seat
    cells: Cells
    named: Mapping[Part, Sequence[int]]
    """Who is at it, in the order in which the cell names them."""


class EditedLines:
    def __init__(
        self, table: Table, *, links: Links, rooms: Sequence[Room], codes: Mapping[str, str]
    ) -> None:
        self._targets = [mapped.target for mapped in table.mapping.columns]
        self._reader = RowReader(TIMETABLE_LINES, table.mapping)
        self._links = links
        self._rooms = rooms
        self._cells = SessionCells(TIMETABLE_LINES, links=links, rooms=rooms, codes=codes)

    def before(self, lines: SessionLines, timetable: Timetable, seat: Seat) -> LineBefore:
        cells = [
            "" if target not in _EXPORTED else lines.cell(target, timetable, seat.session)
            for target in self._targets
        ]
        named = {part: [each.id for each in lines.at(seat.session, part)] for part in Part}
        return LineBefore(timetable, seat, ["" if cell is None else cell for cell in cells], named)

    def nothing(self, timetable: Timetable) -> Cells:
        """The line of a session that was not there."""
        return [timetable.name if target == "timetable" else "" for target in self._targets]

    def read(self, rows: Sequence[Cells]) -> list[Reading]:
        return list(self._reader.read(rows))

    def told(self, before: LineBefore, reading: Reading, dates: Mapping[int, object]) -> Seat | list[Note]:
        """The session as the line has it, or why that cannot be read. ``dates``: of the days, as they are now."""
        was = self.read([before.cells])[0]
        changed = {
            name for name in self._targets if name and was.values.get(name) != reading.values.get(name)
        }
        refusals = [*reading.refusals, *_left_out(reading, changed)]
        emptied = [name for name in NEEDED if name in changed and reading.values.get(name) is None]
        if not reading.refusals:  # what cannot be read is not there either
            refusals += [Note.of("required", field=NEEDED[name]) for name in emptied]
        if "timetable" in changed:
            refusals.append(Note.of("edit_other_timetable", before=reading.values.get("timetable", "")))
        if refusals:
            return refusals
        values = {
            name: reading.values.get(name, EMPTY.get(name, ""))
            for name in changed - READ_OTHERWISE
            if name in _OF_A_SESSION and not (name in STAY and name not in reading.values)
        }
        found = Reading()
        values |= self._times(before, reading, changed, found)
        values |= self._day(before, reading, changed, dates, found)
        values |= self._place(before, reading, changed, found)
        values |= self._prep_lead(reading, changed, found)
        values |= self._statements(reading, changed, found)
        people = self._people(before, was, reading, changed, found)
        session = replace(before.seat.session, **values)
        found.refusals += self._cells.out_of_range(values)
        if session.ends > MINUTES_IN_A_DAY:
            found.refusals.append(Note.of("ends_after_midnight"))
        return found.refusals or Seat(session, people)

    # what says more than one thing, or names records

    def _times(
        self, before: LineBefore, reading: Reading, changed: set[str], found: Reading
    ) -> dict[str, Any]:
        if not changed & TIMES:
            return {}
        told = Reading(values={name: reading.values[name] for name in TIMES if name in reading.values})
        if "ends" not in told.values and "minutes" not in told.values and "times" not in told.values:
            told.values["minutes"] = before.seat.session.minutes
        elif "minutes" in told.values and "minutes" not in changed:
            del told.values["minutes"]
        self._cells.take_times(told)
        found.refusals += told.refusals
        return {name: told.values[name] for name in ("starts", "minutes") if name in told.values}

    def _day(
        self,
        before: LineBefore,
        reading: Reading,
        changed: set[str],
        dates: Mapping[int, object],
        found: Reading,
    ) -> dict[str, Any]:
        """A date alone moves the session to the day of that date; beside another day it must be that day's."""
        on = reading.values.get("on")
        if "on" not in changed or on is None:
            return {}
        days = [day for day, date in dates.items() if date == on]
        day = reading.values.get("day", before.seat.session.day)
        if "day" not in changed and days:
            return {"day": days[0]}
        if "day" in changed and day in days:
            return {}
        found.refusals.append(Note.of("edit_no_such_date", before=str(on)))
        return {}

    def _place(
        self, before: LineBefore, reading: Reading, changed: set[str], found: Reading
    ) -> dict[str, Any]:
        if not changed & PLACES:
            return {}
        session = before.seat.session
        base, room = reading.values.get("base", ""), reading.values.get("room", "")
        base_id = session.base_id if base and "base" not in changed else None
        if base and base_id is None:
            base_id = self._resolved(Field("base_id", "Base", Kind.LINK, link=Base), base, found)
        if not room:
            return {"base_id": base_id, "room_id": None}
        rooms = [
            each
            for each in self._rooms
            if folded(each.name) == folded(room) and base_id in {None, each.base_id}
        ]
        if len(rooms) != 1:
            code = "edit_link_ambiguous" if rooms else "edit_no_such_room"
            found.refusals.append(Note.of(code, field="Room", before=room, among="rooms"))
            return {}
        return {"base_id": rooms[0].base_id, "room_id": rooms[0].id}

    def _prep_lead(self, reading: Reading, changed: set[str], found: Reading) -> dict[str, Any]:
        if "prep_lead" not in changed:
            return {}
        told = reading.values.get("prep_lead", "")
        return {"prep_lead_id": self._resolved(SESSIONS.field("prep_lead_id"), told, found) if told else None}

    def _statements(self, reading: Reading, changed: set[str], found: Reading) -> dict[str, Any]:
        """One the regime does not have is refused, unlike in an import: a change is taken whole or not at all."""
        if "statements" not in changed:
            return {}
        told = Reading(values={"statements": reading.values.get("statements", "")})
        self._cells.take_statements(told)
        found.refusals += (_refusing(note) for note in told.notes)
        return told.values

    def _people(
        self, before: LineBefore, was: Reading, reading: Reading, changed: set[str], found: Reading
    ) -> dict[int, Part]:
        people = dict(before.seat.people)
        for name, part in PARTS_IN_COLUMNS.items():
            if name not in changed:
                continue
            words, ids = _lines(was, name), before.named[part]
            known: defaultdict[str, list[int]] = defaultdict(list)
            for word, person_id in zip(words, ids, strict=True) if len(words) == len(ids) else ():
                known[word].append(person_id)
            told = [
                each for line in _lines(reading, name) for each in self._persons(line, part, known, found)
            ]
            people = {each: own for each, own in people.items() if own is not part}
            people |= dict.fromkeys(told, part)
        return people

    def _persons(
        self, line: str, part: Part, known: Mapping[str, list[int]], found: Reading
    ) -> Iterator[int]:
        """One a line; "Ada Brook, Ben Cole" where both are known so. Of two of one name each line takes one."""
        if known.get(line):
            yield known[line].pop(0)
            return
        own = Field(part.value, PARTS[part], Kind.LINK, link=Person)
        tried = Reading()
        one = self._resolved(own, line, tried)
        parts = [each.strip() for each in line.split(",") if each.strip()]
        if one is None and len(parts) > 1:
            several = Reading()
            ids = [
                known[each].pop(0) if known.get(each) else self._resolved(own, each, several)
                for each in parts
            ]
            if not several.refusals:
                yield from (each for each in ids if each is not None)
                return
        found.refusals += tried.refusals
        if one is not None:
            yield one

    def _resolved(self, own: Field, told: str, found: Reading) -> int | None:
        """None where it is refused: nobody is added to the register by an edit."""
        is_person = own.link is Person
        name, email = name_and_email(told) if is_person else (told, "")
        read = Reading()
        self._links.resolve(own, name, email, read)
        value: int | None = read.values.get(own.name)
        added = {each.id for each in self._links.added_people}
        if value is None or value in added:
            refused = [_refusing(note) for note in read.notes if note.code in LEFT_OUT]
            plural = "people" if is_person else "bases"
            found.refusals += refused or [
                Note.of("edit_link_unknown", field=own.label, before=told, among=plural)
            ]
            return None
        return value


_OF_A_SESSION = frozenset(each.name for each in SESSIONS.fields)
_EXPORTED = frozenset(each.name for each in TIMETABLE_LINES.fields) - {"minutes", "times"}
_WORDS_OF = re.compile(r"[^\n]+")


def _lines(reading: Reading, name: str) -> list[str]:
    return _WORDS_OF.findall(reading.values.get(name, ""))


def _refusing(note: Note) -> Note:
    return note._replace(code=f"edit_{note.code}")


def _left_out(reading: Reading, changed: set[str]) -> list[Note]:
    labels = {own.label for own in TIMETABLE_LINES.fields if own.name in changed}
    return [
        _refusing(note)
        for note in reading.notes
        if note.code in LEFT_OUT and dict(note.data).get("field") in labels | _CHOICE_LABELS
    ]


_CHOICE_LABELS = frozenset(own.label for own in TIMETABLE_LINES.fields if own.kind is Kind.CHOICE)
