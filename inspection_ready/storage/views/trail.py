"""What entries of the record of changes did: counted, because an import may have touched 20,000 records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from inspection_ready.domain.trail import Action, Json, TrailRow
from inspection_ready.storage.models.trail import TrailRowModel as Row


@dataclass(frozen=True, slots=True)
class Tally:
    """So many records of a kind that an entry did the same to."""

    seq: int
    kind: str
    action: Action
    count: int


def tallies(connection: Connection, seqs: Sequence[int]) -> Iterator[Tally]:
    """In the order in which the entry came to them."""
    query = (
        select(Row.seq, Row.kind, Row.action, func.count())
        .where(Row.seq.in_(seqs))
        .group_by(Row.seq, Row.kind, Row.action)
        .order_by(Row.seq, func.min(Row.position))
    )
    for seq, kind, action, count in connection.execute(query):
        yield Tally(seq, kind, Action(action), count)


def rows_of(connection: Connection, seqs: Sequence[int]) -> dict[int, tuple[TrailRow, ...]]:
    """By the number of their entry."""
    columns = (Row.seq, Row.position, Row.kind, Row.record_id, Row.action, Row.payload)
    query = select(*columns).where(Row.seq.in_(seqs)).order_by(Row.seq, Row.position)
    found: dict[int, tuple[TrailRow, ...]] = {}
    for seq, position, kind, record_id, action, payload in connection.execute(query):
        row = TrailRow(
            seq=seq,
            position=position,
            kind=kind,
            record_id=record_id,
            action=Action(action),
            fields=_fields(payload),
        )
        found[seq] = (*found.get(seq, ()), row)
    return found


def _fields(payload: str | None) -> dict[str, tuple[Json, Json]] | None:
    """None once it has been disposed of."""
    if payload is None:
        return None
    return {name: (before, after) for name, (before, after) in json.loads(payload).items()}
