"""One row of somebody's spreadsheet to the values of one of our records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from inspection_ready.domain.bases import Base, BaseFact
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.records.addresses import join_address
from inspection_ready.records.clean import (
    Cleaned,
    Cleaner,
    answer_cleaner,
    cell_text,
    cleaner_of,
    person_name_cleaner,
)
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.matching import EMAIL_OF, FACILITY, FIRST_NAME, LAST_NAME, OUR_ID, ColumnMap
from inspection_ready.records.names import join_name, spoken_name
from inspection_ready.records.people import PEOPLE
from inspection_ready.records.postcodes import take_postcode, tidy_postcode

OUR_ID_PREFIX = "IR-"
"""So that no spreadsheet takes our numbers, which have 19 digits, for numbers and rounds them."""

CAN_BE_LEFT_OUT = (Kind.CHOICE, Kind.YES_NO_UNKNOWN)
Cells = Sequence[Any]


@dataclass(slots=True)
class Reading:
    """What one row says; a field that is not in ``values`` is one it says nothing about."""

    values: dict[str, Any] = field(default_factory=dict)
    clears: list[str] = field(default_factory=list)
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Link field to the name and the e-mail address it is known by."""
    facilities: dict[str, str] = field(default_factory=dict)
    our_id: int | None = None
    notes: list[Note] = field(default_factory=list)
    refusals: list[Note] = field(default_factory=list)


class RowReader:
    """Compiled once for a table, because a large one has a million cells."""

    def __init__(self, record: Record, mapping: ColumnMap) -> None:
        self._record = record
        self._width = len(mapping.columns)
        column_of = {mapped.target: mapped.column for mapped in mapping.columns if mapped.target}
        special = {"address"} if record.row_type is Base else set[str]()
        self._plain = [
            (own, column_of[own.name], self._cleaner(own))
            for own in record.fields
            if own.name in column_of and own.kind is not Kind.LINK and own.name not in special
        ]
        self._cleaners = {own.name: clean for own, _, clean in self._plain}
        self._links = [
            (own, column_of.get(own.name), column_of.get(own.name + EMAIL_OF))
            for own in record.fields
            if own.kind is Kind.LINK and (own.name in column_of or own.name + EMAIL_OF in column_of)
        ]
        self._address = mapping.columns_for("address") if special else ()
        self._facilities = [
            (target.removeprefix(FACILITY), column)
            for target, column in column_of.items()
            if target.startswith(FACILITY)
        ]
        self._names = tuple(column_of[name] for name in (FIRST_NAME, LAST_NAME) if name in column_of)
        self._our_id = column_of.get(OUR_ID)
        self._clean_part = cleaner_of(record.field("address")) if special else None
        self._clean_text = cleaner_of(PEOPLE.field("name"))
        self._clean_name = person_name_cleaner()
        self._clean_email = cleaner_of(PEOPLE.field("email"))
        self._clean_fact = answer_cleaner()

    def read(self, cells: Cells) -> Reading:
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        reading = Reading()
        values = reading.values
        for own, column, clean in self._plain:
            cell = cells[column]
            if cell == "":
                continue
            cleaned = clean.seen.get(cell) or clean(cell)
            if cleaned.mended or cleaned.value is None:
                _take(reading, own, cleaned, cell)
            else:
                values[own.name] = cleaned.value
        for own, by_name, by_email in self._links:
            name = "" if by_name is None else cells[by_name]
            self._take_link(reading, own, name, "" if by_email is None else cells[by_email])
        if self._names and "name" not in values:
            self._take_name(reading, cells)
        if self._record.row_type is Base:
            self._take_address(reading, cells)
        for name, column in self._facilities:
            self._take_fact(reading, name, cells[column])
        if self._our_id is not None:
            reading.our_id = _our_number(cells[self._our_id])
        return reading

    def same(self, own: Field, held: Any, new: Any) -> bool:
        """True where what is held would read the same if it came from a file: capitals of an e-mail, spaces of a phone."""
        if held == new:
            return True
        if not isinstance(held, str) or not held:
            return False
        if own.kind is Kind.EMAIL:
            return held.casefold() == str(new).casefold()
        if own.name == "address":
            return self._clean_part is not None and join_address([self._clean_part(held).value or ""]) == new
        clean = self._cleaners.get(own.name)
        again = clean(held).value if clean else held
        return bool(again == new)

    def _cleaner(self, own: Field) -> Cleaner:
        match self._record.row_type, own.name:
            case kind, "name" if kind is Person:
                return person_name_cleaner()
            case kind, "value" if kind is BaseFact:
                return answer_cleaner()
            case _:
                return cleaner_of(own)

    def _take_name(self, reading: Reading, cells: Cells) -> None:
        parts = [self._clean_text(cells[column]).value or "" for column in self._names]
        if name := join_name(parts[0], parts[-1] if len(parts) > 1 else ""):
            cleaned = self._clean_name(name)
            reading.values["name"] = cleaned.value

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
            reading.named[own.name] = (spoken_name(name) if own.link is Person else name, email)

    def _take_address(self, reading: Reading, cells: Cells) -> None:
        assert self._clean_part is not None
        values = reading.values
        parts = [self._clean_part(cells[column]) for column in self._address]
        if any(part.clears for part in parts):
            reading.clears.append("address")
            return
        if any(part.mended for part in parts):
            reading.notes.append(Note.of("shouting", field="Address"))
        address = "\n".join(part.value for part in parts if part.value)
        stated = values.get("postcode", "")
        if stated and tidy_postcode(stated) is None:
            stated, rest = _postcode_among(stated, reading)
            address = f"{address}\n{rest}" if rest else address
        found, without = take_postcode(address)
        if found and stated in {"", found}:
            address = without
            if not stated:
                reading.notes.append(Note.of("postcode_moved", field="Postcode", before=found))
        elif found:
            reading.notes.append(Note.of("two_postcodes", field="Postcode", before=found, after=stated))
        if stated or found:
            values["postcode"] = stated or found
        else:
            values.pop("postcode", None)
        if address:
            values["address"] = join_address([address])

    def _take_fact(self, reading: Reading, name: str, cell: Any) -> None:
        cleaned = self._clean_fact(cell)
        if cleaned.value:
            reading.facilities[name] = cleaned.value
        elif cleaned.clears:
            reading.facilities[name] = ""


def _take(reading: Reading, own: Field, cleaned: Cleaned, cell: Any) -> None:
    if cleaned.value is not None:
        reading.values[own.name] = cleaned.value
    if cleaned.clears:
        reading.clears.append(own.name)
        return
    code = cleaned.refused or cleaned.mended
    if not code:
        return
    note = Note(code, (("field", own.label), ("before", cell_text(cell))))
    if cleaned.refused and (own.required or own.kind not in CAN_BE_LEFT_OUT):
        reading.refusals.append(note)
    else:
        reading.notes.append(note)


def _postcode_among(text: str, reading: Reading) -> tuple[str, str]:
    """What the postcode column holds, where that is more or less than a postcode, and what belongs elsewhere."""
    found, rest = take_postcode(text)
    reading.notes[:] = [note for note in reading.notes if note.code != "postcode_unusual"]
    if found:
        reading.notes.append(Note.of("address_moved", field="Postcode", before=rest))
        return found, rest
    if not any(map(str.isdigit, text)):
        reading.notes.append(Note.of("address_moved", field="Postcode", before=text))
        return "", text
    reading.notes.append(Note.of("postcode_unusual", field="Postcode", before=text))
    return text, ""


def _our_number(cell: Any) -> int | None:
    text = cell_text(cell).strip().upper()
    number = text.removeprefix(OUR_ID_PREFIX)
    return int(number) if number.isdigit() and text != number else None
