"""Where the council stands: how long since the notification, and the dates that come next, from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspection_ready.domain.frozen import dataclass
from ui.widgets.layout import words

LETTERS = 40
"""The least width of one date; with less room fewer stand side by side."""
FEWEST, MOST = 2, 4
NARROW = 60
"""Letters across; with fewer the button stands below."""


@dataclass(frozen=True, slots=True)
class Tile:
    """``how_far`` is said largest, ``when`` smallest."""

    how_far: str
    what: str
    when: str


class DateStrip(QFrame):
    def __init__(self, way: QPushButton) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Where we are")
        self._way = way
        self._tiles: list[QFrame] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(12, 6, 8, 6)
        self._whole.addLayout(self._grid, 1)
        self._whole.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        for old in self._tiles:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._tiles = [_drawn(tile, self) for tile in tiles]
        self._arrange()

    def _arrange(self) -> None:
        """As many side by side as there is room for; where two are too many, one below the other."""
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < NARROW * letter
        room = self.width() - (0 if narrow else self._way.sizeHint().width())
        across = max(1, min(room // (LETTERS * letter), MOST, len(self._tiles)))
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // across, number % across)
            tile.setVisible(number < max(across, FEWEST))
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        way = QBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()


def _drawn(tile: Tile, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setObjectName("tile")
    frame.setAccessibleName(". ".join(filter(None, (tile.how_far, tile.what, tile.when))))
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, 0, 0, 0)
    layout.setSpacing(0)
    how_far = words(tile.how_far)
    how_far.setObjectName("subheading")
    for label in (how_far, words(tile.what), words(tile.when, "help")):
        layout.addWidget(label)
        label.setHidden(not label.text())
    layout.addStretch(1)
    return frame
