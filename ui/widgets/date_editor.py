"""A date: typed in any way people type one, picked from a calendar, or cleared."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from inspection_ready.records.fields import Field
from ui.widgets.editors import LineEditor
from ui.widgets.layout import button


class DateEditor(LineEditor):
    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line.setPlaceholderText("4 June 2025")
        self.pick = button("Calendar", role="link", name=f"Calendar for {field.label}")
        self.pick.clicked.connect(self._open)
        self.clear = button("Clear", role="link", name=f"Clear {field.label}")
        self.clear.clicked.connect(self._clear)
        self.row.addWidget(self.pick)
        self.row.addWidget(self.clear)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.pick.setDisabled(read_only)
        self.clear.setDisabled(read_only)

    def _open(self) -> None:
        dialog = CalendarDialog(self.field.label, self.value(), self)
        dialog.accepted.connect(lambda: self._picked(dialog.picked()))
        dialog.open()

    def _picked(self, value: Any) -> None:
        self.set_value(value)
        self.changed.emit()
        self.line.setFocus()

    def _clear(self) -> None:
        self._picked(None)


class CalendarDialog(QDialog):
    def __init__(self, label: str, value: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(label)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(label)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if value is not None:
            self.calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        self.calendar.activated.connect(self.accept)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.calendar)
        layout.addWidget(buttons)

    def picked(self) -> date:
        return cast("date", self.calendar.selectedDate().toPython())
