"""What each document of a pack prints, thing by thing: the same facts in the same order as composing takes them.

Two packs are compared by this and not by their words, so that a change can be told with what it is about. A test
changes every field of every record and holds what is told here against the composed documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.bases import bases
from inspection_ready.domain.pack_items.checklist import checklist
from inspection_ready.domain.pack_items.contacts import contacts
from inspection_ready.domain.pack_items.key_dates import key_dates, wall_chart
from inspection_ready.domain.pack_items.letters import distribution_lists, letters
from inspection_ready.domain.pack_items.look import Look
from inspection_ready.domain.pack_items.roles import roles
from inspection_ready.domain.pack_items.timetable import timetable, timetable_by_day, timetable_by_person
from inspection_ready.domain.pack_items.values import Item, Key, Named, part_of
from inspection_ready.domain.pack_items.welcome_pack import welcome_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["PRINTED", "Look", "printed_items"]

PRINTED: Mapping[str, Callable[[Look], Iterator[Item]]] = {
    "key-dates": key_dates,
    "wall-chart": wall_chart,
    "contacts": contacts,
    "roles": roles,
    "checklist": checklist,
    "bases": bases,
    "timetable": timetable,
    "timetable-by-day": timetable_by_day,
    "timetable-by-person": timetable_by_person,
    "welcome-pack": welcome_pack,
    "letters": letters,
    "distribution-lists": distribution_lists,
}
"""By the name of the document, in reading order."""

_ABOUT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("timetable-by-person", "session"): ("name", "role", "organisation"),
    ("welcome-pack", "function"): ("name", "role", "phone", "email"),
    ("welcome-pack", "main_base"): ("name", "position"),
    ("letters", "letter"): ("name", "role", "organisation"),
    ("letters", "main_base"): ("name", "address"),
    ("distribution-lists", "distribution_list"): ("name", "role", "organisation", "email"),
}
"""By the document and the kind of thing that names it: what is printed of a person or base beside its name."""
_NAME = ("name",)


def printed_items(look: Look, document: str) -> dict[Key, Item]:
    """By kind and id, in printed order; what is only named with something else comes last."""
    items: dict[Key, Item] = {}
    for item in PRINTED[document](look):
        items.setdefault(item.key, item)
    shown: dict[Named, set[str]] = {}
    for item in items.values():
        about = _ABOUT.get((document, item.kind), _NAME)
        for named in _named_in(item):
            shown.setdefault(named, set()).update(_NAME if named.has_left else about)
    for named, names in shown.items():
        name, said = look.said_of(named)
        items.setdefault(
            (named.kind, named.id), Item(named.kind, named.id, name, part_of(said, names), is_own=False)
        )
    return items


def _named_in(item: Item) -> Iterator[Named]:
    for value in item.said.values():
        if isinstance(value, Named):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Named))
