"""Reads a spreadsheet of any common kind into plain rows."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.notes import Note
from inspection_ready.exchange.csv_out import unguarded
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.delimited import parse_delimited
from inspection_ready.exchange.hidden_columns import hidden_columns
from inspection_ready.exchange.packages import MOST_COLUMNS, package_facts
from inspection_ready.exchange.safe import FileKind, Looked, look_at_file, read_bytes
from inspection_ready.exchange.web_tables import tables_in

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Cell: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta"
"""As the reader gives it: an empty cell is "", a number of a workbook is a float, and so on."""

T = TypeVar("T")
MOST_MERGED_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows[0]`` is row 1 of the sheet; rows need not be equally long."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    notes: tuple[Note, ...] = ()
    first_line: int = 1
    """What the file itself calls ``rows[0]``."""


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: tuple[Sheet, ...]
    kind: FileKind
    notes: tuple[Note, ...] = ()


def read_workbook(path: Path) -> Workbook:
    """Looks at the file before any library does; raises CannotRead with what is wrong with it."""
    looked = look_at_file(path)
    match looked.kind:
        case FileKind.TEXT:
            return _read_text(path)
        case FileKind.WEB_PAGE:
            return _read_web_page(path)
        case FileKind.XLSX | FileKind.XLS | FileKind.ODS:
            return _read_with_calamine(path, looked)


def _read_text(path: Path) -> Workbook:
    decoded = decode(read_bytes(path))
    parsed = parse_delimited(decoded.text)
    notes = [Note.of("encoding_guessed", encoding=decoded.encoding)] if decoded.is_guess else []
    if parsed.quotes_ignored:
        notes.append(Note.of("quotes_ignored"))
    _refuse_wide_rows(parsed.rows, file=path.name)
    if not any(cell.strip() for row in parsed.rows for cell in row):
        raise CannotRead("file_empty", file=path.name)
    rows = _without_guards(parsed.rows) if "'" in decoded.text else parsed.rows
    sheet = Sheet(path.stem, rows, first_line=1 + parsed.first_row)
    return Workbook((sheet,), FileKind.TEXT, tuple(notes))


def _without_guards(rows: list[list[str]]) -> list[list[str]]:
    """Without the apostrophes that keep a spreadsheet from running a text: ours, and other careful programs'."""
    return [[unguarded(cell) if cell[:1] == "'" else cell for cell in row] for row in rows]


def _refuse_wide_rows(rows: Sequence[Sequence[Cell]], *, file: str) -> None:
    for row in rows:
        if len(row) > MOST_COLUMNS and len(_trimmed(row)) > MOST_COLUMNS:
            raise CannotRead("too_many_columns", file=file, columns=len(row), most=MOST_COLUMNS, cell="")


def _trimmed(row: Sequence[Cell]) -> Sequence[Cell]:
    last = len(row)
    while last and row[last - 1] == "":
        last -= 1
    return row[:last]


def _read_web_page(path: Path) -> Workbook:
    page = decode(read_bytes(path)).text
    tables = tables_in(page)
    if not tables:
        raise CannotRead("not_a_spreadsheet", file=path.name, what="a web page without a table")
    sheets = tuple(Sheet(f"Table {number}", rows) for number, rows in enumerate(tables, start=1))
    return Workbook(sheets, FileKind.WEB_PAGE, (Note.of("was_web_page"),))


def _read_with_calamine(path: Path, looked: Looked) -> Workbook:
    import python_calamine

    opened = _guarded(lambda: python_calamine.CalamineWorkbook.from_path(path), file=path.name)
    sheets = []
    hidden_columns = _hidden_columns(path) if looked.has_odd_cells else {}
    for meta in opened.sheets_metadata:
        if meta.typ is python_calamine.SheetTypeEnum.WorkSheet:
            hidden = meta.visible is not python_calamine.SheetVisibleEnum.Visible
            rows = _guarded(partial(_rows_of, opened, meta.name), file=path.name)
            notes = tuple(_notes_on_columns(rows, hidden_columns.get(meta.name, ())))
            sheets.append(Sheet(meta.name, rows, hidden=hidden, notes=notes))
    opened.close()
    if not any(sheet.rows for sheet in sheets):
        raise CannotRead("file_empty", file=path.name)
    return Workbook(tuple(sheets), looked.kind, _notes_on_cells(path) if looked.has_odd_cells else ())


def _guarded(read: Callable[[], T], *, file: str) -> T:
    """Turns whatever the reader raises into words; a panic of its Rust code is not even an Exception."""
    import python_calamine

    try:
        return read()
    except python_calamine.PasswordError as error:
        raise CannotRead("password_protected", file=file) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise CannotRead("file_damaged", file=file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise CannotRead("file_damaged", file=file) from error
        raise


def _rows_of(opened: CalamineWorkbook, name: str) -> list[list[Cell]]:
    sheet = opened.get_sheet_by_name(name)
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    _fill_merged_cells(rows, sheet.merged_cell_ranges or [])
    return rows


def _fill_merged_cells(rows: list[list[Cell]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A merged cell holds its value once; people mean it for every row and column it covers."""
    budget = MOST_MERGED_CELLS
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            covered = range(left, min(right + 1, len(row)))
            budget -= len(covered)
            if budget < 0:
                return
            for column in covered:
                row[column] = value


def _notes_on_cells(path: Path) -> tuple[Note, ...]:
    with zipfile.ZipFile(path) as archive:
        facts = package_facts(archive)
    notes = []
    if facts.errors:
        notes.append(Note.of("error_cells", count=facts.errors, first=facts.first_error))
    if facts.never_calculated:
        notes.append(Note.of("formulas_never_calculated", count=facts.never_calculated))
    if facts.hidden_rows:
        notes.append(Note.of("hidden_rows_read", count=facts.hidden_rows))
    return tuple(notes)


def _hidden_columns(path: Path) -> dict[str, tuple[range, ...]]:
    with zipfile.ZipFile(path) as archive:
        return hidden_columns(archive)


def _notes_on_columns(rows: Sequence[Sequence[Cell]], hidden: Iterable[range]) -> Iterator[Note]:
    """Only of columns with something in them: people hide all that are empty, too."""
    width = max(map(len, rows), default=0)
    columns = sorted({column for each in hidden for column in each if column < width})
    filled = [column for column in columns if any(len(row) > column and row[column] != "" for row in rows)]
    if filled:
        yield Note.of("hidden_columns_read", columns=tuple(map(column_letters, filled)))


def column_letters(number: int) -> str:
    """0 is A, 26 is AA, as the spreadsheet shows it."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
