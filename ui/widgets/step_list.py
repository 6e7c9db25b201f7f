"""Steps one below the other, each with its number, its name and in words how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspection_ready.domain.notification_steps import Progress

LINE = Qt.ItemDataRole.UserRole
ACROSS = 36
"""Average letters: the width of the list at whatever size the text is."""
UNBOUNDED = 16_777_215
"""Qt's own word for no limit."""
GAP = 10
"""Pixels around and between what stands in a row."""
TICK = ((0.27, 0.52), (0.44, 0.69), (0.74, 0.34))
"""The corners of a tick, as shares of the circle it is in."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """``words`` say how far it is; ``spoken`` is all of it as a screen reader says it."""

    number: int
    title: str
    words: str
    spoken: str
    progress: Progress


class StepList(QListWidget):
    chosen = Signal(int)
    """The row the person went to."""
    entered = Signal()
    """Enter: on into the step itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Up and Down choose a step, Enter goes into it")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Row(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._moved)
        self.itemActivated.connect(lambda _: self.entered.emit())

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        at = max(self.currentRow(), 0)
        blocked = self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.number}. {line.title}", self)
            item.setData(LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        self.setCurrentRow(at)
        self.blockSignals(blocked)

    def show_current(self, row: int) -> None:
        """Without ``chosen``."""
        blocked = self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(blocked)

    def fit_width(self, *, stands_alone: bool) -> None:
        """Beside a step it is as wide as its words ask; alone it takes what there is."""
        across = ACROSS * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(0 if stands_alone else across)
        self.setMaximumWidth(UNBOUNDED if stands_alone else across)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap at another place now

    def _moved(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


class _Row(QStyledItemDelegate):
    """A circle with the number, or with a tick once it is done; beside it the name and the words."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: StepLine = index.data(LINE)
        palette, rect = option.palette, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
            painter.fillRect(QRect(rect.topLeft(), QSize(4, rect.height())), _accent(palette))
        across = _circle(option.font)
        circle = QRect(rect.left() + GAP, rect.top() + GAP, across, across)
        _draw_circle(painter, circle, line, option)
        title, words = _fonts(option.font)
        room = rect.adjusted(2 * GAP + across, GAP, -GAP, -GAP)
        selected = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        painter.setFont(title)
        used = _needed(title, line.title, room.width())
        painter.drawText(room, Qt.TextFlag.TextWordWrap, line.title)
        painter.setFont(words)
        painter.drawText(room.adjusted(0, used, 0, 0), Qt.TextFlag.TextWordWrap, line.words)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: StepLine = index.data(LINE)
        view = self.parent()
        assert isinstance(view, QListWidget)
        title, words = _fonts(view.font())
        across = _circle(view.font())
        width = view.viewport().width() - 3 * GAP - across
        height = _needed(title, line.title, width) + _needed(words, line.words, width)
        return QSize(0, max(height, across) + 2 * GAP)


def _draw_circle(painter: QPainter, at: QRect, line: StepLine, option: QStyleOptionViewItem) -> None:
    palette = option.palette
    is_begun = line.progress in (Progress.DONE, Progress.UNDER_WAY)
    edge = _accent(palette) if is_begun else palette.color(QPalette.ColorRole.Mid)
    is_done = line.progress is Progress.DONE
    style = Qt.PenStyle.DashLine if line.progress is Progress.WAITS else Qt.PenStyle.SolidLine
    painter.setPen(QPen(edge, 2, style))
    painter.setBrush(edge if is_done else palette.color(QPalette.ColorRole.Base))
    painter.drawEllipse(at.adjusted(1, 1, -1, -1))
    if is_done:
        pen = QPen(palette.color(QPalette.ColorRole.Base), max(at.width() / 11, 2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(at.x() + x * at.width(), at.y() + y * at.height()) for x, y in TICK])
    else:
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(_fonts(option.font)[0])
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(line.number))


def _accent(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Link)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    """For the name and for the words."""
    bold = QFont(font)
    bold.setBold(True)
    return bold, font


def _circle(font: QFont) -> int:
    return round(QFontMetrics(font).height() * 1.5)


def _needed(font: QFont, text: str, width: int) -> int:
    flags = Qt.TextFlag.TextWordWrap
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 10_000), flags, text).height()
