"""The checklist, function by function: what each does, who answers for it, by when, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import named, named_or_gap
from inspection_ready.documents.model import Heading, KeyValues, Table, paragraph, text
from inspection_ready.domain.tasks import TaskStatus, answering
from inspection_ready.phrases import dates
from inspection_ready.phrases.diaries import diary_words
from inspection_ready.phrases.key_dates import NOT_ANNOUNCED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.diaries import Diary
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.tasks import Task

STARTER = "Starter, check against the regulator’s current list"
NO_FUNCTION = "Tasks without a function"
WIDTHS = (0.33, 0.25, 0.28, 0.14)
DIARY_WIDTHS = (0.32, 0.33, 0.35)
STATUS_WORDS = {
    TaskStatus.TO_DO: "To do",
    TaskStatus.STARTED: "Started",
    TaskStatus.DONE: "Done",
    TaskStatus.NOT_NEEDED: "Not needed",
}


def has_tasks(facts: PackFacts) -> bool:
    return bool(facts.tasks or facts.diaries)


def compose_checklist(facts: PackFacts) -> Document:
    blocks = (*_lead(facts), *_functions(facts), *_diaries(facts))
    return framed(facts, title="Checklist by function", blocks=blocks)


def _lead(facts: PackFacts) -> Iterator[Block]:
    still_open = [task for task in facts.tasks if task.is_open]
    late = sum(1 for task in still_open if _is_late(facts, task))
    words = f"{len(facts.tasks) - len(still_open)} of {len(facts.tasks)} tasks are done or not needed."
    yield paragraph(f"{words} {late} late." if late else words, "lead")
    if facts.inspection is None:
        yield paragraph("The dates are counted when the notification has been entered.")


def _is_late(facts: PackFacts, task: Task) -> bool:
    due = facts.due.get(task.id)
    return task.is_open and due is not None and due < facts.prepared_on


def _functions(facts: PackFacts) -> Iterator[Block]:
    for function in sorted(facts.functions, key=lambda function: function.name.casefold()):
        tasks = facts.tasks_of.get(function.id, ())
        if tasks:
            yield Heading(1, text(function.name))
            yield KeyValues(
                (
                    ("Key contact", named_or_gap(facts, function.contact_id)),
                    ("Second", named_or_gap(facts, function.second_id)),
                )
            )
            yield _table(facts, tasks, function)
    known = {function.id for function in facts.functions}
    rest = [task for task in facts.tasks if task.function_id not in known]
    if rest:
        yield Heading(1, text(NO_FUNCTION))
        yield _table(facts, rest, None)


def _table(facts: PackFacts, tasks: Sequence[Task], function: Function | None) -> Table:
    starters = any(task.is_starter for task in tasks)
    ordered = sorted(tasks, key=lambda task: _when_due(facts, task))
    return Table(
        header=(text("Task"), text("Who"), text("By when"), text("Status")),
        rows=tuple(_row(facts, task, function) for task in ordered),
        widths=WIDTHS,
        row_header=True,
        notes=(text(f"* {STARTER}."),) if starters else (),
    )


def _when_due(facts: PackFacts, task: Task) -> tuple[bool, date, int]:
    """What has no date yet comes last, in the order of the list."""
    due = facts.due.get(task.id)
    return due is None, due or facts.prepared_on, task.position


def _row(facts: PackFacts, task: Task, function: Function | None) -> tuple[Runs, ...]:
    owner, second = answering(task, function)
    who = named_or_gap(facts, owner)
    if facts.contact(second) is not None:
        who = (*who, *text("\nSecond: "), *named(facts, second))
    return (
        text(f"{task.title}\u00a0*" if task.is_starter else task.title),
        who,
        text(_due(facts, task)),
        text(_status(facts, task)),
    )


def _due(facts: PackFacts, task: Task) -> str:
    due, counted = facts.due.get(task.id), facts.counted.get(task.id, "")
    if due is not None:
        words = dates.weekday_and_day(due)
        return f"{words} ({NOT_ANNOUNCED})" if task.id in facts.uncertain_due else words
    return f"Date to come: {counted}" if counted else "No date"


def _status(facts: PackFacts, task: Task) -> str:
    if task.status is TaskStatus.DONE and task.done_on is not None:
        return f"Done on {dates.day(task.done_on)}"
    words = STATUS_WORDS[task.status]
    return f"{words}, late" if _is_late(facts, task) else words


def _diaries(facts: PackFacts) -> Iterator[Block]:
    listed = [diary for diary in facts.diaries if facts.contact(diary.person_id) is not None]
    if not listed:
        return
    yield Heading(1, text("Diaries to be cleared"))
    yield paragraph("Senior managers keep the days of the visit free.")
    yield Table(
        header=(text("Who"), text("State"), text("What stands in the way")),
        rows=tuple(
            _diary(facts, diary) for diary in sorted(listed, key=lambda diary: _name(facts, diary.person_id))
        ),
        widths=DIARY_WIDTHS,
        row_header=True,
    )


def _name(facts: PackFacts, person_id: int) -> str:
    person = facts.contact(person_id)
    return person.printed_name.casefold() if person else ""


def _diary(facts: PackFacts, diary: Diary) -> tuple[Runs, ...]:
    return named(facts, diary.person_id), text(diary_words(diary)), text(diary.problem.strip())
