"""The record of changes of one record: when, who, and what became what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.layout import words
from ui.widgets.plain_table import RoomyCells


class Line(Protocol):
    @property
    def when(self) -> str: ...

    @property
    def who(self) -> str: ...

    @property
    def what(self) -> str: ...


COLUMNS = ("When", "Who", "What")


class History(QWidget):
    """``letters`` wide are the columns When and Who; What has the rest."""

    def __init__(self, *, letters: int = 17, name: str = "History", margin: int = 8) -> None:
        super().__init__()
        self._letters = letters
        self.none: QLabel = words("Nothing has been recorded about this yet.", "help")
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(list(COLUMNS))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(RoomyCells(self.table))
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.none)
        layout.addWidget(self.table, 1)
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Latest first."""
        self.none.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.table.setRowCount(len(lines))
        self._share_width()
        for row, line in enumerate(lines):
            for column, text in enumerate((line.when, line.who, line.what)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{COLUMNS[column]}: {text}")
                self.table.setItem(row, column, item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """What was done has at least half of the width, however large the text."""
        wanted = self._letters * self.fontMetrics().averageCharWidth()
        for column in (0, 1):
            # of this widget: the table in it gets its own width later
            self.table.setColumnWidth(column, min(wanted, self.width() // 4))
