"""Days and sessions of a timetable in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import clock_range, weekday_and_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_days import DatedDay

TO_COME = "date to come"
AFTER = "after the last day on site"
EVERYONE = "Everyone"
STARTER = "A starter: check it against the regulator’s current list."


def day_words(day: DatedDay, *, is_template: bool = False) -> str:
    """Day 1, Tuesday 9 February 2027; a template's days are days and nothing else."""
    name = f"Day {day.day}"
    if is_template:
        return name
    return f"{name}, {date_words(day)}"


def date_words(day: DatedDay) -> str:
    if day.on is not None:
        return weekday_and_day(day.on)
    return AFTER if day.is_after else TO_COME


def day_off_words(day: DatedDay) -> str:
    """Why nobody may be there on it; empty for a working day, and for one whose date is to come."""
    if day.on is None or day.is_working:
        return ""
    why = f"the bank holiday {day.holiday}" if day.holiday else "no working day"
    return f"Day {day.day}, {weekday_and_day(day.on)}, is {why}. Check that the building is open."


def days_words(days: Sequence[DatedDay]) -> str:
    """Day 1 to Day 3, dates to come; or the first and the last date that are known."""
    if not days:
        return "No days yet"
    known = sorted(day.on for day in days if day.on is not None)
    if not known:
        name = f"Day 1 to Day {len(days)}" if len(days) > 1 else "Day 1"
        return f"{name}, {'dates' if len(days) > 1 else 'date'} to come"
    if known[0] == known[-1]:
        return weekday_and_day(known[0])
    return f"{weekday_and_day(known[0])} to {weekday_and_day(known[-1])}"


def times_words(session: Session) -> str:
    return clock_range(session.starts, session.ends)


def track_words(track: int) -> str:
    return EVERYONE if track == 0 else f"Track {track}"


def length_words(minutes: int) -> str:
    """45 minutes, 1 hour, 1 hour 30 minutes."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    said += [f"{rest} minute{'' if rest == 1 else 's'}"] if rest or not hours else []
    return " ".join(said)
