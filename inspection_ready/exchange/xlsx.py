"""Writes Excel workbooks in which nothing that was text can run, link or lose its zero."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import LONDON
from inspection_ready.exchange.tables_out import OutCell, TableOut
from inspection_ready.exchange.whole_files import whole_file

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767  # characters: Excel's own limit
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
FIRST_DATE = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was


def write_xlsx(path: Path, *tables: TableOut) -> None:
    """One sheet a table. Rows go to the disk as they come, so length costs no memory."""
    import xlsxwriter  # slow import
    from xlsxwriter.exceptions import FileCreateError  # slow import

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with whole_file(path) as part:
        book = xlsxwriter.Workbook(str(part), options)
        try:
            for table in tables:
                _write_table(book, table)
        finally:
            try:
                book.close()
            except FileCreateError as error:
                raise OSError(
                    *error.args[0].args
                ) from error  # it wraps the reason; the reason is what people need


def _write_table(book: Workbook, table: TableOut) -> None:
    sheet = book.add_worksheet(_sheet_name(table.name))
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top"})
    formats = {
        date: book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
    }
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width, text)
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.heading, bold)
    last = 0
    for last, row in enumerate(table.rows, start=1):
        _write_row(sheet, last, row, text, formats)
    if table.columns:
        sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write_row(
    sheet: Worksheet, number: int, row: Sequence[OutCell], text: Any, formats: dict[type[date], Any]
) -> None:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, bool):
            sheet.write_boolean(number, column, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(number, column, cell)
        elif isinstance(cell, date) and _fits_excel(cell):
            sheet.write_datetime(number, column, _on_the_wall(cell), formats[type(cell)])
        else:
            _write_text(sheet, number, column, str(cell), text)


def _write_text(sheet: Worksheet, row: int, column: int, value: str, text: Any) -> None:
    if len(value) > LONGEST_CELL:
        raise Refused("text_too_long_for_excel", row=row + 1, length=len(value), most=LONGEST_CELL)
    sheet.write_string(row, column, value, text)


def _fits_excel(day: date) -> bool:
    return (day.date() if isinstance(day, datetime) else day) >= FIRST_DATE


def _on_the_wall(day: date) -> date:
    """Excel knows no time zones."""
    if isinstance(day, datetime) and day.tzinfo is not None:
        return day.astimezone(LONDON).replace(tzinfo=None)
    return day


def _sheet_name(name: str) -> str:
    return NOT_IN_SHEET_NAMES.sub(" ", name).strip().strip("'")[:LONGEST_SHEET_NAME] or "Sheet"
