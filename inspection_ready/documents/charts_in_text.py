"""Charts that a text asks for: of the table above, or of key facts over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.model import Table, paragraph, text
from inspection_ready.domain.chart_marks import chart_mark
from inspection_ready.domain.charts import MOST_SERIES, read_figures
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.merge import filled
from inspection_ready.phrases.charts import chart_finding, chart_said

if TYPE_CHECKING:
    from inspection_ready.documents.model import Block
    from inspection_ready.domain.chart_marks import ChartMark
    from inspection_ready.domain.charts import Figures
    from inspection_ready.domain.merge import ValueOf

ChartedBy = Callable[[str], tuple[tuple[str, ...], ...]]
"""The rows of numbers that are held under a name, the first naming the columns; none where nothing is."""


@dataclass(frozen=True, slots=True)
class AskedChart:
    name: str
    """The address after ``chart:``."""
    says: str = ""
    """What it shows, where the author wrote it; else it is written from the numbers."""
    caption: str = ""


def draw_chart(
    asked: AskedChart,
    written: list[Block],
    charted: ChartedBy | None,
    under: str,
    filled_with: ValueOf | None = None,
) -> Iterator[DocumentFinding]:
    """Takes the table off the end of what is written, and puts the chart there with the table in it.

    `filled_with` gives the values of fields the table still has: they are numbers by the time it is printed.
    """
    mark = chart_mark(asked.name)
    if mark is None:
        written.append(_left_out(asked))
        yield DocumentFinding(DocumentFault.CHART_UNKNOWN, under, asked.name)
        return
    table = _table(mark, written, charted)
    figures = _figures(table, filled_with)
    if table is None or figures is None or not figures.series:
        written.append(_left_out(asked))
        yield DocumentFinding(DocumentFault.CHART_WITHOUT_NUMBERS, under, asked.caption or asked.name)
        return
    from inspection_ready.documents.charts import chart_drawing  # slow import: measures words in the fonts

    if not mark.of:
        written.pop()
    says = asked.says or chart_said(mark.kind, chart_finding(figures))
    written.append(chart_drawing(mark.kind, figures, table, says=says, caption=asked.caption))
    for words in figures.not_numbers:
        yield DocumentFinding(DocumentFault.CHART_NOT_A_NUMBER, under, words)
    for series in figures.series[MOST_SERIES:]:
        yield DocumentFinding(DocumentFault.CHART_OF_TOO_MANY, under, series.name)


def _table(mark: ChartMark, written: list[Block], charted: ChartedBy | None) -> Table | None:
    if not mark.of:
        above = written[-1] if written else None
        return above if isinstance(above, Table) else None
    rows = charted(mark.of) if charted else ()
    if not rows:
        return None
    header, *body = (tuple(text(cell) for cell in row) for row in rows)
    share = 1 / len(header)
    return Table(header, tuple(body), (share,) * len(header), row_header=True)


def _figures(table: Table | None, filled_with: ValueOf | None) -> Figures | None:
    if table is None or not table.rows:
        return None
    from inspection_ready.documents.charts import table_rows  # slow import: measures words in the fonts

    rows = table_rows(table)
    if filled_with is not None:
        rows = tuple(tuple(filled((cell,), filled_with)[0] for cell in row) for row in rows)
    return read_figures(rows)


def _left_out(asked: AskedChart) -> Block:
    return paragraph(f"[Chart left out: {asked.caption or asked.name}]")
