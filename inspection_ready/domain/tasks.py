"""The checklist: what each function does once the notification is there, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.key_dates import Span, count, is_announced
from inspection_ready.domain.offsets import Limit, NotAnOffset, parse_offset
from inspection_ready.domain.rows import Row
from inspection_ready.domain.working_days import is_working_day, last_working_day_by

if TYPE_CHECKING:
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.offsets import Offset
    from inspection_ready.domain.working_days import WorkingCalendar


class TaskStatus(StrEnum):
    TO_DO = "to_do"
    STARTED = "started"
    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Row):
    """Where nobody is named as owner or second, those of the function answer for it."""

    title: str
    function_id: int | None = None
    owner_id: int | None = None
    second_id: int | None = None
    when: str = ""
    """Counted from an event of the regime, in a regime's own grammar: "by 2 working days after notification"."""
    due_on: date | None = None
    """A day of the council's own; it stands instead of ``when``."""
    status: TaskStatus = TaskStatus.TO_DO
    done_on: date | None = None
    position: int = 0
    is_starter: bool = False
    """From the regime's starter list, which nobody has checked against the regulator's current one."""
    notes: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in {TaskStatus.TO_DO, TaskStatus.STARTED}


def due_day(task: Task, told: Mapping[str, Span], off: frozenset[date]) -> date | None:
    """The last day on which the task is in time; None while the event it is counted from is to come.

    ``told`` holds the days of the events so far, ``off`` the days nobody works, the council's own closure days
    among them: what must be done by one of those must be done on the working day before it. A day of the
    council's own is taken as it is.
    """
    offset = _offset(task)
    if offset is None:
        return task.due_on
    span = count(offset, told, off)
    if span is None:
        return None
    if offset.limit is Limit.BY and not is_working_day(span.last, off):
        return last_working_day_by(span.last, off)
    return span.last


def is_due_day_certain(task: Task, told: Mapping[str, Span], calendar: WorkingCalendar) -> bool:
    """False where its day is counted over bank holidays that are not announced yet."""
    offset = _offset(task)
    span = count(offset, told, calendar.off) if offset else None
    return offset is None or span is None or is_announced(offset, told, span, calendar)


def _offset(task: Task) -> Offset | None:
    """None where a day of the council's own stands instead, and where nothing can be counted."""
    if task.due_on is not None or not task.when:
        return None
    try:
        return parse_offset(task.when)
    except NotAnOffset:
        return None


def answering(task: Task, function: Function | None) -> tuple[int | None, int | None]:
    """Who answers for the task, and who steps in, as ids of people; the function's where the task names nobody."""
    of_function = (function.contact_id, function.second_id) if function is not None else (None, None)
    owner = of_function[0] if task.owner_id is None else task.owner_id
    if task.second_id is not None:
        return owner, task.second_id
    return owner, next((each for each in reversed(of_function) if each is not None and each != owner), None)
