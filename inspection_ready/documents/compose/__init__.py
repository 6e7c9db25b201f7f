"""The documents of a pack: facts in, blocks out. Nothing here reads, writes or knows the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import compose_bases
from inspection_ready.documents.compose.changes import compose_changes, has_pack_before
from inspection_ready.documents.compose.checklist import compose_checklist, has_tasks
from inspection_ready.documents.compose.contacts import compose_contacts
from inspection_ready.documents.compose.key_dates import compose_key_dates
from inspection_ready.documents.compose.letters import (
    compose_letter,
    compose_letters,
    each_letter,
    has_letters,
)
from inspection_ready.documents.compose.lists import compose_lists, has_lists
from inspection_ready.documents.compose.printed import Printed
from inspection_ready.documents.compose.roles import compose_roles, has_roles
from inspection_ready.documents.compose.sessions import has_sessions
from inspection_ready.documents.compose.timetable import compose_timetable
from inspection_ready.documents.compose.timetable_by_day import compose_timetable_by_day
from inspection_ready.documents.compose.timetable_by_person import compose_timetable_by_person
from inspection_ready.documents.compose.wall_chart import compose_wall_chart, has_dates
from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack, text_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

__all__ = [
    "DOCUMENTS",
    "SETS",
    "PackDocument",
    "PackSet",
    "Printed",
    "compose_bases",
    "compose_changes",
    "compose_contacts",
    "compose_key_dates",
    "compose_letter",
    "compose_letters",
    "compose_lists",
    "compose_timetable",
    "compose_timetable_by_day",
    "compose_timetable_by_person",
    "compose_welcome_pack",
    "has_content",
    "printed",
    "text_findings",
]


@dataclass(frozen=True, slots=True)
class PackDocument:
    name: str
    """What it is called on the command line, in manifests and in file names."""
    compose: Callable[[PackFacts], Document]
    has_content: Callable[[PackFacts], bool] = lambda _facts: True
    """Where there is nothing to print yet the document is left out, and the manifest says so."""


@dataclass(frozen=True, slots=True)
class PackSet:
    """Documents of one kind, one for each person or list; often none."""

    name: str
    compose: Callable[[PackFacts], Iterator[Printed]]
    has_content: Callable[[PackFacts], bool]


DOCUMENTS = (
    PackDocument("changes", compose_changes, has_pack_before),
    PackDocument("key-dates", compose_key_dates),
    PackDocument("wall-chart", compose_wall_chart, has_dates),
    PackDocument("contacts", compose_contacts),
    PackDocument("roles", compose_roles, has_roles),
    PackDocument("checklist", compose_checklist, has_tasks),
    PackDocument("bases", compose_bases),
    PackDocument("timetable", compose_timetable, has_sessions),
    PackDocument("timetable-by-day", compose_timetable_by_day, has_sessions),
    PackDocument("timetable-by-person", compose_timetable_by_person, has_sessions),
    PackDocument("welcome-pack", compose_welcome_pack),
    PackDocument("distribution-lists", compose_lists, has_lists),
)
"""In the order people read them."""
SETS: tuple[PackSet, ...] = (PackSet("letters", each_letter, has_letters),)


def has_content(facts: PackFacts, name: str) -> bool:
    """Whether the document of that name, or any of its set, has something to print."""
    of = {each.name: each.has_content for each in DOCUMENTS} | {each.name: each.has_content for each in SETS}
    return of[name](facts)


def printed(
    facts: PackFacts, wanted: Collection[str], may_go_on: Callable[[], None] = lambda: None
) -> tuple[Printed, ...]:
    """Every document of the pack that is wanted and has something to say. What `may_go_on` raises ends it."""
    made: list[Printed] = []
    for single in DOCUMENTS:
        may_go_on()
        if single.name in wanted and single.has_content(facts):
            made.append(Printed(single.name, single.name, single.compose(facts)))
    for several in SETS:
        if several.name in wanted:
            for each in several.compose(facts):
                may_go_on()
                made.append(each)
    return tuple(made)
