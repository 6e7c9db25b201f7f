"""Writes comma-separated text that Excel opens in the right encoding and runs nothing of.

A text cell that a spreadsheet would take for a formula gets an apostrophe in front; ``unguarded`` takes exactly
that apostrophe off again when the file comes back.
"""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path

from inspection_ready.exchange.tables_out import OutCell, TableOut
from inspection_ready.exchange.whole_files import whole_file

DANGEROUS = "=+\\-@\\t\\r\\n＝＋－＠"
NEEDS_GUARD = re.compile(rf"'*[\s\u00a0]*[{DANGEROUS}]")
GUARDED = re.compile(rf"''*[\s\u00a0]*[{DANGEROUS}]")
PLAIN_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?")


def write_csv(path: Path, table: TableOut) -> None:
    """Every text is in quotation marks, so that no reader can mistake what separates the cells."""
    with whole_file(path) as part, part.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([guarded(column.heading) for column in table.columns])
        for row in table.rows:
            writer.writerow([_cell(cell) for cell in row])


def guarded(text: str) -> str:
    if NEEDS_GUARD.match(text) and not PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    if text[:1] == "'" and GUARDED.match(text):
        return text[1:]
    return text


def _cell(cell: OutCell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case int() | float():
            return cell
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return guarded(cell)
