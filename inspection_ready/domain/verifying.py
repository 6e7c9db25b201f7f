"""What verifying a workspace found."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from inspection_ready.domain.disposals import Disposal
from inspection_ready.domain.filing import Head
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.trail import Json


class Wrong(StrEnum):
    # the record of changes by itself
    ENTRY_MISSING = "entry_missing"
    ENTRY_CHANGED = "entry_changed"
    ENTRY_ROWS_CHANGED = "entry_rows_changed"
    ROWS_WITHOUT_ENTRY = "rows_without_entry"
    PAYLOAD_CHANGED = "payload_changed"
    PAYLOAD_MISSING = "payload_missing"
    NOT_ERASED = "not_erased"
    CANNOT_REPLAY = "cannot_replay"
    # against a head held elsewhere
    CUT = "cut"
    RECOMPUTED = "recomputed"
    # the registers against the record of changes
    VALUE_CHANGED = "value_changed"
    RECORD_MISSING = "record_missing"
    RECORD_UNKNOWN = "record_unknown"
    KIND_UNKNOWN = "kind_unknown"
    GUARD_MISSING = "guard_missing"
    # files
    FILE_MISSING = "file_missing"
    FILE_CHANGED = "file_changed"
    FILE_UNKNOWN = "file_unknown"
    MANIFEST_CHANGED = "manifest_changed"
    BACKUP_CHANGED = "backup_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and where: as much of the place as applies."""

    wrong: Wrong
    entry: int | None = None
    until: int | None = None
    """The last of several entries, where ``entry`` is the first."""
    position: int | None = None
    kind: str | None = None
    record_id: int | None = None
    field: str | None = None
    expected: Json = None
    found: Json = None
    path: str | None = None
    """Inside the workspace's folder, with forward slashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposedPack:
    """Its files are gone, and that is as it should be."""

    number: int
    disposed_at: datetime
    disposed_by: str
    reason: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Counts say what was looked at, so that "nothing found" can be told from "nothing there"."""

    head: Head
    rows: int
    disposed: int
    """Rows of the trail whose contents were erased by a disposal, which is as it should be."""
    records: int
    files: int
    packs: int
    releases: int
    heads_checked: int
    """Heads recorded in packs and releases and held outside that the trail was checked against."""
    problems: tuple[Problem, ...]
    elsewhere: tuple[str, ...] = ()
    """Machines that keep files of the shared register which are not here, and were not looked at."""
    disposed_packs: tuple[DisposedPack, ...] = ()
    disposals: tuple[Disposal, ...] = ()
    """Of evidence, its versions, and of what was written before; in the order in which it was done."""

    @property
    def ok(self) -> bool:
        return not self.problems
