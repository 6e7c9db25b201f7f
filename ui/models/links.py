"""What a link can lead to: searched as it is typed, and named in a line of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row as RecordRow
from inspection_ready.records.fields import Field
from inspection_ready.records.registry import record_of
from ui.models.register_list import Fetch

NAMED_BY: dict[type[RecordRow], tuple[str, ...]] = {
    Person: ("name", "role", "team"),
    Base: ("name", "postcode"),
    Room: ("name", "base_id"),
}
"""Two people may share a name, so more than the title is shown."""

OFFERED = 20


class Findable(Protocol):
    """A listing: which ids hold what was typed, in order."""

    def found(self, typed: str, *, limit: int | None = None) -> Sequence[int]: ...


def naming_fields(row_type: type[RecordRow]) -> tuple[Field, ...]:
    record = record_of(row_type)
    return tuple(record.field(name) for name in NAMED_BY.get(row_type, (record.title,)))


class LinkSource:
    """``fetch`` reads the cells of ``naming_fields`` for the ids given."""

    def __init__(self, row_type: type[RecordRow], listing: Findable, fetch: Fetch) -> None:
        self.row_type = row_type
        self._listing = listing
        self._fetch = fetch

    def found(self, typed: str) -> list[tuple[int, str]]:
        """At most ``OFFERED``, each in words that no other of them has."""
        found: dict[str, int] = {}
        for row in self._fetch(self._listing.found(typed, limit=OFFERED)):
            words, number = _line(row.cells), 2
            while words in found:
                words, number = f"{_line(row.cells)} ({number})", number + 1
            found[words] = row.id
        return [(record_id, words) for words, record_id in found.items()]

    def words(self, record_id: int) -> str:
        """Empty where the record is no longer there."""
        return next((_line(row.cells) for row in self._fetch([record_id])), "")


def _line(cells: Sequence[str]) -> str:
    return ", ".join(cell for cell in cells if cell)
