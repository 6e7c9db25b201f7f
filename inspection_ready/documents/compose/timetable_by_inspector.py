"""The timetable a page an inspector, to be handed to each: it says nothing that is noted for us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import (
    kind_and_state,
    pencilled_note,
    title_runs,
    when_runs,
    where_runs,
    who_runs,
)
from inspection_ready.documents.model import Heading, PageBreak, Table, paragraph, text
from inspection_ready.domain.inspectors import inspectors_without_names
from inspection_ready.domain.papers import NO_TALK, named_at
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.timetable import days_words, track_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session

WIDTHS = (0.28, 0.30, 0.23, 0.19)
NOT_NAMED = "Inspectors not named yet"
UNSAID = "No inspectors given"
EVERYBODYS = "What is for everybody is on each page."


def inspectors_of(facts: PackFacts) -> dict[str, str]:
    """Each as first spelt, by the name in small letters; in the order of their names."""
    found: dict[str, str] = {}
    for session in facts.sessions:
        for name in named_at(session):
            found.setdefault(name.casefold(), name)
    return dict(sorted(found.items()))


def compose_timetable_by_inspector(facts: PackFacts, only: str = "") -> Document:
    """``only``: one of them, by name; then nothing of the others."""
    return framed(facts, title="Timetable by inspector", blocks=_blocks(facts, only.strip().casefold()))


def _blocks(facts: PackFacts, only: str) -> Iterator[Block]:
    yield paragraph(f"{days_words(facts.dated_days)}. A page for each inspector, by name.", "lead")
    yield from pencilled_note(facts)
    pages = [(name, _of(facts, key)) for key, name in inspectors_of(facts).items() if only in {"", key}]
    if pages and any(not each.track for each in facts.sessions):
        yield paragraph(EVERYBODYS, "quiet")
    if not only:
        pages += [(NOT_NAMED, _counted(facts)), (UNSAID, _unsaid(facts))]
    for place, (name, sessions) in enumerate(each for each in pages if each[1]):
        if place:
            yield PageBreak()
        yield Heading(1, text(name))
        yield _table(facts, sessions)


def _of(facts: PackFacts, key: str) -> list[Session]:
    return [each for each in facts.sessions if _is_theirs(each, key)]


def _is_theirs(session: Session, key: str) -> bool:
    named = {name.casefold() for name in named_at(session)}
    return key in named or (not session.track and not named)


def _counted(facts: PackFacts) -> list[Session]:
    """Those that say how many come, or "the whole team": of all who come, or of some beside those they name."""
    return [each for each in facts.sessions if inspectors_without_names(each.inspectors)]


def _unsaid(facts: PackFacts) -> list[Session]:
    return [
        each
        for each in facts.sessions
        if each.track and not each.inspectors.strip() and each.format not in NO_TALK
    ]


def _table(facts: PackFacts, sessions: Sequence[Session]) -> Table:
    return Table(
        header=tuple(map(text, ("When", "Session", "Who you meet", "Where"))),
        rows=tuple(_row(facts, each) for each in sessions),
        widths=WIDTHS,
        row_header=True,
    )


def _row(facts: PackFacts, session: Session) -> tuple[Runs, ...]:
    inspectors = f"Inspectors: {session.inspectors}" if session.inspectors.strip() else ""
    return (
        when_runs(facts, session),
        lines(
            title_runs(session),
            kind_and_state(session, track_words(session.track).lower()),
            text(inspectors),
            text(session.notes_for_them),
        ),
        who_runs(facts, session, parts=(Part.TAKES_PART, Part.ESCORT)),
        where_runs(facts, session),
    )
