"""The checklist: every task with its function and the day it is due, ticked off one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from inspection_ready.domain.moments import today
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.records.fields import Field
from inspection_ready.records.tasks import TASK_STATUSES, TASKS
from inspection_ready.services.listing import Filter, Is
from inspection_ready.services.task_list import DUE, dated_listing
from inspection_ready.services.tasks import set_task_status
from ui.models.register_list import Row as ListRow
from ui.page import Context
from ui.register_page import Loaded, RegisterPage
from ui.widgets.register_list import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@dataclass(frozen=True)
class Dated(Loaded):
    due: Mapping[int, str]


@dataclass(frozen=True)
class WithDue:
    """A row of the list in which a counted day stands where none was typed."""

    id: int
    cells: tuple[str, ...]


class TasksPage(RegisterPage):
    title = "Checklist"
    record = TASKS
    kinds = frozenset({"task", "function", "person", "inspection", "closure_day", "stage_date"})
    choices = (
        Choice(
            "Still to do",
            (Filter("status", Is.AMONG, (TaskStatus.TO_DO, TaskStatus.STARTED)),),
        ),
        ALL,
        *(Choice(words, (Filter("status", Is.EQUAL, value),)) for value, words in TASK_STATUSES.items()),
        Choice("No function", (Filter("function_id", Is.EMPTY),)),
    )

    def __init__(self, context: Context) -> None:
        self._due: Mapping[int, str] = {}
        super().__init__(context)
        self.done_button = self.add_step("Done", "Ticks off the task that is chosen.", self.tick_off)

    def tick_off(self) -> None:
        chosen = self.list.current
        if chosen is None:
            self.context.messages.notice("Choose a task in the list first.")
            return
        self.long_command(
            lambda app, _: app.do(set_task_status, chosen, TaskStatus.DONE),
            said=lambda done: f"Done: {cast('Task', done.result).title}.",
        )

    def _read(self, app: App, choice: Choice, order: Any) -> Loaded:
        with app.reading() as reader:
            found, due = dated_listing(reader, today=today(app.clock), order=order, filters=choice.filters)
            linked = self._linked_listings(reader)
            return Dated(found, reader.register(Task).count(), linked, due)

    def _show(self, loaded: Loaded) -> None:
        if isinstance(loaded, Dated):
            self._due = loaded.due
        super()._show(loaded)

    def _fetch(self, ids: Sequence[int], fields: Sequence[Field] | None = None) -> Sequence[ListRow]:
        rows = super()._fetch(ids, fields)
        shown = [field.name for field in (fields or self.list.model.fields)]
        if DUE not in shown:
            return rows
        at = shown.index(DUE)
        return [WithDue(row.id, self._with_due(row, at)) for row in rows]

    def _with_due(self, row: ListRow, at: int) -> tuple[str, ...]:
        cells = tuple(row.cells)
        return (*cells[:at], self._due.get(row.id, cells[at]), *cells[at + 1 :])
