"""The run sheet for a reception: who arrives when, whom they see, who fetches them, and what visitors ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import address_lines, facility_blocks
from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines, phone_runs
from inspection_ready.documents.compose.sessions import (
    at_session,
    day_of,
    pencilled_note,
    state_runs,
    title_runs,
)
from inspection_ready.documents.model import (
    Heading,
    KeyValues,
    PageBreak,
    Run,
    Table,
    has_words,
    paragraph,
    text,
)
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.inspectors import inspectors_without_names
from inspection_ready.domain.papers import named_at
from inspection_ready.domain.people import Side
from inspection_ready.domain.reception import arrivals
from inspection_ready.domain.sheets import SheetOrder, desks
from inspection_ready.domain.timetable import Part, SessionState
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.timetable import day_words, days_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.reception import Arrival
    from inspection_ready.domain.sheets import AtDoor
    from inspection_ready.domain.timetable import Session

WIDTHS = (0.10, 0.27, 0.30, 0.14, 0.19)
OUT_OF_SIGHT = "Keep this out of sight of visitors: it names who is seen, and when."
NEEDS = (
    "What somebody needs, such as an interpreter or a space for a disabled driver, is held in this app only where "
    "a session says it. Ask the people who come."
)
WORK_HERE = "Those who work here come and go by themselves, and are not among them."
NOBODY_FETCHES = "Nobody named yet"


def compose_reception(facts: PackFacts, only: int | None = None) -> Document:
    """A page for each day and base where somebody arrives; ``only``: the id of one base."""
    return framed(facts, title="Run sheet for reception", blocks=_blocks(facts, only))


def desks_with_arrivals(
    facts: PackFacts, only: int | None = None
) -> list[tuple[AtDoor, tuple[Arrival, ...]]]:
    found = []
    for desk in desks(facts, SheetOrder(kind=SheetKind.SIGN_IN)):
        if desk.day is None or only not in {None, desk.base.id}:
            continue
        of_the_day = tuple(each for each in facts.sessions if each.day == desk.day)
        if coming := arrivals(facts, desk.base.id, of_the_day):
            found.append((desk, coming))
    return found


def _blocks(facts: PackFacts, only: int | None) -> Iterator[Block]:
    yield paragraph(f"{days_words(facts.dated_days)}. {OUT_OF_SIGHT}", "lead")
    yield from pencilled_note(facts)
    pages = desks_with_arrivals(facts, only)
    if not pages:
        yield paragraph("Nobody is expected yet.")
    for place, (desk, coming) in enumerate(pages):
        if place:
            yield PageBreak()
        yield from _page(facts, desk, coming)


def _page(facts: PackFacts, desk: AtDoor, coming: tuple[Arrival, ...]) -> Iterator[Block]:
    base = desk.base
    yield Heading(1, text(f"{base.name}: {day_words(day_of(facts, desk.sessions[0]))}"))
    pairs = (
        ("Address", text(", ".join(address_lines(base)))),
        ("Opening hours", text(base.opening_hours)),
        ("Reception", text(base.reception)),
        ("Phone", phone_runs(base.phone)),
    )
    yield KeyValues(tuple(pair for pair in pairs if has_words(pair[1])))
    yield Heading(2, text("Who arrives"))
    yield paragraph(WORK_HERE, "quiet")
    yield Table(
        header=tuple(map(text, ("From", "Who comes", "What for, and to see whom", "Where", "Fetched by"))),
        rows=tuple(_row(facts, each) for each in coming),
        widths=WIDTHS,
        row_header=True,
    )
    yield paragraph(NEEDS, "quiet")
    yield from facility_blocks(facts, base, 2)


def _row(facts: PackFacts, arrival: Arrival) -> tuple[Runs, ...]:
    session = arrival.session
    return (
        text(clock(session.starts)),
        lines(
            *(_person(each) for each in arrival.people),
            *((Run(name, bold=True), Run(", inspector")) for name in arrival.inspectors),
            text(inspectors_without_names(session.inspectors)),
        ),
        _what_for(facts, arrival),
        text(facts.room_names.get(session.room_id, "") or session.where),
        _fetched_by(facts, session),
    )


def _person(person: Person) -> Runs:
    about = person.organisation if person.side is Side.OUTSIDE else person.role
    return (Run(person.printed_name, bold=True), Run(f", {about}" if about else ""))


def _what_for(facts: PackFacts, arrival: Arrival) -> Runs:
    """Of those who are there already, whom those who arrive come to see."""
    session = arrival.session
    coming = {each.id for each in arrival.people}
    there = [each for each in at_session(facts, session, Part.TAKES_PART) if each.id not in coming]
    inspectors = [each for each in named_at(session) if each not in arrival.inspectors]
    seen = ", ".join((*(each.printed_name for each in there), *inspectors))
    pencilled = state_runs(session) if session.state is SessionState.PENCILLED else ()
    return lines(
        title_runs(session), text(f"To see {seen}" if seen else ""), text(session.notes_for_them), pencilled
    )


def _fetched_by(facts: PackFacts, session: Session) -> Runs:
    escorts = at_session(facts, session, Part.ESCORT)
    if not escorts:
        return (Run(NOBODY_FETCHES, italic=True),)
    return lines(*(lines(text(each.printed_name), phone_runs(each.phone)) for each in escorts))
