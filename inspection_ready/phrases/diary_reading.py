"""A diary that is read for the times somebody is busy: what it brings, what it leaves out, and why it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.busy_times import How, LeftOut
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.phrases.dates import clock, clock_range, day, day_range, weekday_and_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.busy_times import Span

HOWS = {How.OUT: "Out of the office", How.BUSY: "Busy", How.TENTATIVE: "Tentative"}
LEFT_OUT = {
    LeftOut.FREE: "shown as free",
    LeftOut.CANCELLED: "cancelled",
    LeftOut.DECLINED: "declined",
    LeftOut.ELSEWHERE: "working elsewhere",
    LeftOut.NO_TIME: "of no length",
    LeftOut.OUTSIDE: "on other days",
    LeftOut.TENTATIVE: "tentative",
}
DIARY_SENTENCES = {
    "not_a_calendar": "{file} is not a calendar. Nothing was changed. Export the calendar as an .ics file, and choose that.",
    "calendar_cut_short": "{file} is only the first part of a calendar: its end is missing. Nothing was changed. Export it again.",
    "calendar_too_large": "{file} is too large for a calendar ({megabytes} MB; {most} MB is the most). Nothing was changed. "
    "Export only the weeks around the visit, without attachments.",
    "calendar_without_events": "{file} holds a calendar with nothing in it. Nothing was changed. "
    "Check which calendar and which days were exported.",
    "calendar_is_an_answer": "{file} is an answer to an invitation, and no diary. Nothing was changed.",
    "diary_of_one": "Say whose diary it is: one person, one inspector or one room. Nothing was changed.",
    "diary_days_backwards": "The last day is before the first. Nothing was changed.",
    "no_such_room": "No room is called “{named}”. Nothing was changed.",
    "several_rooms": "More than one room is called “{named}”. Nothing was changed. "
    "Give it with its base: “{named}, Town Hall”.",
    "diary_plan_is_old": "Something was changed since {file} was looked at. Nothing was brought in. Look at it again.",
}


def why_busy(how: How, title: str, read_on: date) -> str:
    """Busy in the diary read on 3 March 2027."""
    said = HOWS[how] if not title else f"“{title}”" if how is How.BUSY else f"{HOWS[how]}: “{title}”"
    return f"{said} in the diary read on {day(read_on)}"


def left_out_words(left_out: Mapping[LeftOut, int]) -> str:
    """Left out: 12 shown as free, 3 cancelled; empty where nothing is."""
    told = [f"{count:,} {LEFT_OUT[each]}" for each in LeftOut if (count := left_out.get(each, 0))]
    return f"Left out: {', '.join(told)}." if told else ""


def when_words(line: Availability) -> str:
    """Tuesday 9 February 2027, 9am to 11am; Monday 1 March 2027 to Friday 5 March 2027, all day."""
    last = line.ends_on or line.starts_on
    if line.starts_on is None or last is None:
        on = line.weekdays or "Every day"
    elif last == line.starts_on:
        on = weekday_and_day(line.starts_on)
    else:
        on = f"{weekday_and_day(line.starts_on)} to {weekday_and_day(last)}"
    return f"{on}, {window_words(*line.window)}"


def window_words(starts: int, ends: int) -> str:
    if (starts, ends) == (0, MINUTES_IN_A_DAY):
        return "all day"
    return f"until {clock(ends)}" if starts == 0 else clock_range(starts, ends)


def span_words(span: Span) -> str:
    return day_range(span.first, span.last)
