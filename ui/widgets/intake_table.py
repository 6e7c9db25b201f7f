"""The files of a folder that is brought in, to be selected and ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.widgets.table_looks import dress

if TYPE_CHECKING:
    from ui.models.intake_lines import IntakeModel

WIDTHS = (26, 30, 20, 16)
HOW_TO_TICK = "Space ticks the selected files, or takes their ticks away."


class TickTable(QTableView):
    ticked = Signal()
    """Space: every selected row."""

    def __init__(self, model: IntakeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        dress(self, "The files of the folder", wraps=False)
        self.setAccessibleDescription(HOW_TO_TICK)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 12)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setStretchLastSection(True)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(WIDTHS):
            self.setColumnWidth(column, letter * letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)
