"""What is to become of one table of a file, and how its rows are given back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.matching import target_labels

if TYPE_CHECKING:
    from inspection_ready.domain.notes import Note
    from inspection_ready.domain.rows import Row
    from inspection_ready.exchange.tables import Table
    from inspection_ready.records.fields import Record
    from inspection_ready.services.import_plan import ImportLine
    from inspection_ready.services.import_reading import Cells


@dataclass(slots=True)
class PlannedTable:
    lines: list[ImportLine] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)
    changed: dict[int, tuple[Row, Row]] = field(default_factory=dict)
    refused: list[tuple[Cells, tuple[Note, ...]]] = field(default_factory=list)
    ways: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """How records were known again, and how often."""


def plain_headings(record: Record, table: Table) -> tuple[str, ...]:
    """A heading that had to be guessed or told is called by our own word, so that the file comes back by itself."""
    labels = target_labels(record)
    return tuple(
        labels.get(mapped.target, mapped.heading)
        if mapped.target and (mapped.is_guess or mapped.was_told)
        else mapped.heading
        for mapped in table.mapping.columns
    )


def first_text(cells: Sequence[Any]) -> str:
    return next((text for cell in cells if (text := cell_text(cell).strip())), "")
