"""The checklist: every task with its function and the day it is due, ticked off one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.domain.moments import today
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.tasks import TASK_STATUSES, TASKS
from inspection_ready.services.task_list import dated_listing
from ui.page import Context
from ui.register_page import RegisterPage
from ui.register_reading import Loaded
from ui.shared_commands import tick_off
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Filter


class TasksPage(RegisterPage):
    title = "Checklist"
    record = TASKS
    kinds = frozenset({"task", "function", "person", "inspection", "closure_day", "stage_date"})
    choices = (
        Choice(
            "Still to do",
            (Condition("status", Ask.IS, (TaskStatus.TO_DO, TaskStatus.STARTED)),),
        ),
        ALL,
        *(Choice(words, (Condition("status", Ask.IS, (value,)),)) for value, words in TASK_STATUSES.items()),
        Choice("No function", (Condition("function_id", Ask.EMPTY),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.done_button = self.add_step(
            "Tick off", "The task that is chosen in the list is done.", self.tick_off
        )

    def tick_off(self) -> None:
        chosen = self.list.current
        if chosen is None:
            self.context.messages.notice("Choose a task in the list first.")
            return
        tick_off(self, chosen)

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        with app.reading() as reader:
            found, told = dated_listing(reader, today=today(app.clock), order=order, filters=filters)
            return Loaded(found, reader.register(Task).count(), self._linked_listings(reader), told)
