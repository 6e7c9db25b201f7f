"""Key dates as a calendar to hang on a wall: weeks down, Monday to Sunday across.

A table, not a drawing: everybody can search it, hear it and change it, and Word and PDF show the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.key_dates import STARTER
from inspection_ready.documents.model import Paper, Run, Table, paragraph, text
from inspection_ready.domain.working_days import SATURDAY
from inspection_ready.phrases import dates
from inspection_ready.phrases.key_dates import NOT_ANNOUNCED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackDate, PackFacts

WIDTHS = (0.20, 0.13, 0.13, 0.13, 0.13, 0.13, 0.075, 0.075)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
LONGEST_FILLED = 14
"""Days: a longer stretch is said on its first day and its last, and does not fill the weeks between."""
LONGEST_QUIET = timedelta(weeks=26)
"""Between key dates further apart, bank holidays alone would fill pages: a date told years ahead is one."""

Marks = dict[date, list[str]]


def compose_wall_chart(facts: PackFacts) -> Document:
    return framed(
        facts,
        title="Key dates for the wall",
        blocks=_blocks(facts),
        paper=Paper("A3", landscape=True),
    )


def has_dates(facts: PackFacts) -> bool:
    return any(entry.day is not None for entry in facts.key_dates)


def _blocks(facts: PackFacts) -> Iterator[Block]:
    if not has_dates(facts):
        yield paragraph("The dates are counted when the notification has been entered.")
        return
    to_come = [entry.name for entry in facts.key_dates if entry.day is None]
    if to_come:
        yield paragraph(f"Dates to come: {', '.join(to_come)}.")
    yield Table(
        header=(text("Week"), *(text(name) for name in dates.WEEKDAYS)),
        rows=tuple(_rows(_marks(facts))),
        widths=WIDTHS,
        row_header=True,
        notes=tuple(_notes(facts)),
        is_large=True,
    )


def _notes(facts: PackFacts) -> Iterator[Runs]:
    dated = [entry for entry in facts.key_dates if entry.day is not None]
    if any(entry.is_starter for entry in dated):
        yield text(f"* {STARTER}.")
    if not all(entry.is_announced for entry in dated):
        yield text(f"† Not certain yet: {NOT_ANNOUNCED}.")


def _marks(facts: PackFacts) -> Marks:
    """What each day says, key dates first; nothing outside the weeks of the key dates, or in a long time without any."""
    marks: Marks = defaultdict(list)
    for entry in facts.key_dates:
        for day, words in _days(entry):
            marks[day].append(words)
    weeks = sorted({_monday(day) for day in marks})
    for holiday in facts.bank_holidays:
        if _is_shown(holiday.day, weeks):
            marks[holiday.day].append(f"Bank holiday: {holiday.name}")
    for closure in facts.closure_days:
        if _is_shown(closure.on, weeks):
            marks[closure.on].append(
                f"Council closed: {closure.reason}" if closure.reason else "Council closed"
            )
    return marks


def _is_shown(day: date, weeks: list[date]) -> bool:
    """``weeks`` are the Mondays of those with key dates."""
    monday = _monday(day)
    at = bisect_left(weeks, monday)
    if at < len(weeks) and weeks[at] == monday:
        return True
    return 0 < at < len(weeks) and weeks[at] - weeks[at - 1] <= LONGEST_QUIET


def _days(entry: PackDate) -> Iterator[tuple[date, str]]:
    if entry.day is None:
        return
    name = _named(entry)
    last = entry.until or entry.day
    if entry.is_deadline:
        yield last, f"Last day: {name}"
    elif last == entry.day:
        yield last, f"About now: {name}" if entry.is_about else name
    elif (last - entry.day).days < LONGEST_FILLED:
        stretch = [entry.day + n * DAY for n in range((last - entry.day).days + 1)]
        for day in [day for day in stretch if day.weekday() < SATURDAY] or stretch:
            yield day, name
    else:
        about = "about " if entry.is_about else ""
        yield entry.day, f"From {about}now: {name}"
        yield last, f"Until {about}now: {name}"


def _named(entry: PackDate) -> str:
    marks = "".join(
        mark for mark, stands in (("*", entry.is_starter), ("†", not entry.is_announced)) if stands
    )
    return f"{entry.name} {marks}" if marks else entry.name


def _rows(marks: Marks) -> Iterator[tuple[Runs, ...]]:
    """A row for each week that says something; those between are said in one."""
    start = _monday(min(marks))
    before = start - WEEK
    for monday in sorted({_monday(day) for day in marks}):
        if monday > before + WEEK:
            yield _quiet(before + WEEK, monday - DAY)
        yield _week(monday, (monday - start) // WEEK + 1, marks)
        before = monday


def _week(monday: date, number: int, marks: Marks) -> tuple[Runs, ...]:
    days = [monday + n * DAY for n in range(7)]
    return text(f"Week {number}\n{_months(monday, days[-1])}"), *(
        _cell(day, marks.get(day, [])) for day in days
    )


def _quiet(first: date, last: date) -> tuple[Runs, ...]:
    weeks = ((last - first) // WEEK) + 1
    said = "1 week with nothing dated" if weeks == 1 else f"{weeks} weeks with nothing dated"
    return text(f"{said}\n{dates.day_range(first, last)}"), *(() for _ in range(7))


def _cell(day: date, words: list[str]) -> Runs:
    number = f"{day.day} {dates.MONTHS[day.month - 1]}" if day.day == 1 else str(day.day)
    return Run(number, bold=bool(words)), *(Run(f"\n{each}") for each in words)


def _months(first: date, last: date) -> str:
    month = dates.MONTHS[first.month - 1]
    if first.month == last.month:
        return f"{month} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{month}{year} and {dates.MONTHS[last.month - 1]} {last.year}"


def _monday(day: date) -> date:
    return day - day.weekday() * DAY
