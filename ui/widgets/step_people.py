"""The fourth step: senior managers are asked to clear their diaries, and the checklist has its days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.phrases.dates import weekday_and_day
from inspection_ready.phrases.diaries import diary_words
from inspection_ready.phrases.values import count_of
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, subheading, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.step_frame import StepPart

if TYPE_CHECKING:
    from inspection_ready.services.notification_steps import DiaryLine, TaskLine

NOBODY = "No senior manager is known. In the list of people, give directors and heads of service their tier."
LEAST = 3
"""Rows of each table before the step scrolls instead of the table."""


class PeopleStep(StepPart):
    list_asked = Signal()
    asked = Signal(object)
    """The ids of the diaries whose people were asked today."""
    confirmed = Signal(object)
    """The id of a diary that is clear."""
    done_asked = Signal(object)
    """The id of a task."""
    went = Signal(str, object)
    """A place, and what to show there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look_only = False
        self._diaries: tuple[DiaryLine, ...] = ()
        self._tasks: tuple[TaskLine, ...] = ()
        self.nobody = words("", "help")
        self.diaries = PlainTable(
            "Diaries to be cleared", ("Who", "How far", "What stands in the way"), (28, 26, 0)
        )
        self.list = button("List senior managers", role="main")
        self.ask = button("All were asked today", role="main")
        self.confirm = button("Confirmed")
        self.go_diaries = button("Go to the diaries", role="link")
        self.no_tasks = words("No task is open.", "help")
        self.tasks = PlainTable("Tasks that are open", ("Due", "What", "Function"), (32, 0, 28))
        self.done = button("Mark as done")
        self.go_tasks = button("Go to the checklist", role="link")
        self._lay_out()
        self._connect()

    def show_people(self, diaries: Sequence[DiaryLine], tasks: Sequence[TaskLine], *, unlisted: int) -> None:
        self._diaries, self._tasks = tuple(diaries), tuple(tasks)
        self.diaries.show_rows([(each.name, diary_words(each.diary), each.diary.problem) for each in diaries])
        self.tasks.show_rows([(_due(each), each.task.title, each.function) for each in tasks])
        for table, rows in ((self.diaries, diaries), (self.tasks, tasks)):
            table.fit_room(LEAST)
            table.setVisible(bool(rows))
        self.nobody.setText(f"{count_of(unlisted, 'senior manager')} to be listed." if unlisted else NOBODY)
        self.nobody.setVisible(bool(unlisted) or not diaries)
        self.list.setVisible(bool(unlisted) and not self._look_only)
        self.no_tasks.setHidden(bool(tasks))
        self._offer()

    def set_look_only(self, look_only: bool) -> None:
        self._look_only = look_only
        self._offer()

    def focus_first(self) -> None:
        ways = (self.list, self.diaries, self.go_diaries)
        next(way for way in ways if way.isVisible()).setFocus()

    # inside

    @property
    def _unasked(self) -> list[int]:
        return [each.diary.id for each in self._diaries if each.diary.state is DiaryState.NOT_ASKED]

    def _offer(self, _row: int = 0) -> None:
        unasked = len(self._unasked)
        others = "The other 1 was asked today" if unasked == 1 else f"The other {unasked} were asked today"
        self.ask.setText("All were asked today" if unasked == len(self._diaries) else others)
        self.ask.setVisible(bool(unasked) and not self._look_only)
        at = self.diaries.currentRow()
        chosen = self._diaries[at] if 0 <= at < len(self._diaries) else None
        self.confirm.setVisible(chosen is not None and not self._look_only)
        if chosen is not None:
            self.confirm.setText(f"The diary of {chosen.name} is clear")
            self.confirm.setEnabled(chosen.diary.state is not DiaryState.CONFIRMED)
        self.done.setVisible(bool(self._tasks) and not self._look_only)

    def _confirm(self) -> None:
        at = self.diaries.currentRow()
        if 0 <= at < len(self._diaries):
            self.confirmed.emit(self._diaries[at].diary.id)

    def _tick(self) -> None:
        at = self.tasks.currentRow()
        if 0 <= at < len(self._tasks):
            self.done_asked.emit(self._tasks[at].task.id)

    def _go_task(self) -> None:
        at = self.tasks.currentRow()
        self.went.emit("tasks", self._tasks[at].task.id if 0 <= at < len(self._tasks) else None)

    def _go_diary(self) -> None:
        at = self.diaries.currentRow()
        self.went.emit("diaries", self._diaries[at].diary.id if 0 <= at < len(self._diaries) else None)

    def _connect(self) -> None:
        self.list.clicked.connect(self.list_asked)
        self.ask.clicked.connect(lambda: self.asked.emit(self._unasked))
        self.confirm.clicked.connect(self._confirm)
        self.done.clicked.connect(self._tick)
        self.go_tasks.clicked.connect(self._go_task)
        self.tasks.itemActivated.connect(self._go_task)
        self.go_diaries.clicked.connect(self._go_diary)
        self.diaries.itemActivated.connect(self._go_diary)
        self.diaries.currentCellChanged.connect(self._offer)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for heading, none, table, ways in (
            ("Diaries", self.nobody, self.diaries, (self.list, self.ask, self.confirm, self.go_diaries)),
            ("Tasks", self.no_tasks, self.tasks, (self.done, self.go_tasks)),
        ):
            tools = QWidget(self)
            row = FlowLayout(tools)
            for way in ways:
                row.addWidget(way)
            for widget in (subheading(heading), none, table, tools):
                layout.addWidget(widget, 1 if widget is table else 0)
        layout.addStretch(0)


def _due(line: TaskLine) -> str:
    if line.due is not None:
        return weekday_and_day(line.due)
    return f"Date to come: {line.counted}" if line.counted else "No date"
