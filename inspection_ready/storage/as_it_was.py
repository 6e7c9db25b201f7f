"""The registers as they stood at an earlier entry of the record of changes: read back from how they stand now.

Only what was written down since is read, so an old and long record costs nothing. What was disposed of since is
not known any more, and neither is what cannot be without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, cast

from sqlalchemy import Connection, Table, case, null, select

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.filing import Head
from inspection_ready.domain.rows import R, Row
from inspection_ready.domain.trail import NOTHING_YET, Action, Json
from inspection_ready.storage.models.registry import MODEL_OF_KIND
from inspection_ready.storage.models.trail import TrailEntryModel, TrailRowModel
from inspection_ready.storage.registers import ReadRegister

_ROW = cast(Table, TrailRowModel.__table__)


def stands_on(connection: Connection, head: Head) -> bool:
    """Whether the record of changes has that head behind it; not so where the register was put back from a copy."""
    if head.count == 0:
        return head == NOTHING_YET
    found = select(TrailEntryModel.hash).where(TrailEntryModel.seq == head.count)
    return connection.execute(found).scalar() == head.hash


def head_told(connection: Connection, count: int, begins: str) -> Head | None:
    """The head of the entry of this number, where its hash begins so; None where the record has no such entry."""
    found = connection.execute(select(TrailEntryModel.hash).where(TrailEntryModel.seq == count)).scalar()
    return Head(count, found) if found is not None and begins and found.startswith(begins) else None


@dataclass(slots=True)
class _Undone:
    """One record, walked back row by row from now."""

    was_there: bool = True
    is_whole: bool = False
    """``told`` is all of it: it was removed since."""
    is_disposed: bool = False
    is_erased: bool = False
    """What it held then is told nowhere any more."""
    told: dict[str, Json] = field(default_factory=dict)

    def back_over(self, action: str, payload: str | None) -> None:
        if action == Action.ADDED:
            self.was_there, self.is_whole, self.is_erased = False, False, False
            self.told = {}
            return
        self.was_there = True
        self.is_disposed |= action == Action.DISPOSED
        if payload is None or action == Action.DISPOSED:
            self.is_erased = True
            return
        if action == Action.REMOVED:
            self.is_whole, self.told = True, {}
        self.told.update({name: before for name, (before, _) in json.loads(payload).items()})


class AsItWas:
    """Read like the registers of today. Raises CannotRead("trail_unreadable") where a row cannot be read."""

    def __init__(self, connection: Connection, head: Head) -> None:
        self.connection = connection
        self._head = head
        self._registers: dict[type[Row], PastRegister[Any]] = {}
        with readable(head):
            self._undone = _walked_back(connection, head)

    def head(self) -> Head:
        return self._head

    def register(self, row_type: type[R]) -> PastRegister[R]:
        if row_type not in self._registers:
            self._registers[row_type] = PastRegister(self, row_type)
        return self._registers[row_type]

    def undone(self, kind: str) -> dict[int, _Undone]:
        return self._undone.get(kind, {})

    def untold(self) -> dict[str, frozenset[int]]:
        """By kind: the records that were disposed of since, or were added and disposed of."""
        by_kind = (
            (kind, frozenset(record_id for record_id, each in records.items() if each.is_disposed))
            for kind, records in self._undone.items()
        )
        return {kind: ids for kind, ids in by_kind if ids}

    def erased(self, kind: str) -> frozenset[int]:
        """Those of them that were there."""
        return frozenset(record_id for record_id, each in self.undone(kind).items() if each.is_erased)

    def erased_where_read(self) -> int:
        """How many of those are of the registers that were asked for."""
        return sum(len(self.erased(register.kind)) for register in self._registers.values())

    def is_short_of(self, kind: str) -> bool:
        return self.register(MODEL_OF_KIND[kind].row_type).is_short


class PastRegister(Generic[R]):
    """The records of one row type, as they were."""

    def __init__(self, past: AsItWas, row_type: type[R]) -> None:
        self._past = past
        self._now = ReadRegister(past.connection, row_type)
        self._undone = past.undone(self.kind)

    @property
    def kind(self) -> str:
        return self._now.kind

    def all(self, *order: str) -> tuple[R, ...]:
        if self._stands:
            return self._now.all(*order)
        return tuple(sorted(self.rows, key=lambda row: _place(row, order)))

    def find(self, **equal: Any) -> tuple[R, ...]:
        if self._stands:
            return self._now.find(**equal)
        found = (row for row in self.rows if all(getattr(row, name) == equal[name] for name in equal))
        return tuple(sorted(found, key=lambda row: row.id))

    def count(self) -> int:
        return self._now.count() if self._stands else len(self.rows)

    @cached_property
    def rows(self) -> tuple[R, ...]:
        """In no order."""
        with readable(self._past.head()):
            return tuple(row for row in self._walked_back() if self._has_what_it_needs(row))

    @cached_property
    def ids(self) -> frozenset[int]:
        return frozenset(row.id for row in self.rows)

    @cached_property
    def is_short(self) -> bool:
        """Some of its records are not known any more."""
        return bool(self._past.erased(self.kind) or self._needed)

    @cached_property
    def _stands(self) -> bool:
        """Nothing changed since, here or in what its records cannot be without."""
        return not self._undone and not self._needed

    @cached_property
    def _needed(self) -> dict[str, PastRegister[Any]]:
        """By field: registers that its records cannot be without, where something in them is erased."""
        return {
            key.parent.name: self._past.register(MODEL_OF_KIND[key.column.table.name].row_type)
            for key in self._now.form.table.foreign_keys
            if not key.parent.nullable and self._past.is_short_of(key.column.table.name)
        }

    def _walked_back(self) -> Iterator[R]:
        form, seen = self._now.form, set()
        for row in self._now.each():
            undone = self._undone.get(row.id)
            seen.add(row.id)
            if undone is None:
                yield row
            elif undone.was_there and not undone.is_erased:
                told = undone.told
                yield (
                    form.row_told(row.id, told)
                    if undone.is_whole
                    else form.with_told(row, told, versions=True)
                )
        for record_id, undone in self._undone.items():
            if record_id not in seen and undone.was_there and not undone.is_erased:
                yield form.row_told(record_id, undone.told)

    def _has_what_it_needs(self, row: R) -> bool:
        return all(getattr(row, name) in register.ids for name, register in self._needed.items())


@contextmanager
def readable(head: Head) -> Iterator[None]:
    """A row that was changed outside the app must not stop whoever asks."""
    try:
        yield
    except (ValueError, TypeError, AttributeError) as error:
        raise CannotRead("trail_unreadable", entry=head.count) from error


def _walked_back(connection: Connection, head: Head) -> dict[str, dict[int, _Undone]]:
    # of what was added only that it was: what it held is not asked for
    payload = case((_ROW.c.action == Action.ADDED.value, null()), else_=_ROW.c.payload)
    query = (
        select(_ROW.c.kind, _ROW.c.record_id, _ROW.c.action, payload)
        .where(_ROW.c.seq > head.count)
        .order_by(_ROW.c.seq.desc(), _ROW.c.position.desc())
    )
    undone: dict[str, dict[int, _Undone]] = {}
    for kind, record_id, action, told in connection.execute(query):
        undone.setdefault(kind, {}).setdefault(record_id, _Undone()).back_over(action, told)
    return undone


def _place(row: Row, order: Sequence[str]) -> tuple[Any, ...]:
    """What is empty comes first, as on SQLite."""
    values = (getattr(row, name) for name in order)
    return (*((value is not None, value) for value in values), row.id)
