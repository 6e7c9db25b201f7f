"""What changed since the pack before, in words: as it is printed, filed beside the pack, and told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from inspection_ready.domain.filing import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldField:
    field: str
    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """``said`` is the whole of it in a sentence; ``sort`` and ``kind`` are codes, for programs."""

    kind: str
    id: str
    name: str
    sort: str
    documents: tuple[str, ...]
    """It is told under the first."""
    heading: str
    """What it is about, as the first cell of a row."""
    was: str
    """Of what is new or gone; of what changed each of ``fields`` tells its own."""
    now: str
    fields: tuple[ToldField, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """``is_same``: whoever has it from the pack before needs no other."""

    document: str
    is_same: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSince:
    pack: int
    """The number of the pack before."""
    made_at: datetime
    head: Head
    """The record of changes before that pack."""
    summary: str
    """A sentence: "3 sections changed, 2 sessions moved."."""
    notes: tuple[str, ...] = ()
    """What cannot be told, and why."""
    documents: tuple[DocumentState, ...] = ()
    changes: tuple[ToldChange, ...] = ()

    def under(self, document: str) -> tuple[ToldChange, ...]:
        return tuple(change for change in self.changes if change.documents[0] == document)
