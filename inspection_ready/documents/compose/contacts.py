"""Contacts and seconds: for every supporting function whom to ring, and whom if they are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import council_name, framed
from inspection_ready.documents.compose.people import (
    contact_runs,
    email_runs,
    gaps,
    lines,
    phone_runs,
    second_runs,
)
from inspection_ready.documents.model import Callout, Heading, KeyValues, Paper, Table, paragraph, text
from inspection_ready.domain.people import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person

NO_FUNCTIONS = "No supporting functions are named yet."
NOT_SAID = "Not said yet"
FUNCTION_WIDTHS = (0.20, 0.28, 0.28, 0.24)
PEOPLE_WIDTHS = (0.19, 0.20, 0.20, 0.14, 0.27)


def compose_contacts(facts: PackFacts) -> Document:
    blocks = (
        Heading(1, text("Contacts and seconds by function")),
        *_gaps(facts),
        *_function_table(facts),
        *_people_blocks(facts),
    )
    return framed(facts, title="Contacts and seconds", blocks=blocks, paper=Paper(landscape=True))


def function_blocks(facts: PackFacts, *, level: int) -> Iterator[Block]:
    """Each function under a heading of that level: an upright page is too narrow for the table."""
    for function in _functions(facts):
        yield Heading(level, text(function.name))
        yield KeyValues(
            (
                ("Key contact", contact_runs(facts, function)),
                ("Second", second_runs(facts, function)),
                ("What they do", text("\n".join(function.task_list) or NOT_SAID)),
            )
        )
    if not facts.functions:
        yield paragraph(NO_FUNCTIONS)


def _functions(facts: PackFacts) -> list[Function]:
    return sorted(facts.functions, key=lambda function: function.name.casefold())


def _function_table(facts: PackFacts) -> Iterator[Block]:
    functions = _functions(facts)
    if not functions:
        yield paragraph(NO_FUNCTIONS)
        return
    yield Table(
        header=(text("Function"), text("Key contact"), text("Second"), text("What they do")),
        rows=tuple(_function_row(facts, function) for function in functions),
        widths=FUNCTION_WIDTHS,
        caption="Key contact and second for each function",
        row_header=True,
    )


def _gaps(facts: PackFacts) -> Iterator[Block]:
    count = sum(1 for function in facts.functions for _ in gaps(facts, function))
    if count:
        found = "1 contact or second is" if count == 1 else f"{count} contacts or seconds are"
        words = f"{found} still to be named. Each is marked in the table below."
        yield Callout("Gaps in this list", (text(words),))


def _function_row(facts: PackFacts, function: Function) -> tuple[Runs, ...]:
    return (
        text(function.name),
        contact_runs(facts, function),
        second_runs(facts, function),
        text("\n".join(function.task_list) or NOT_SAID),
    )


def _people_blocks(facts: PackFacts) -> Iterator[Block]:
    here = [person for person in facts.people if not person.has_left(facts.prepared_on)]
    here.sort(key=lambda person: person.printed_name.casefold())
    for side, title in (
        (Side.INSIDE, f"People at {council_name(facts)}"),
        (Side.OUTSIDE, "People outside the council"),
    ):
        listed = [person for person in here if person.side is side]
        if listed or side is Side.INSIDE:
            yield Heading(1, text(title))
            yield _people_table(facts, listed) if listed else paragraph("Nobody is listed yet.")


def _people_table(facts: PackFacts, people: list[Person]) -> Table:
    outside = people[0].side is Side.OUTSIDE
    return Table(
        header=(
            text("Name"),
            text("Role"),
            text("Organisation" if outside else "Team and base"),
            text("Phone"),
            text("E-mail"),
        ),
        rows=tuple(_person_row(facts, person) for person in people),
        widths=PEOPLE_WIDTHS,
        row_header=True,
    )


def _person_row(facts: PackFacts, person: Person) -> tuple[Runs, ...]:
    base = next((base.name for base in facts.bases if base.id == person.base_id), "")
    where = text(person.organisation) if person.side is Side.OUTSIDE else ()
    return (
        text(person.printed_name),
        text(person.role),
        lines(where, text(person.team), text(base)),
        phone_runs(person.phone),
        email_runs(person.email),
    )
