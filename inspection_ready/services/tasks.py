"""The checklist: when each task is due, and ticking it off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.key_dates import Span, told_by
from inspection_ready.domain.tasks import Task, TaskStatus, due_day, is_due_day_certain
from inspection_ready.domain.working_days import WorkingCalendar
from inspection_ready.services.inspection import inspection_of, stage_dates, working_calendar
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import UnitOfWork


def due_days(reader: Registers, *, today: dt.date) -> Mapping[int, dt.date | None]:
    """For each task by its id; None while it is not known yet."""
    tasks = reader.register(Task).all()
    if not tasks:
        return {}
    told, calendar = _told(reader, today)
    return {task.id: due_day(task, told, calendar.off) for task in tasks}


def uncertain_due_days(reader: Registers, *, today: dt.date) -> frozenset[int]:
    """The tasks, by their ids, whose day leans on bank holidays that are not announced yet."""
    told, calendar = _told(reader, today)
    tasks = reader.register(Task).all()
    return frozenset(task.id for task in tasks if not is_due_day_certain(task, told, calendar))


def _told(reader: Registers, today: dt.date) -> tuple[Mapping[str, Span], WorkingCalendar]:
    inspection, dates = inspection_of(reader), stage_dates(reader)
    around = on_the_clock(inspection.notified_at).date() if inspection else today
    return told_by(inspection, dates), working_calendar(reader, around=around, told=dates)


@verb("task.set_status")
def set_task_status(uow: UnitOfWork, task_id: int, status: TaskStatus) -> Task:
    """Done carries the day it was done. Raises NotFound."""
    tasks = uow.register(Task)
    task = tasks.get(task_id)
    done_on = (task.done_on or on_the_clock(uow.at).date()) if status is TaskStatus.DONE else None
    return tasks.change(task, replace(task, status=status, done_on=done_on))
