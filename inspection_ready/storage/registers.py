"""The one door to the records of a register: what goes through it is in the trail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Generic

from sqlalchemy import ColumnElement, Connection, Select, bindparam, false, func, or_, select
from sqlalchemy.exc import IntegrityError

from inspection_ready.domain.conditions import Asks, Condition
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.rows import R
from inspection_ready.domain.trail import Action
from inspection_ready.storage.statements import delete_sql, insert_sql, update_sql
from inspection_ready.storage.trail import TrailWriter
from inspection_ready.storage.values import RowForm, Values, form_of

_CHUNK = 1_000
NOTHING_TO_FILL: Mapping[str, Any] = {}


@cache
def _finding(form: RowForm[Any], asked: tuple[tuple[str, bool], ...]) -> Select[Any]:
    """By fields that equal something, or are empty where it says so. Making it takes as long as running it."""
    table = form.table
    query = select(*form.columns).order_by(table.c.id)
    for name, is_empty in asked:
        column = table.c[name]
        query = query.where(column.is_(None) if is_empty else column == bindparam(name))
    return query


@cache
def _having(form: RowForm[Any], name: str) -> Select[Any]:
    """As above; by a field that is one of several."""
    table = form.table
    query = select(*form.columns).where(table.c[name].in_(bindparam(name, expanding=True)))
    return query.order_by(table.c.id)


class ReadRegister(Generic[R]):
    """The records of one row type, read."""

    def __init__(self, connection: Connection, row_type: type[R]) -> None:
        self._connection = connection
        self.form = form_of(row_type)
        self._table = self.form.table

    @property
    def kind(self) -> str:
        return self.form.kind

    def get(self, record_id: int) -> R:
        """Raises NotFound."""
        for row in self.find(id=record_id):
            return row
        raise NotFound("no_such_record", kind=self.kind, id=record_id)

    def find(self, **equal: Any) -> tuple[R, ...]:
        """The records whose fields equal these values, in order of id."""
        query = _finding(self.form, tuple((name, value is None) for name, value in equal.items()))
        return tuple(self._rows(query, equal))

    def among(self, ids: Sequence[int]) -> tuple[R, ...]:
        """Those of ``ids`` that are there, in order of id."""
        return self.having("id", ids)

    def having(self, name: str, values: Iterable[Any]) -> tuple[R, ...]:
        """The records whose field is one of these values, in order of id within each thousand of the values."""
        found: list[R] = []
        query = _having(self.form, name)
        rest = iter(sorted(set(values)))
        while part := list(islice(rest, _CHUNK)):
            found.extend(self._rows(query, {name: part}))
        return tuple(found)

    def having_any(self, conditions: Sequence[Condition], *order: str) -> tuple[R, ...]:
        """The records of which at least one of these is true, ordered as ``all`` is."""
        by = [self._table.c[name] for name in order]
        query = select(*self.form.columns).where(or_(false(), *map(self._is_true, conditions)))
        return tuple(self._rows(query.order_by(*by, self._table.c.id)))

    def highest(self, name: str) -> Any:
        """The highest value of one field; None where no record has one."""
        return self._connection.scalar(select(func.max(self._table.c[name])))

    def values(self, name: str) -> tuple[Any, ...]:
        """What one field holds, of every record, in order of id."""
        return tuple(self._connection.scalars(select(self._table.c[name]).order_by(self._table.c.id)))

    def all(self, *order: str) -> tuple[R, ...]:
        """Every record, ordered by these fields and then by id."""
        return tuple(self.each(*order))

    def each(self, *order: str) -> Iterator[R]:
        by = [self._table.c[name] for name in order]
        return self._rows(select(*self.form.columns).order_by(*by, self._table.c.id))

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(self._table)).scalar_one()

    def _is_true(self, condition: Condition) -> ColumnElement[bool]:
        column = self._table.c[condition.field]
        match condition.asks:
            case Asks.EMPTY:
                found = column.is_(None)
            case Asks.AMONG:
                found = column.in_(condition.value)
            case Asks.BEFORE:
                found = column < condition.value
            case Asks.AFTER:
                found = column > condition.value
            case Asks.SAME:
                found = column == self._table.c[condition.value]
            case Asks.NAMED:
                row_type, name = condition.value
                found = column.in_(select(form_of(row_type).table.c[name]))
        return found

    def _rows(self, query: Any, filled: Mapping[str, Any] = NOTHING_TO_FILL) -> Iterator[R]:
        row = self.form.row
        for values in self._connection.execute(query, filled):
            yield row(values)


class Register(ReadRegister[R]):
    """The records of one row type, written. Nothing is committed here: the unit of work does that."""

    def __init__(
        self, connection: Connection, row_type: type[R], trail: TrailWriter, touched: set[int]
    ) -> None:
        super().__init__(connection, row_type)
        self._trail = trail
        self._touched = touched
        self._dialect = connection.dialect

    def add(self, row: R) -> R:
        self.add_many((row,))
        return row

    def add_many(self, rows: Iterable[R]) -> int:
        """How many were added."""
        form, count, rest, dialect = self.form, 0, map(self.form.values_of, rows), self._dialect.name
        statement = insert_sql(self._table, form.names, self._dialect)
        while part := list(islice(rest, _CHUNK)):
            self._write(statement, [form.stored(values, dialect) for values in part])
            self._tell(Action.ADDED, list(zip(_ids(part), form.payloads_of_added(part), strict=True)))
            count += len(part)
        return count

    def change(self, before: R, after: R) -> R:
        """``after`` with its new version; ``before`` itself where nothing differs.

        Raises ChangedMeanwhile where the record is no longer as ``before`` says.
        """
        return self.change_many(((before, after),))[0]

    def change_many(self, pairs: Sequence[tuple[R, R]]) -> list[R]:
        """As ``change`` for each, in order. A record may be named once."""
        form = self.form
        result: list[R] = []
        told: list[tuple[int, str]] = []
        updates: defaultdict[tuple[int, ...], list[Values]] = defaultdict(list)
        for before, after in pairs:
            old, new = form.values_of(before), form.values_of(after)
            if old[2:] == new[2:]:
                result.append(before)
                continue
            new = (old[0], old[1] + 1, *new[2:])
            at = tuple(i for i in range(1, len(old)) if old[i] != new[i])
            stored = form.stored(new, self._dialect.name)
            updates[at].append((*(stored[i] for i in at), old[0], old[1]))
            told.append((old[0], form.payload_of_changed(old, new, at)))
            result.append(form.row(new))
        self._update(updates)
        self._tell(Action.CHANGED, told)
        return result

    def remove(self, row: R) -> None:
        """Raises ChangedMeanwhile; Refused("still_used") where another record points at this one."""
        self.remove_many((row,))

    def remove_many(self, rows: Sequence[R]) -> None:
        form = self.form
        gone = [form.values_of(row) for row in rows]
        statement = delete_sql(self._table, self._dialect)
        if gone and self._write(statement, [values[:2] for values in gone], still_used=True) != len(gone):
            raise self._not_as_read([values[:2] for values in gone])
        self._tell(Action.REMOVED, list(zip(_ids(gone), form.payloads_of_removed(gone), strict=True)))

    def dispose(self, row: R, blank: R | None) -> None:
        """Erase what the trail says about a record, and the record itself or all but ``blank`` of it.

        The bytes are overwritten in the register; copies made earlier still have them.
        """
        form, old = self.form, self.form.values_of(row)
        payload = "{}"
        if blank is None:
            written = self._write(delete_sql(self._table, self._dialect), [old[:2]], still_used=True)
        else:
            new = (old[0], old[1] + 1, *form.values_of(blank)[2:])
            statement = update_sql(self._table, form.names[1:], self._dialect)
            stored = form.stored(new, self._dialect.name)
            written = self._write(statement, [(*stored[1:], *old[:2])])
            [payload] = form.payloads_of_added([new])
        if written != 1:
            raise self._not_as_read([old[:2]])
        self._trail.erase(self.kind, row.id)
        self._tell(Action.DISPOSED, [(row.id, payload)])

    def _tell(self, action: Action, told: list[tuple[int, str]]) -> None:
        self._trail.record_many(self.kind, action, told)
        self._touched.update(record_id for record_id, _ in told)

    def _update(self, updates: dict[tuple[int, ...], list[Values]]) -> None:
        """By the fields that change: an index is left alone where its field stays."""
        for at, filled in updates.items():
            names = [self.form.names[i] for i in at]
            if self._write(update_sql(self._table, names, self._dialect), filled) != len(filled):
                raise self._not_as_read([values[-2:] for values in filled])

    def _write(self, statement: str, filled: list[Values], *, still_used: bool = False) -> int:
        try:
            return self._connection.exec_driver_sql(statement, filled).rowcount
        except IntegrityError as error:
            code = "still_used" if still_used else "breaks_a_rule"
            raise Refused(code, kind=self.kind, detail=str(error.orig)) from error

    def _not_as_read(self, read: Sequence[Values]) -> ChangedMeanwhile:
        """``read`` are ids with the versions they had."""
        now = {row.id: row.version for row in self.among([record_id for record_id, _ in read])}
        changed = tuple(record_id for record_id, version in read if now.get(record_id) != version)
        return ChangedMeanwhile("changed_meanwhile", kind=self.kind, ids=changed)


def _ids(rows: Sequence[Values]) -> Iterator[int]:
    return (values[0] for values in rows)
