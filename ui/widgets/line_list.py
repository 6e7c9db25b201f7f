"""A short list that belongs to a record: lines are put on it from editors above, and taken off it one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words
from ui.widgets.plain_table import PlainTable


class LineList(QWidget):
    """Says beside the editors what is missing, and instead of an empty table what to do."""

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        letters: Sequence[int],
        *,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.add = button("Add")
        self.remove = button("Take away")
        self.problem = words("", "problem")
        self.none = words(empty, "help")
        self.table = PlainTable(name, columns, letters, self)
        self._told: QWidget | None = None

    def lay_out(self, editors: Sequence[tuple[str, QWidget, QWidget]]) -> None:
        """Each with its label and what takes its focus; a problem is read out at the first."""
        self._told = editors[0][2]
        tools = QWidget(self)
        row = FlowLayout(tools)
        for text, widget, buddy in editors:
            label = QLabel(text, tools)
            label.setBuddy(buddy)
            row.addWidget(label)
            row.addWidget(widget)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for part, stretch in ((tools, 0), (self.problem, 0), (self.none, 0), (self.table, 1)):
            layout.addWidget(part, stretch)
        layout.addStretch(0)
        self.problem.hide()

    def show_lines_of(self, rows: Sequence[Sequence[str]]) -> None:
        self.table.show_rows(rows)
        self.none.setHidden(bool(rows))
        self.table.setVisible(bool(rows))
        self.say("")

    def others(self, count: int) -> list[int] | None:
        """The places of all lines but the chosen one; None where none is chosen, which is said."""
        row = self.table.currentRow()
        if 0 <= row < count:
            return [place for place in range(count) if place != row]
        self.say("Choose a line first")
        return None

    def say(self, sentence: str) -> None:
        say(self.problem, sentence)
        if self._told is not None:
            self._told.setAccessibleDescription(sentence)
