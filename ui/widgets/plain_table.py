"""A short table of words to read: every cell says its column to a screen reader, long words wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

FIXED_SHARE = 0.7
"""The most of the width that columns of a fixed width take together."""


PADDING = 14
"""Pixels the style sheet takes off a cell at its sides, which Qt forgets when it asks how high the words are."""

AT_ONCE = 60
"""Rows whose words are measured before the window has its next turn."""
BETWEEN = 6
"""Pixels between the words of one row and of the next."""


class RoomyCells(QStyledItemDelegate):
    """Rows high enough for all the words of a cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inside = QStyleOptionViewItem(option)
        room = inside.rect
        room.setWidth(max(room.width() - PADDING, 1))
        inside.rect = room
        return super().sizeHint(inside, index)


class PlainTable(QTableWidget):
    """``letters`` is how wide each column is; the one of 0 takes what is left."""

    def __init__(
        self, name: str, columns: Sequence[str], letters: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(columns), parent)
        self._columns = tuple(columns)
        self._letters = tuple(letters)
        self._most: int | None = None
        self._least: int | None = None
        self._fitted = 0
        self._fits_more = QTimer(self, singleShot=True, interval=0)
        self._fits_more.timeout.connect(self._fit_more)
        self.setAccessibleName(name)
        self.setItemDelegate(RoomyCells(self))
        self.setHorizontalHeaderLabels(list(columns))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        self.fill(rows)
        self.fit()

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        row_now = self.currentRow()
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._columns[column]}: {text}")
                self.setItem(row, column, item)
        if rows:
            self.setCurrentCell(min(max(row_now, 0), len(rows) - 1), 0)

    def words(self) -> list[list[str]]:
        """What it says, row by row."""
        return [
            [self._text(row, column) for column in range(self.columnCount())]
            for row in range(self.rowCount())
        ]

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return "" if item is None else item.text()

    def fit(self) -> None:
        """Columns as wide as their words ask, at whatever size the text is; then rows as high."""
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        # with large text the fixed columns give way, so that the one that stretches can still be read
        asked = sum(self._letters) * letter
        share = min(1.0, self.viewport().width() * FIXED_SHARE / asked) if asked else 1.0
        for column, letters in enumerate(self._letters):
            stretches = letters == 0
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            )
            if not stretches:
                self.setColumnWidth(column, round(letters * letter * share))
        header.setMinimumSectionSize(letter * 6)
        self.fit_rows()

    def fit_rows(self) -> None:
        """By their words alone: Qt makes none lower than the row's number beside it would be, which is not shown.

        Of many rows a part at once, so that the window can do something else in between.
        """
        self._fit_from(0)

    def _fit_from(self, first: int) -> None:
        last = min(first + AT_ONCE, self.rowCount())
        for row in range(first, last):
            self.setRowHeight(row, self.sizeHintForRow(row) + BETWEEN)
        self._fitted = last
        if last < self.rowCount():
            self._fits_more.start()
        else:
            self._fits_more.stop()

    def fit_height(self, most: int = 12) -> None:
        """As high as its rows where they are few; a long one scrolls. Kept so when the width changes."""
        self._most = most
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), most)))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 12)

    def fit_room(self, least: int) -> None:
        """As high as its rows where there is room, down to ``least`` of them where there is not; then it scrolls.

        Give it a stretch in its layout. Kept so when the width changes.
        """
        self._least = least
        heights = [self.rowHeight(row) for row in range(self.rowCount())]
        edges = self.horizontalHeader().sizeHint().height() + 12
        self.setMinimumHeight(sum(heights[:least]) + edges)
        self.setMaximumHeight(sum(heights) + edges)

    def _fit_more(self) -> None:
        self._fit_from(self._fitted)
        if self._least is not None and not self._fits_more.isActive():
            self.fit_room(self._least)

    def _fit_again(self) -> None:
        self.fit()
        if self._most is not None:
            self.fit_height(self._most)
        if self._least is not None:
            self.fit_room(self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit_again)  # once the columns have their new widths
