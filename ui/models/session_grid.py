"""The grid of a timetable as a table: a row for each line, a column for each quarter of an hour, and every cell says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspection_ready.phrases.dates import clock
from ui.models.grid_layout import NOTHING_LAID_OUT, Block, GridLayout

if TYPE_CHECKING:
    from ui.models.session_words import SessionWords

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole


class SessionGridModel(QAbstractTableModel):
    """A session fills the cells of its quarters, and is the same in each of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout_ = NOTHING_LAID_OUT
        self._words: SessionWords | None = None

    def show(self, laid_out: GridLayout, words: SessionWords | None) -> None:
        self.beginResetModel()
        self.layout_, self._words = laid_out, words
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.layout_.lines

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.layout_.columns

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.AccessibleTextRole:
            return self.said(index.row(), index.column())
        if role in {Role.DisplayRole, Role.ToolTipRole} and self.block(index.row(), index.column()):
            return self.said(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole or self._words is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.line_words(section)
        day, minute = self.layout_.hours.when(section)
        return f"{self._words.day(day)}, {clock(minute)}"

    def block(self, line: int, column: int) -> Block | None:
        return self.layout_.covered.get((line, column))

    def line_words(self, line: int) -> str:
        lane = self.layout_.lane_at(line)
        return lane.name if line == lane.first_line else f"{lane.name}, beside it {line - lane.first_line}"

    def said(self, line: int, column: int) -> str:
        """Track 1: Tuesday 9 February 2027, 9am to 10am; D1-01 Director ...; or until when it is free."""
        if self._words is None:
            return ""
        lane, block = self.layout_.lane_at(line).name, self.block(line, column)
        if block is not None:
            return f"{lane}: {self._words.said(block.session)}"
        day, minute = self.layout_.hours.when(column)
        return f"{lane}: {self._words.day(day)}, {clock(minute)}; free until {clock(self.free_until(line, column))}"

    def free_until(self, line: int, column: int) -> int:
        """In minutes after midnight: when the next session of the day begins, or its hours end."""
        hours = self.layout_.hours
        end = (column // hours.quarters + 1) * hours.quarters
        taken = next((at for at in range(column, end) if (line, at) in self.layout_.covered), None)
        return hours.last if taken is None else hours.when(taken)[1]
