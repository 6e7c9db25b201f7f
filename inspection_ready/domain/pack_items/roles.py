"""What is printed of roles, and of who answers for each part of the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.look import council, regime
from inspection_ready.domain.pack_items.values import Item, one_a_line
from inspection_ready.domain.roles import RoleStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.pack_items.look import Look


def roles(look: Look) -> Iterator[Item]:
    yield council(look, "name")
    yield regime(look, "name", "regulator", "accountable", "asked")
    for role in look.facts.roles:
        said = {
            "name": role.name,
            "group": role.group,
            "person_id": look.who(role.person_id),
            "second_id": look.there(role.second_id),
            "duties": one_a_line(role.duties),
            "signing": role.signing,
            "status": role.status,
            "agreed_on": role.agreed_on if role.status is RoleStatus.AGREED else None,
            "is_starter": role.is_starter,
        }
        yield Item("role", role.id, role.name, said)
    yield from _responsible(look)


def _responsible(look: Look) -> Iterator[Item]:
    held = {(one.subject, one.code): one for one in look.facts.responsibilities}
    for asked in look.facts.asked:
        one = held.get((asked.subject, asked.code))
        if one is not None:
            said = {"owner_id": look.who(one.owner_id), "second_id": look.there(one.second_id)}
            yield Item("responsibility", f"{asked.subject}/{asked.code}", asked.title, said)
