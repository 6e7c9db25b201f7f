"""Beside a list: one record's form, its history, and whatever else belongs to it, each under its tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.widgets.history import History
from ui.widgets.record_form import RecordForm


class RecordPanel(QWidget):
    close_asked = Signal()

    def __init__(self, form: RecordForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.history = History()
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(f"The {form.record.singular}")
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setAccessibleName(f"Parts of the {form.record.singular}")
        self.tabs.addTab(form, "Details")
        self.tabs.addTab(self.history, "History")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.tabs)

    def add_part(self, widget: QWidget, title: str) -> None:
        """Before the history, which stays last."""
        self.tabs.insertTab(self.tabs.count() - 1, widget, title)

    def show_parts(self, *, of_a_saved_record: bool) -> None:
        """What belongs to a record, and its history, begin once it has been saved."""
        for number in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(number, of_a_saved_record)
        if not of_a_saved_record:
            self.tabs.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
            return
        super().keyPressEvent(event)
