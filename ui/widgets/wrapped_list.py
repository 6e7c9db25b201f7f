"""A list whose long entries go on in a second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

SLACK = 12
"""Pixels by which words as they are set differ from words as they are measured."""


class WrappedList(QListWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_WholeWords(self))


class _WholeWords(QStyledItemDelegate):
    """Entries high enough for all their words: Qt forgets the tick and the scroll bar when it asks how high they are."""

    def __init__(self, of: WrappedList) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        tick = self._list.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self._list)
        inside = QStyleOptionViewItem(option)
        room = inside.rect
        room.setWidth(max(self._list.viewport().width() - tick - SLACK, 1))
        inside.rect = room
        return super().sizeHint(inside, index)
