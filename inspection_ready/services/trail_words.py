"""Turns the values of the record of changes into words: choices, dates, and the names links lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.trail import Action, Entry, Json, TrailRow
from inspection_ready.phrases.other_records import OTHER_KINDS, OTHER_LABELS
from inspection_ready.phrases.trail import FieldWords
from inspection_ready.phrases.values import in_one_line, plain_words
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.registers import title_of
from inspection_ready.services.values import value_words
from inspection_ready.storage.unit_of_work import Reader

GONE = "a record that has been removed"

_RECORD_OF = {record.code: record for record in RECORDS}


def kind_words(kind: str) -> tuple[str, str]:
    """One of them, several of them."""
    record = _RECORD_OF.get(kind)
    return (record.singular, record.plural) if record else OTHER_KINDS[kind]


@dataclass(frozen=True, slots=True)
class Names:
    """What the records that entries mention are called now, read once for all of them."""

    titles: dict[tuple[type[Row], int], str]

    @classmethod
    def gather(cls, reader: Reader, entries: Iterable[Entry]) -> Names:
        wanted: dict[type[Row], set[int]] = {}
        for row_type, record_id in _mentioned(entries):
            wanted.setdefault(row_type, set()).add(record_id)
        titles = {
            (row_type, row.id): title_of(reader, row)
            for row_type, ids in wanted.items()
            for row in reader.register(row_type).among(sorted(ids))
        }
        return cls(titles)

    def person(self, person_id: int | None) -> str:
        return "" if person_id is None else self.titles.get((Person, person_id), "")

    def title(self, row: TrailRow) -> str:
        """What the record is called; what it was called, once it is gone."""
        record = _RECORD_OF.get(row.kind)
        if record is None:
            return ""
        held = self.titles.get((record.row_type, row.record_id))
        if held is not None:
            return held
        before, after = (row.fields or {}).get(record.title, (None, None))
        last = before if row.action is Action.REMOVED else after
        return last if isinstance(last, str) else ""

    def changes(self, row: TrailRow) -> Iterator[FieldWords]:
        """Field by field, in the order of the form; nothing for what has been disposed of."""
        told = row.fields or {}
        record = _RECORD_OF.get(row.kind)
        if record is None:
            yield from _other_changes(row.kind, told)
            return
        for field in record.fields:
            if field.name in told and field.in_trail:
                before, after = told[field.name]
                yield FieldWords(
                    field.label,
                    self._words(field, before),
                    self._words(field, after),
                    is_told=field.kind is not Kind.MARKDOWN,
                )

    def _words(self, field: Field, value: Json) -> str:
        if value is None and field.kind is not Kind.YES_NO_UNKNOWN:
            return ""
        if field.link is not None and isinstance(value, int):
            return self.titles.get((field.link, value), GONE)
        return in_one_line(value_words(field, _typed(field, value)))


def _mentioned(entries: Iterable[Entry]) -> Iterator[tuple[type[Row], int]]:
    for entry in entries:
        for person_id in (entry.header.person_id, entry.header.decided_by_id):
            if person_id is not None:
                yield Person, person_id
        for row in entry.rows:
            record = _RECORD_OF.get(row.kind)
            if record is not None:
                yield record.row_type, row.record_id
                yield from _linked(record, row)


def _linked(record: Record, row: TrailRow) -> Iterator[tuple[type[Row], int]]:
    for field in record.fields:
        for value in (row.fields or {}).get(field.name, ()):
            if field.link is not None and isinstance(value, int):
                yield field.link, value


def _typed(field: Field, value: Json) -> Any:
    if isinstance(value, str) and field.kind is Kind.DATE:
        return date.fromisoformat(value)
    if isinstance(value, str) and field.kind is Kind.MOMENT:
        return datetime.fromisoformat(value)
    return value


def _other_changes(kind: str, told: Any) -> Iterator[FieldWords]:
    for (of_kind, name), label in OTHER_LABELS.items():
        if of_kind == kind and name in told:
            before, after = told[name]
            yield FieldWords(label, _other_words(name, before), _other_words(name, after))


def _other_words(name: str, value: Json) -> str:
    if isinstance(value, str) and name.endswith("_at"):
        return plain_words(datetime.fromisoformat(value))
    if isinstance(value, str) and name.startswith("on_site"):
        return plain_words(date.fromisoformat(value))
    return plain_words(value)
