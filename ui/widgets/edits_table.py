"""The table of proposed changes: columns share the width, long words wrap, and Space ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.widgets.plain_table import RoomyCells
from ui.widgets.table_looks import dress

if TYPE_CHECKING:
    from ui.models.proposed_edits import ProposedEditsModel

SHARES = (0.13, 0.24, 0.41, 0.22)
HOW = "Space ticks the selected rows, or takes their ticks away."


class EditsTable(QTableView):
    turned = Signal()
    """Space: every selected row."""

    def __init__(self, model: ProposedEditsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        dress(self, "Proposed changes", wraps=True)
        self.setAccessibleDescription(HOW)
        self.setItemDelegate(RoomyCells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.dataChanged.connect(self.fit)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Columns by their shares, never below a word; rows as high as their words."""
        least = 9 * self.fontMetrics().averageCharWidth()
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, max(round(self.viewport().width() * share), least))
        self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)
