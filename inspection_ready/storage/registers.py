"""The one door to the records of a register: what goes through it is in the trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Generic, cast

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.rows import R
from inspection_ready.domain.trail import Action
from inspection_ready.storage.models.registry import MODEL_OF
from inspection_ready.storage.trail import TrailWriter
from inspection_ready.storage.values import field_names, state_of, values_of

_CHUNK = 1_000


class ReadRegister(Generic[R]):
    """The records of one row type, read."""

    def __init__(self, connection: Connection, row_type: type[R]) -> None:
        self._connection = connection
        self._row_type = row_type
        self._model = MODEL_OF[row_type]
        self._table = cast(Table, self._model.__table__)
        self._columns = [self._table.c[name] for name in field_names(row_type)]

    @property
    def kind(self) -> str:
        return self._model.kind

    def get(self, record_id: int) -> R:
        """Raises NotFound."""
        for row in self._rows(select(*self._columns).where(self._table.c.id == record_id)):
            return row
        raise NotFound("no_such_record", kind=self.kind, id=record_id)

    def find(self, **equal: Any) -> tuple[R, ...]:
        """The records whose fields equal these values, in order of id."""
        query = select(*self._columns).order_by(self._table.c.id)
        for name, value in equal.items():
            query = query.where(self._table.c[name] == value)
        return tuple(self._rows(query))

    def among(self, ids: Sequence[int]) -> tuple[R, ...]:
        """Those of ``ids`` that are there, in order of id."""
        found: list[R] = []
        rest = iter(ids)
        while part := list(islice(rest, _CHUNK)):
            query = select(*self._columns).where(self._table.c.id.in_(part))
            found.extend(self._rows(query.order_by(self._table.c.id)))
        return tuple(found)

    def all(self, *order: str) -> tuple[R, ...]:
        """Every record, ordered by these fields and then by id."""
        return tuple(self.each(*order))

    def each(self, *order: str) -> Iterator[R]:
        by = [self._table.c[name] for name in order]
        return self._rows(select(*self._columns).order_by(*by, self._table.c.id))

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(self._table)).scalar_one()

    def _rows(self, query: Any) -> Iterator[R]:
        names = field_names(self._row_type)
        for values in self._connection.execute(query):
            yield self._row_type(**dict(zip(names, values, strict=True)))


class Register(ReadRegister[R]):
    """The records of one row type, written. Nothing is committed here: the unit of work does that."""

    def __init__(
        self, connection: Connection, row_type: type[R], trail: TrailWriter, touched: set[int]
    ) -> None:
        super().__init__(connection, row_type)
        self._trail = trail
        self._touched = touched

    def add(self, row: R) -> R:
        self.add_many((row,))
        return row

    def add_many(self, rows: Iterable[R]) -> int:
        """How many were added."""
        names, values = field_names(self._row_type), values_of(self._row_type)
        count, rest = 0, iter(rows)
        while part := list(islice(rest, _CHUNK)):
            filled = [dict(zip(names, values(row), strict=True)) for row in part]
            self._write(insert(self._table), filled)
            for row in part:
                told = {name: (None, value) for name, value in state_of(row).items() if value is not None}
                self._trail.record(self.kind, row.id, Action.ADDED, told)
            self._touched.update(row.id for row in part)
            count += len(part)
        return count

    def change(self, before: R, after: R) -> R:
        """``after`` with its new version; ``before`` itself where nothing differs.

        Raises ChangedMeanwhile where the record is no longer as ``before`` says.
        """
        return self.change_many(((before, after),))[0]

    def change_many(self, pairs: Sequence[tuple[R, R]]) -> list[R]:
        result: list[R] = []
        changed: list[tuple[R, R]] = []
        for before, after in pairs:
            fresh = replace(after, id=before.id, version=before.version)
            if fresh == before:
                result.append(before)
                continue
            fresh = replace(fresh, version=before.version + 1)
            changed.append((before, fresh))
            result.append(fresh)
        self._update(changed)
        for before, after in changed:
            old, new = state_of(before), state_of(after)
            told = {name: (old[name], new[name]) for name in new if old[name] != new[name]}
            self._trail.record(self.kind, after.id, Action.CHANGED, told)
        self._touched.update(after.id for _, after in changed)
        return result

    def remove(self, row: R) -> None:
        """Raises ChangedMeanwhile; Refused("still_used") where another record points at this one."""
        table = self._table
        where = (table.c.id == row.id, table.c.version == row.version)
        if self._write(delete(table).where(*where), None) != 1:
            raise self._not_as_read(row)
        told = {name: (value, None) for name, value in state_of(row).items() if value is not None}
        self._trail.record(self.kind, row.id, Action.REMOVED, told)
        self._touched.add(row.id)

    def _update(self, pairs: Sequence[tuple[R, R]]) -> None:
        if not pairs:
            return
        table, names = self._table, field_names(self._row_type)
        values = values_of(self._row_type)
        own = [name for name in names if name != "id"]
        statement = (
            update(table)
            .where(table.c.id == bindparam("old_id"), table.c.version == bindparam("old_version"))
            .values({table.c[name]: bindparam(f"new_{name}", type_=table.c[name].type) for name in own})
        )
        filled = []
        for before, after in pairs:
            new = {f"new_{name}": value for name, value in zip(names, values(after), strict=True)}
            del new["new_id"]
            filled.append({**new, "old_id": before.id, "old_version": before.version})
        if self._write(statement, filled) != len(pairs):
            raise self._not_as_read(*(before for before, _ in pairs))

    def _write(self, statement: Any, rows: list[dict[str, Any]] | None) -> int:
        try:
            return self._connection.execute(statement, rows).rowcount
        except IntegrityError as error:
            code = "still_used" if rows is None else "breaks_a_rule"
            raise Refused(code, kind=self.kind, detail=str(error.orig)) from error

    def _not_as_read(self, *rows: R) -> ChangedMeanwhile:
        now = {row.id: row for row in self.among([row.id for row in rows])}
        changed = [row for row in rows if row.id not in now or now[row.id].version != row.version]
        return ChangedMeanwhile("changed_meanwhile", kind=self.kind, ids=tuple(row.id for row in changed))
