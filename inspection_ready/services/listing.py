"""Lists of a register: every id in order and a text to search, then the rows a page at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cmp_to_key
from typing import Any

from inspection_ready.domain.searching import Haystack, sort_key
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import in_one_line
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.registry import record_named
from inspection_ready.services.values import value_words
from inspection_ready.storage.unit_of_work import Reader
from inspection_ready.storage.views.listing import Filter, IndexRow, Is, ListView

__all__ = [
    "Filter",
    "Is",
    "ListRow",
    "Listing",
    "Order",
    "listed_fields",
    "listing",
    "listing_after",
    "page",
    "passing",
    "raw_page",
]

_PLAIN = frozenset(
    {Kind.NUMBER, Kind.DEGREES, Kind.DATE, Kind.TIME, Kind.MOMENT, Kind.YES_NO, Kind.YES_NO_UNKNOWN}
)
_MANY_LINES = (Kind.LONG_TEXT, Kind.LINES, Kind.MARKDOWN)
_AS_THEY_ARE = frozenset(Kind) - {Kind.CHOICE, Kind.TIME, *_MANY_LINES}
"""Kinds whose text is shown as it is held; most cells of a list are that."""


@dataclass(frozen=True, slots=True)
class Order:
    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """``ids`` in order; the haystack has one text for each, in the same order."""

    ids: array[int]
    haystack: Haystack

    def found(self, typed: str, *, start: int = 0, limit: int | None = None) -> array[int]:
        """The ids of the rows that hold every word typed, in order.

        With ``limit`` it stops when that many after the first ``start`` are found: a screenful is there
        at once, and the rest is asked for afterwards.
        """
        found = array("q")
        for count, row in enumerate(self.haystack.rows(typed)):
            if limit is not None and count >= start + limit:
                break
            if count >= start:
                found.append(self.ids[row])
        return found


@dataclass(frozen=True, slots=True)
class ListRow:
    """``cells`` in the order of ``listed_fields``."""

    id: int
    cells: tuple[str, ...]


def listed_fields(record: Record) -> tuple[Field, ...]:
    return tuple(field for field in record.fields if field.in_list)


def listing(
    reader: Reader, record: Record, *, order: Order | None = None, filters: Sequence[Filter] = ()
) -> Listing:
    """One query. Without an order, the register's own; what is empty comes last either way."""
    by = _by(record, order)
    rows = list(_view(record.register).index(reader.connection, by, filters))
    for place in reversed(range(len(by))):
        descending = order is not None and order.descending and place == 0
        rows = _sorted(rows, place, record.field(by[place]), descending=descending)
    return Listing(array("q", (row.id for row in rows)), Haystack(_searched(row) for row in rows))


def listing_after(
    reader: Reader,
    record: Record,
    before: Listing,
    changed: Iterable[int],
    *,
    order: Order | None = None,
    filters: Sequence[Filter] = (),
) -> Listing | None:
    """What ``listing`` would give after these records, and no others, were added, changed or removed.

    For a few of them: the others are not read, but for those it takes to find a place among. None where ``before``
    names what is not there any more: then more was changed than that.
    """
    by, view, ids, haystack = (
        _by(record, order),
        _view(record.register),
        array("q", before.ids),
        before.haystack,
    )
    again = sorted(set(changed))
    for each in again:
        if each in ids:
            row = ids.index(each)
            del ids[row]
            haystack = haystack.without(row)
    key = _key_of(record, by, order)

    def key_at(row: int) -> Any:
        (there,) = view.index(reader.connection, by, among=[ids[row]])
        return key(there)

    try:
        for found in view.index(reader.connection, by, filters, among=again):
            row = bisect_left(range(len(ids)), key(found), key=key_at)
            ids.insert(row, found.id)
            haystack = haystack.having(row, _searched(found))
    except ValueError:  # none is there to be looked at
        return None
    return Listing(ids, haystack)


def page(
    reader: Reader, record: Record, ids: Sequence[int], *, fields: Sequence[Field] | None = None
) -> tuple[ListRow, ...]:
    """One query for a thousand. The rows of these ids, in their order; one that has been removed is left out."""
    shown = listed_fields(record) if fields is None else tuple(fields)
    values = _view(record.register).page(reader.connection, ids, shown)
    return tuple(ListRow(each, _cells(shown, values[each])) for each in ids if each in values)


def found_by(reader: Reader, record: Record, found: Listing, told: Collection[Mapping[int, str]]) -> Listing:
    """As it is, but searched by words too that are in no field: those of each row by its id."""
    rows = page(reader, record, found.ids)
    texts = {row.id: "\x1f".join((*row.cells, *(words[row.id] for words in told))) for row in rows}
    return Listing(found.ids, Haystack(texts[each] for each in found.ids))


def raw_page(
    reader: Reader, record: Record, ids: Sequence[int], fields: Sequence[Field]
) -> dict[int, tuple[Any, ...]]:
    """As ``page``, by id and with the values themselves; for a link, the name of what it leads to."""
    return _view(record.register).page(reader.connection, ids, fields)


def passing(reader: Reader, record: Record, filters: Sequence[Filter]) -> int:
    """How many rows pass."""
    return _view(record.register).count(reader.connection, filters)


@cache
def _view(register: str) -> ListView:
    """Kept: making one takes as long as reading a page with it."""
    return ListView(record_named(register))


def _cells(fields: Sequence[Field], values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(_cell(field, value) for field, value in zip(fields, values, strict=True))


def _cell(field: Field, value: Any) -> str:
    if type(value) is str and field.kind in _AS_THEY_ARE:
        return value
    words = value_words(field, value, title=value or "")
    return in_one_line(words) if field.kind in _MANY_LINES else words


def _searched(row: IndexRow) -> str:
    return "\x1f".join((row.text, *map(day, row.dates))) if row.dates else row.text


def _sorted(rows: list[IndexRow], place: int, field: Field, *, descending: bool) -> list[IndexRow]:
    filled = [row for row in rows if row.by[place] not in (None, "")]
    key = _key(field)
    filled.sort(key=lambda row: key(row.by[place]), reverse=descending)
    return filled + [row for row in rows if row.by[place] in (None, "")]


def _by(record: Record, order: Order | None) -> list[str]:
    by = [order.field] if order else []
    return by + [name for name in record.order if name not in by]


def _key_of(record: Record, by: Sequence[str], order: Order | None) -> Callable[[IndexRow], Any]:
    """Rows compare by it as ``_sorted`` puts them in order, one field after the other, and then by id."""
    keys = [_key(record.field(name)) for name in by]
    turned = order is not None and order.descending

    def compared(one: IndexRow, other: IndexRow) -> int:
        for place, (key, mine, its) in enumerate(zip(keys, one.by, other.by, strict=True)):
            is_empty, other_is_empty = mine in (None, ""), its in (None, "")
            if is_empty or other_is_empty:
                if is_empty != other_is_empty:
                    return 1 if is_empty else -1
            elif key(mine) != key(its):
                return -1 if (key(mine) < key(its)) != (turned and place == 0) else 1
        return (one.id > other.id) - (one.id < other.id)

    return cmp_to_key(compared)


def _key(field: Field) -> Callable[[Any], Any]:
    if field.choices is not None:
        return list(field.choices).index
    if field.kind in _PLAIN:
        return lambda value: value
    return lambda value: sort_key(
        str(value)
    )  # a link may lead to a record that is named by a number or a date
