"""The timetable a page a person, to be handed to each; at the end what nobody is named for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import (
    NOBODY,
    at_session,
    is_gap,
    kind_and_state,
    kind_words,
    pencilled_note,
    title_runs,
    when_runs,
    where_runs,
    who_runs,
)
from inspection_ready.documents.model import Heading, PageBreak, Table, paragraph, text
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.timetable import days_words
from inspection_ready.records.timetable import PARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session

WIDTHS = (0.29, 0.34, 0.24, 0.13)
GAP_WIDTHS = (0.26, 0.44, 0.3)


def compose_timetable_by_person(facts: PackFacts, only: Collection[int] = ()) -> Document:
    """``only``: the ids of people; then nothing of the others, and no list of what nobody is named for."""
    return framed(facts, title="Timetable by person", blocks=_blocks(facts, only))


def _blocks(facts: PackFacts, only: Collection[int]) -> Iterator[Block]:
    yield paragraph(f"{days_words(facts.dated_days)}. A page for each person, by name.", "lead")
    yield from pencilled_note(facts)
    people = (each for each in people_with_parts(facts) if not only or each[0].id in only)
    for place, (person, parts) in enumerate(people):
        if place:
            yield PageBreak()
        yield from _page(facts, person, parts)
    gaps = [each for each in facts.sessions if is_gap(facts, each) and not only]
    if gaps:
        yield PageBreak()
        yield from _nobody(facts, gaps)


def people_with_parts(facts: PackFacts) -> list[tuple[Person, dict[int, Part]]]:
    """Those who have a part, by name, with their part at each session."""
    found: dict[int, tuple[Person, dict[int, Part]]] = {}
    for session in facts.sessions:
        for part in Part:
            for person in at_session(facts, session, part):
                found.setdefault(person.id, (person, {}))[1][session.id] = part
    return sorted(found.values(), key=lambda pair: (pair[0].printed_name.casefold(), pair[0].id))


def _page(facts: PackFacts, person: Person, parts: dict[int, Part]) -> Iterator[Block]:
    yield Heading(1, text(person.printed_name))
    about = ", ".join(part for part in (person.role, person.organisation) if part)
    if about:
        yield paragraph(about)
    yield Table(
        header=(text("When"), text("Session"), text("Where"), text("Your part")),
        rows=tuple(_row(facts, each, parts[each.id], person) for each in facts.sessions if each.id in parts),
        widths=WIDTHS,
        row_header=True,
    )


def _row(facts: PackFacts, session: Session, part: Part, person: Person) -> tuple[Runs, ...]:
    return (
        when_runs(facts, session),
        lines(
            title_runs(session),
            kind_and_state(session),
            text(_with(facts, session, person)),
            text(session.notes_for_them),
        ),
        where_runs(facts, session),
        text(PARTS[part]),
    )


def _with(facts: PackFacts, session: Session, person: Person) -> str:
    others = (each for each in at_session(facts, session, Part.TAKES_PART) if each.id != person.id)
    names = ", ".join(each.printed_name for each in others)
    return f"With {names}" if names else ""


def _nobody(facts: PackFacts, gaps: list[Session]) -> Iterator[Block]:
    yield Heading(1, text(NOBODY))
    yield Table(
        header=(text("When"), text("Session"), text("Who is wanted")),
        rows=tuple(
            (
                when_runs(facts, each),
                lines(title_runs(each), text(kind_words(each))),
                lines(text(each.wanted), who_runs(facts, each)),
            )
            for each in gaps
        ),
        widths=GAP_WIDTHS,
        row_header=True,
    )
