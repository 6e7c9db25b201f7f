"""Who's who: a table for each group, with the photograph of whoever has one under their name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.roles import OTHER_GROUP
from inspection_ready.documents.model import Heading, Table, paragraph, text
from inspection_ready.domain.who_is_who import who_is_who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.who_is_who import Introduced

NOBODY_YET = "Nobody holds a role or is the contact of a function yet."
CONTACTS = "Key contacts of functions"
HEADER = ("Name", "Role and team", "What they do")
WIDTHS = (0.28, 0.34, 0.38)


def who_is_who_blocks(facts: PackFacts, *, level: int) -> Iterator[Block]:
    """Each group under a heading of that level."""
    people = who_is_who(facts)
    if not people:
        yield paragraph(NOBODY_YET)
    for group, members in groupby(people, key=_group):
        yield Heading(level, text(group))
        yield _table(facts, tuple(members))


def _group(one: Introduced) -> str:
    return CONTACTS if one.is_contact_only else one.group or OTHER_GROUP


def _table(facts: PackFacts, people: tuple[Introduced, ...]) -> Table:
    return Table(
        header=tuple(map(text, HEADER)),
        rows=tuple(map(_row, people)),
        widths=WIDTHS,
        row_header=True,
        photographs=tuple(facts.photographs.get(one.person.id) for one in people),
    )


def _row(one: Introduced) -> tuple[Runs, ...]:
    where = "\n".join(part for part in (one.person.role, one.belongs_to) if part.strip())
    return text(one.person.printed_name), text(where), text("\n".join(_does(one)))


def _does(one: Introduced) -> Iterator[str]:
    yield from one.roles
    if one.functions:
        yield f"Contact for {'; '.join(one.functions)}"
    if one.themes:
        yield f"Answers for {'; '.join(one.themes)}"
