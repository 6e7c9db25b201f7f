"""Fills in a form as its owner would, in a spreadsheet program: the file is written again, the properties stay."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

from inspection_ready.exchange.spreadsheets import read_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def filled_in(path: Path, answers: Mapping[int, Mapping[str, object]], *, mark: str | None = None) -> None:
    """``answers`` by the numbers of the requests, and by the headings. ``mark`` in the place of the form's own."""
    with zipfile.ZipFile(path) as archive:
        core = archive.read("docProps/core.xml").decode()
    keywords = core.partition("<cp:keywords>")[2].partition("</cp:keywords>")[0]
    rows = [list(row) for row in read_workbook(path).sheets[0].rows]
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"keywords": keywords})
    sheet, days = book.add_worksheet("Answers"), book.add_format({"num_format": "dd/mm/yyyy"})
    if mark is not None:
        rows[2][0] = mark
    for place, row in enumerate(rows):
        written = answers.get(int(row[0])) if isinstance(row[0], float) else None
        cells = [*row, *[""] * (len(rows[4]) - len(row))]
        for heading, value in (written or {}).items():
            cells[rows[4].index(heading)] = value  # type: ignore[call-overload] # whatever a cell takes
        for column, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                sheet.write_datetime(place, column, cell, days)
            elif cell != "":
                sheet.write(place, column, cell)
    book.close()
