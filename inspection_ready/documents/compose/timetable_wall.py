"""The timetable to hang on a wall: every day drawn to scale, and the same sessions as a list below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import state_runs, title_runs, where_runs, who_runs
from inspection_ready.documents.compose.timetable import days_with_sessions
from inspection_ready.documents.compose.timetable_drawing import day_columns, drawn_days
from inspection_ready.documents.model import Drawing, Heading, PageBreak, Paper, Table, paragraph, text
from inspection_ready.domain.timetable import Part, SessionFormat
from inspection_ready.phrases.timetable import date_words, days_words, times_words, track_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_days import DatedDay

    Days = Sequence[tuple[DatedDay, tuple[Session, ...]]]

PAPER = Paper("A3", landscape=True)
MOST_COLUMNS = 12
"""Tracks of all days on one sheet whose words can still be read."""
SHARE = 0.56
"""Of the page's height the drawing has; with the title above and the beginning of the list below it fills the sheet."""
WIDTHS = (0.15, 0.11, 0.08, 0.24, 0.22, 0.2)
HOW_DRAWN = (
    "Hatched, with a dashed edge: pencilled, and may still change. What was cancelled is in the list only."
)


def compose_timetable_wall(facts: PackFacts) -> Document:
    return framed(facts, title="Timetable for the wall", blocks=_blocks(facts), paper=PAPER)


def _blocks(facts: PackFacts) -> Iterator[Block]:
    name = facts.timetable.name if facts.timetable else ""
    yield paragraph(f"{name}: {days_words(facts.dated_days)}", "lead")
    sheets = list(_sheets(list(days_with_sessions(facts))))
    if not sheets:
        yield paragraph("No sessions are held yet.")
    width, height = house.text_area(PAPER)
    for place, days in enumerate(sheets):
        if place:
            yield PageBreak()
        first, last = days[0][0], days[-1][0]
        names = f"Day {first.day}" if first is last else f"Day {first.day} to Day {last.day}"
        if len(sheets) > 1:
            yield Heading(1, text(names))
        yield Drawing(
            width,
            height * SHARE,
            tuple(drawn_days(days, facts, width, height * SHARE)),
            alt=_alt(names, days),
            beside=_table(facts, days),
            caption=text(HOW_DRAWN),
        )


def _sheets(days: Days) -> Iterator[Days]:
    """As many days side by side as can be read; a day of many tracks has a sheet to itself."""
    sheet: list[tuple[DatedDay, tuple[Session, ...]]] = []
    columns = 0
    for day in days:
        own = len(day_columns(day[1]))
        if sheet and columns + own > MOST_COLUMNS:
            yield sheet
            sheet, columns = [], 0
        sheet.append(day)
        columns += own
    if sheet:
        yield sheet


def _alt(names: str, days: Days) -> str:
    count = sum(len(sessions) for _, sessions in days)
    what = "1 session" if count == 1 else f"{count} sessions"
    return f"{names} side by side, with {what} drawn to scale against the clock; the table below has each of them."


def _table(facts: PackFacts, days: Days) -> Table:
    return Table(
        header=tuple(map(text, ("Day", "Time", "Track", "Session", "Who", "Where"))),
        rows=tuple(_row(facts, day, each) for day, sessions in days for each in sessions),
        widths=WIDTHS,
    )


def _row(facts: PackFacts, day: DatedDay, session: Session) -> tuple[Runs, ...]:
    state = () if session.format is SessionFormat.BREAK else state_runs(session)
    return (
        text(f"Day {day.day}, {date_words(day)}"),
        text(times_words(session)),
        text(track_words(session.track)),
        lines(title_runs(session), state),
        who_runs(facts, session, parts=(Part.TAKES_PART, Part.SECOND)),
        where_runs(facts, session),
    )
