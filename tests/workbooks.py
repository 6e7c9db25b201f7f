"""Workbooks read and written without our own code: the parts of the zip as XML, and XlsxWriter as a person's Excel."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(path: Path) -> list[list[str]]:
    """The first sheet, as it stands in the file: text, and numbers as they are stored."""
    with zipfile.ZipFile(path) as archive:
        shared = (
            [
                "".join(part.text or "" for part in item.iter(f"{MAIN}t"))
                for item in ET.fromstring(archive.read("xl/sharedStrings.xml"))
            ]
            if "xl/sharedStrings.xml" in archive.namelist()
            else []
        )
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return [_row(row, shared) for row in sheet.iter(f"{MAIN}row")]


def _row(row: ET.Element, shared: Sequence[str]) -> list[str]:
    found: list[str] = []
    for cell in row.iter(f"{MAIN}c"):
        column = _column(cell.attrib["r"])
        found += [""] * (column - len(found))
        value = cell.find(f"{MAIN}v")
        text = "" if value is None else value.text or ""
        if cell.get("t") == "s":
            text = shared[int(text)]
        elif cell.get("t") == "inlineStr":
            text = "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
        found.append(text)
    return found


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def save_workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Numbers as numbers, moments as moments: as Excel saves what somebody typed."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "hh:mm"}) as book:
        sheet = book.add_worksheet("Timetable")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path
