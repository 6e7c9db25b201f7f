"""Who looked at a piece of evidence, when and what they found; and a line for having looked at it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.evidence import Quality
from inspection_ready.phrases.dates import day
from inspection_ready.records.evidence import QUALITIES
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.sample_checks import SampleCheck

COLUMNS = ("When, and by whom", "Quality", "What was found")
LETTERS = (26, 12, 0)
NONE_YET = "Nobody has looked at it yet. Read it, say how good it is, and write what you found."
LEAST_FOUND = 30


class SampleChecks(QWidget):
    looked = Signal(object, str)
    """The Quality, and what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quality = NoWheel(self)
        self.quality.setAccessibleName("Quality")
        for each, name in QUALITIES.items():
            if each is not Quality.NOT_JUDGED:
                self.quality.addItem(name, each)
        self.found = QLineEdit(self)
        self.found.setMinimumWidth(LEAST_FOUND * self.fontMetrics().averageCharWidth())
        self.found.setAccessibleName("What was found")
        self.look = button("I looked at it today")
        self.none = words(NONE_YET, "help")
        self.table = PlainTable("Who looked at it, the newest first", COLUMNS, LETTERS, self)
        self._lay_out()
        self.look.clicked.connect(lambda: self.looked.emit(self.quality.currentData(), self.found.text()))

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.quality, self.found, self.look):
            widget.setDisabled(read_only)

    def show_checks(self, checks: Sequence[SampleCheck]) -> None:
        self.table.show_rows(
            [
                (f"{day(check.looked_on)}, by {check.by}", QUALITIES[check.quality], check.found)
                for check in checks
            ]
        )
        self.table.setVisible(bool(checks))
        self.none.setHidden(bool(checks))
        self.found.clear()

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row = FlowLayout(tools)
        for text, widget in (("&Quality", self.quality), ("What was &found", self.found)):
            label = QLabel(text, tools)
            label.setBuddy(widget)
            row.addWidget(label)
            row.addWidget(widget)
        row.addWidget(self.look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for part, stretch in ((tools, 0), (self.none, 0), (self.table, 1)):
            layout.addWidget(part, stretch)
        layout.addStretch(0)
