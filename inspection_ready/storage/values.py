"""Rows to plain values and back, field by field, in the order of the row type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any

from inspection_ready.domain.rows import Row
from inspection_ready.domain.trail import Json

_names: dict[type[Row], tuple[str, ...]] = {}
_getters: dict[type[Row], Callable[[Any], tuple[Any, ...]]] = {}


def field_names(row_type: type[Row]) -> tuple[str, ...]:
    if row_type not in _names:
        _names[row_type] = tuple(field.name for field in fields(row_type))
    return _names[row_type]


def values_of(row_type: type[Row]) -> Callable[[Any], tuple[Any, ...]]:
    """Takes a row, gives its values in the order of ``field_names``."""
    if row_type not in _getters:
        _getters[row_type] = attrgetter(*field_names(row_type))
    return _getters[row_type]


def as_json(value: Any) -> Json:
    """As the trail writes it; the same value always gives the same text, on every database."""
    if value is None or (isinstance(value, (str, int, float)) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        text: str = value.value
        return text
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a row holds a {type(value).__name__}, which the trail cannot write")


def state_of(row: Row) -> dict[str, Json]:
    """Every field but the id."""
    names = field_names(type(row))
    return {
        name: as_json(value)
        for name, value in zip(names, values_of(type(row))(row), strict=True)
        if name != "id"
    }
