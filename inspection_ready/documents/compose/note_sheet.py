"""The note-taker's sheet: a page for each session, ruled under the headings of the learning log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import (
    at_session,
    kind_and_state,
    title_runs,
    when_runs,
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session

RULED = (
    ("Questions asked", ("No", "What was asked, in their words", "Who answered", "Statement"),
     (0.07, 0.53, 0.22, 0.18), 8),
    ("Evidence promised", ("No", "What was promised", "By whom", "By when"), (0.07, 0.53, 0.22, 0.18), 4),
    ("Follow-ups, and what surprised us", ("No", "What is to be done, or passed on", "By whom", "By when"),
     (0.07, 0.53, 0.22, 0.18), 4),
)  # fmt: skip
"""Each part with its columns, their widths, and how many rows there are to write in."""
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
        for title, columns, widths, rows in RULED:
            yield Heading(2, text(title))
            yield _ruled(columns, widths, rows)


def _session(facts: PackFacts, session: Session) -> Iterator[tuple[str, Runs]]:
    note_takers = ", ".join(each.printed_name for each in at_session(facts, session, Part.NOTE_TAKER))
    yield "When", when_runs(facts, session)
    yield "Where", where_runs(facts, session)
    yield "What", kind_and_state(session)
    yield "Who is seen", who_runs(facts, session, parts=(Part.TAKES_PART,))
    yield "Inspectors", lines(text(session.inspectors or "Write their names here:"))
    yield "Notes taken by", text(note_takers or "Write your name here:")


def _ruled(columns: tuple[str, ...], widths: tuple[float, ...], rows: int) -> Table:
    """The number names each row, so that whoever hears the page knows where they are."""
    empty = ((),) * (len(columns) - 1)
    return Table(
        header=tuple(map(text, columns)),
        rows=tuple((text(str(number)), *empty) for number in range(1, rows + 1)),
        widths=widths,
        row_header=True,
        is_large=True,
    )
