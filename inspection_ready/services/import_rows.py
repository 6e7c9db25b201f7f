"""One row of somebody's spreadsheet to the values of one of our records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from inspection_ready.domain.bases import Base, BaseFact
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.clean import (
    Cleaner,
    answer_cleaner,
    cleaner_of,
    name_part_cleaner,
    person_name_cleaner,
    place_name_cleaner,
)
from inspection_ready.records.column_maps import EMAIL_OF, FACILITY, FIRST_NAME, LAST_NAME, OUR_ID, ColumnMap
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.names import join_name, spoken_name, take_job
from inspection_ready.records.people import PEOPLE
from inspection_ready.records.small_letters import person_in_ordinary_case
from inspection_ready.records.words import folded
from inspection_ready.services.import_addresses import Addresses, put_position_right
from inspection_ready.services.import_columns import SILENT, Column, Said
from inspection_ready.services.import_reading import Cells, Reading, take

LONGEST_EXTENSION = 6
OUR_ID_PREFIX = "IR-"
"""So that no spreadsheet takes our numbers, which have 19 digits, for numbers and rounds them."""

LEAVER = re.compile(
    r"\b(?:left(?![- ]hand)|leaver|has gone|no longer (?:here|employed|works?))\b", re.IGNORECASE
)


class RowReader:
    """Compiled once for a table, because a large one has a million cells."""

    def __init__(self, record: Record, mapping: ColumnMap) -> None:
        self._record = record
        self._width = len(mapping.columns)
        column_of = {mapped.target: mapped.column for mapped in reversed(mapping.columns) if mapped.target}
        self._more_phones = mapping.columns_for("phone")[1:]
        special = {"address"} & {own.name for own in record.fields}
        plain = [
            own
            for own in record.fields
            if own.name in column_of and own.kind is not Kind.LINK and own.name not in special
        ]
        self._cleaners = {own.name: self._cleaner(own) for own in plain}
        self._columns = {own.name: Column(own, self._cleaners[own.name]) for own in plain}
        self._plain = [(column_of[name], told) for name, told in self._columns.items()]
        self._links = [
            (own, column_of.get(own.name), column_of.get(own.name + EMAIL_OF))
            for own in record.fields
            if own.kind is Kind.LINK and (own.name in column_of or own.name + EMAIL_OF in column_of)
        ]
        self._addresses = (
            Addresses(cleaner_of(record.field("address")), mapping.columns_for("address"))
            if special
            else None
        )
        self._facilities = [
            (target.removeprefix(FACILITY), column)
            for target, column in column_of.items()
            if target.startswith(FACILITY)
        ]
        self._names = tuple(column_of[name] for name in (FIRST_NAME, LAST_NAME) if name in column_of)
        self._our_id = column_of.get(OUR_ID)
        self._clean_text = cleaner_of(PEOPLE.field("name"))
        self._clean_part_of_name = name_part_cleaner()
        self._clean_name = person_name_cleaner()
        self._name_column = Column(PEOPLE.field("name"), self._clean_name)
        self._clean_email = cleaner_of(PEOPLE.field("email"))
        self._clean_fact = answer_cleaner()

    @property
    def brings_people(self) -> bool:
        """True where a column names people and another has their addresses."""
        return any(
            own.link is Person and by_name is not None and by_email is not None
            for own, by_name, by_email in self._links
        )

    def read(self, rows: Sequence[Cells]) -> Iterator[Reading]:
        """Each row in turn. Their cells are cleaned column by column, which takes half the time of row by row."""
        rows = [self._whole(cells) for cells in rows]
        heard = [[told[cells[column]] for cells in rows] for column, told in self._plain]
        for cells, said in zip(rows, zip(*heard, strict=True) if heard else repeat(()), strict=bool(heard)):
            yield self._read(cells, said)

    def _whole(self, cells: Cells) -> Cells:
        missing = self._width - len(cells)
        return cells if missing <= 0 else [*cells, *[""] * missing]

    def _read(self, cells: Cells, said: Sequence[Said]) -> Reading:
        reading = Reading()
        values = reading.values
        for name, one in zip(self._columns, said, strict=True):
            if one[1] is None and not one[3]:  # quick: most cells are as they should be
                if one[0] is not None:
                    values[name] = one[0]
            else:
                take(reading, name, one)
        for own, by_name, by_email in self._links:
            name = "" if by_name is None else cells[by_name]
            self._take_link(reading, own, name, "" if by_email is None else cells[by_email])
        for column in self._more_phones:
            self._take_another_phone(reading, cells[column])
        if self._names and "name" not in values:
            self._take_name(reading, cells)
        self._put_together(reading, cells)
        for name, column in self._facilities:
            self._take_fact(reading, name, cells[column])
        if self._our_id is not None:
            reading.our_id = _our_number(cells[self._our_id])
        return reading

    def _put_together(self, reading: Reading, cells: Cells) -> None:
        """What only shows once every cell of the row has been read."""
        if self._record.row_type is Person:
            _take_job(reading)
            _notice_leaver(reading)
        if self._addresses is not None:
            put_position_right(reading)
            self._addresses.take(reading, cells)

    def people_named(self, cells: Cells) -> Iterator[tuple[str, str]]:
        """The people other columns name, where both the name and the address stand there."""
        reading = Reading()
        for own, by_name, by_email in self._links:
            if own.link is Person and by_name is not None and by_email is not None:
                width = len(cells)
                name = cells[by_name] if by_name < width else ""
                self._take_link(reading, own, name, cells[by_email] if by_email < width else "")
        return (pair for pair in reading.named.values() if all(pair))

    def same(self, own: Field, held: Any, new: Any) -> bool:
        """True where what is held would read the same if it came from a file: capitals of an e-mail, spaces of a phone."""
        if held == new:
            return True
        if not isinstance(held, str) or not held:
            return False
        if own.kind is Kind.EMAIL:
            return held.casefold() == str(new).casefold()
        if own.name == "address":
            return self._addresses is not None and self._addresses.reads_as(held, new)
        clean = self._cleaners.get(own.name)
        again = clean(held).value if clean else held
        return bool(again == new)

    def _cleaner(self, own: Field) -> Cleaner:
        match self._record.row_type, own.name:
            case kind, "name" if kind is Person:
                return person_name_cleaner()
            case kind, "name" if kind in {Base, Place}:
                return place_name_cleaner()
            case kind, "value" if kind is BaseFact:
                return answer_cleaner()
            case _:
                return cleaner_of(own)

    def _take_name(self, reading: Reading, cells: Cells) -> None:
        cleaned = [self._clean_part_of_name(cells[column]) for column in self._names]
        parts = [part.value or "" for part in cleaned]
        if name := join_name(parts[0], parts[-1] if len(parts) > 1 else ""):
            whole = self._clean_name(name)
            mended = whole.mended or next((part.mended for part in cleaned if part.mended), "")
            take(reading, "name", self._name_column.heard(whole._replace(mended=mended), name))

    def _take_another_phone(self, reading: Reading, cell: Any) -> None:
        """A second number stands behind the first; a few digits are an extension of it."""
        said = self._columns["phone"][cell]
        if said is SILENT:
            return
        first, number = reading.values.get("phone"), said[0]
        if first and number and number.isdigit() and len(number) <= LONGEST_EXTENSION and "ext" not in first:
            reading.values["phone"] = f"{first} ext {number}"
            return
        take(reading, "phone", said)
        if first:
            reading.values["phone"] = first if number in {None, first} else f"{first} / {number}"

    def _take_link(self, reading: Reading, own: Field, by_name: Any, by_email: Any) -> None:
        cleaned = self._clean_text(by_name)
        if cleaned.clears:
            reading.clears.append(own.name)
            return
        name = cleaned.value or ""
        email = self._clean_email(by_email).value or ""
        if "@" in name:
            inside = self._clean_email(name).value or ""
            email = email or inside
            name = name.replace(inside, "").strip(" <>()[],;") if inside else name
        if name or email:
            reading.named[own.name] = (_person_named(name) if own.link is Person else name, email)

    def _take_fact(self, reading: Reading, name: str, cell: Any) -> None:
        cleaned = self._clean_fact(cell)
        if cleaned.value:
            reading.facilities[name] = cleaned.value
            if cleaned.mended:
                reading.notes.append(Note.of(cleaned.mended, field=name, before=cleaned.value))
        elif cleaned.clears:
            reading.facilities[name] = ""


def _person_named(name: str) -> str:
    return person_in_ordinary_case(take_job(spoken_name(name))[0])


def _take_job(reading: Reading) -> None:
    """ "Asha Patel (Team Manager)" has a role, unless a column says so already."""  # noqa: D210 - it begins with a quotation
    said = reading.values.get("name", "")
    if not said.endswith(")"):
        return
    name, job = take_job(said)
    role = reading.values.get("role", "")
    if job and folded(role) in {"", folded(job)}:
        reading.values |= {"name": name, "role": role or job}
        reading.notes.append(Note.of("role_in_name", field="Name", before=said))


def _notice_leaver(reading: Reading) -> None:
    notes = reading.values.get("notes", "")
    if notes and "left_on" not in reading.values and LEAVER.search(notes):
        reading.notes.append(Note.of("leaver_in_notes", field="Notes", before=notes))


def _our_number(cell: Any) -> int | None:
    text = cell_text(cell).strip().upper()
    number = text.removeprefix(OUR_ID_PREFIX)
    return int(number) if number.isdigit() and text != number else None
