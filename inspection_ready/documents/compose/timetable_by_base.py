"""The timetable a page a base, for whoever runs the building."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import address_lines, open_bases
from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines, phone_runs
from inspection_ready.documents.compose.sessions import (
    kind_and_state,
    pencilled_note,
    title_runs,
    who_runs,
)
from inspection_ready.documents.model import Heading, KeyValues, PageBreak, Table, has_words, paragraph, text
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.papers import NO_BASE
from inspection_ready.phrases.timetable import day_words, days_words, times_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.bases import Base
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session

WIDTHS = (0.20, 0.19, 0.32, 0.29)
NO_ROOM = "No room given yet"
OTHERS = "Calls, and what has no base in the timetable, are on the last page."


def compose_timetable_by_base(facts: PackFacts, only: int | None = None) -> Document:
    """``only``: the id of one base; then nothing of the others."""
    return framed(facts, title="Timetable by base", blocks=_blocks(facts, only))


def _blocks(facts: PackFacts, only: int | None) -> Iterator[Block]:
    pages = base_pages(facts, only)
    yield paragraph(f"{days_words(facts.dated_days)}. A page for each base.", "lead")
    yield from pencilled_note(facts)
    if only is None and any(base is None for base, _ in pages):
        yield paragraph(OTHERS, "quiet")
    if not pages:
        yield paragraph("No sessions are held yet." if not facts.sessions else "Nothing happens there.")
    for place, (base, sessions) in enumerate(pages):
        if place:
            yield PageBreak()
        yield from _page(facts, base, sessions)


def base_pages(facts: PackFacts, only: int | None = None) -> list[tuple[Base | None, list[Session]]]:
    """Each base that has sessions, the main one first; then what is at none. A closed base still shows what it was given."""
    closed = [base for base in facts.bases if base not in open_bases(facts)]
    bases = [*open_bases(facts), *closed]
    known = {base.id for base in bases}
    pages: list[tuple[Base | None, list[Session]]] = [
        (base, [each for each in facts.sessions if each.base_id == base.id]) for base in bases
    ]
    pages.append((None, [each for each in facts.sessions if each.base_id not in known]))
    return [page for page in pages if page[1] and only in {None, page[0].id if page[0] else None}]


def _page(facts: PackFacts, base: Base | None, sessions: list[Session]) -> Iterator[Block]:
    yield Heading(1, text(base.name if base else NO_BASE))
    if base:
        pairs = (
            ("Address", text(", ".join(address_lines(base)))),
            ("Reception", text(base.reception)),
            ("Phone", phone_runs(base.phone)),
        )
        yield KeyValues(tuple(pair for pair in pairs if has_words(pair[1])))
    for day in facts.dated_days:
        own = [each for each in sessions if each.day == day.day]
        if own:
            yield Heading(2, text(day_words(day)))
            yield Table(
                header=tuple(map(text, ("Time", "Room" if base else "Where", "Session", "Who"))),
                rows=tuple(_row(facts, each, base) for each in own),
                widths=WIDTHS,
                row_header=True,
            )


def _row(facts: PackFacts, session: Session, base: Base | None) -> tuple[Runs, ...]:
    inspectors = f"Inspectors: {session.inspectors}" if session.inspectors.strip() else ""
    room = facts.room_names.get(session.room_id, "")
    where = lines(text(room), text(session.where)) or text(NO_ROOM if base else "")
    return (
        text(times_words(session)),
        where,
        lines(title_runs(session), kind_and_state(session), text(session.notes_for_them)),
        lines(
            who_runs(facts, session, parts=(Part.TAKES_PART, Part.NOTE_TAKER, Part.ESCORT)), text(inspectors)
        ),
    )
