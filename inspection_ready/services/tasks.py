"""The checklist: when each task is due, and ticking it off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.key_dates import told_by
from inspection_ready.domain.tasks import Task, TaskStatus, due_day
from inspection_ready.services.inspection import inspection_of, working_calendar
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
    inspection = inspection_of(reader)
    told = told_by(inspection)
    around = on_the_clock(inspection.notified_at).date() if inspection else today
    off = working_calendar(reader, around=around).off
    return {task.id: due_day(task, told, off) for task in tasks}


@verb("task.set_status")
def set_task_status(uow: UnitOfWork, task_id: int, status: TaskStatus) -> Task:
    """Done carries the day it was done. Raises NotFound."""
    tasks = uow.register(Task)
    task = tasks.get(task_id)
    done_on = (task.done_on or on_the_clock(uow.at).date()) if status is TaskStatus.DONE else None
    return tasks.change(task, replace(task, status=status, done_on=done_on))
