"""The note-taker's sheet: a sheet of two sides for each session, ruled under the headings of the learning log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import (
    at_session,
    day_of,
    kind_and_state,
    title_runs,
    where_runs,
    who_runs,
)
from inspection_ready.documents.model import (
    Callout,
    Heading,
    KeyValues,
    PageBreak,
    Table,
    has_words,
    paragraph,
    text,
)
from inspection_ready.domain.papers import NO_TALK, is_held
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.papers import KEEP_INSIDE, ONLY_US
from inspection_ready.phrases.timetable import day_words, times_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session

WIDTHS = (0.07, 0.53, 0.22, 0.18)
FRONT = (("Questions asked", ("No", "What was asked, in their words", "Who answered", "Statement"), 8),)
BACK = (
    ("Evidence promised", ("No", "What was promised", "By whom", "By when"), 6),
    ("Follow-ups", ("No", "What is to be done", "By whom", "By when"), 5),
    ("To pass on", ("No", "What surprised us, or what the next should know", "Who said so", "Statement"), 5),
)
"""Each part with its columns, and how many rows there are to write in. A session takes both sides of one sheet."""
FACTS_ONLY = (
    "Note what was asked and what was promised, and not who was nervous. Bring it to whoever keeps the learning log "
    "on the same day."
)


def compose_note_sheets(facts: PackFacts) -> Document:
    return framed(facts, title="Note-taker’s sheets", blocks=_blocks(facts))


def noted(facts: PackFacts) -> list[Session]:
    return [each for each in facts.sessions if is_held(each) and each.format not in NO_TALK]


def _blocks(facts: PackFacts) -> Iterator[Block]:
    sessions = noted(facts)
    if not sessions:
        yield paragraph("There is no session to take notes of yet.")
    for place, session in enumerate(sessions):
        if place:
            yield PageBreak()
        yield Heading(1, title_runs(session))
        yield Callout(ONLY_US, (text(KEEP_INSIDE), text(FACTS_ONLY)))
        yield KeyValues(tuple(pair for pair in _session(facts, session) if has_words(pair[1])))
        yield from _ruled(FRONT)
        yield PageBreak()
        yield from _ruled(BACK)


def _session(facts: PackFacts, session: Session) -> Iterator[tuple[str, Runs]]:
    note_takers = ", ".join(each.printed_name for each in at_session(facts, session, Part.NOTE_TAKER))
    yield "When", text(f"{day_words(day_of(facts, session))}, {times_words(session)}")
    yield "Where", where_runs(facts, session)
    yield "What", kind_and_state(session)
    yield "Who is seen", who_runs(facts, session, parts=(Part.TAKES_PART,))
    yield "Inspectors", lines(text(session.inspectors or "Write their names here:"))
    yield "Notes taken by", text(note_takers or "Write your name here:")


def _ruled(parts: tuple[tuple[str, tuple[str, ...], int], ...]) -> Iterator[Block]:
    """The number names each row, so that whoever hears the page knows where they are."""
    for title, columns, rows in parts:
        yield Heading(2, text(title))
        yield Table(
            header=tuple(map(text, columns)),
            rows=tuple((text(str(number)), (), (), ()) for number in range(1, rows + 1)),
            widths=WIDTHS,
            row_header=True,
            is_large=True,
        )
