"""What a record must satisfy to enter a register. Gaps a coordinator lives with (no second) are findings, not rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability, availability_fault
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.mock_interviews import MockFinding
from inspection_ready.domain.offsets import NotAnOffset, parse_offset
from inspection_ready.domain.people import Person
from inspection_ready.domain.regime_stages import Stage
from inspection_ready.domain.requests import Request
from inspection_ready.domain.rows import Row
from inspection_ready.domain.searching import folded
from inspection_ready.domain.timetable import Session, SessionFormat, Timetable, rules_fault
from inspection_ready.records.fields import Kind, Record
from inspection_ready.records.people import SIDES
from inspection_ready.records.registry import record_of
from inspection_ready.services.regimes import known_stages
from inspection_ready.storage.unit_of_work import Reader

KEPT_TIDY = frozenset({"postcode", "reference"})
"""Texts that are always written the same way, and so can be looked up: a register may hold thousands of bases.

A reference is not, but two that differ in nothing but capitals are read as two by everybody who numbers things.
"""


def check_row(reader: Reader, row: Row) -> None:
    """Raises Refused, or NotFound for a link to a record that is not there."""
    record = record_of(type(row))
    for check in CHECKS:
        check(reader, record, row)


def _check_filled(_reader: Reader, record: Record, row: Row) -> None:
    for field in record.fields:
        value = getattr(row, field.name)
        if field.required and (value is None or (isinstance(value, str) and not value.strip())):
            raise Refused("needs_value", record=record.code, field=field.name, label=field.label)


def _check_limits(_reader: Reader, record: Record, row: Row) -> None:
    for field in record.fields:
        value, limits = getattr(row, field.name), field.limits
        if limits is not None and value is not None and not limits.lowest <= value <= limits.highest:
            raise Refused("out_of_range", label=field.label, lowest=limits.lowest, highest=limits.highest)


def _check_order_of_days(_reader: Reader, _record: Record, row: Row) -> None:
    if isinstance(row, Absence) and row.ends_on is not None and row.ends_on < row.starts_on:
        raise Refused("ends_before_it_starts", first=row.starts_on, last=row.ends_on)


def _check_order_of_times(_reader: Reader, _record: Record, row: Row) -> None:
    if isinstance(row, Request) and row.asked_at and row.due_at and row.due_at < row.asked_at:
        raise Refused("due_before_it_was_asked", field="due_at", due=row.due_at, asked=row.asked_at)


def _check_availability(_reader: Reader, _record: Record, row: Row) -> None:
    if isinstance(row, Availability) and (code := availability_fault(row)):
        raise Refused(code)


def _check_ways(reader: Reader, _record: Record, row: Row) -> None:
    if isinstance(row, BaseWay) and row.base_id == row.other_id:
        raise Refused("way_to_itself", field="other_id", base=reader.register(Base).get(row.base_id).name)


def _check_hours(_reader: Reader, _record: Record, row: Row) -> None:
    if isinstance(row, Timetable) and (fault := rules_fault(row)):
        code, field = fault
        raise Refused(code, field=field)


def _check_mock(reader: Reader, _record: Record, row: Row) -> None:
    if isinstance(row, MockFinding):
        session = reader.register(Session).get(row.session_id)
        if session.format is not SessionFormat.MOCK_INTERVIEW:
            raise Refused("not_a_mock_interview", field="session_id", title=session.title)


def _check_links(reader: Reader, record: Record, row: Row) -> None:
    for field in record.fields:
        linked = getattr(row, field.name)
        if field.link is not None and linked is not None and not reader.register(field.link).find(id=linked):
            raise NotFound("no_such_record", kind=record_of(field.link).code, id=linked)


def _check_alone(reader: Reader, record: Record, row: Row) -> None:
    if not record.unique:
        return
    names = record.identity[0]
    own = _likeness(row, names)
    exact = {name: getattr(row, name) for name in names if _can_be_looked_up(row, name)}
    for other in reader.register(type(row)).find(**exact):
        if other.id != row.id and _likeness(other, names) == own:
            raise Refused("already_there", singular=record.singular, title=_called(record, row), id=other.id)


def _check_sides(reader: Reader, _record: Record, row: Row) -> None:
    """Words for colleagues must not reach a partner, so a list has people of one side."""
    if isinstance(row, ListMember):
        _refuse_other_side(reader.register(DistributionList).get(row.list_id), reader, [row])
    elif isinstance(row, DistributionList):
        _refuse_other_side(row, reader, reader.register(ListMember).find(list_id=row.id))


def _refuse_other_side(one: DistributionList, reader: Reader, members: Sequence[ListMember]) -> None:
    for person in reader.register(Person).among([member.person_id for member in members]):
        if person.side is not one.side:
            raise Refused(
                "other_side", field="side", person=person.name, side=SIDES[person.side], list=one.name
            )


def _can_be_looked_up(row: Row, name: str) -> bool:
    return name in KEPT_TIDY or not isinstance(getattr(row, name), str)


def _called(record: Record, row: Row) -> str:
    """By its title, where that is text."""
    title = getattr(row, record.title)
    return title if isinstance(title, str) else ""


def _likeness(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    values = (getattr(row, name) for name in names)
    return tuple(" ".join(folded(value).split()) if isinstance(value, str) else value for value in values)


def _check_offsets(reader: Reader, record: Record, row: Row) -> None:
    for field in record.fields:
        typed = getattr(row, field.name)
        if field.kind is not Kind.OFFSET or not typed:
            continue
        try:
            offset = parse_offset(typed)
        except NotAnOffset as error:
            raise Refused(str(error), label=field.label, typed=typed) from error
        known = tuple(stage.id for stage in event_stages(reader))
        if known and offset.event not in known:
            raise Refused("no_such_event", event=offset.event, known=known)


def event_stages(reader: Reader) -> tuple[Stage, ...]:
    """What the regime counts days from; empty where no regime is loaded."""
    return tuple(stage for stage in known_stages(reader) if stage.is_event)


Check = Callable[[Reader, Record, Row], None]

CHECKS: tuple[Check, ...] = (
    _check_filled,
    _check_limits,
    _check_order_of_days,
    _check_order_of_times,
    _check_availability,
    _check_hours,
    _check_links,
    _check_mock,
    _check_ways,
    _check_alone,
    _check_sides,
    _check_offsets,
)
