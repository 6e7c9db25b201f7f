"""The coverage as a view shows it, and that as a spreadsheet: a row for each cell and line that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.coverage_views import narrowed
from inspection_ready.exchange.tables_out import Column, TableOut
from inspection_ready.phrases.evidence import STRENGTHS
from inspection_ready.services.exports import Exported
from inspection_ready.services.seen import write_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from inspection_ready.domain.coverage import Coverage, Covered
    from inspection_ready.domain.views import Condition
    from inspection_ready.exchange.tables_out import OutCell
    from inspection_ready.services.seen import Shown

PARTS = "parts of the framework"
COLUMNS = (
    Column("Asked for", 50),
    Column("Evidence category", 26),
    Column("How strong", 14),
    Column("Held", 8),
    Column("Not held yet", 12),
    Column("Stale on the day", 40),
    Column("Without an owner", 40),
    Column("Not signed", 40),
    Column("Evidence", 60),
)
NOT_SAID = "Category not said"


def write_coverage_seen(
    found: Coverage, conditions: Sequence[Condition], path: Path, *, shown: Shown
) -> Exported:
    """Raises Refused."""
    rows = list(_rows(found, conditions))
    write_table(path, TableOut("Coverage", COLUMNS, rows), shown, len(rows), PARTS)
    return Exported(path, len(rows))


def _rows(found: Coverage, conditions: Sequence[Condition]) -> Iterator[list[OutCell]]:
    kept = narrowed(found, conditions)
    for each in kept.lines:
        asked = f"{each.line.code} {each.line.title}"
        for (_, category), cell, is_shown in zip(found.categories, each.line.cells, each.cells, strict=True):
            if is_shown:
                yield [asked, category, *_cells(cell)]
        if each.others:
            yield [asked, NOT_SAID, *_cells(each.line.without_category)]
    for line in kept.items:
        yield [line.title, "", *_cells(line.covered)]


def _cells(covered: Covered) -> Iterator[OutCell]:
    yield STRENGTHS[covered.strength]
    yield covered.held
    yield len(covered.evidence) - covered.held
    for evidence in (covered.stale, covered.unowned, covered.unsigned, covered.evidence):
        yield ", ".join(f"{each.reference} {each.title}".strip() for each in evidence)
