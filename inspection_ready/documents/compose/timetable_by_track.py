"""The timetable a page a track, through all days, for whoever looks after one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.timetable import days_with_sessions, timetable_lead
from inspection_ready.documents.compose.timetable_by_day import day_table
from inspection_ready.documents.model import Heading, PageBreak, paragraph, text
from inspection_ready.phrases.timetable import EVERYONE, day_words, track_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document
    from inspection_ready.domain.packs import PackFacts

FOR_ALL = f"What is for everybody stands in every track, marked “{EVERYONE.lower()}”."


def compose_timetable_by_track(facts: PackFacts) -> Document:
    return framed(facts, title="Timetable by track", blocks=_blocks(facts))


def _blocks(facts: PackFacts) -> Iterator[Block]:
    yield from timetable_lead(facts)
    tracks = sorted({each.track for each in facts.sessions if each.track})
    if not facts.sessions:
        yield paragraph("No sessions are held yet.")
    elif tracks and any(not each.track for each in facts.sessions):
        yield paragraph(FOR_ALL, "quiet")
    for place, track in enumerate(tracks or [0]):
        if place:
            yield PageBreak()
        yield from _track(facts, track)


def _track(facts: PackFacts, track: int) -> Iterator[Block]:
    if facts.sessions:
        yield Heading(1, text(track_words(track)))
    for day, sessions in days_with_sessions(facts):
        own = tuple(each for each in sessions if each.track in {0, track})
        if own:
            yield Heading(2, text(day_words(day)))
            yield day_table(facts, own)
