"""Plans one table of a file: each row is new, changed, the same, or refused with its reasons."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from inspection_ready.domain.bases import Base
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.domain.rows import Row
from inspection_ready.exchange.tables import Table
from inspection_ready.records.addresses import may_be_one_place
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.fields import Record
from inspection_ready.services.import_behind import beside_of
from inspection_ready.services.import_facts import Check, Facts
from inspection_ready.services.import_lines import Lines
from inspection_ready.services.import_links import Links
from inspection_ready.services.import_matching import Ambiguous, Key, KnownRecords
from inspection_ready.services.import_plan import (
    ImportLine,
    Outcome,
    Progress,
    RefusedRows,
    Writes,
)
from inspection_ready.services.import_reading import Cells, Reading
from inspection_ready.services.import_rows import RowReader
from inspection_ready.services.import_rules import RowRules
from inspection_ready.services.import_subjects import subjects_of
from inspection_ready.services.import_tiers import Tiers
from inspection_ready.services.planned_tables import PlannedTable, first_text, plain_headings
from inspection_ready.storage.unit_of_work import Reader

REPORT_EVERY = 500
FILLED_IN_A_TABLE = 3
"""Cells of a row: in a list of names alone, a lone name is a record like the others."""


NO_CHECK = Check()


class _More(NamedTuple):
    """Of a row, what becomes records of other registers: the lists of a letter, the evidence behind a claim or a point, who checked a base."""

    beside: tuple[Any, ...]
    check: Check


class TablePlanner:
    def __init__(self, record: Record, table: Table, *, reader: Reader, links: Links, facts: Facts) -> None:
        self._record = record
        self.table = table
        self._links = links
        self._lines = Lines(record, links)
        self._facts = facts
        self._rows = RowReader(record, table.mapping)
        held: dict[int, Row] = {row.id: row for row in reader.register(record.row_type).all()}
        self._held = held
        self._known = KnownRecords(record, held.values())
        self._lines_of: dict[int, int] = {}
        self._fields = {own.name: own for own in record.fields}
        self._rules = RowRules(record, reader)
        self._required_names = {own.name for own in record.fields if own.required}
        self._required = [own for own in record.fields if own.required]
        self._subjects = subjects_of(record, reader)
        self._tiers = Tiers(reader) if record.row_type is Person else None
        self._uses = beside_of(record, reader)
        self._may_be_groups = record.row_type in {Person, Base} and table.usually_filled >= FILLED_IN_A_TABLE
        self._blank = _blank_values(record.row_type)
        self._main: int | None = None
        has_order = "position" in self._fields
        self._last = (
            max((getattr(row, "position", 0) for row in held.values()), default=0) if has_order else None
        )
        self._plan = PlannedTable()

    def plan(self, progress: Progress) -> PlannedTable:
        total = self.table.end
        if self._rows.brings_people:
            for _, cells in self.table.rows():
                for name, email in self._rows.people_named(cells):
                    self._links.expect(name, email)
        rows = self.table.rows()
        while some := list(islice(rows, REPORT_EVERY)):
            progress(len(self._plan.lines), total)
            readings = self._rows.read([cells for _, cells in some])
            for (line, cells), reading in zip(some, readings, strict=True):
                self._plan.lines.append(self._plan_row(line, cells, reading))
        self._plan.lines += [self._lines.missing(row) for row in self._held.values() if self._is_missed(row)]
        self._one_main_base()
        progress(total, total)
        return self._plan

    def writes(self) -> tuple[Writes, ...]:
        changed = tuple(self._plan.changed.values())
        own = Writes(self._record.row_type, tuple(self._plan.added), changed)
        return (
            (own,) if self._uses is None else (own, Writes(self._uses.row_type, tuple(self._uses.added), ()))
        )

    def refused_rows(self) -> RefusedRows | None:
        rows = tuple(self._plan.refused)
        headings = plain_headings(self._record, self.table)
        return RefusedRows(self.table.sheet.name, headings, rows) if rows else None

    def _plan_row(self, line: int, cells: Cells, reading: Reading) -> ImportLine:
        self._complete(reading, cells)
        more = self._taken_apart(reading)
        for name, (text, email) in reading.named.items():
            self._links.resolve(self._fields[name], text, email, reading)
        keys = self._known.keys(reading.values)
        before = None if reading.refusals else self._find(keys, reading)
        if before is None and not self._required_names <= reading.values.keys():
            reading.refusals += self._not_said(reading)
        if before is None and not reading.refusals:
            reading.refusals += self._rules.hinder_adding()
        reading.refusals += self._rules.broken(reading.values, before)
        if reading.refusals:
            return self._refuse(line, cells, reading)
        if self._tiers is not None:
            self._tiers.guess(before, reading)
        if before is None:
            return self._add(line, keys, reading, more)
        if before.id in self._lines_of:
            reading.refusals += self._stands_elsewhere(before, reading)
            return (
                self._refuse(line, cells, reading)
                if reading.refusals
                else self._repeat(line, before, reading)
            )
        return self._change(line, before, reading, more)

    def _taken_apart(self, reading: Reading) -> _More:
        """What a row says beside its record."""
        beside = self._uses.take(reading) if self._uses is not None else ()
        return _More(beside, Check.take(reading) if self._record.row_type is Base else NO_CHECK)

    def _complete(self, reading: Reading, cells: Cells) -> None:
        if self._subjects is not None:
            self._subjects.complete(reading)
        if self._may_be_groups and _says_one_thing(cells):
            name = reading.values.get(self._record.title)
            if name is not None:
                is_person = self._record.row_type is Person
                note = Note.of(
                    "only_a_name" if is_person else "only_a_name_kept", field="Name", before=str(name)
                )
                (reading.refusals if is_person else reading.notes).append(note)

    def _find(self, keys: list[Key | None], reading: Reading) -> Row | None:
        if reading.our_id is not None and (row := self._known.get(reading.our_id)):
            self._plan.ways[("id",)] += 1
            return row
        try:
            row, way = self._known.find(keys, reading.values)
        except Ambiguous:
            reading.refusals.append(Note.of("ambiguous", among=self._record.plural))
            return None
        if row is not None:
            self._plan.ways[way] += 1
        return row

    def _not_said(self, reading: Reading) -> list[Note]:
        refused = {dict(note.data).get("field") for note in reading.refusals}
        return [
            Note.of("required", field=own.label)
            for own in self._required
            if own.name not in reading.values and own.label not in refused
        ]

    def _refuse(self, line: int, cells: Cells, reading: Reading) -> ImportLine:
        reasons = tuple(reading.refusals)
        self._plan.refused.append((tuple(cells), reasons))
        said = reading.values.get(self._record.title)
        title = self._lines.title_words(said) if said else first_text(cells)
        return self._lines.line(line, Outcome.REFUSED, title, reading, reasons=reasons)

    def _add(self, line: int, keys: list[Key | None], reading: Reading, more: _More) -> ImportLine:
        if self._last is not None and not reading.values.get("position"):
            self._last += 1
            reading.values["position"] = self._last
        row = self._record.row_type(**reading.values)
        self._plan.added.append(row)
        self._remember(row, line, keys)
        if reading.facilities:
            self._facts.set(row.id, reading.facilities, more.check)
        if self._uses is not None:
            self._uses.set(row.id, more.beside)
        return self._lines.line(line, Outcome.NEW, self._lines.title(row), reading)

    def _change(self, line: int, before: Row, reading: Reading, more: _More) -> ImportLine:
        told = self._told(before, reading)
        changes = [self._lines.change(name, getattr(before, name), value) for name, value in told.items()]
        changes += self._facts.set(before.id, reading.facilities, more.check)
        changes += self._uses.set(before.id, more.beside) if self._uses is not None else ()
        after = dataclasses.replace(before, **told) if told else before
        if told:
            self._plan.changed[before.id] = (before, after)
        self._remember(after, line)
        outcome = Outcome.CHANGED if changes else Outcome.SAME
        return self._lines.line(line, outcome, self._lines.title(after), reading, changes=tuple(changes))

    def _told(self, before: Row, reading: Reading) -> dict[str, Any]:
        """The fields the row changes. An empty cell changes nothing; "(clear)" empties."""
        told = {
            name: value
            for name, value in reading.values.items()
            if not self._rows.same(self._fields[name], getattr(before, name), value)
        }
        for name in reading.clears:
            if name in self._blank and getattr(before, name) != self._blank[name]:
                told[name] = self._blank[name]
        return told

    def _repeat(self, line: int, first: Row, reading: Reading) -> ImportLine:
        differing = [self._fields[name].label for name in self._told(first, reading)]
        if differing:
            reading.notes.append(Note.of("repeat_differs", fields=tuple(differing)))
        said_at = self._lines_of[first.id]
        return self._lines.line(line, Outcome.SAME, self._lines.title(first), reading, repeat_of=said_at)

    def _stands_elsewhere(self, first: Row, reading: Reading) -> list[Note]:
        """Two buildings of one name, which nothing but their addresses tells apart."""
        if not isinstance(first, Base | Place) or reading.our_id is not None or first.postcode:
            return []
        if may_be_one_place(first.address, reading.values.get("address", "")):
            return []
        line = self._lines_of[first.id]
        return [Note.of("same_name_elsewhere", field="Name", before=first.name, line=line)]

    def _remember(self, row: Row, line: int, keys: list[Key | None] | None = None) -> None:
        self._lines_of[row.id] = line
        self._known.add(row, keys)
        if isinstance(row, Base):
            self._links.know(row)  # a sheet of rooms in the same file names it
            if row.is_main and self._main is None:
                self._main = row.id

    def _is_missed(self, row: Row) -> bool:
        """Nobody expects leavers and closed buildings in a new list."""
        has_gone = getattr(row, "left_on", None) or getattr(row, "closed_on", None)
        return row.id not in self._lines_of and not has_gone

    def _one_main_base(self) -> None:
        """There is one main base: the first the file names is it, and every other no longer."""
        if self._main is None:
            return
        for position, row in enumerate(self._plan.added):
            if isinstance(row, Base) and row.is_main and row.id != self._main:
                self._plan.added[position] = dataclasses.replace(row, is_main=False)
        for held in self._held.values():
            before, after = self._plan.changed.get(held.id, (held, held))
            if isinstance(after, Base) and after.is_main and after.id != self._main:
                self._plan.changed[held.id] = (before, dataclasses.replace(after, is_main=False))
        self._plan.changed = {key: pair for key, pair in self._plan.changed.items() if pair[0] != pair[1]}


def _blank_values(row_type: type[Row]) -> dict[str, Any]:
    """What each field holds when it holds nothing; fields that must hold something are not there."""
    return {
        own.name: own.default
        for own in dataclasses.fields(row_type)
        if own.default is not dataclasses.MISSING and own.name != "version"
    }


def _says_one_thing(cells: Sequence[Any]) -> bool:
    """Looks no further than the second cell that says something: most rows stop there."""
    if len(cells) > 1 and _is_plainly_said(cells[0]) and _is_plainly_said(cells[1]):
        return False
    return len(list(islice(filter(str.strip, map(cell_text, cells)), 2))) == 1


def _is_plainly_said(cell: Any) -> bool:
    return type(cell) is str and cell.isascii() and not (cell == "" or cell.isspace())
