"""Reads a register on SQLite with Python's own driver alone: the first rows are on view before SQLAlchemy is there.

Whole tables only, nothing is written, and nothing stays open. What stands in the way (damage, another form,
a place that is not safe, PostgreSQL) is left to the opening that follows, which says what it is.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from types import NoneType, SimpleNamespace
from typing import Any, Generic, TypeVar, get_args, get_type_hints
from urllib.parse import quote

from inspection_ready.domain.conditions import Asks, Condition
from inspection_ready.domain.rows import R, Row
from inspection_ready.storage.places import refuse_unsafe_place
from inspection_ready.storage.reading import Present
from inspection_ready.storage.revisions import OURS
from inspection_ready.storage.workspace_file import read_workspace_file

T = TypeVar("T")

_CAPITALS = re.compile(r"(?<!^)([A-Z])")


def first_look(folder: Path, noun: Callable[[Present], T]) -> T | None:
    """What ``noun`` reads; None where the workspace must be opened to say why it cannot be read."""
    try:
        file = read_workspace_file(folder)
        refuse_unsafe_place(folder)
        if file.is_shared:
            return None
        uri = f"file:{quote((folder / file.register).as_posix())}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            for each in ("pragma trusted_schema=off", "pragma cell_size_check=on", "begin"):
                connection.execute(each)
            if _revision(connection) != OURS.newest:
                return None
            return noun(_Registers(connection))
    except Exception:  # noqa: BLE001 - the opening that follows meets it too, and no window stays shut for want of a preview
        return None


def table_of(row_type: type[Row]) -> str:
    """BaseFact is kept in base_fact; a test holds every model to it, for the models are slow to import."""
    return _CAPITALS.sub(r"_\1", row_type.__name__).lower()


def _revision(connection: sqlite3.Connection) -> str | None:
    found = connection.execute("select version_num from alembic_version").fetchone()
    return None if found is None else found[0]


class _Registers:
    """All is read in one transaction: what was read once would be the same the second time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[type[Any], _Records[Any]] = {}

    def register(self, row_type: type[R]) -> _Records[R]:
        if row_type not in self._known:
            self._known[row_type] = _Records(self._connection, row_type)
        return self._known[row_type]


class _Records(Generic[R]):
    def __init__(self, connection: sqlite3.Connection, row_type: type[R]) -> None:
        self._connection = connection
        self._row_type = row_type
        self._table = table_of(row_type)
        self._names, self._made = _columns(row_type)  # type: ignore[arg-type] # a class can be hashed, whatever its rows are

        self._read: dict[tuple[str, ...], tuple[R, ...]] = {}

    def all(self, *order: str) -> tuple[R, ...]:
        if order not in self._read:
            self._read[order] = tuple(self._rows(order, "true", ()))
        return self._read[order]

    def find(self, **equal: Any) -> tuple[R, ...]:
        where = " and ".join(["true", *(f'"{name}" = ?' for name in equal)])
        return tuple(self._rows((), where, tuple(equal.values())))

    def having_any(self, conditions: Sequence[Condition], *order: str) -> tuple[R, ...]:
        told = [_told(each) for each in conditions]
        where = " or ".join(["false", *(text for text, _ in told)])
        return tuple(self._rows(order, where, tuple(chain.from_iterable(values for _, values in told))))

    def count(self) -> int:
        found: int = self._connection.execute(f'select count(*) from "{self._table}"').fetchone()[0]
        return found

    def _rows(self, order: tuple[str, ...], where: str, filled: tuple[Any, ...]) -> Iterator[R]:
        """The names are those of fields in the code, never something typed."""
        columns = ", ".join(f'"{name}"' for name in self._names)
        by = ", ".join(f'"{name}"' for name in (*order, "id"))
        query = f'select {columns} from "{self._table}" where {where} order by {by}'
        for values in self._connection.execute(query, filled):
            made: dict[str, Any] = dict(zip(self._names, values, strict=True))
            for name, of in self._made:
                if (value := made[name]) is not None:
                    made[name] = of(value)
            yield self._row_type(**made)


def _told(condition: Condition) -> tuple[str, tuple[Any, ...]]:
    """As SQL, with what is to be filled in."""
    column, value = f'"{condition.field}"', condition.value
    match condition.asks:
        case Asks.EMPTY:
            return f"{column} is null", ()
        case Asks.AMONG:
            return f"{column} in ({', '.join('?' * len(value))})", tuple(value)
        case Asks.BEFORE:
            return f"{column} < ?", (value.isoformat(),)
        case Asks.AFTER:
            return f"{column} > ?", (value.isoformat(),)
        case Asks.SAME:
            return f'{column} = "{value}"', ()
        case Asks.NAMED:
            row_type, name = value
            return f'{column} in (select "{name}" from "{table_of(row_type)}")', ()


_AS_HELD = {"int", "str", "bytes"}
"""As types are written in the code; to find out about all others what is written is compiled."""

Made = tuple[tuple[str, Callable[[Any], Any]], ...]


@cache
def _columns(row_type: type[Row]) -> tuple[tuple[str, ...], Made]:
    """The names of all, and of those that SQLite holds otherwise how each is made."""
    named = {field.name: str(field.type) for field in fields(row_type)}
    odd = [name for name, words in named.items() if words.removesuffix(" | None") not in _AS_HELD]
    made = ((name, _made(_hint(named[name], _module_of(row_type, name)))) for name in odd)
    return tuple(named), tuple((name, of) for name, of in made if of is not None)


def _module_of(row_type: type[Row], name: str) -> str:
    """Where the field is written, which may be in what this type extends."""
    return next(each.__module__ for each in row_type.__mro__ if name in vars(each).get("__annotations__", ()))


@cache
def _hint(words: str, module: str) -> Any:
    written = SimpleNamespace(__annotations__={"": words})
    return get_type_hints(written, vars(sys.modules[module]))[""]


def _made(hint: Any) -> Callable[[Any], Any] | None:
    """From what SQLite holds to a value of this type; None where it is that already."""
    plain: type = next((each for each in get_args(hint) if each is not NoneType), hint)
    if issubclass(plain, StrEnum):
        return plain
    return _MADE.get(plain)


def _moment(text: str) -> datetime:
    """Kept in UTC without saying so."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


_MADE: dict[type, Callable[[Any], Any]] = {bool: bool, date: date.fromisoformat, datetime: _moment}
