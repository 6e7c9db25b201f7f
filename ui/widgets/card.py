"""A part of a page with a heading, what it comes to in words, and its buttons beside the heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card_table import CardTable
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import say, subheading, words

WIDE = 100
"""Letters across; with fewer, what it comes to stands under the heading."""


class Card(QFrame):
    """``rows`` is the table it is about, ``none`` says what to do while that is empty.

    The keyboard comes to the table before the buttons, which are about the row that is chosen.
    """

    def __init__(self, title: str, rows: CardTable, tools: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.rows = rows
        self.comes_to = words("", "help")
        self.none = words("", "help")
        self.tools = QWidget(self)
        flow = FlowLayout(self.tools)
        flow.setSpacing(0)
        for tool in tools:
            flow.addWidget(tool)
        self._top = QHBoxLayout()
        self._whole = QVBoxLayout(self)
        self._lay_out(title)
        for before, after in zip([rows, *tools[:-1]], tools, strict=True):
            QWidget.setTabOrder(before, after)

    def say(self, comes_to: str, *, none: str = "") -> None:
        """``none`` stands instead of the rows where there are none."""
        for label, text in ((self.comes_to, comes_to), (self.none, none)):
            say(label, text)
        self.rows.setVisible(not none)
        self.tools.setVisible(not none)
        self.rows.fitted.emit()

    def hug(self) -> None:
        """Never grow beyond the rows: what room is left goes to others."""
        self.rows.fitted.connect(self._hug)

    def _hug(self) -> None:
        needed = self._whole.totalHeightForWidth(self.width())
        if not self.rows.isHidden():
            needed += self.rows.whole_height - self.rows.minimumHeight()
        self.setMaximumHeight(needed)

    def _lay_out(self, title: str) -> None:
        self._top.setSpacing(12)
        self._top.addWidget(subheading(title))
        self._top.addStretch(1)
        self._top.addWidget(self.tools)
        self._whole.setContentsMargins(12, 2, 6, 4)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._top)
        for widget, stretch in ((self.comes_to, 0), (self.none, 0), (self.rows, 1)):
            self._whole.addWidget(widget, stretch)
        self._whole.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        row, at, share = (self._top, 1, 100) if is_wide else (self._whole, 1, 0)
        if row.indexOf(self.comes_to) < 0:
            (self._whole if is_wide else self._top).removeWidget(self.comes_to)
            row.insertWidget(at, self.comes_to, share)
