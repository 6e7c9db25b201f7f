"""The head of the timetable's grid: the days, and below each its hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from inspection_ready.phrases.dates import clock
from ui.models.grid_layout import HOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.models.grid_layout import Hours

PADDING = 6
A_HOUR = 4
"""Quarters."""


HOW = "Drag a day onto another to swap the two; with Shift everything on it is moved there."


class TimeHeader(QHeaderView):
    """Drawn by the day and the hour, not quarter by quarter; ``day_words`` says what each day is called."""

    day_taken = Signal(int, bool)
    """A day is dragged; True: with Shift."""
    day_over = Signal(QPoint)
    """The hand with it is here, in the viewport."""
    day_let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.hours: Hours | None = None
        self.day_words: Callable[[int], str] = str
        self._pressed: tuple[QPoint, int] | None = None
        self._is_dragging = False
        self._held_days: frozenset[int] = frozenset()
        self.setToolTip(HOW)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    # the mouse

    def day_at(self, x: int) -> int | None:
        """None: outside the days."""
        hours = self.hours
        if hours is None or not hours.quarters:
            return None
        at = (x + self.offset()) // (self.defaultSectionSize() * hours.quarters)
        return hours.days[at] if 0 <= at < len(hours.days) else None

    def show_held(self, days: Iterable[int]) -> None:
        """The day that is held, and the one it is held over."""
        held = frozenset(days)
        if held != self._held_days:
            self._held_days = held
            self.viewport().update()

    def forget(self) -> None:
        """What was pressed is held no longer."""
        self._pressed, self._is_dragging = None, False
        self.show_held(())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day = self.day_at(point.x())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._pressed = (point, day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None:
            return
        began, day = self._pressed
        if not self._is_dragging and (point - began).manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
            self.day_taken.emit(day, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if self._is_dragging:
            self.day_over.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            if self._is_dragging:
                self.day_let_go.emit()
            self.forget()

    # how it is drawn

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
            if day in self._held_days:
                painter.fillRect(
                    QRect(x, 0, of_day, line + 2 * PADDING), palette.color(QPalette.ColorRole.Highlight)
                )
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
