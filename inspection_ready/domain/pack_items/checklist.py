"""What is printed of tasks, and of the diaries to be cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.pack_items.contacts import headings
from inspection_ready.domain.pack_items.key_dates import notification
from inspection_ready.domain.pack_items.look import council, regime
from inspection_ready.domain.pack_items.values import Due, Item, Named
from inspection_ready.domain.tasks import TaskStatus, answering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection_ready.domain.diaries import Diary
    from inspection_ready.domain.pack_items.look import Look
    from inspection_ready.domain.tasks import Task


def checklist(look: Look) -> Iterator[Item]:
    yield council(look, "name")
    yield regime(look, "name")
    yield from notification(look)
    tasks = sorted(look.facts.tasks, key=lambda task: (_place(look, task), _when_due(look, task)))
    for task in tasks:
        yield _task(look, task)
    yield from headings(look, {task.function_id for task in tasks})
    for diary in look.facts.diaries:
        named = look.there(diary.person_id)
        if named is not None:
            yield _diary(diary, named)


def _place(look: Look, task: Task) -> str:
    function = look.functions.get(task.function_id) if task.function_id is not None else None
    return "" if function is None else function.name.casefold()


def _when_due(look: Look, task: Task) -> tuple[bool, date, int]:
    due = look.facts.due.get(task.id)
    return due is None, due or look.on, task.position


def _task(look: Look, task: Task) -> Item:
    function = look.functions.get(task.function_id) if task.function_id is not None else None
    owner, second = answering(task, function)
    due = look.facts.due.get(task.id)
    said = {
        "title": task.title,
        "function_id": None if function is None else Named("function", function.id, function.name),
        "owner_id": look.who(owner),
        "second_id": look.there(second),
        "due": Due(due, "" if due else look.facts.counted.get(task.id, "")),
        "status": task.status,
        "done_on": task.done_on if task.status is TaskStatus.DONE else None,
        "is_late": task.is_open and due is not None and due < look.on,
        "is_starter": task.is_starter,
    }
    return Item("task", task.id, task.title, said)


def _diary(diary: Diary, named: Named) -> Item:
    since = {DiaryState.ASKED: diary.asked_on, DiaryState.CONFIRMED: diary.confirmed_on}
    said = {
        "person_id": named,
        "state": diary.state,
        "on": since.get(diary.state),
        "problem": diary.problem.strip(),
    }
    return Item("diary", diary.id, named.name, said)
