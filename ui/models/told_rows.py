"""Rows of a list in which some cells say more than the record holds: a counted day, the title of a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.records.fields import Field
    from ui.models.register_list import Row

Told = Mapping[str, Mapping[int, str]]
"""By the name of a field, for some records by their id, what the cell says instead."""


@dataclass(frozen=True, slots=True)
class ToldRow:
    id: int
    cells: tuple[str, ...]


def tell(rows: Sequence[Row], fields: Sequence[Field], told: Told) -> Sequence[Row]:
    columns = [told.get(field.name, {}) for field in fields]
    if not any(columns):
        return rows
    return [
        ToldRow(
            row.id, tuple(words.get(row.id, cell) for words, cell in zip(columns, row.cells, strict=True))
        )
        for row in rows
    ]
