"""A box to tick whose words wrap: Qt's own cuts long ones off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from ui.widgets.layout import words


class WrappedTick(QWidget):
    """The words are the name of the box; pressing them ticks it as pressing the box does."""

    toggled = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setAccessibleName(text)
        self.label: QLabel = words(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.toggled)

    def text(self) -> str:
        return self.label.text()

    def describe(self, sentence: str) -> None:
        self.box.setAccessibleDescription(sentence)

    def is_ticked(self) -> bool:
        return self.box.isChecked()

    def set_ticked(self, ticked: bool) -> None:
        self.box.setChecked(ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.toggle()
            self.box.setFocus()
