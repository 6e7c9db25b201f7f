"""The head of the timetable's grid: the days, and below each its hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from inspection_ready.phrases.dates import clock
from ui.models.grid_layout import HOUR

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.models.grid_layout import Hours

PADDING = 6
A_HOUR = 4
"""Quarters."""


class TimeHeader(QHeaderView):
    """Drawn by the day and the hour, not quarter by quarter; ``day_words`` says what each day is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.hours: Hours | None = None
        self.day_words: Callable[[int], str] = str
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing() + 3 * PADDING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self.viewport()), self.palette()
        painter.fillRect(self.viewport().rect(), palette.color(QPalette.ColorRole.Window))
        if self.hours is None or not self.hours.quarters:
            return
        width, left = self.defaultSectionSize(), -self.offset()
        line = self.fontMetrics().lineSpacing()
        bold = self.font()
        bold.setBold(True)
        of_day = width * self.hours.quarters
        for place, day in enumerate(self.hours.days):
            x = left + place * of_day
            if x + of_day < 0 or x > self.viewport().width():
                continue
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.setFont(bold)
            seen = max(x, 0)  # the name of a day stays in sight while any of it is
            room = QRect(seen + PADDING, PADDING, x + of_day - seen - 2 * PADDING, line)
            name = painter.fontMetrics().elidedText(
                self.day_words(day), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, name)
            painter.setFont(self.font())
            self._hours(painter, x, line)
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.fillRect(QRect(x, 0, 2, self.height()), palette.color(QPalette.ColorRole.Mid))

    def _hours(self, painter: QPainter, x: int, line: int) -> None:
        """As many as have room."""
        assert self.hours is not None, "asked by paintEvent, which has looked"
        width = self.defaultSectionSize()
        widest = painter.fontMetrics().horizontalAdvance("12:30pm ") + PADDING
        every = next((count for count in (1, 2, 3, 4, 6) if count * A_HOUR * width >= widest), 12)
        for number, minute in enumerate(range(self.hours.first, self.hours.last, HOUR * every)):
            at = QRect(
                x + number * every * A_HOUR * width + PADDING // 2,
                line + 2 * PADDING,
                every * A_HOUR * width,
                line,
            )
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft, clock(minute))
