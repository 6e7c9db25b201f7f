"""Bullets and numbers: the council's own where its list styles have them, else ours under ids it does not use."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from inspection_ready.documents.docx.council.names import tree_of, value, w, whole, written
from inspection_ready.documents.docx.lists import Numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

_MORE = "lists"
MORE_LISTS = f"<!--{_MORE}-->".encode()
"""Where the lists of a document go."""


def numbered_part(
    theirs: bytes | None, ours: bytes, listed: Mapping[str, int | None], *, file: str
) -> tuple[bytes, Numbers]:
    """The part with both, and what lists are written with.

    ``listed`` is the list that the council's style of that name is part of: "List Bullet", "List Number".
    """
    own = tree_of(ours, file=file)
    if theirs is None:
        own.append(etree.Comment(_MORE))
        return written(own), Numbers()
    tree = tree_of(theirs, file=file)
    definitions = {whole(each.get(w("abstractNumId"))): each for each in tree.findall(w("abstractNum"))}
    lists = {whole(each.get(w("numId"))): each for each in tree.findall(w("num"))}
    first_definition, first_list = max(definitions, default=0) + 1, max(lists, default=0) + 1
    _add_definitions(tree, own, first_definition)
    _add_lists(tree, own, first_definition, first_list)
    bullets, numbers = first_list, first_definition + 1
    own_bullets = _definition(listed.get("List Bullet"), lists, definitions)
    own_numbers = _definition(listed.get("List Number"), lists, definitions)
    return written(tree), Numbers(
        bullets=(bullets if own_bullets is None else listed["List Bullet"] or bullets, bullets),
        definitions=(numbers if own_numbers is None else own_numbers, numbers),
        first=first_list + 2,
    )


def _definition(number: int | None, lists: dict[int, Any], definitions: dict[int, Any]) -> int | None:
    """Of the council's list; None where it has none of its own for the outermost level."""
    found = None if number is None else lists.get(number)
    definition = whole(value(found, "abstractNumId"))
    held = definitions.get(definition)
    level = None if held is None else held.find(w("lvl"))
    return definition if level is not None and value(level, "numFmt") not in {None, "none"} else None


def _add_definitions(tree: Any, own: Any, first: int) -> None:
    """Before the lists, as the schema has it."""
    before = tree.find(w("num"))
    place = len(tree) if before is None else list(tree).index(before)
    for offset, definition in enumerate(own.findall(w("abstractNum"))):
        copy = deepcopy(definition)
        copy.set(w("abstractNumId"), str(first + offset))
        tree.insert(place + offset, copy)


def _add_lists(tree: Any, own: Any, first_definition: int, first: int) -> None:
    held = tree.findall(w("num"))
    definitions = tree.findall(w("abstractNum"))
    place = list(tree).index((held or definitions)[-1]) + 1
    for offset, entry in enumerate(own.findall(w("num"))):
        copy = deepcopy(entry)
        copy.set(w("numId"), str(first + offset))
        copy.find(w("abstractNumId")).set(w("val"), str(first_definition + offset))
        tree.insert(place, copy)
        place += 1
    tree.insert(place, etree.Comment(_MORE))
