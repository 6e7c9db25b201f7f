"""What is printed of functions and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.look import council, regime
from inspection_ready.domain.pack_items.values import Item, part_of
from inspection_ready.domain.people import Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from inspection_ready.domain.pack_items.look import Look


def contacts(look: Look) -> Iterator[Item]:
    yield council(look, "name")
    yield regime(look, "name")
    yield from functions(look)
    yield from _people(look)


def functions(look: Look) -> Iterator[Item]:
    for function in sorted(look.facts.functions, key=lambda function: function.name.casefold()):
        yield Item("function", function.id, function.name, look.function_said(function))


def headings(look: Look, ids: Collection[int | None]) -> Iterator[Item]:
    """Of the checklist: each function above its tasks, with who answers for them."""
    for function in look.facts.functions:
        if function.id in ids:
            said = part_of(look.function_said(function), ("name", "contact_id", "second_id"))
            yield Item("function", function.id, function.name, said, is_own=False)


def _people(look: Look) -> Iterator[Item]:
    here = (person for person in look.facts.people if not person.has_left(look.on))
    for person in sorted(here, key=lambda person: person.printed_name.casefold()):
        said = look.person_said(person)
        if person.side is Side.INSIDE:
            said = {**said, "organisation": ""}
        yield Item("person", person.id, person.printed_name, said)
