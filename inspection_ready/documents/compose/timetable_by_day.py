"""The timetable a page a day, in the order of the clock, for those who run the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import (
    kind_and_state,
    title_runs,
    where_runs,
    who_runs,
)
from inspection_ready.documents.compose.timetable import day_by_day
from inspection_ready.documents.model import Table, text
from inspection_ready.phrases.timetable import times_words, track_words

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session

WIDTHS = (0.17, 0.34, 0.29, 0.2)


def compose_timetable_by_day(facts: PackFacts) -> Document:
    return framed(facts, title="Timetable by day", blocks=day_by_day(facts, day_table))


def day_table(facts: PackFacts, sessions: tuple[Session, ...]) -> Table:
    return Table(
        header=(text("Time"), text("Session"), text("Who"), text("Where")),
        rows=tuple(_row(facts, each) for each in sessions),
        widths=WIDTHS,
        row_header=True,
    )


def _row(facts: PackFacts, session: Session) -> tuple[Runs, ...]:
    inspectors = f"Inspectors: {session.inspectors}" if session.inspectors else ""
    return (
        text(times_words(session)),
        lines(
            title_runs(session),
            kind_and_state(session, track_words(session.track).lower()),
            text(session.notes_for_them),
        ),
        lines(who_runs(facts, session), text(inspectors)),
        where_runs(facts, session),
    )
