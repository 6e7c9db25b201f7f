"""today: what is due, the key dates next, and how much is missing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.gap_kinds import by_severity
from inspection_ready.domain.moments import today
from inspection_ready.phrases.coming import coming_when, how_far
from inspection_ready.phrases.dates import weekday_and_day
from inspection_ready.phrases.due import due_what, due_when, due_who
from inspection_ready.phrases.gap_kinds import counts_words
from inspection_ready.phrases.today import (
    NO_DATES,
    NOT_NOTIFIED,
    NOTHING_MISSING,
    nothing_due,
    notified_sentence,
    ready_words,
)
from inspection_ready.services.today import Today, today_of

if TYPE_CHECKING:
    from inspection_ready.domain.coming import Coming
    from inspection_ready.domain.due import Due


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "today", run_today, help="say what is due, which dates come, what is missing"
    )
    add_workspace(parser)


def run_today(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(today_of, on=today(app.clock), at=app.clock.now())
    is_owed = any(due.days <= 0 for due in found.due)
    return Answer(_told(found), tuple(_lines(found)), has_findings=is_owed)


def _told(found: Today) -> dict[str, object]:
    return {
        "today": found.on.isoformat(),
        "notified": found.notified and found.notified.at.isoformat(timespec="minutes"),
        "due": [_told_due(due) for due in found.due],
        "key_dates": [_told_date(coming) for coming in found.dates],
        "missing": {severity.value: count for severity, count in by_severity(found.findings).items()},
    }


def _told_due(due: Due) -> dict[str, object]:
    return {
        "register": due.register,
        "id": str(due.record_id),
        "name": due.name,
        "due": None if due.is_waiting or due.left is None else due.left.day.isoformat(),
        "asked": due.left.day.isoformat() if due.is_waiting and due.left is not None else None,
        "working_days": None if due.left is None else due.left.working,
        "who": due.who or None,
        "what": due_what(due),
        "when": due_when(due),
    }


def _told_date(coming: Coming) -> dict[str, object]:
    when = coming.key.when
    return {
        "stage": coming.key.stage,
        "name": coming.key.name,
        "from": when and when.first.isoformat(),
        "to": when and when.last.isoformat(),
        "working_days": coming.left.working,
        "when": coming_when(coming),
    }


def _lines(found: Today) -> Iterator[str]:
    counted = by_severity(found.findings)
    yield f"Today is {weekday_and_day(found.on)}."
    if found.notified is None:
        yield f"{NOT_NOTIFIED}. {ready_words(counted)}"
    else:
        yield notified_sentence(found.notified.at, found.notified.since)
    yield ""
    yield "What is due:"
    yield from (f"  {_due_line(due)}" for due in found.due)
    if not found.due:
        yield f"  {nothing_due(open_tasks=found.open_tasks, is_notified=found.notified is not None)}"
    if found.notified is not None:
        yield ""
        yield "Key dates next:"
        yield from (f"  {each.key.name}: {how_far(each)}, {coming_when(each)}" for each in found.dates)
        if not found.dates:
            yield f"  {NO_DATES}"
    yield ""
    if any(counted.values()):
        yield f"What is missing: {counts_words(counted)}. To see it: inspection-ready check"
    else:
        yield NOTHING_MISSING


def _due_line(due: Due) -> str:
    who = due_who(due)
    return f"{due_when(due)}: {due_what(due)}" + (f" ({who})" if who else "")
