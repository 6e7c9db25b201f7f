"""What to do first in a workspace that holds little, in order, each with the way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from inspection_ready.domain.frozen import dataclass
from ui.widgets.layout import button, subheading, words


@dataclass(frozen=True, slots=True)
class Step:
    """``place`` and ``target`` are where it is done."""

    words: str
    go: str
    place: str
    target: str | None
    is_done: bool
    so_far: str = ""
    """How much of it is done, where that can be counted."""


class FirstSteps(QFrame):
    went = Signal(str, object)
    """A place and what to show there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._buttons: list[QPushButton] = []
        self._rows = QWidget(self)
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(subheading("First steps"))
        layout.addWidget(
            words("Bring in what the council already has; the first pack can be made at any time.", "help")
        )
        layout.addWidget(self._rows)

    def show_steps(self, steps: Sequence[Step]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._buttons = []
        for row, step in enumerate(steps):
            self._grid.addWidget(words(f"{row + 1}. {step.words}"), row, 0)
            self._grid.addWidget(
                words("Done" if step.is_done else step.so_far or "To do", "good" if step.is_done else ""),
                row,
                1,
            )
            way = button(step.go)
            way.clicked.connect(lambda _=False, step=step: self.went.emit(step.place, step.target))
            self._grid.addWidget(way, row, 2)
            if not step.is_done:
                self._buttons.append(way)

    def first(self) -> QWidget | None:
        """The button of the first step that is still to do."""
        return self._buttons[0] if self._buttons else None
