"""What a list shows, read in one query however many rows it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    Table,
    and_,
    bindparam,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy import case as sql_case
from sqlalchemy import cast as sql_cast

from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.registry import record_of
from inspection_ready.storage.models.registry import MODEL_OF

_APART = "\x1f"
"""Between the fields of a row's search text; nobody types it, so no word is found across two fields."""

_CHUNK = 1_000
"""Ids in one query: a database takes only so many."""
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)

_UNSEARCHED = (Kind.YES_NO, Kind.YES_NO_UNKNOWN, Kind.MOMENT, Kind.TIME, Kind.DEGREES)
"""Searching for "no" should find Northmoor, not every base that is not the main one."""


class Is(Enum):
    EQUAL = "equals"
    AMONG = "is one of"
    EMPTY = "is empty"
    FILLED = "is filled in"
    BY = "on or before"
    NOT_BY = "later, or empty"
    UNNAMED = "is named by none of"  # of ids: the value is a type of record, and its field that would name it
    NAMED = "is named by"  # as UNNAMED, and filters that the record which names it passes
    ANY = "passes one of"  # the value is filters
    NONE = "does not pass all of"
    WITHIN = "is one of so many"  # of ids, a frozenset of any length: a database takes only so many
    OUTSIDE = "is none of so many"


@dataclass(frozen=True, slots=True)
class Filter:
    """``Filter("second_id", Is.EMPTY)``; ``Filter("left_on", Is.BY, today)``; ``Filter("id", Is.UNNAMED, (LetterUse, "list_id"))``."""

    field: str
    test: Is = Is.EQUAL
    value: Any = None


class IndexRow(NamedTuple):  # made 100,000 at a time, in a third of the time of a frozen dataclass
    """``by`` holds the values the row is sorted by; ``text`` what it is searched by, dates apart."""

    id: int
    by: tuple[Any, ...]
    text: str
    dates: tuple[date, ...]


class ListView:
    """The list of one register: its table, joined to the tables its links lead to."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.table = cast(Table, MODEL_OF[record.row_type].__table__)
        self._titles: dict[str, ColumnElement[Any]] = {}
        self._pages: dict[tuple[str, ...], Select[Any]] = {}
        self._source: FromClause = self.table
        for field in record.fields:
            if field.link is not None:
                self._join(field.name, field.link)

    def index(
        self,
        connection: Connection,
        by: Sequence[str],
        filters: Sequence[Filter] = (),
        *,
        among: Sequence[int] | None = None,
    ) -> Iterator[IndexRow]:
        """Every row that passes the filters, in order of id; ``among`` a few ids, only of these."""
        dated = [field.name for field in self.record.fields if field.in_list and field.kind is Kind.DATE]
        keys = [self._shown(name) for name in by]
        dates = [self.table.c[name] for name in dated]
        query = self._select(self.table.c.id, self._search_text(), *keys, *dates, filters=filters)
        if among is not None:
            query = query.where(self.table.c.id.in_(among))
        last = 2 + len(keys)
        for row in _kept(connection.execute(query.order_by(self.table.c.id)), filters):
            yield IndexRow(row[0], tuple(row[2:last]), row[1], tuple(day for day in row[last:] if day))

    def count(self, connection: Connection, filters: Sequence[Filter]) -> int:
        """How many rows pass; only their ids are read."""
        query = self._select(self.table.c.id, filters=filters)
        return sum(1 for _ in _kept(connection.execute(query), filters))

    def page(
        self, connection: Connection, ids: Sequence[int], fields: Sequence[Field]
    ) -> dict[int, tuple[Any, ...]]:
        """For each id that is there, the value of each field; for a link, the name of what it leads to."""
        query = self._query_of_page(tuple(field.name for field in fields))
        parts = (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))
        return {
            row[0]: tuple(row[1:])
            for part in parts
            for row in connection.execute(query, {_IDS.key: list(part)})
        }

    def _query_of_page(self, names: tuple[str, ...]) -> Select[Any]:
        """Kept: making it takes as long as running it, and every keystroke in a search runs it."""
        if names not in self._pages:
            query = self._select(self.table.c.id, *map(self._shown, names))
            self._pages[names] = query.where(self.table.c.id.in_(_IDS))
        return self._pages[names]

    def _select(self, *columns: ColumnElement[Any], filters: Sequence[Filter] = ()) -> Select[Any]:
        query = select(*columns).select_from(self._source)
        return query.where(*(_passes(self.table, each) for each in filters if each.test not in _OF_IDS))

    def _join(self, name: str, linked: type[Any]) -> None:
        other = cast(Table, MODEL_OF[linked].__table__).alias(f"{name}_linked")
        self._source = self._source.outerjoin(other, self.table.c[name] == other.c.id)
        self._titles[name] = other.c[record_of(linked).title]

    def _shown(self, name: str) -> ColumnElement[Any]:
        return self._titles.get(name, self.table.c[name])

    def _search_text(self) -> ColumnElement[str]:
        parts = [part for field in self.record.fields if field.in_list for part in self._searched(field)]
        text = parts[0]
        for part in parts[1:]:
            text = text.concat(literal(_APART)).concat(part)
        return text

    def _searched(self, field: Field) -> Iterator[ColumnElement[str]]:
        column = self._shown(field.name)
        if field.kind in _UNSEARCHED or field.kind is Kind.DATE:
            return
        if field.kind is Kind.CHOICE:
            words = {self.table.c[field.name] == value: text for value, text in (field.choices or {}).items()}
            yield sql_case(*words.items(), else_="")
            return
        if not isinstance(column.type, String):  # a number; or a title that is itself a link
            column = sql_cast(column, String)
        yield func.coalesce(column, "")
        if field.kind in (Kind.PHONE, Kind.POSTCODE):  # found however its spaces are typed
            yield func.coalesce(func.replace(column, " ", ""), "")


_OF_IDS = frozenset({Is.WITHIN, Is.OUTSIDE})


def _kept(rows: Iterable[Any], filters: Sequence[Filter]) -> Iterator[Any]:
    """The rows whose id passes what is asked of ids alone."""
    asked = [(each.value, each.test is Is.WITHIN) for each in filters if each.test in _OF_IDS]
    if not asked:
        yield from rows
        return
    for row in rows:
        if all((row[0] in ids) is wanted for ids, wanted in asked):
            yield row


def _passes(table: Table, each: Filter) -> ColumnElement[bool]:
    match each.test:
        case Is.ANY:
            return or_(*(_passes(table, one) for one in each.value))
        case Is.NONE:
            return not_(and_(*(_passes(table, one) for one in each.value)))
        case Is.NAMED | Is.UNNAMED:
            return _is_named(table.c[each.field], each)
        case _:
            return _holds(table.c[each.field], each)


def _is_named(column: ColumnElement[Any], each: Filter) -> ColumnElement[bool]:
    row_type, name, *asked = each.value
    other = cast(Table, MODEL_OF[row_type].__table__)
    naming = select(other.c[name]).where(other.c[name].is_not(None), *(_passes(other, one) for one in asked))
    return column.in_(naming) if each.test is Is.NAMED else column.not_in(naming)


def _holds(column: ColumnElement[Any], each: Filter) -> ColumnElement[bool]:
    is_text = isinstance(column.type, String)
    empty = or_(column.is_(None), column == "") if is_text else column.is_(None)
    match each.test:
        case Is.EQUAL:
            return cast("ColumnElement[bool]", column == each.value)
        case Is.AMONG:
            return column.in_(each.value)
        case Is.EMPTY:
            return empty
        case Is.FILLED:
            return ~empty
        case Is.BY:
            return and_(column.is_not(None), column <= each.value)
        case Is.NOT_BY:
            return or_(column.is_(None), column > each.value)
        case _:
            raise ValueError(f"{each.test} is asked of no field")
