"""Distribution lists and who is on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person, Side
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A member and their list, as a row of a spreadsheet says it; nobody where the list is empty."""

    list: str
    side: Side
    purpose: str
    person_id: int | None
    checked_on: date | None
    checked_by: str
    list_notes: str
    notes: str


@verb("list.add_members")
def add_members(uow: UnitOfWork, list_id: int, person_ids: Sequence[int]) -> int:
    """How many were not on it yet. Raises Refused where somebody is on the other side; NotFound."""
    uow.register(DistributionList).get(list_id)
    held = {member.person_id for member in uow.register(ListMember).find(list_id=list_id)}
    new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in held]
    for person_id in new:
        add_record(uow, ListMember(list_id=list_id, person_id=person_id))
    return len(new)


@verb("list.remove_members")
def remove_members(uow: UnitOfWork, list_id: int, person_ids: Sequence[int]) -> int:
    """How many were on it. They stay among the people."""
    members = uow.register(ListMember)
    gone = [member for member in members.find(list_id=list_id) if member.person_id in set(person_ids)]
    members.remove_many(gone)
    return len(gone)


@verb("list.check")
def check_list(uow: UnitOfWork, before: DistributionList, *, by: str, on: date) -> DistributionList:
    """Somebody went through the people on it. Raises ChangedMeanwhile."""
    return change_record(uow, before, replace(before, checked_by=by, checked_on=on))


def members_of(reader: Reader, list_id: int) -> tuple[Person, ...]:
    """By name; leavers too, for they are what is to be mended."""
    ids = [member.person_id for member in reader.register(ListMember).find(list_id=list_id)]
    people = reader.register(Person).among(ids)
    return tuple(sorted(people, key=lambda person: person.name.casefold()))


def list_lines(reader: Reader) -> tuple[ListLine, ...]:
    """In the order of the lists, then by name."""
    names = {person.id: person.name.casefold() for person in reader.register(Person).all()}
    members: dict[int, list[ListMember]] = {}
    for member in sorted(reader.register(ListMember).all(), key=lambda each: names[each.person_id]):
        members.setdefault(member.list_id, []).append(member)
    return tuple(
        _line(each, member)
        for each in reader.register(DistributionList).all("side", "name")
        for member in members.get(each.id, [None])
    )


def _line(each: DistributionList, member: ListMember | None) -> ListLine:
    return ListLine(
        list=each.name,
        side=each.side,
        purpose=each.purpose,
        person_id=member.person_id if member else None,
        checked_on=each.checked_on,
        checked_by=each.checked_by,
        list_notes=each.notes,
        notes=member.notes if member else "",
    )
