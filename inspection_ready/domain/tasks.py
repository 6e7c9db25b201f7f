"""The checklist: what each function does once the notification is there, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspection_ready.domain.rows import Row


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
