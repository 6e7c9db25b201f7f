"""Roles of the inspection: who holds each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.searching import folded
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import UnitOfWork


SIGNING_TIERS = {Signing.SIGNS: Tier.DIRECTOR, Signing.IN_ABSENCE: Tier.SERVICE_DIRECTOR}


@dataclass(frozen=True, slots=True)
class Found:
    role: Role
    person: Person


def people_for_roles(reader: Registers, *, today: dt.date) -> tuple[Found, ...]:
    """For roles with nobody: the one person whose role in the register of people is called exactly so.

    Who signs is also found by tier: the one director, and every service director for a recorded absence.
    Two of one name are left to the coordinator, for nothing says which is meant.
    """
    here = [person for person in reader.register(Person).all("name") if not person.has_left(today)]
    roles = reader.register(Role).all("position", "name")
    placed = {(_called(role.name), role.person_id) for role in roles}
    return tuple(
        Found(role, person)
        for role in roles
        if role.person_id is None
        for person in _holders(role, here)
        if (_called(role.name), person.id) not in placed
    )


@verb("role.fill")
def fill_roles(uow: UnitOfWork) -> tuple[Found, ...]:
    """Names those ``people_for_roles`` finds; nobody who is named already is replaced.

    A role several people hold becomes a line for each of them.
    """
    roles = uow.register(Role)
    found = people_for_roles(uow, today=on_the_clock(uow.at).date())
    first = {one.role.id: one for one in reversed(found)}
    roles.change_many([(one.role, replace(one.role, person_id=one.person.id)) for one in first.values()])
    roles.add_many(
        replace(one.role, id=new_id(), version=1, person_id=one.person.id)
        for one in found
        if first[one.role.id] is not one
    )
    return found


def _holders(role: Role, people: Sequence[Person]) -> Sequence[Person]:
    called = [person for person in people if person.role and _called(person.role) == _called(role.name)]
    if len(called) == 1:
        return called
    tier = SIGNING_TIERS.get(role.signing)
    of_tier = [person for person in people if person.tier is tier and person.side is Side.INSIDE]
    if tier is None or (role.signing is Signing.SIGNS and len(of_tier) > 1):
        return ()
    return of_tier


@verb("role.agree")
def agree_roles(uow: UnitOfWork, *role_ids: int) -> None:
    """These roles are agreed as they stand today. Raises NotFound."""
    roles = uow.register(Role)
    today = on_the_clock(uow.at).date()
    drafts = [role for role in map(roles.get, role_ids) if role.status is not RoleStatus.AGREED]
    roles.change_many([(role, replace(role, status=RoleStatus.AGREED, agreed_on=today)) for role in drafts])


def _called(role: str) -> str:
    return " ".join(folded(role).split())
