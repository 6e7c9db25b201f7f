"""The grid of statements and evidence categories."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.widgets.plain_table import PADDING, PlainTable

LETTERS_OF_A_STATEMENT, LETTERS_OF_A_CELL = 30, 15
SHARE_OF_A_STATEMENT = 0.35
"""The most of the width, where large text leaves little."""


class CoverageGrid(PlainTable):
    """Every cell can be chosen by itself, and its columns follow the regime."""

    def __init__(self, name: str, columns: Sequence[str], letters: Sequence[int], parent: QWidget) -> None:
        super().__init__(name, columns, letters, parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(wrapped)

    def set_columns(self, columns: Sequence[str], letters: Sequence[int]) -> None:
        self._columns, self._letters = tuple(columns), tuple(letters)
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels(list(columns))

    def fit(self) -> None:
        """The cells share what the statements leave, and never less than their words need: then it scrolls."""
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        first = min(LETTERS_OF_A_STATEMENT * letter, round(self.viewport().width() * SHARE_OF_A_STATEMENT))
        count = max(self.columnCount() - 1, 1)
        each = max((self.viewport().width() - first) // count, LETTERS_OF_A_CELL * letter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(self.columnCount()):
            self.setColumnWidth(column, each if column else first)
        header.setFixedHeight(self._height_of_headings(each))
        self.fit_rows()

    def _height_of_headings(self, width: int) -> int:
        font = self.horizontalHeader().font()
        font.setBold(True)  # as the style sheet has them
        metrics = QFontMetrics(font)
        room = QRect(0, 0, width - 2 * PADDING, 0)
        wrapped = (metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name) for name in self._columns)
        return max(rect.height() for rect in wrapped) + PADDING

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """The cell that is chosen stays so; each is read out with its statement."""
        column = max(self.currentColumn(), 0)
        super().fill(rows)
        for row, cells in enumerate(rows):
            for place in range(1, len(cells)):
                item = self.item(row, place)
                if item is not None:
                    told = f"{cells[0]}, {self._columns[place]}: {cells[place]}"
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        if rows:
            self.setCurrentCell(max(self.currentRow(), 0), min(column, self.columnCount() - 1))
