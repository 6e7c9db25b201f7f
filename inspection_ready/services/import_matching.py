"""Knows a record again: is the row of a file one we hold, or one an earlier row of the file brought?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.records.addresses import may_be_one_place
from inspection_ready.records.fields import Kind, Record
from inspection_ready.records.words import folded

Key = Hashable


class Ambiguous(Exception):  # noqa: N818 - caught at once, where it becomes a reason in words
    """Several records fit, and nothing says which."""


@dataclass(slots=True)
class _Way:
    """One way to know a record: ``firm`` must match, ``soft`` may be blank on either side."""

    names: tuple[str, ...]
    firm: tuple[tuple[str, Callable[[Any], Any]], ...]
    soft: tuple[tuple[str, Callable[[Any], Any]], ...]
    index: dict[Key, tuple[int, ...]]
    blanks_count: bool = False

    def key(self, get: Callable[[str], Any]) -> Key | None:
        """None where a part that must match is blank."""
        if len(self.firm) == 1:  # quick: most identities hang on one field
            name, plain = self.firm[0]
            only = plain(get(name))
            return None if only is None or only == "" else only
        parts = []
        for name, plain in self.firm:
            part = plain(get(name))
            if not self.blanks_count and (part is None or part == ""):
                return None
            parts.append("" if part is None else part)
        return tuple(parts)

    def remember(self, key: Key, record_id: int) -> None:
        """Beside the others that are known by it."""
        held = self.index[key]
        if record_id not in held:
            self.index[key] = (*held, record_id)


class KnownRecords:
    def __init__(self, record: Record, rows: Iterable[Row]) -> None:
        blank = {field.name for field in record.fields if field.may_be_blank}
        plain = {field.name: PLAIN.get(field.kind, _plain_text) for field in record.fields}
        self._ways = [
            _Way(
                names=way,
                firm=tuple((name, plain[name]) for name in way if name not in blank),
                soft=tuple((name, plain[name]) for name in way if name in blank),
                index={},
                blanks_count=record.blanks_count,
            )
            for way in record.identity
        ]
        self._usual = {each.name: each.default for each in fields(record.row_type)}
        self._has_email = record.row_type is Person
        self._has_address = "address" in plain
        self._by_id: dict[int, Row] = {}
        for row in rows:
            self.add(row)

    def keys(self, values: Mapping[str, Any]) -> list[Key | None]:
        """What these values are known by, way by way; worked out once, to look for the record and to remember it."""
        if any(way.blanks_count for way in self._ways):
            values = {**self._usual, **values}
        return [way.key(values.get) for way in self._ways]

    def add(self, row: Row, keys: list[Key | None] | None = None) -> None:
        """Also for a record that has changed: it is then known by what it was and by what it is."""
        self._by_id[row.id] = row
        keys = [way.key(partial(getattr, row)) for way in self._ways] if keys is None else keys
        alone = (row.id,)
        for way, key in zip(self._ways, keys, strict=True):
            if key is not None and way.index.setdefault(key, alone) is not alone:
                way.remember(key, row.id)

    def get(self, record_id: int) -> Row | None:
        return self._by_id.get(record_id)

    def find(self, keys: list[Key | None], values: Mapping[str, Any]) -> tuple[Row | None, tuple[str, ...]]:
        """The record, and the way it was known; None where no way fits. Raises Ambiguous."""
        for way, key in zip(self._ways, keys, strict=True):
            if key is not None and key in way.index:
                rows = [self._by_id[record_id] for record_id in way.index[key]]
                row = self._choose(rows, way, values)
                if row is not None:
                    return row, way.names
        return None, ()

    def _choose(self, rows: list[Row], way: _Way, values: Mapping[str, Any]) -> Row | None:
        """Equal in every part before equal as far as both say; of several alike, the first only where all is equal.

        Of buildings with one name the one with the address goes first: another address may be a correction
        where the postcode is the same or neither has one, and is another building where only one has.
        """
        fitting = [row for row in rows if self._emails_agree(row, values)]
        exact = [row for row in fitting if _agrees(row, way, values, blank_fits=False)]
        there = [row for row in exact if self._addresses_agree(row, values)]
        if there:
            return there[0]
        loose = [row for row in fitting if _agrees(row, way, values, blank_fits=True)]
        there = [row for row in loose if self._addresses_agree(row, values)]
        if len(there or loose) > 1:
            raise Ambiguous
        return next(iter(there + exact), None)

    def _addresses_agree(self, row: Row, values: Mapping[str, Any]) -> bool:
        return not self._has_address or may_be_one_place(
            getattr(row, "address", ""), values.get("address", "")
        )

    def _emails_agree(self, row: Row, values: Mapping[str, Any]) -> bool:
        """Two people with two addresses are two people, whatever they are called."""
        if not self._has_email:
            return True
        held, said = getattr(row, "email", ""), values.get("email", "")
        return not held or not said or held.casefold() == said.casefold()


def _agrees(row: Row, way: _Way, values: Mapping[str, Any], *, blank_fits: bool) -> bool:
    for name, plain in way.soft:
        held, said = plain(getattr(row, name)), plain(values.get(name))
        if held != said and (held or "") != (said or "") and not (blank_fits and not (held and said)):
            return False
    return True


def _plain_text(value: Any) -> Any:
    return (folded(value) or value.strip()) if isinstance(value, str) else value


PLAIN: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.EMAIL: lambda value: value.casefold() if value else value,
    Kind.POSTCODE: lambda value: "".join(value.upper().split()) if value else value,
}
"""What is compared of each kind; of text, its letters and digits."""
