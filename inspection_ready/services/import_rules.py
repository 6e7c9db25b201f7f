"""What a row must satisfy as a whole, once each of its cells has been read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability, availability_fault
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.notes import Note
from inspection_ready.domain.offsets import offset_text, parse_offset
from inspection_ready.domain.pictures import Picture
from inspection_ready.records.fields import Kind
from inspection_ready.records.words import folded
from inspection_ready.services.rules import event_stages
from inspection_ready.storage.unit_of_work import Reader

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.records.fields import Record

Values = dict[str, Any]
Rule = Callable[[Values, "Row | None"], Iterator[Note]]


class RowRules:
    """Those of one register; for most there is nothing to look at."""

    def __init__(self, record: Record, reader: Reader) -> None:
        self._limited = [own for own in record.fields if own.limits is not None]
        self._counted = [own for own in record.fields if own.kind is Kind.OFFSET]
        self._stages = event_stages(reader) if self._counted else ()
        self._rules: list[Rule] = []
        if self._limited:
            self._rules.append(self._limits)
        if self._stages:
            self._rules.append(self._events)
        if record.row_type is Absence:
            self._rules.append(_days_in_order)
        if record.row_type is Availability:
            self._rules.append(_free_or_taken)
        if record.row_type is BaseWay:
            self._rules.append(_between_two)
        self._needs_file = record.row_type is Picture

    def broken(self, values: Values, before: Row | None) -> list[Note]:
        """Reasons to refuse the row; an event that is called otherwise gets its own name in ``values``."""
        return [note for rule in self._rules for note in rule(values, before)]

    def hinder_adding(self) -> list[Note]:
        """Why a record that is not held cannot come from a spreadsheet alone."""
        return [Note.of("picture_without_file")] if self._needs_file else []

    def _limits(self, values: Values, _before: Row | None) -> Iterator[Note]:
        for own in self._limited:
            value, limits = values.get(own.name), own.limits
            assert limits is not None, "only fields with limits are looked at"
            if value is not None and not limits.lowest <= value <= limits.highest:
                yield Note.of("out_of_range", field=own.label, before=str(value))

    def _events(self, values: Values, _before: Row | None) -> Iterator[Note]:
        for own in self._counted:
            if not (typed := values.get(own.name)):
                continue
            offset = parse_offset(typed)
            event = self._event_called(offset.event)
            if event is None:
                known = ", ".join(stage.id for stage in self._stages)
                yield Note.of("no_such_event", field=own.label, before=offset.event, among=known)
            else:
                values[own.name] = offset_text(replace(offset, event=event))

    def _event_called(self, word: str) -> str | None:
        """By its id, or by a word of its name that only it has: "visit" is the on-site visit."""
        said = folded(word)
        for stage in self._stages:
            if folded(stage.id) == said:
                return stage.id
        named = [stage.id for stage in self._stages if said in folded(f"{stage.name} {stage.called}").split()]
        return named[0] if len(named) == 1 else None


def _free_or_taken(values: Values, before: Row | None) -> Iterator[Note]:
    """As the row would be: what it does not say stays as it was."""
    held = before if isinstance(before, Availability) else Availability()
    if code := availability_fault(replace(held, **values)):
        yield Note.of(code)


def _between_two(values: Values, before: Row | None) -> Iterator[Note]:
    one, other = (values.get(name, getattr(before, name, None)) for name in ("base_id", "other_id"))
    if one is not None and one == other:
        yield Note.of("way_to_itself")


def _days_in_order(values: Values, before: Row | None) -> Iterator[Note]:
    first, last = (values.get(name, getattr(before, name, None)) for name in ("starts_on", "ends_on"))
    if first is not None and last is not None and last < first:
        yield Note.of("last_day_first")
