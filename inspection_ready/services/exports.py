"""A register to a spreadsheet that our own import reads back as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspection_ready.domain.accuracy import AccuracyPoint, PointEvidence
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind
from inspection_ready.domain.claims import Claim, ClaimEvidence
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Session
from inspection_ready.exchange.csv_out import write_csv
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.phrases.dates import clock
from inspection_ready.records.bases import BASE_FACTS, ROOMS
from inspection_ready.records.claims import BEHIND_IT
from inspection_ready.records.column_maps import OUR_ID_HEADING
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.letters import GOES_TO
from inspection_ready.records.lists import LISTS, LISTS_IN_SPREADSHEETS
from inspection_ready.records.registry import EXPORTED, record_named, record_of
from inspection_ready.records.session_lines import SESSION_LINES
from inspection_ready.records.words import folded
from inspection_ready.services.export_sessions import exported_fields, own_columns, session_rows
from inspection_ready.services.import_behind import behind_words
from inspection_ready.services.import_rows import OUR_ID_PREFIX
from inspection_ready.services.letters import lists_of_letters
from inspection_ready.services.lists import list_lines
from inspection_ready.services.mock_names import mock_titles
from inspection_ready.storage.unit_of_work import Reader

PIXELS_A_CHARACTER = 8


@dataclass(frozen=True, slots=True)
class Exported:
    path: Path
    rows: int
    """Of the register itself."""


@dataclass(frozen=True, slots=True)
class More:
    """A column of what belongs to the records and is no field of theirs: words by the record's id."""

    column: Column
    words: Mapping[int, str]


def export_register(reader: Reader, register: str, path: Path) -> Exported:
    """To .xlsx or .csv. Bases take their rooms and facts along: as sheets in .xlsx, facts as columns in .csv.

    Raises Refused; a file of that name that was there before is then as it was.
    """
    if register not in EXPORTED:
        raise Refused("cannot_import_register", register=register, known=EXPORTED)
    if register == LISTS.register:
        return _export_lists(reader, path)
    record = record_named(register)
    if record in SESSION_LINES:
        return _export_sessions(reader, record, path)
    rows = reader.register(record.row_type).all(*record.order)
    more = BESIDE[record.row_type](reader) if record.row_type in BESIDE else ()
    match path.suffix.lower():
        case ".xlsx":
            beside = (ROOMS, BASE_FACTS) if record.row_type is Base else ()
            tables = (_table(reader, each, None) for each in beside)
            write_xlsx(path, _table(reader, record, rows, more), *tables)
        case ".csv":
            facilities = _facilities(reader) if record.row_type is Base else ()
            write_csv(path, _table(reader, record, rows, (*more, *facilities)))
        case _:
            raise Refused("wrong_kind_of_file", file=path.name)
    return Exported(path, len(rows))


def _write(path: Path, table: TableOut) -> None:
    match path.suffix.lower():
        case ".xlsx":
            write_xlsx(path, table)
        case ".csv":
            write_csv(path, table)
        case _:
            raise Refused("wrong_kind_of_file", file=path.name)


def _export_sessions(reader: Reader, record: Record, path: Path) -> Exported:
    rows = session_rows(reader, record)
    columns = map(_column, exported_fields(record))
    table = TableOut(record.register.capitalize(), (*columns, *own_columns(record)), rows)
    _write(path, table)
    return Exported(path, len(rows))


def _table(
    reader: Reader, record: Record, rows: tuple[Row, ...] | None, more: Sequence[More] = ()
) -> TableOut:
    fields = [field for field in record.fields if field.typed]
    titles = {field.name: _titles(reader, field.link) for field in fields if field.link is not None}
    columns = [_column(field) for field in fields]
    columns += [each.column for each in more]
    columns.append(Column(OUR_ID_HEADING, 24))

    def cells() -> Iterator[list[OutCell]]:
        for row in reader.register(record.row_type).all(*record.order) if rows is None else rows:
            own = [_cell(field, getattr(row, field.name), titles.get(field.name, {})) for field in fields]
            told = [each.words.get(row.id, "") for each in more]
            yield [*own, *told, f"{OUR_ID_PREFIX}{row.id}"]

    return TableOut(
        record.plural.capitalize() if record is not BASE_FACTS else "Facts", tuple(columns), cells()
    )


def _column(field: Field) -> Column:
    return Column(field.label, max(10, field.width // PIXELS_A_CHARACTER))


def _facilities(reader: Reader) -> tuple[More, ...]:
    facts = reader.register(BaseFact).all()
    return tuple(
        More(
            Column(f"Facility: {kind.name}", 20),
            {fact.base_id: fact.value for fact in facts if fact.kind_id == kind.id},
        )
        for kind in reader.register(FacilityKind).all("position", "name")
    )


def _goes_to(reader: Reader) -> tuple[More, ...]:
    names: dict[int, list[str]] = {}
    for use, name in lists_of_letters(reader):
        names.setdefault(use.letter_id, []).append(name)
    return (More(_column(GOES_TO), {letter_id: "\n".join(each) for letter_id, each in names.items()}),)


def _behind_claims(reader: Reader) -> tuple[More, ...]:
    return _behind_it(
        reader, [(one.claim_id, one.evidence_id, one.pointer) for one in reader.register(ClaimEvidence).all()]
    )


def _behind_points(reader: Reader) -> tuple[More, ...]:
    return _behind_it(
        reader, [(one.point_id, one.evidence_id, one.pointer) for one in reader.register(PointEvidence).all()]
    )


def _behind_it(reader: Reader, named: Sequence[tuple[int, int, str]]) -> tuple[More, ...]:
    evidence = {each.id: each for each in reader.register(Evidence).all()}
    words: dict[int, list[str]] = {}
    for record_id, evidence_id, pointer in named:
        words.setdefault(record_id, []).append(behind_words(evidence[evidence_id], pointer))
    return (More(_column(BEHIND_IT), {record_id: "\n".join(each) for record_id, each in words.items()}),)


BESIDE: dict[type[Row], Callable[[Reader], tuple[More, ...]]] = {
    Letter: _goes_to,
    Claim: _behind_claims,
    AccuracyPoint: _behind_points,
}


def _export_lists(reader: Reader, path: Path) -> Exported:
    """One row a member; the members' own numbers would say nothing, for names know them again."""
    lines = list_lines(reader)
    fields = LISTS_IN_SPREADSHEETS.fields
    titles = _titles(reader, Person)
    rows = (
        [_cell(field, getattr(line, field.name), titles if field.link else {}) for field in fields]
        for line in lines
    )
    table = TableOut(LISTS.plural.capitalize(), tuple(_column(field) for field in fields), rows)
    _write(path, table)
    return Exported(path, len(lines))


def _cell(field: Field, value: Any, titles: dict[int, str]) -> OutCell:
    if value is None:
        return None
    if field.kind is Kind.LINK:
        return titles.get(value, "")
    if field.kind is Kind.TIME:
        return clock(value)
    if field.kind is Kind.CHOICE:
        return (field.choices or {}).get(value, str(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    cell: OutCell = value
    return cell


def _titles(reader: Reader, row_type: type[Row]) -> dict[int, str]:
    """What each record is called, with as much more as it takes to tell it from its namesakes."""
    if row_type is Session:
        return mock_titles(reader)
    title = record_of(row_type).title
    rows = reader.register(row_type).all()
    alike = Counter(folded(str(getattr(row, title))) for row in rows)
    more = MORE.get(row_type)
    return {
        row.id: more(row)
        if more and alike[folded(str(getattr(row, title)))] > 1
        else str(getattr(row, title))
        for row in rows
    }


def _person(row: Any) -> str:
    return f"{row.name} <{row.email}>" if row.email else str(row.name)


def _base(row: Any) -> str:
    return f"{row.name}, {row.postcode}" if row.postcode else str(row.name)


MORE: dict[type[Row], Callable[[Any], str]] = {Person: _person, Base: _base}
