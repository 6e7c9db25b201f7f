"""Text with separators to rows: finds the separator, and survives a stray quotation mark."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from dataclasses import dataclass

SEPARATORS = ",\t;|"
SAMPLE_ROWS = 200
SAMPLE_CHARACTERS = 100_000
LONGEST_CELL = 1_000_000  # characters
MOST_LINES_IN_A_CELL = 60
TOLD_BY_EXCEL = re.compile(r"\A\"?sep=(.)\"?\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Delimited:
    rows: list[list[str]]
    separator: str
    quotes_ignored: bool = False
    """True where a quotation mark was opened and never closed, so quotation marks were read as text."""
    first_row: int = 0
    """How many lines stood before the rows and are not among them."""


def parse_delimited(text: str) -> Delimited:
    told = TOLD_BY_EXCEL.match(text)
    if told:
        text = text[told.end() :]
    separator = told.group(1) if told else find_separator(text)
    skipped = 1 if told else 0
    rows = _rows(text, separator)
    if rows is None or _has_swallowed_lines(rows):
        unquoted = [_unquoted(line.split(separator)) for line in text.splitlines()]
        return Delimited(unquoted, separator, quotes_ignored=True, first_row=skipped)
    return Delimited(rows, separator, first_row=skipped)


def find_separator(text: str) -> str:
    """The one that gives most rows the same number of cells, more than one; a comma where none does."""
    sample = text[:SAMPLE_CHARACTERS]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(SEPARATORS, key=lambda separator: _steadiness(sample, separator))


def _steadiness(sample: str, separator: str) -> float:
    """Every row with the same n cells scores most; a title or a note among them costs its share.

    The first row counts double against: headings are never "a; b; c" while the cells below them are.
    """
    rows = (_rows(sample, separator) or [])[:SAMPLE_ROWS]
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    usual = max(counts, key=lambda width: (counts[width], width))
    share = counts[usual] / len(widths)
    first = 1.0 if widths[0] == usual else 0.5
    return float(share * share * first * math.sqrt(usual - 1))


def _rows(text: str, separator: str) -> list[list[str]] | None:
    csv.field_size_limit(LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=False))
    except csv.Error:
        return None


def _has_swallowed_lines(rows: list[list[str]]) -> bool:
    """A quotation mark that is never closed eats every line after it."""
    return any(cell.count("\n") > MOST_LINES_IN_A_CELL for row in rows[-1:] for cell in row[-1:])


def _unquoted(cells: list[str]) -> list[str]:
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in cells]
