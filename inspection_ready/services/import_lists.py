"""Distribution lists from a spreadsheet: a row for each member names the list, and makes it where it is not there.

Members are found among the people; who is not there is refused, and can be brought in as a person first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person, Side
from inspection_ready.exchange.tables import Table
from inspection_ready.records.fields import Kind
from inspection_ready.records.lists import LISTS, LISTS_IN_SPREADSHEETS
from inspection_ready.records.people import SIDES
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
from inspection_ready.services.planned_tables import PlannedTable, first_text, plain_headings
from inspection_ready.services.values import value_words
from inspection_ready.storage.unit_of_work import Reader

OF_THE_LIST: Mapping[str, str] = {
    "side": "side",
    "purpose": "purpose",
    "checked_on": "checked_on",
    "checked_by": "checked_by",
    "list_notes": "notes",
}
"""The columns that say something of the list itself, and which of its fields each is."""
_BLANK: Mapping[str, Any] = {"purpose": "", "checked_on": None, "checked_by": "", "notes": ""}


@dataclass(slots=True)
class _Row:
    line: int
    cells: Cells
    reading: Reading
    list_name: str
    person_id: int | None = None
    names_somebody: bool = False


@dataclass(slots=True)
class _List:
    """A list as the file tells it; ``held`` is the one in the register, if it is there."""

    name: str
    held: DistributionList | None
    told: dict[str, Any] = field(default_factory=dict)
    becomes: DistributionList = field(init=False)
    changes: tuple[FieldChange, ...] = ()
    is_written: bool = False
    lines: dict[int, int] = field(default_factory=dict)
    """The line of each person who was met."""


class ListsPlanner:
    def __init__(self, table: Table, *, reader: Reader, links: Links) -> None:
        self.table = table
        self._links = links
        self._rows = RowReader(LISTS_IN_SPREADSHEETS, table.mapping)
        self._people = {person.id: person for person in reader.register(Person).all()}
        self._held = {folded(each.name): each for each in reader.register(DistributionList).all()}
        self._members: dict[int, set[int]] = {}
        for member in reader.register(ListMember).all():
            self._members.setdefault(member.list_id, set()).add(member.person_id)
        self._lists: dict[str, _List] = {}
        self._added: list[ListMember] = []
        self._plan = PlannedTable()

    def plan(self, progress: Progress) -> PlannedTable:
        lines = list(self.table.rows())
        readings = self._rows.read([cells for _, cells in lines])
        rows = [
            self._row(line, cells, reading) for (line, cells), reading in zip(lines, readings, strict=True)
        ]
        for row in rows:
            self._gather(row)
        self._settle(rows)
        for count, row in enumerate(rows):
            if count % 500 == 0:
                progress(count, len(rows))
            self._plan.lines.append(self._plan_row(row))
        self._plan.lines += self._missing()
        progress(len(rows), len(rows))
        return self._plan

    def writes(self) -> tuple[Writes, ...]:
        written = [one for one in self._lists.values() if one.is_written]
        new = tuple(one.becomes for one in written if one.held is None)
        changed = tuple((one.held, one.becomes) for one in written if one.held and one.held != one.becomes)
        return Writes(DistributionList, new, changed), Writes(ListMember, tuple(self._added), ())

    def refused_rows(self) -> RefusedRows | None:
        rows = tuple(self._plan.refused)
        headings = plain_headings(LISTS_IN_SPREADSHEETS, self.table)
        return RefusedRows(self.table.sheet.name, headings, rows) if rows else None

    # what each row says

    def _row(self, line: int, cells: Cells, reading: Reading) -> _Row:
        row = _Row(line, cells, reading, " ".join(str(reading.values.get("list", "")).split()))
        if not row.list_name:
            reading.refusals.append(Note.of("required", field=LISTS_IN_SPREADSHEETS.field("list").label))
        if "person_id" in reading.named:
            row.names_somebody = True
            self._find_person(row, *reading.named["person_id"])
        return row

    def _find_person(self, row: _Row, name: str, email: str) -> None:
        found = self._links.people_called(name, email)
        if len(found) == 1:
            row.person_id = found[0]
            return
        code = "several_people_fit" if found else "nobody_fits"
        said = f"{name} ({email})" if name and email else name or email
        row.reading.refusals.append(Note.of(code, field="Name", before=said))

    # what each list is

    def _gather(self, row: _Row) -> None:
        """The first that says something of a list is believed; who says otherwise is noted."""
        if not row.list_name or row.reading.refusals:
            return
        key = folded(row.list_name)
        if key not in self._lists:
            self._lists[key] = _List(row.list_name, self._held.get(key))
        one, said = self._lists[key], row.reading
        values = {own: said.values[name] for name, own in OF_THE_LIST.items() if name in said.values}
        cleared = {OF_THE_LIST[name] for name in said.clears if name in OF_THE_LIST} & _BLANK.keys()
        values |= {own: _BLANK[own] for own in cleared}
        differing = [name for name, value in values.items() if one.told.setdefault(name, value) != value]
        if differing:
            labels = tuple(LISTS.field(name).label for name in differing)
            said.notes.append(Note.of("list_told_otherwise", field="List", before=one.name, fields=labels))

    def _settle(self, rows: list[_Row]) -> None:
        for one in self._lists.values():
            side = one.told.get("side") or (one.held.side if one.held else self._usual_side(one, rows))
            one.told["side"] = side
            if one.held is None:
                one.becomes = DistributionList(name=one.name, **one.told)
            else:
                one.becomes = replace(one.held, **one.told)
                one.changes = tuple(_changes(one.held, one.becomes))

    def _usual_side(self, one: _List, rows: list[_Row]) -> Side:
        """Of a new list whose file does not say: where most of its people are."""
        key = folded(one.name)
        sides = Counter(
            self._people[row.person_id].side
            for row in rows
            if row.person_id is not None and folded(row.list_name) == key
        )
        return Side.OUTSIDE if sides[Side.OUTSIDE] > sides[Side.INSIDE] else Side.INSIDE

    # row by row

    def _plan_row(self, row: _Row) -> ImportLine:
        one = self._lists.get(folded(row.list_name))
        if one is not None and not row.reading.refusals:
            row.reading.refusals += self._on_the_other_side(one, row)
        if one is None or row.reading.refusals:
            return self._refuse(row)
        is_first, one.is_written = not one.is_written, True
        if row.person_id is None:
            return self._line(row, self._outcome(one, is_first=is_first), one.name, one)
        title = f"{self._people[row.person_id].name} ({one.name})"
        if row.person_id in one.lines:
            return self._line(row, Outcome.SAME, title, one, repeat_of=one.lines[row.person_id])
        one.lines[row.person_id] = row.line
        if one.held is not None and row.person_id in self._members.get(one.held.id, ()):
            outcome = self._outcome(one, is_first=is_first)
            return self._line(row, outcome, title, one)
        notes = row.reading.values.get("notes", "")
        self._added.append(ListMember(list_id=one.becomes.id, person_id=row.person_id, notes=notes))
        return self._line(row, Outcome.NEW, title, one)

    def _on_the_other_side(self, one: _List, row: _Row) -> Iterator[Note]:
        side = one.becomes.side
        others = [
            self._people[each]
            for each in (self._members.get(one.held.id, ()) if one.held is not None else ())
            if self._people[each].side is not side
        ]
        if others and one.held is not None and one.held.side is not side:
            yield Note.of(
                "list_has_others", field="List", before=one.name, side=SIDES[side], who=others[0].name
            )
        elif row.person_id is not None and self._people[row.person_id].side is not side:
            person = self._people[row.person_id]
            yield Note.of(
                "other_side", field="Name", before=person.name, side=SIDES[person.side], list=one.name
            )

    def _outcome(self, one: _List, *, is_first: bool) -> Outcome:
        if is_first and one.held is None:
            return Outcome.NEW
        return Outcome.CHANGED if is_first and one.changes else Outcome.SAME

    def _refuse(self, row: _Row) -> ImportLine:
        reasons = tuple(row.reading.refusals)
        self._plan.refused.append((tuple(row.cells), reasons))
        named = row.reading.named.get("person_id", ("", ""))
        title = named[0] or named[1] or first_text(row.cells)
        return self._line(row, Outcome.REFUSED, title, None, reasons=reasons)

    def _line(self, row: _Row, outcome: Outcome, title: str, one: _List | None, **more: Any) -> ImportLine:
        if outcome is Outcome.CHANGED and one is not None:
            more["changes"] = one.changes
        notes = tuple(row.reading.notes)
        return ImportLine(row.line, outcome, title, notes=notes, register=LISTS.register, **more)

    def _missing(self) -> Iterator[ImportLine]:
        """Members of the lists the file names; nobody expects leavers in it."""
        for one in self._lists.values():
            if one.held is None or not one.is_written:
                continue
            for person_id in sorted(self._members.get(one.held.id, set()) - one.lines.keys()):
                person = self._people[person_id]
                if person.left_on is None:
                    title = f"{person.name} ({one.name})"
                    yield ImportLine(0, Outcome.MISSING, title, register=LISTS.register)


def _changes(before: DistributionList, after: DistributionList) -> Iterator[FieldChange]:
    for name in OF_THE_LIST.values():
        held, new, own = getattr(before, name), getattr(after, name), LISTS.field(name)
        if held != new:
            assert own.kind is not Kind.LINK, "a list points at nobody"
            yield FieldChange(own.label, value_words(own, held), value_words(own, new))
