"""How text asks for a chart: ``![what it says](chart:bars "caption")`` below a table of its numbers.

``chart:lines of Contacts`` takes the numbers from the key facts of that name instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspection_ready.domain.charts import ChartKind
from inspection_ready.domain.frozen import dataclass

CHART = "chart:"
_OF = " of "
_MARK = re.compile(
    r"""!\[(?:[^\[\]\\]|\\.)*\]\(\s*(?:<chart:([^<>\n]*)>|chart:([^\s()<>]*))""", re.IGNORECASE
)
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")


@dataclass(frozen=True, slots=True)
class ChartMark:
    kind: ChartKind
    of: str = ""
    """Whose key facts are drawn; empty for the table above."""

    @property
    def name(self) -> str:
        return f"{self.kind}{_OF}{self.of}" if self.of else str(self.kind)


def chart_mark(name: str) -> ChartMark | None:
    """None where the name, the address after ``chart:``, says no kind of chart."""
    kind, _, of = " ".join(name.split()).partition(_OF)
    try:
        return ChartMark(ChartKind(kind.casefold()), of.strip())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class ChartInText:
    name: str
    """The address after ``chart:``."""
    above: tuple[tuple[str, ...], ...]
    """The cells of the table straight above it, as they are written; none where there is no table."""


def charts_in(source: str) -> Iterator[ChartInText]:
    """The charts that a text in CommonMark asks for, in order."""
    table: list[str] = []
    for line in source.splitlines():
        if found := _MARK.search(line):
            yield ChartInText(" ".join((found[1] or found[2] or "").split()), _rows(table))
            table = []
        elif "|" in line:
            table.append(line.strip())
        elif line.strip():
            table = []


def _rows(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    written = [line for line in lines if not _RULE.fullmatch(line)]
    return tuple(
        tuple(cell.strip() for cell in _CELLS.split(line.removeprefix("|").removesuffix("|")))
        for line in written
    )
