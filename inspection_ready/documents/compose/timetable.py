"""The whole timetable: a table a day, the times down and the tracks across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import (
    pencilled_note,
    state_runs,
    title_runs,
    where_runs,
    who_runs,
)
from inspection_ready.documents.model import Heading, PageBreak, Paper, Run, Table, paragraph, text
from inspection_ready.domain.timetable import Part, SessionFormat
from inspection_ready.phrases.dates import clock_range
from inspection_ready.phrases.timetable import EVERYONE, day_words, days_words, times_words, track_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_days import DatedDay

LANDSCAPE = Paper(landscape=True)
WIDE = Paper("A3", landscape=True)
MOST_ON_A4 = 4
"""Tracks side by side whose words can still be read."""
TIMES = 0.14
LIST_WIDTHS = (0.2, 0.34, 0.26, 0.2)


def compose_timetable(facts: PackFacts) -> Document:
    widest = max((each.track for each in facts.sessions), default=0)
    paper = WIDE if widest > MOST_ON_A4 else LANDSCAPE
    return framed(facts, title="Timetable", blocks=day_by_day(facts, _day_table), paper=paper)


def timetable_blocks(facts: PackFacts, *, level: int) -> Iterator[Block]:
    """For a section among others, on upright paper: a list of each day in the order of the clock."""
    if not facts.sessions:
        yield paragraph("No timetable is held yet.")
        return
    yield from pencilled_note(facts)
    for day, sessions in days_with_sessions(facts):
        yield Heading(level, text(day_words(day)))
        yield Table(
            header=(text("Time"), text("Session"), text("Who"), text("Where")),
            rows=tuple(_list_row(facts, each) for each in sessions),
            widths=LIST_WIDTHS,
            row_header=True,
        )


def days_with_sessions(facts: PackFacts) -> Iterator[tuple[DatedDay, tuple[Session, ...]]]:
    for day in facts.dated_days:
        sessions = tuple(each for each in facts.sessions if each.day == day.day)
        if sessions:
            yield day, sessions


def timetable_lead(facts: PackFacts) -> Iterator[Block]:
    name = facts.timetable.name if facts.timetable else ""
    yield paragraph(f"{name}: {days_words(facts.dated_days)}", "lead")
    yield from pencilled_note(facts)


def day_by_day(facts: PackFacts, table: Callable[[PackFacts, tuple[Session, ...]], Table]) -> Iterator[Block]:
    """Each day with sessions on a page of its own."""
    yield from timetable_lead(facts)
    if not facts.sessions:
        yield paragraph("No sessions are held yet.")
    for place, (day, sessions) in enumerate(days_with_sessions(facts)):
        if place:
            yield PageBreak()
        yield Heading(1, text(day_words(day)))
        yield table(facts, sessions)


def _day_table(facts: PackFacts, sessions: tuple[Session, ...]) -> Table:
    """What is for everybody stands in every track, so that each column reads whole from top to bottom."""
    tracks = sorted({each.track for each in sessions if each.track}) or [0]
    times = sorted({(each.starts, each.ends) for each in sessions})
    share = (1 - TIMES) / len(tracks)
    return Table(
        header=(text("Time"), *(text(track_words(track)) for track in tracks)),
        rows=tuple(
            (text(clock_range(*both)), *(_cell(facts, sessions, both, track, tracks[0]) for track in tracks))
            for both in times
        ),
        widths=(TIMES, *(share for _ in tracks)),
        row_header=True,
    )


def _cell(
    facts: PackFacts, sessions: tuple[Session, ...], both: tuple[int, int], track: int, first: int
) -> Runs:
    here = (each for each in sessions if (each.starts, each.ends) == both and each.track in {0, track})
    return lines(*(_session(facts, each, in_full=track in (each.track, first)) for each in here))


def _session(facts: PackFacts, session: Session, *, in_full: bool) -> Runs:
    """Of what is for everybody, the details stand in the first track only."""
    everyone = (Run(f" ({EVERYONE.lower()})"),) if session.track == 0 else ()
    title = (*title_runs(session), *everyone)
    if not in_full:
        return title
    state = () if session.format is SessionFormat.BREAK else state_runs(session)
    who = who_runs(facts, session, parts=(Part.TAKES_PART, Part.SECOND))
    return lines(title, who, where_runs(facts, session), state)


def _list_row(facts: PackFacts, session: Session) -> tuple[Runs, ...]:
    return (
        text(times_words(session)),
        lines(title_runs(session), state_runs(session)),
        who_runs(facts, session, parts=(Part.TAKES_PART, Part.SECOND)),
        where_runs(facts, session),
    )
