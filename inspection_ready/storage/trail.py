"""Writes the record of changes, one entry per command, in the command's own transaction."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select, update

from inspection_ready.domain.filing import Head
from inspection_ready.domain.trail import (
    NOTHING_YET,
    Action,
    EntryHeader,
    payload_digest,
    row_line,
)
from inspection_ready.domain.who import Decision, Who
from inspection_ready.storage.models.trail import TrailEntryModel, TrailRowModel
from inspection_ready.storage.statements import insert_sql

_CHUNK = 2_000
_SALT = 16


def read_head(connection: Connection) -> Head:
    columns = select(TrailEntryModel.seq, TrailEntryModel.hash)
    last = connection.execute(columns.order_by(TrailEntryModel.seq.desc()).limit(1)).first()
    return NOTHING_YET if last is None else Head(last.seq, last.hash)


class TrailWriter:
    """Gathers the changed records of one command, and closes them into an entry."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.head_before = read_head(connection)
        self.row_count = 0
        self._waiting: list[tuple[Any, ...]] = []
        self._digest = hashlib.sha256()

    @property
    def seq(self) -> int:
        """The number the entry will have."""
        return self.head_before.count + 1

    def record_many(self, kind: str, action: Action, told: Sequence[tuple[int, str]]) -> None:
        """``told``: the id of each record, and what happened to it as JSON: field -> [before, after]."""
        salts = secrets.token_bytes(_SALT * len(told))
        lines, seq, word = [], self.seq, action.value
        for at, (record_id, payload) in enumerate(told):
            salt = salts[_SALT * at : _SALT * (at + 1)]
            digest = payload_digest(salt, payload)
            position = self.row_count + at
            lines.append(row_line(position, kind, record_id, word, digest))
            self._waiting.append((seq, position, kind, record_id, word, payload, salt, digest))
        self._digest.update(b"".join(lines))
        self.row_count += len(told)
        if len(self._waiting) >= _CHUNK:
            self._write_waiting()

    def erase(self, kind: str, record_id: int) -> None:
        """Erase what every earlier row about this record tells; that it was there stays in the chain."""
        self._write_waiting()
        rows = update(TrailRowModel).where(TrailRowModel.kind == kind, TrailRowModel.record_id == record_id)
        told = rows.where(TrailRowModel.action != Action.DISPOSED.value)
        self._connection.execute(told.values(payload=None, salt=None))

    def close(self, *, verb: str, at: datetime, who: Who, decision: Decision, undoes: int | None) -> Head:
        """Write the entry; the head afterwards. The caller commits."""
        self._write_waiting()
        header = EntryHeader(
            seq=self.seq,
            at=at.astimezone(UTC).isoformat(timespec="microseconds"),
            verb=verb,
            account=who.account,
            machine=who.machine,
            person_id=who.person_id,
            decided_by_id=decision.person_id,
            proof_sha256=decision.proof_sha256,
            undoes=undoes,
            row_count=self.row_count,
            rows_digest=self._digest.hexdigest(),
            hash="",
        )
        header = replace(header, hash=header.computed_hash(self.head_before.hash))
        columns = {name: getattr(header, name) for name in EntryHeader.__dataclass_fields__}
        self._connection.execute(insert(TrailEntryModel), columns)
        return Head(header.seq, header.hash)

    def _write_waiting(self) -> None:
        if self._waiting:
            table = cast(Table, TrailRowModel.__table__)
            statement = insert_sql(table, [column.name for column in table.columns], self._connection.dialect)
            self._connection.exec_driver_sql(statement, self._waiting)
            self._waiting = []
