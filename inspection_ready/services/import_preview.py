"""What a spreadsheet looks like before it is brought in: its columns, some of what is in them, where each would go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import FacilityKind
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.exchange.tables import find_table, is_blank
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.column_maps import ColumnMap
from inspection_ready.records.matching import target_labels
from inspection_ready.records.registry import IMPORTED, spreadsheet_of
from inspection_ready.services.imports import only_sheet, read_table
from inspection_ready.storage.unit_of_work import Reader

if TYPE_CHECKING:
    from inspection_ready.exchange.spreadsheets import Sheet
    from inspection_ready.exchange.tables import Table

SAMPLES = 3
LOOKED_AT = 60
"""Rows; enough to find a few different values in a column that is mostly empty."""
PREFERRED = ("people", "functions", "bases", "sections")
"""Of registers that fit equally well; a list of names and phones is more often of people than of rooms."""


@dataclass(frozen=True, slots=True)
class SheetFound:
    """``rows`` counts those that are not blank, headings and all."""

    name: str
    rows: int
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class FilePreview:
    path: Path
    register: str
    sheet: str
    sheets: tuple[SheetFound, ...]
    """Those with anything in them, in the order of the file."""
    header_line: int | None
    mapping: ColumnMap
    samples: tuple[tuple[str, ...], ...]
    """Of each column, a few values that differ."""
    targets: Mapping[str, str]
    """What a column may be given to, and its words, in the order to offer them."""


def preview_file(
    reader: Reader,
    path: Path,
    *,
    register: str | None = None,
    told: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> FilePreview:
    """``register`` None takes the one whose fields the file fits best; ``sheet`` likewise. Raises CannotRead."""
    register = register or likely_register(reader, path, sheet=sheet)
    workbook, table = read_table(reader, register, path, told=told, sheet=sheet)
    return FilePreview(
        path=path,
        register=register,
        sheet=table.sheet.name,
        sheets=tuple(_sheet_found(each) for each in workbook.sheets if each.rows),
        header_line=table.header_line,
        mapping=table.mapping,
        samples=_samples(table),
        targets=target_labels(spreadsheet_of(register), _facilities(reader)),
    )


def likely_register(reader: Reader, path: Path, *, sheet: str | None = None) -> str:
    """Read once for all of them. Raises CannotRead where it is no list at all."""
    workbook = read_workbook(path)
    if sheet is not None:
        workbook = only_sheet(workbook, sheet, path)
    if not any(sheet.rows for sheet in workbook.sheets):
        return PREFERRED[0]  # reading it as a list of people says what is wrong with it
    facilities = _facilities(reader)
    scores: dict[str, float] = {}
    for register in sorted(IMPORTED, key=_preference):
        record = spreadsheet_of(register)
        table = find_table(workbook, record, facilities=facilities)
        matched = sum(mapped.confidence for mapped in table.mapping.columns if mapped.target)
        # of two that match as many columns, the one that has fewer others
        scores[register] = matched + matched / max(len(record.fields), 1)
    return max(scores, key=lambda register: scores[register])


def _sheet_found(sheet: Sheet) -> SheetFound:
    return SheetFound(sheet.name, sum(not is_blank(row) for row in sheet.rows), sheet.hidden)


def _facilities(reader: Reader) -> list[str]:
    return [kind.name for kind in reader.register(FacilityKind).all("position", "name")]


def _preference(register: str) -> int:
    return PREFERRED.index(register) if register in PREFERRED else len(PREFERRED)


def _samples(table: Table) -> tuple[tuple[str, ...], ...]:
    rows = [row for _, row in islice(table.rows(), LOOKED_AT)]
    return tuple(_different(rows, mapped.column) for mapped in table.mapping.columns)


def _different(rows: Sequence[Sequence[object]], column: int) -> tuple[str, ...]:
    said = (cell_text(row[column]).strip() for row in rows if column < len(row))
    return tuple(islice(dict.fromkeys(" ".join(words.split()) for words in said if words), SAMPLES))
