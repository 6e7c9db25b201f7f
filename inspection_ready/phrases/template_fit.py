"""What becomes of a template in fewer days or tracks, in words, before it is made."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.domain.template_fit import Fit, LeftOut, Moved, WhyNot
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.timetable import length_words
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.timetable import Session, Timetable


EVERYTHING_FITS = "Every session keeps its place."


def fit_lines(fit: Fit) -> tuple[str, ...]:
    """What moves and what finds no place, and nothing where everything keeps its own."""
    return tuple(_lines(fit))


def _lines(fit: Fit) -> Iterator[str]:
    if fit.moved:
        yield f"{_sessions(len(fit.moved))} on {_days(fit.days)}:"
        yield from (f"  {_moved(each)}" for each in fit.moved)
    without = [each for each in fit.left_out if each.why is not WhyNot.OF_ITS_DAY]
    if without:
        count = len(without)
        yield f"{count} session{'' if count == 1 else 's'} would be left out, and named in the timetable’s notes:"
        yield from (f"  {_left_out(each)}" for each in without)
    of_days = [each.session for each in fit.left_out if each.why is WhyNot.OF_ITS_DAY]
    for day, gone in groupby(of_days, key=lambda each: each.day):
        yield f"Day {day} goes, and with it {joined([f'“{each.title}”' for each in gone])}."


def left_out_note(template: Timetable, fit: Fit) -> str:
    """For the notes of what was made, so that nothing is lost sight of; empty where all of it has a place."""
    gone = [each.session for each in fit.left_out if each.why is not WhyNot.OF_ITS_DAY]
    if not gone:
        return ""
    told = joined([f"“{each.title}” ({length_words(each.minutes)})" for each in gone])
    return f"Of “{template.name}”, made for {_days(template.days)}, these found no place: {told}."


def visit_is_shorter(template: Timetable, days: int) -> str:
    """The visit has 2 days on site, and this template 5."""
    return (
        f"The visit has {_days(days)} on site, and this template {template.days}. Choose {_days(days)} to see what "
        "fits; otherwise its last days stand after the visit."
    )


def _sessions(count: int) -> str:
    return f"{count} session{' finds' if count == 1 else 's find'} another place"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _moved(each: Moved) -> str:
    return f"“{each.was.title}” from {_place(each.was)} to {_place(each.now)}"


def _place(session: Session) -> str:
    track = f", track {session.track}" if session.track else ""
    return f"day {session.day} at {clock(session.starts)}{track}"


def _left_out(each: LeftOut) -> str:
    session = each.session
    told = f"“{session.title}”, {length_words(session.minutes)}"
    if each.why is WhyNot.MUST_BE_ON:
        return f"{told}: it must be on day {session.only_on_day}"
    return f"{told}: no place of that length is free at the times it asks for"
