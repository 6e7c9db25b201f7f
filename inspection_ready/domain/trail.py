"""The record of changes, as it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum

from inspection_ready.domain.filing import Head
from inspection_ready.domain.frozen import dataclass

Json = str | int | float | bool | None


class Action(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    DISPOSED = "disposed"


FIRST_HASH = hashlib.sha256(b"inspection-ready trail 1").hexdigest()
"""What the first entry stands on."""

NOTHING_YET = Head(0, FIRST_HASH)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHeader:
    """One command. Every field but ``hash`` goes into the hash, so none can be altered alone."""

    seq: int
    at: str
    verb: str
    account: str
    machine: str
    person_id: int | None
    decided_by_id: int | None
    proof_sha256: str | None
    undoes: int | None
    row_count: int
    rows_digest: str
    hash: str

    def computed_hash(self, previous: str) -> str:
        """SHA-256 over the hash before it and this header as compact JSON in a fixed order."""
        told = [self.seq, self.at, self.verb, self.account, self.machine, self.person_id, self.decided_by_id]
        told += [self.proof_sha256, self.undoes, self.row_count, self.rows_digest]
        return hashlib.sha256((previous + compact_json(told)).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailRow:
    """One record that a command changed: field -> (before, after). ``fields`` is None once disposed of."""

    seq: int
    position: int
    kind: str
    record_id: int
    action: Action
    fields: Mapping[str, tuple[Json, Json]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    header: EntryHeader
    rows: tuple[TrailRow, ...]


def compact_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def payload_digest(salt: bytes, payload: str) -> str:
    """Salted, so that a disposed name cannot be guessed back from its digest."""
    return hashlib.sha256(salt + payload.encode()).hexdigest()


def row_line(position: int, kind: str, record_id: int, action: str, digest: str) -> bytes:
    """What an entry's ``rows_digest`` is made over, a line a row in order of position."""
    return f"{position}|{kind}|{record_id}|{action}|{digest}\n".encode()
