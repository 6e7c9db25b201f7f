"""What an import would do, row by row: shown before anything is written, and then written as it was shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from inspection_ready.domain.filing import Head
from inspection_ready.domain.notes import Note
from inspection_ready.domain.rows import Row
from inspection_ready.records.column_maps import ColumnMap

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many. May raise Cancelled to stop."""


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    MISSING = "missing"  # held, but not in the file; never deleted
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """In words, as they are shown."""

    label: str
    before: str
    after: str


class ImportLine(NamedTuple):
    """``line`` is the row number the file itself shows; 0 for a record that is missing from it."""

    line: int
    outcome: Outcome
    title: str
    changes: tuple[FieldChange, ...] = ()
    reasons: tuple[Note, ...] = ()
    """Why it was refused."""
    notes: tuple[Note, ...] = ()
    """What was mended on the way in, or left out."""
    repeat_of: int | None = None
    """The line of the same file that said it first."""
    register: str = ""
    """Of which register it is a record, where one file fills several."""


@dataclass(frozen=True, slots=True)
class Counts:
    new: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0
    refused: int = 0
    repeats: int = 0
    """Rows that say again what an earlier row said; they are among ``same``."""


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """The refused rows of one sheet as they came, to be mended and brought back."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Sequence[Any], tuple[Note, ...]], ...]


@dataclass(frozen=True, slots=True)
class Writes:
    """The rows of one type that will be added, and those that will change (before, after)."""

    row_type: type[Row]
    added: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]
    removed: tuple[Row, ...] = ()
    """Only what a cell says anew: who is no longer at a session. No record of a register goes this way."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    register: str
    path: Path
    sheet: str
    header_line: int | None
    """The row of the headings; None where the file has none."""
    mapping: ColumnMap
    counts: Counts
    lines: tuple[ImportLine, ...]
    notes: tuple[Note, ...]
    """About the file as a whole."""
    refused_rows: tuple[RefusedRows, ...]
    writes: tuple[Writes, ...] = field(repr=False)
    """In the order to write them: what is pointed at comes first."""
    head: Head
    """Where the register stood when this was planned; it is only written onto that."""

    @property
    def changes_nothing(self) -> bool:
        return not any(writes.added or writes.changed or writes.removed for writes in self.writes)
