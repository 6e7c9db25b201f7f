"""Finds the table in a workbook: which sheet, which row holds the headings, where the rows begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from inspection_ready.domain.notes import Note
from inspection_ready.exchange.spreadsheets import Cell, Sheet, Workbook, column_letters
from inspection_ready.records.cell_looks import looks_like_data
from inspection_ready.records.cell_text import cell_text, plain_text
from inspection_ready.records.column_maps import POSSIBLE, ColumnMap
from inspection_ready.records.fields import Record
from inspection_ready.records.headings import is_ours_to_leave
from inspection_ready.records.matching import match_columns
from inspection_ready.records.words import folded

SEARCHED_ROWS = 40
SAMPLE_ROWS = 200
FOOTER = re.compile(
    r"(?:source|notes?|total|grand total|printed|generated|produced|report|end of|©|\*)\b|\*|©", re.IGNORECASE
)
TOTAL = re.compile(r"(?:(?:grand|sub)[ -]?)?totals?\b.*|.*\b(?:sub[ -]?)?total:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    sheet: Sheet
    headings: tuple[str, ...]
    mapping: ColumnMap
    header: int | None
    """Position of the heading row among the sheet's rows; None where there is none."""
    end: int
    """Position after the last row."""
    notes: tuple[Note, ...] = ()

    @property
    def header_line(self) -> int | None:
        return None if self.header is None else self.header + self.sheet.first_line

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Each row with the number the file gives it; blank rows and repeated headings are passed over."""
        for line, row in self._between():
            if (_is_plainly_a_record(row) or _may_be_a_record(row)) and not self._repeats_headings(row):
                yield line, row

    def groups_and_totals(self) -> Iterator[tuple[int, str]]:
        """What stands between the rows and is no record: the line and its first words."""
        for line, row in self._between():
            if not _is_plainly_a_record(row) and (is_section(row) or is_total(row)):
                yield line, next(filter(None, map(_text, row)))

    def unread_columns(self) -> Iterator[str]:
        """Headings of columns that say something, and that nobody has decided to leave out."""
        for mapped in self.mapping.columns:
            if not (mapped.target or mapped.was_told or is_ours_to_leave(mapped.heading)) and any(
                len(row) > mapped.column and _says_something(row[mapped.column]) for _, row in self._between()
            ):
                yield mapped.heading or f"Column {column_letters(mapped.column)}"

    @property
    def usually_filled(self) -> int:
        """How many cells say something in the fullest of the first rows."""
        sample = [row for _, row in islice(self._between(), SAMPLE_ROWS)]
        return max(map(_filled, sample), default=0)

    def _between(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        first = 0 if self.header is None else self.header + 1
        for position in range(first, self.end):
            yield position + self.sheet.first_line, self.sheet.rows[position]

    def _repeats_headings(self, row: Sequence[Cell]) -> bool:
        return row[0] == self.headings[0] and tuple(_text(cell) for cell in row) == self.headings


def find_table(
    workbook: Workbook,
    record: Record,
    *,
    facilities: Iterable[str] = (),
    told: Mapping[str, str] | None = None,
) -> Table:
    """The sheet that matches best; a hidden one only where it matches twice as well."""
    facilities = tuple(facilities)
    tables = [
        table_in(sheet, record, facilities=facilities, told=told) for sheet in workbook.sheets if sheet.rows
    ]
    return max(tables, key=lambda table: _fitness(table, record))


def _fitness(table: Table, record: Record) -> float:
    """The columns it gives us; a sheet called after the register goes before its equals, a hidden one behind."""
    called = set(folded(table.sheet.name).split()) & {
        record.register,
        record.plural,
        record.singular,
        "staff",
        "persons",
    }
    matched = table.mapping.score + (0.5 if called else 0.0)
    return matched * (0.5 if table.sheet.hidden else 1.0)


def table_in(
    sheet: Sheet, record: Record, *, facilities: Iterable[str] = (), told: Mapping[str, str] | None = None
) -> Table:
    facilities = tuple(facilities)
    header = _header_row(sheet, record, facilities, told)
    first = 0 if header is None else header + 1
    end, footers = _end_of_table(sheet.rows, first)
    samples = [row for row in sheet.rows[first : min(end, first + SAMPLE_ROWS)] if not is_blank(row)]
    width = max((len(row) for row in sheet.rows[max(first - 1, 0) : end]), default=0)
    headings = _headings(sheet.rows[header], width) if header is not None else _letters(width)
    mapping = match_columns(record, headings, samples, facilities=facilities, told=told)
    notes = [] if header is not None else [Note.of("no_heading_row")]
    if above := sum(not is_blank(row) for row in sheet.rows[: header or 0]):
        notes.append(Note.of("lines_above_left_out", count=above))
    if footers:
        notes.append(
            Note.of(
                "lines_below_left_out", count=footers, first=_next_filled(sheet.rows, end) + sheet.first_line
            )
        )
    return Table(sheet, headings, mapping, header, end, tuple(notes))


def is_blank(row: Sequence[Cell]) -> bool:
    return all(cell == "" or (isinstance(cell, str) and cell.isspace()) for cell in row)


def _is_plainly_a_record(row: Sequence[Cell]) -> bool:
    """Quick: the first two cells tell of nearly every row that it is neither blank nor a group nor a total."""
    if len(row) < 2 or row[0] == "" or row[0] == row[1]:
        return False
    first = row[0]
    return not isinstance(first, str) or not (first.isspace() or "total" in first.lower())


def _may_be_a_record(row: Sequence[Cell]) -> bool:
    return not (is_blank(row) or is_section(row) or is_total(row))


def is_section(row: Sequence[Cell]) -> bool:
    """One text merged across the whole table names a group, not a record."""
    return len(row) > 2 and isinstance(row[0], str) and row[0] != "" and all(cell == row[0] for cell in row)


def is_total(row: Sequence[Cell]) -> bool:
    """ "Sub-total", "North total": words for a sum, and nothing but numbers beside them."""  # noqa: D210 - it begins with a quotation
    first = row[0] if row else ""
    if isinstance(first, str) and first and "total" not in first.lower():
        return False
    said = [text for cell in row if (text := _text(cell))]
    return bool(said) and TOTAL.fullmatch(said[0]) is not None and all(map(_is_amount, said[1:]))


def _is_amount(text: str) -> bool:
    return re.fullmatch(r"[\d\s.,£%()-]+", text) is not None


def _says_something(cell: Cell) -> bool:
    return cell != "" and (not isinstance(cell, str) or bool(plain_text(cell).strip()))


def _header_row(
    sheet: Sheet, record: Record, facilities: Sequence[str], told: Mapping[str, str] | None
) -> int | None:
    best, best_score = None, 0.9
    for position, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        score = _likeness_to_headings(row, record, facilities, told)
        if score > best_score:
            best, best_score = position, score
    return best


def _likeness_to_headings(
    row: Sequence[Cell], record: Record, facilities: Sequence[str], told: Mapping[str, str] | None
) -> float:
    """Counts headings that are known, against cells no heading would hold; a title alone is not a row of headings."""
    texts = [cell_text(cell).strip() for cell in row]
    said = [text for text in texts if text]
    if not said or is_section(row) or sum(map(looks_like_data, said)) * 3 > len(said):
        return 0.0
    matched = match_columns(record, texts, facilities=facilities, told=told)
    known = [mapped for mapped in matched.columns if mapped.target and mapped.confidence >= POSSIBLE]
    if len(known) * 5 < len(said):
        return 0.0
    return sum(mapped.confidence for mapped in known) - 0.5 * sum(map(looks_like_data, said))


def _headings(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    texts = [_text(cell) for cell in row]
    return tuple(texts + [""] * (width - len(texts)))


def _text(cell: Cell) -> str:
    return " ".join(plain_text(cell_text(cell)).split())


def _letters(width: int) -> tuple[str, ...]:
    return tuple(f"Column {column_letters(number)}" for number in range(width))


def _end_of_table(rows: Sequence[Sequence[Cell]], first: int) -> tuple[int, int]:
    """Position after the last row, and how many lines of notes below it are left out.

    A note is a lone cell: after an empty row, or one that begins like a note ("Source:", "Total").
    """
    end = len(rows)
    while end > first and is_blank(rows[end - 1]):
        end -= 1
    if max((_filled(row) for row in rows[first:end][:SAMPLE_ROWS]), default=0) < 3:
        return end, 0
    last, notes, waiting = end, 0, 0
    for position in range(end - 1, max(first, end - SEARCHED_ROWS), -1):
        row = rows[position]
        if is_blank(row):
            last, notes, waiting = position, notes + waiting, 0
        elif _filled(row) > 1:
            break
        elif FOOTER.match(next(_text(cell) for cell in row if _text(cell))):
            last, notes, waiting = position, notes + waiting + 1, 0
        else:
            waiting += 1
    return last, notes


def _next_filled(rows: Sequence[Sequence[Cell]], position: int) -> int:
    while is_blank(rows[position]):
        position += 1
    return position


def _filled(row: Sequence[Cell]) -> int:
    return len({cell for cell in row if cell != "" and (not isinstance(cell, str) or cell.strip())})
