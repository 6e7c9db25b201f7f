"""Two parts side by side, one below the other where the text leaves no room for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

LETTERS = 90
"""Average letters across; with fewer the second stands below the first."""


class SideBySide(QWidget):
    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(10)
        for part in (first, second):
            self._whole.addWidget(part, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < LETTERS * self.fontMetrics().averageCharWidth()
        self._whole.setDirection(way.TopToBottom if narrow else way.LeftToRight)
