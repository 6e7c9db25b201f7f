"""What the PDF needs to know of a table: its cells, its header row, and whether cells are merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.documents.word_letters.source import Node

_FIRST_ROW = 0x0020
_OFF = frozenset({"0", "false", "off"})
MOST_ACROSS = 63
"""Columns; Word itself takes no more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``node`` is None where a cell beside or above reaches over its place."""

    node: Node | None


@dataclass(frozen=True, slots=True)
class Grid:
    rows: tuple[tuple[Cell, ...], ...]
    """All of one length."""
    has_header: bool
    is_merged: bool


def read_grid(table: Node) -> Grid:
    rows = [node for node in _below(table) if node.tag == "w:tr"]
    is_merged = False
    lines: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = []
        for cell in (node for node in _below(row) if node.tag == "w:tc"):
            across = _number(cell.find("w:tcPr", "w:gridSpan"))
            goes_on = cell.find("w:tcPr", "w:vMerge")
            is_covered = goes_on is not None and goes_on.get("w:val") != "restart"
            is_merged = is_merged or across > 1 or is_covered
            line += [Cell(None if is_covered else cell), *[Cell(None)] * (across - 1)]
        lines.append(line)
    width = max(map(len, lines), default=0)
    filled = tuple((*line, *[Cell(None)] * (width - len(line))) for line in lines)
    return Grid(filled, _has_header(table, rows), is_merged)


def _has_header(table: Node, rows: list[Node]) -> bool:
    if len(rows) < 2:
        return False
    marked = rows[0].find("w:trPr", "w:tblHeader")
    if marked is not None:
        return marked.get("w:val") not in _OFF
    look = table.find("w:tblPr", "w:tblLook")
    style = table.find("w:tblPr", "w:tblStyle")
    if look is None or style is None or style.get("w:val") in {"TableGrid", "TableNormal"}:
        return False  # every plain table says it has a first row
    if look.get("w:firstRow"):
        return look.get("w:firstRow") not in _OFF
    return bool(_hexadecimal(look.get("w:val")) & _FIRST_ROW)


def _below(node: Node) -> list[Node]:
    """Its children, those inside content controls too."""
    found: list[Node] = []
    for child in node.children:
        if child.tag in {"w:sdt", "w:sdtContent", "w:ins", "w:customXml"}:
            found += _below(child)
        else:
            found.append(child)
    return found


def _number(node: Node | None) -> int:
    value = node.get("w:val") if node is not None else ""
    return (
        min(max(int(value), 1), MOST_ACROSS) if value.isascii() and value.isdigit() and len(value) < 6 else 1
    )


def _hexadecimal(value: str) -> int:
    try:
        return int(value, 16)
    except ValueError:
        return 0
