"""Knows a record again: is the row of a file one we hold, or one an earlier row of the file brought?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from inspection_ready.domain.bases import Base
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Kind, Record
from inspection_ready.records.words import folded

MAY_BE_BLANK: Mapping[type[Row], frozenset[str]] = {
    Person: frozenset({"team"}),
    Base: frozenset({"postcode"}),
}
"""Part of an identity, but a list without it is still a list of the same people."""


class Ambiguous(Exception):  # noqa: N818 - caught at once, where it becomes a reason in words
    """Several records fit, and nothing says which."""


class KnownRecords:
    def __init__(self, record: Record, rows: Iterable[Row]) -> None:
        soft = MAY_BE_BLANK.get(record.row_type, frozenset[str]())
        self._kinds = {field.name: field.kind for field in record.fields}
        self._ways = [
            (
                way,
                tuple(name for name in way if name not in soft),
                tuple(name for name in way if name in soft),
            )
            for way in record.identity
        ]
        self._has_email = record.row_type is Person
        self._by_id: dict[int, Row] = {}
        self._by_key: list[defaultdict[tuple[Any, ...], list[int]]] = [defaultdict(list) for _ in self._ways]
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Also for a record that has changed: it is then known by what it was and by what it is."""
        self._by_id[row.id] = row
        for (_, firm, _), index in zip(self._ways, self._by_key, strict=True):
            key = self._key(firm, {name: getattr(row, name) for name in firm})
            if key is not None and row.id not in index[key]:
                index[key].append(row.id)

    def get(self, record_id: int) -> Row | None:
        return self._by_id.get(record_id)

    def find(self, values: Mapping[str, Any]) -> tuple[Row | None, tuple[str, ...]]:
        """The record, and the way it was known; None where no way fits. Raises Ambiguous."""
        for (way, firm, soft), index in zip(self._ways, self._by_key, strict=True):
            key = self._key(firm, values)
            if key is None or key not in index:
                continue
            rows = [self._by_id[record_id] for record_id in index[key]]
            row = self._choose(rows, soft, values)
            if row is not None:
                return row, way
        return None, ()

    def _choose(self, rows: list[Row], soft: tuple[str, ...], values: Mapping[str, Any]) -> Row | None:
        """Equal in every part before equal as far as both say."""
        fitting = [row for row in rows if self._emails_agree(row, values)]
        for blank_fits in (False, True):
            chosen = [row for row in fitting if self._agrees(row, soft, values, blank_fits=blank_fits)]
            if len(chosen) > 1 and blank_fits:
                raise Ambiguous
            if len(chosen) == 1 or (chosen and soft):
                return chosen[0]
        return None

    def _agrees(
        self, row: Row, soft: tuple[str, ...], values: Mapping[str, Any], *, blank_fits: bool
    ) -> bool:
        for name in soft:
            held, said = self._plain(name, getattr(row, name)), self._plain(name, values.get(name))
            if held != said and not (blank_fits and (not held or not said)):
                return False
        return True

    def _emails_agree(self, row: Row, values: Mapping[str, Any]) -> bool:
        """Two people with two addresses are two people, whatever they are called."""
        if not self._has_email:
            return True
        held, said = getattr(row, "email", ""), values.get("email", "")
        return not held or not said or held.casefold() == said.casefold()

    def _key(self, names: tuple[str, ...], values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        key = tuple(self._plain(name, values.get(name)) for name in names)
        return None if any(part in {None, ""} for part in key) else key

    def _plain(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match self._kinds.get(name):
            case Kind.EMAIL:
                return value.casefold()
            case Kind.POSTCODE:
                return "".join(value.upper().split())
            case _:
                return folded(value) or value.strip()
