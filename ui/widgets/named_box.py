"""A box to choose from, with its label; and filling one without losing what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

Box = QComboBox | QSpinBox | QLineEdit


@dataclass(frozen=True)
class NamedBox:
    label: QLabel
    box: Box
    shown: frozenset[StrEnum] = field(default_factory=frozenset)
    """For which kinds of what is printed it matters."""

    def show_for(self, kind: StrEnum) -> None:
        self.label.setVisible(kind in self.shown)
        self.box.setVisible(kind in self.shown)


def named_box(parent: QWidget, text: str, box: Box, shown: frozenset[StrEnum]) -> NamedBox:
    label = QLabel(text, parent)
    label.setBuddy(box)
    box.setAccessibleName(text.replace("&", ""))
    if isinstance(box, QComboBox):
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
    return NamedBox(label, box, shown)


def fill(box: QComboBox, offered: Sequence[tuple[object, str]]) -> None:
    """What was chosen stays chosen, while it is there."""
    at = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for value, said in offered:
            box.addItem(said, value)
        box.setCurrentIndex(max(box.findData(at), 0))
