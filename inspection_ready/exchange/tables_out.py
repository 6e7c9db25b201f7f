"""What a table is on its way out, whichever file it goes into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

OutCell: TypeAlias = "str | int | float | bool | date | datetime | None"


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    width: int = 18
    """In characters, roughly."""


@dataclass(frozen=True, slots=True)
class TableOut:
    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[OutCell]]
    """Read once, in order: a generator will do."""
