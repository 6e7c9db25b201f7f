"""A week of somebody's time in words: what stands at each quarter of an hour, and why some of it cannot be cut here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.availability_marks import Off
from inspection_ready.phrases.clashes import called
from inspection_ready.phrases.dates import MONTHS, WEEKDAYS, clock_range, day, day_range
from inspection_ready.phrases.diary_reading import when_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspection_ready.domain.availability_marks import Marked, Quarter
    from inspection_ready.domain.availability_week import Week
    from inspection_ready.domain.timetable import Session

MARK_SENTENCES = {
    "marks_are_old": "The times of {who} were changed since they were read. Nothing was saved. "
    "What you marked is kept here, on the times as they are now: look at it, and save again.",
}
FREE, CANNOT = "free", "cannot"
NOT_SAVED = "not saved yet"
OFFS = {
    Off.LEFT: "has left",
    Off.AWAY: "away, says the list of absences",
    Off.CLOSED: "the base is closed",
}
HOW_OFF = {
    Off.LEFT: "The day somebody leaves is with the person.",
    Off.AWAY: "Change it with the person, under absences.",
    Off.CLOSED: "Change it with the base.",
}
IN_THE_LIST = "It is not cut here: close this, and change its line in the list."


def short_day(on: date) -> str:
    """Tuesday 9 February."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def why_not(standing: Sequence[Availability], off: Off | None) -> str:
    """Part time; away, says the list of absences; empty where nobody said why."""
    if off is not None:
        return OFFS[off]
    return "; ".join(dict.fromkeys(filter(None, (_why(each) for each in standing))))


def cell_words(state: str, why: str, sessions: Sequence[Session], *, is_saved: bool) -> str:
    """D2-07: × cannot, not saved: Court; what is left of it where the column is narrow is the most that counts."""
    told = f"× {state}" if state == CANNOT else state
    if not is_saved:
        told = f"{told}, not saved"
    if why and state == CANNOT:
        told = f"{told}: {why}"
    return ": ".join(filter(None, (", ".join(each.code or "session" for each in sessions), told)))


def cell_sentence(
    quarter: Quarter, state: str, why: str, sessions: Sequence[Session], *, is_saved: bool
) -> str:
    """Tuesday 9 February, 10am to 10:15am: cannot: Part time."""
    told = f"{short_day(quarter.on)}, {clock_range(quarter.starts, quarter.ends)}: {state}"
    if why and state == CANNOT:
        told = f"{told}: {why}"
    if not is_saved:
        told = f"{told} ({NOT_SAVED})"
    return f"{told}. Session: {', '.join(map(called, sessions))}" if sessions else told


def how_to_change(line: Availability) -> str:
    """Why a line is not cut on a calendar, and where it is changed."""
    when = f"“{when_words(line)}”"
    if line.read_on is not None:
        return f"{when} came from a diary read on {day(line.read_on)}. Read a newer one, or change its line in the list."
    if line.can is Can.CAN:
        return f"{when} says when they can, and at no other time. {IN_THE_LIST}"
    if line.weekdays.strip():
        return f"{when} repeats. {IN_THE_LIST}"
    return f"{when} is for more than one day. {IN_THE_LIST}"


def week_words(week: Week) -> str:
    """Asha Patel, 9 to 11 February 2027: the days of the visit."""
    told = f"{week.who}, {day_range(week.days[0], week.days[-1])}"
    if week.is_visit:
        return f"{told}: the days of the visit."
    return f"{told}." if week.has_visit else f"{told}. The days of the visit are to come: a week is shown."


def changes_words(marked: Marked) -> str:
    """1 line added, 2 lines changed; empty where nothing is."""
    return ", ".join(
        f"{count_of(len(rows), 'line')} {what}"
        for rows, what in ((marked.added, "added"), (marked.changed, "changed"), (marked.removed, "removed"))
        if rows
    )


def held_words(marked: Marked) -> str:
    """Of what was to be freed."""
    return (
        f"{count_of(len(marked.held), 'quarter hour')} cannot be freed here: "
        "what holds them repeats, is for more than one day, came from a diary, or is an absence."
    )


def marked_words(marked: Marked) -> str:
    """Not saved yet: 1 line added, 2 lines changed."""
    told = changes_words(marked)
    return " ".join(
        filter(
            None,
            (
                f"Not saved yet: {told}." if told else "Nothing to save.",
                f"{held_words(marked)} Go to one to read which." if marked.held else "",
            ),
        )
    )


def marking_said(who: str, marked: Marked) -> str:
    """What the status line says once it is saved."""
    lines = len(marked.added) + len(marked.changed) + len(marked.removed)
    return f"Marked when {who} can and cannot: {count_of(lines, 'line')} changed."


def _why(line: Availability) -> str:
    if line.can is Can.CANNOT:
        return line.why
    only = f"can only {when_words(line)}"
    return f"{line.why} ({only})" if line.why else only
