"""What is filed in a workspace: stored files, and the packs that were made."""

from __future__ import annotations

from datetime import datetime

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True)
class Head:
    """Where the record of changes stood: how many entries, and the hash of the last."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}-{self.hash}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile(Row):
    """Bytes kept once, under their SHA-256. ``size`` in bytes."""

    sha256: str
    size: int
    name: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Row):
    """A numbered pack. ``head`` is the record of changes before the pack was made."""

    number: int
    folder: str
    """Name of the folder inside the workspace's packs folder."""
    made_at: datetime
    head_count: int
    head_hash: str
    manifest_sha256: str
    inspection_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """One file of a pack as it was written. ``pages`` is None for Word."""

    path: str
    document: str
    sha256: str
    size: int
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile(Row):
    pack_id: int
    path: str
    """Relative to the pack's folder, with forward slashes."""
    document: str
    sha256: str
    size: int
    pages: int | None = None
    """None for Word, whose pages depend on the printer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDisposal(Row):
    """The files of a pack are gone, on purpose. The record that there was a pack, and of its digests, stays."""

    pack_id: int
    disposed_at: datetime
    disposed_by: str
    """In words: the person, the account and the machine."""
    reason: str
