"""Who's who: the people inspectors will meet or ask, each with what they do, in the groups the roles are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.people import Side
from inspection_ready.domain.responsibilities import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """One line of it."""

    person: Person
    group: str
    """As the first role they hold is grouped; empty where that has no group."""
    is_contact_only: bool
    """They hold no role, and are the key contact of a function."""
    roles: tuple[str, ...]
    """Those they hold; one that is called as their own job is only where nothing else is said of them."""
    functions: tuple[str, ...]
    themes: tuple[str, ...]
    """That they answer for."""

    @property
    def belongs_to(self) -> str:
        """Their organisation, of people from outside; else their team."""
        return self.person.organisation if self.person.side is Side.OUTSIDE else self.person.team


def who_is_who(facts: PackFacts) -> tuple[Introduced, ...]:
    """Everybody who holds a role, in the order of the roles, then the other key contacts of functions by its name.

    Leavers never, and each once. Those of one group follow each other.
    """
    held: dict[int, list[Role]] = {}
    for role in facts.roles:
        if facts.contact(role.person_id) is not None and role.person_id is not None:
            held.setdefault(role.person_id, []).append(role)
    looked_after = _functions(facts)
    groups = list(dict.fromkeys(roles[0].group for roles in held.values()))
    order = sorted(held, key=lambda person_id: groups.index(held[person_id][0].group))
    return tuple(
        _introduced(facts, person_id, held.get(person_id, []), looked_after)
        for person_id in dict.fromkeys((*order, *looked_after))
    )


def _introduced(
    facts: PackFacts, person_id: int, roles: list[Role], looked_after: dict[int, list[Function]]
) -> Introduced:
    person = facts.contact(person_id)
    assert person is not None, "leavers are not among them"
    own = person.role.strip().casefold()
    held = tuple(dict.fromkeys(role.name for role in roles if role.name.strip()))
    functions = tuple(each.name for each in looked_after.get(person_id, ()) if each.name.strip())
    themes = tuple(_themes(facts, person_id))
    others = tuple(name for name in held if name.strip().casefold() != own)
    return Introduced(
        person=person,
        group=roles[0].group if roles else "",
        is_contact_only=not roles,
        roles=others if others or functions or themes else held,
        functions=functions,
        themes=themes,
    )


def _functions(facts: PackFacts) -> dict[int, list[Function]]:
    """By the id of their key contact."""
    found: dict[int, list[Function]] = {}
    for function in sorted(facts.functions, key=lambda each: each.name.casefold()):
        if facts.contact(function.contact_id) is not None and function.contact_id is not None:
            found.setdefault(function.contact_id, []).append(function)
    return found


def _themes(facts: PackFacts, person_id: int) -> Iterator[str]:
    owned = {
        one.code
        for one in facts.responsibilities
        if one.subject is Subject.THEME and one.owner_id == person_id
    }
    for asked in facts.asked:
        if asked.subject is Subject.THEME and asked.code in owned and asked.title.strip():
            yield asked.title
