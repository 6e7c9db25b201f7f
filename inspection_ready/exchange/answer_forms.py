"""The spreadsheet one person answers many requests in: written with what is asked locked, and read again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.reply_tokens import ReplyToken, tokens_in
from inspection_ready.exchange.spreadsheets import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from inspection_ready.exchange.spreadsheets import Cell, Sheet

SHEET = "Answers"
NUMBER, WORDING, DUE = "Number", "What is asked", "Due"
ANSWER, FILE, AS_AT, NOT_HELD = "Answer", "File name or link", "As-at date", "Not held because"
HEADINGS = (NUMBER, WORDING, DUE, ANSWER, FILE, AS_AT, NOT_HELD)
ASKED = 3
"""Columns that are ours: what is asked."""
WIDTHS = (9, 44, 20, 44, 28, 12, 30)
HOW = (
    "Write in the white cells and send the file back with your reply. One row is one request. An as-at date is the "
    "day the figures or the document stand for."
)
ABOVE = 4
"""Rows above the headings: the title, what to do, the mark, and an empty one."""
PROPERTIES = "docProps/core.xml"
LONGEST_PROPERTIES = 100_000
PAPER_A4 = 9
LINE, LEAST_LINES = 15, 3
"""Points of a line of a row, and how many lines a row has at least: so much can be written and be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    number: int
    wording: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    title: str
    mark: str
    created: datetime
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One row as it came back; ``line`` is its row in the sheet. ``as_at`` is text where it is no date."""

    line: int
    number: str
    wording: str
    answer: str
    file: str
    as_at: date | str | None
    not_held: str

    @property
    def is_blank(self) -> bool:
        """Nobody wrote anything in it."""
        return not (self.answer or self.file or self.not_held or self.as_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """``mark`` is None where the file carries none that can be read."""

    mark: ReplyToken | None
    lines: tuple[FormLine, ...]


def write_answer_form(form: AnswerForm) -> bytes:
    """The same form gives the same bytes. Everything is written as text, so nothing in it can run."""
    import xlsxwriter  # slow import

    data = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(data, options)
    book.set_properties(
        {
            "title": form.title,
            "subject": "Answers to requests",
            "keywords": form.mark,
            "created": on_the_clock(form.created),
        }
    )
    _write_sheet(book, form)
    book.close()
    return data.getvalue()


def read_answer_form(path: Path) -> FilledForm:
    """Raises CannotRead with what is wrong with the file."""
    workbook = read_workbook(path)
    for sheet in workbook.sheets:
        place = _headings_at(sheet)
        if place is not None:
            mark = next(_marks(sheet.rows[:place]), None) or _mark_in_properties(path)
            return FilledForm(mark=mark, lines=tuple(_lines(sheet, place)))
    raise CannotRead("not_an_answer_form", file=path.name)


# writing


def _write_sheet(book: Workbook, form: AnswerForm) -> None:
    sheet = book.add_worksheet(SHEET)
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(ABOVE)
    title = book.add_format({"bold": True, "font_size": 14})
    plain = book.add_format({})
    for row, (words, look) in enumerate(((form.title, title), (HOW, plain), (f"Mark: {form.mark}", plain))):
        sheet.write_string(row, 0, words, look)
    locked = book.add_format(
        {"text_wrap": True, "valign": "top", "bg_color": "#eeeeee", "border": 1, "num_format": "@"}
    )
    free = book.add_format(
        {"text_wrap": True, "valign": "top", "border": 1, "locked": False, "num_format": "@"}
    )
    dates = book.add_format(
        {"valign": "top", "border": 1, "locked": False, "num_format": "dd/mm/yyyy", "align": "left"}
    )
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(ABOVE, 2 * LINE)
    for row, each in enumerate(form.rows, start=ABOVE + 1):
        sheet.set_row(row, LINE * max(LEAST_LINES, _lines_of(each.wording, 1), _lines_of(each.due, 2)))
        sheet.write_number(row, 0, each.number, locked)
        sheet.write_string(row, 1, each.wording, locked)
        sheet.write_string(row, 2, each.due, locked)
        for column in range(ASKED, len(HEADINGS)):
            sheet.write_blank(row, column, None, dates if HEADINGS[column] == AS_AT else free)
    _finish(sheet, book, len(form.rows))


def _lines_of(words: str, column: int) -> int:
    """Generously: no program measures a row that another wrote."""
    return 1 + sum(1 + len(line) * 10 // (WIDTHS[column] * 9) for line in words.splitlines())


def _finish(sheet: Worksheet, book: Workbook, rows: int) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    columns: list[dict[str, Any]] = [{"header": each, "header_format": heading} for each in HEADINGS]
    sheet.add_table(
        ABOVE,
        0,
        ABOVE + rows,
        len(HEADINGS) - 1,
        {"columns": columns, "name": SHEET, "autofilter": False, "style": None,
         "description": "Each request with room for its answer", "title": SHEET},
    )  # fmt: skip
    sheet.freeze_panes(ABOVE + 1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    sheet.set_selection(ABOVE + 1, ASKED, ABOVE + 1, ASKED)


# reading


def _headings_at(sheet: Sheet) -> int | None:
    for place, row in enumerate(sheet.rows):
        names = {_words(cell).casefold() for cell in row}
        if {NUMBER.casefold(), ANSWER.casefold()} <= names:
            return place
    return None


def _marks(rows: Sequence[Sequence[Cell]]) -> Iterator[ReplyToken]:
    for row in rows:
        for cell in row:
            yield from tokens_in(_words(cell))


def _mark_in_properties(path: Path) -> ReplyToken | None:
    """For a form whose rows were copied into another sheet of the same file. No XML is read: the mark is its own check."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(PROPERTIES) as part:
            return next(tokens_in(part.read(LONGEST_PROPERTIES).decode("utf-8", "replace")), None)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return None


def _lines(sheet: Sheet, place: int) -> Iterator[FormLine]:
    headings = [_words(cell).casefold() for cell in sheet.rows[place]]
    at = {name: headings.index(name.casefold()) for name in HEADINGS if name.casefold() in headings}

    def cell(row: Sequence[Cell], name: str) -> Cell:
        column = at.get(name)
        return row[column] if column is not None and column < len(row) else ""

    for line, row in enumerate(sheet.rows[place + 1 :], start=sheet.first_line + place + 1):
        found = FormLine(
            line=line,
            number=_words(cell(row, NUMBER)),
            wording=_words(cell(row, WORDING)),
            answer=_long(cell(row, ANSWER)),
            file=_words(cell(row, FILE)),
            as_at=_day(cell(row, AS_AT)),
            not_held=_long(cell(row, NOT_HELD)),
        )
        if found.number or found.wording or not found.is_blank:
            yield found


def _day(cell: Cell) -> date | str | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return _words(cell) or None


def _words(cell: Cell) -> str:
    """A whole number as people write it: spreadsheets give 1.0 for 1."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _long(cell: Cell) -> str:
    """Its lines stay."""
    if not isinstance(cell, str):
        return _words(cell)
    return "\n".join(line for line in (" ".join(each.split()) for each in cell.splitlines()) if line)
