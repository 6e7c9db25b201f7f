"""A row type's values as the database takes them and as the trail writes them, worked out once per type.

Imports write tens of thousands of rows in one command, so nothing here asks about a type once a row is at hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, cast, get_args, get_type_hints

from sqlalchemy import Table

from inspection_ready.domain.rows import R, Row
from inspection_ready.domain.trail import Json
from inspection_ready.storage.models.registry import MODEL_OF

Values = tuple[Any, ...]
_forms: dict[type[Row], RowForm[Any]] = {}


class RowForm(Generic[R]):
    """``names`` begin with id and version, as every row does."""

    def __init__(self, row_type: type[R]) -> None:
        self.row_type = row_type
        self.kind = MODEL_OF[row_type].kind
        self.table = cast(Table, MODEL_OF[row_type].__table__)
        self.names = tuple(field.name for field in fields(row_type))
        assert self.names[:2] == ("id", "version")
        self.columns = [self.table.c[name] for name in self.names]
        hints = _hints(row_type, self.names)
        types = [plain_type(hint) for hint in hints]
        self.values_of: Callable[[R], Values] = attrgetter(*self.names)
        self._texts = [_AS_TEXT.get(type_, encode_basestring) for type_ in types]
        self._has_words = [issubclass(type_, str) for type_ in types]
        self._from_json = [_FROM_JSON.get(type_, type_) for type_ in types[1:]]
        self._places = {name: at for at, name in enumerate(self.names) if at}
        self._untold = [
            None if NoneType in get_args(hint) or each.default is MISSING else each.default
            for hint, each in zip(hints[1:], fields(row_type)[1:], strict=True)
        ]
        self._odd = {
            dialect: [(at, told[type_]) for at, type_ in enumerate(types) if type_ in told]
            for dialect, told in _with_enums(types).items()
        }

    def row(self, values: Sequence[Any]) -> R:
        return self.row_type(**dict(zip(self.names, values, strict=True)))

    def row_told(self, record_id: int, told: Mapping[str, Json]) -> R:
        """A row from what the trail writes, but for None; what it did not know yet has its usual value."""
        values = [told.get(name) for name in self.names[1:]]
        read = zip(self._from_json, values, self._untold, strict=True)
        return self.row((record_id, *(usual if value is None else of(value) for of, value, usual in read)))

    def with_told(self, row: R, told: Mapping[str, Json], *, versions: bool = False) -> R:
        """The row with these fields as the trail writes them; its id stays, and its version without ``versions``."""
        values = list(self.values_of(row))
        for name, value in told.items():
            at = self._places.get(name)
            if at is not None and (versions or name != "version"):
                values[at] = None if value is None else self._from_json[at - 1](value)
        return self.row(values)

    def stored(self, values: Values, dialect: str) -> Values:
        """As the driver takes them."""
        ready = list(values)
        for at, told in self._odd[dialect]:
            if ready[at] is not None:
                ready[at] = told(ready[at])
        return tuple(ready)

    def payloads_of_added(self, rows: Sequence[Values]) -> list[str]:
        """Every field but the id that has a value, row by row."""
        return self._payloads(rows, "[null,", "],")

    def payloads_of_removed(self, rows: Sequence[Values]) -> list[str]:
        return self._payloads(rows, "[", ",null],")

    def payload_of_changed(self, before: Values, after: Values, at: Sequence[int]) -> str:
        """The fields at these places."""
        parts = []
        for i in at:
            text, old, new = self._texts[i], before[i], after[i]
            old_text = "null" if old is None else text(old)
            parts.append(f'"{self.names[i]}":[{old_text},{"null" if new is None else text(new)}]')
        return "{" + ",".join(parts) + "}"

    def _payloads(self, rows: Sequence[Values], before: str, after: str) -> list[str]:
        """Written column by column: the same words stand in many rows, and are put into JSON once.

        Of words alone: 0.0 is equal to -0.0 and is written otherwise.
        """
        columns = []
        for at, (name, text) in enumerate(zip(self.names[1:], self._texts[1:], strict=True), 1):
            values, begins = [row[at] for row in rows], f'"{name}":{before}'
            if self._has_words[at]:
                told = {value: "" if value is None else begins + text(value) + after for value in set(values)}
                columns.append([told[value] for value in values])
            else:
                columns.append(["" if value is None else begins + text(value) + after for value in values])
        return ["{" + "".join(parts)[:-1] + "}" for parts in zip(*columns, strict=True)]


def form_of(row_type: type[R]) -> RowForm[R]:
    if row_type not in _forms:
        _forms[row_type] = RowForm(row_type)
    return _forms[row_type]


def field_names(row_type: type[Row]) -> tuple[str, ...]:
    return form_of(row_type).names


def moment_text(value: datetime) -> str:
    """As the trail writes a moment: UTC to the microsecond, always as long."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _hints(row_type: type[Row], names: Sequence[str]) -> list[Any]:
    hints = get_type_hints(row_type)
    return [hints[name] for name in names]


def plain_type(hint: Any) -> type:
    """Without its None."""
    plain = [each for each in get_args(hint) if each is not NoneType] or [hint]
    found: type = plain[0]
    return found


def _moment_in_sqlite(value: datetime) -> str:
    """As SQLAlchemy's own type for SQLite reads it back. A naive moment is a bug and is refused here."""
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


def _moment_in_postgresql(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value


def _float_text(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError("a register holds finite numbers only")
    return repr(float(value))


_AS_TEXT: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    float: _float_text,
    bool: lambda value: "true" if value else "false",
    date: lambda value: f'"{value.isoformat()}"',
    datetime: lambda value: f'"{moment_text(value)}"',
}
"""JSON for a value that is there; an enumeration is its text."""


_FROM_JSON: dict[type, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def _with_enums(types: Sequence[type]) -> dict[str, dict[type, Callable[[Any], Any]]]:
    """By dialect: the types whose values the driver does not take as they are."""
    enums: dict[type, Callable[[Any], Any]] = {
        each: str.__str__ for each in types if issubclass(each, StrEnum)
    }
    return {
        "sqlite": {**enums, date: date.isoformat, datetime: _moment_in_sqlite, float: float},
        "postgresql": {**enums, datetime: _moment_in_postgresql},
    }
