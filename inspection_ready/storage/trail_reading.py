"""Reads entries of the record of changes back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Table, func, select, text

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.trail import Action, Entry, EntryHeader, TrailRow
from inspection_ready.storage.models.registry import MODELS
from inspection_ready.storage.models.trail import TrailEntryModel, TrailRowModel

_ENTRY = cast(Table, TrailEntryModel.__table__)
_ROW = cast(Table, TrailRowModel.__table__)
_ENTRY_COLUMNS = [_ENTRY.c[name] for name in EntryHeader.__dataclass_fields__]
_ROW_COLUMNS = [_ROW.c[name] for name in ("seq", "position", "kind", "record_id", "action", "payload")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entry that touched a record, and what it undid."""

    seq: int
    verb: str
    undoes: int | None
    kind: str
    record_id: int


@dataclass(frozen=True, slots=True)
class Touch:
    """What an entry did to one record; ``is_erased``: what it told of it was disposed of."""

    record_id: int
    action: Action
    header: EntryHeader
    is_erased: bool


def read_entry(connection: Connection, seq: int) -> Entry:
    """Raises NotFound."""
    found = connection.execute(select(*_ENTRY_COLUMNS).where(_ENTRY.c.seq == seq)).first()
    if found is None:
        raise NotFound("no_such_entry", entry=seq)
    rows = select(*_ROW_COLUMNS).where(_ROW.c.seq == seq).order_by(_ROW.c.position)
    return Entry(header=_header(found), rows=tuple(_trail_rows(connection.execute(rows))))


def history_of(connection: Connection, kind: str, record_id: int) -> tuple[Entry, ...]:
    """Every entry about a record, the latest first, with its rows about that record only."""
    rows = select(*_ROW_COLUMNS).where(_ROW.c.kind == kind, _ROW.c.record_id == record_id)
    by_entry: dict[int, list[TrailRow]] = {}
    for row in _trail_rows(connection.execute(rows.order_by(_ROW.c.seq.desc(), _ROW.c.position))):
        by_entry.setdefault(row.seq, []).append(row)
    headers = {each.seq: each for each in _headers(connection, list(by_entry))}
    return tuple(Entry(header=headers[seq], rows=tuple(own)) for seq, own in by_entry.items())


def touches(connection: Connection, kind: str, ids: Sequence[int]) -> Iterator[Touch]:
    """Every entry that touched one of these records, the oldest first within each: found by the index, whatever else there is."""
    columns = (_ROW.c.record_id, _ROW.c.action, *_ENTRY_COLUMNS, _ROW.c.payload.is_(None).label("erased"))
    for at in range(0, len(ids), 500):
        query = (
            select(*columns)
            .join(_ENTRY, _ENTRY.c.seq == _ROW.c.seq)
            .where(_ROW.c.kind == kind, _ROW.c.record_id.in_(ids[at : at + 500]))
            .order_by(_ROW.c.record_id, _ROW.c.seq, _ROW.c.position)
        )
        for record_id, action, *header, erased in connection.execute(query):
            told = dict(zip(EntryHeader.__dataclass_fields__, header, strict=True))
            yield Touch(record_id, Action(action), EntryHeader(**told), is_erased=bool(erased))


def latest_headers(
    connection: Connection, *, limit: int, before: int | None = None
) -> tuple[EntryHeader, ...]:
    """The latest first; ``before`` an entry's number, to go on where a page ended."""
    query = select(*_ENTRY_COLUMNS).order_by(_ENTRY.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(_ENTRY.c.seq < before)
    return tuple(_header(found) for found in connection.execute(query))


def mentions_after(connection: Connection, seq: int) -> tuple[Mention, ...]:
    """Later entries that touched what this entry touched, the latest first."""
    query = text(
        "select distinct later.seq, e.verb, e.undoes, later.kind, later.record_id"
        " from trail_row own join trail_row later"
        " on later.kind = own.kind and later.record_id = own.record_id and later.seq > own.seq"
        " join trail_entry e on e.seq = later.seq"
        " where own.seq = :seq order by later.seq desc"
    )
    return tuple(Mention(**found) for found in connection.execute(query, {"seq": seq}).mappings())


def kinds_after_added(connection: Connection, kind: str, record_id: int) -> frozenset[str]:
    """The kinds of record touched by any entry after the one that added this record."""
    added = (
        select(func.max(_ROW.c.seq))
        .where(_ROW.c.kind == kind, _ROW.c.record_id == record_id, _ROW.c.action == Action.ADDED)
        .scalar_subquery()
    )
    return frozenset(connection.scalars(select(_ROW.c.kind).where(_ROW.c.seq > added).distinct()))


def last_entry_about(connection: Connection, kind: str, record_id: int) -> int:
    """The number of the latest entry that touched this record; 0 where none did."""
    query = select(func.max(_ROW.c.seq)).where(_ROW.c.kind == kind, _ROW.c.record_id == record_id)
    return connection.scalar(query) or 0


def links_to_added(connection: Connection, seq: int) -> Iterator[tuple[str, int]]:
    """Records outside an entry that point at one it added: their kind and id."""
    for model in MODELS:
        table = cast(Table, model.__table__)
        for key in table.foreign_keys:
            query = text(
                f"select t.id from {_quoted(connection, table.name)} t"
                f" where t.{_quoted(connection, key.parent.name)} in (select record_id from trail_row"
                " where seq = :seq and kind = :target and action = 'added')"
                " and not exists (select 1 from trail_row own"
                " where own.seq = :seq and own.kind = :kind and own.record_id = t.id)"
            )
            told = {"seq": seq, "target": key.column.table.name, "kind": model.kind}
            for (record_id,) in connection.execute(query, told):
                yield model.kind, record_id


def _headers(connection: Connection, seqs: Sequence[int]) -> Iterator[EntryHeader]:
    for at in range(0, len(seqs), 500):
        query = select(*_ENTRY_COLUMNS).where(_ENTRY.c.seq.in_(seqs[at : at + 500]))
        yield from map(_header, connection.execute(query))


def _header(found: Any) -> EntryHeader:
    return EntryHeader(**found._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it


def _trail_rows(found: Any) -> Iterator[TrailRow]:
    for seq, position, kind, record_id, action, payload in found:
        fields = (
            None if payload is None else {name: tuple(pair) for name, pair in json.loads(payload).items()}
        )
        yield TrailRow(
            seq=seq, position=position, kind=kind, record_id=record_id, action=Action(action), fields=fields
        )


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
