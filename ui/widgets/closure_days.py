"""The days the council itself is shut: read, added and taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.phrases.dates import weekday_and_day
from inspection_ready.records.inspections import CLOSURE_DAYS
from ui.widgets.date_editor import DateEditor
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, subheading, words
from ui.widgets.plain_table import PlainTable


class ClosureDays(QWidget):
    add_asked = Signal(object, str)
    """The day and the reason."""
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[dt.date, ...] = ()
        self.none = words(
            "None. The checklist leaves them out of its working days; the regulator does not wait for them.",
            "help",
        )
        self.table = PlainTable("Closure days", ("Date", "Reason"), (34, 0))
        self.on = DateEditor(CLOSURE_DAYS.field("on"))
        self.on.main.setAccessibleName("Date of the closure day")
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Reason for the closure day")
        self.reason.setPlaceholderText("Reason, such as Christmas closure")
        self.add = button("Add the day")
        self.remove = button("Remove the day")
        self.problem = words("", "problem")
        self.problem.hide()
        self.adding = QWidget(self)
        column = QVBoxLayout(self.adding)
        column.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget(self.adding)
        row = FlowLayout(buttons)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        for widget in (self.on, self.reason, buttons):
            column.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(subheading("The council’s own closure days"))
        for widget in (self.none, self.table, self.adding, self.problem):
            layout.addWidget(widget)
        self.add.clicked.connect(self._add)
        self.reason.returnPressed.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def show_days(self, days: Sequence[ClosureDay]) -> None:
        self._days = tuple(day.on for day in days)
        self.table.show_rows([(weekday_and_day(day.on), day.reason) for day in days])
        self.table.fit_height(6)
        self.table.setVisible(bool(days))
        self.none.setVisible(not days)
        self.remove.setEnabled(bool(days))

    def set_look_only(self, look_only: bool) -> None:
        self.adding.setHidden(look_only)

    def _add(self) -> None:
        on = self.on.value()
        sentence = "" if on else self.on.problem() or "Enter the date of the day the council is shut"
        say(self.problem, sentence)
        if on:
            self.add_asked.emit(on, self.reason.text().strip())
            self.on.set_value(None)
            self.reason.clear()
        else:
            self.on.main.setFocus()

    def _remove(self) -> None:
        if 0 <= self.table.currentRow() < len(self._days):
            self.remove_asked.emit(self._days[self.table.currentRow()])
