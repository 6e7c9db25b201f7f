"""The days of the visit: to come, until the regulator gives them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from inspection_ready.phrases.dates import day_range
from inspection_ready.records.fields import Field, Kind
from ui.widgets.date_editor import DateEditor
from ui.widgets.layout import button, say, subheading, words

FIRST = Field("first", "First day on site", Kind.DATE)
LAST = Field("last", "Last day on site", Kind.DATE)


class OnSite(QWidget):
    save_asked = Signal(object, object)
    """First and last day; both None where they are to come again."""

    def __init__(self, parent: QWidget | None = None, *, leads: bool = False) -> None:
        """``leads``: it is what the page is about, which says so above it."""
        super().__init__(parent)
        self._held: tuple[dt.date | None, dt.date | None] = (None, None)
        self.said = words("", "help")
        self.first = DateEditor(FIRST)
        self.last = DateEditor(LAST)
        for editor in (self.first, self.last):
            editor.main.setAccessibleName(editor.field.label)
        self.save = button("Save the days on site", role="main" if leads else "")
        self.problem = words("", "problem")
        self.problem.hide()
        self.typing = QWidget(self)
        grid = QGridLayout(self.typing)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (text, editor) in enumerate((("&First day", self.first), ("&Last day", self.last))):
            label = QLabel(text, self)
            label.setBuddy(editor.main)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
        grid.addWidget(self.save, 2, 1, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if not leads:
            layout.addWidget(subheading("On site"))
        for widget in (self.said, self.typing, self.problem):
            layout.addWidget(widget)
        self.save.clicked.connect(self._save)

    def show_days(self, first: dt.date | None, last: dt.date | None) -> None:
        if (first, last) != self._held:  # what somebody is typing stays when the page is read again
            self.first.set_value(first)
            self.last.set_value(last)
        self._held = (first, last)
        if first is None:
            self.said.setText("Dates to come. Until the regulator gives them, packs say so.")
        else:
            self.said.setText(f"On site {day_range(first, last or first)}.")

    def set_look_only(self, look_only: bool) -> None:
        self.typing.setHidden(look_only)

    def _save(self) -> None:
        sentence = self.first.problem() or self.last.problem()
        if not sentence and self.last.value() and not self.first.value():
            sentence = "Enter the first day on site too"
        say(self.problem, sentence)
        if not sentence:
            self.save_asked.emit(self.first.value(), self.last.value())
