"""What somebody looks at; in its place how far work is while it is done; and, where it is said, how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.layout import words
from ui.widgets.working import Working
from ui.work import Work

if TYPE_CHECKING:
    from ui.background import Background


class WorkSteps(QStackedWidget):
    def __init__(self, background: Background, looked_at: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looked_at = looked_at
        self.working = Working()
        self.outcome = words("")
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.work = Work(background, self.working, self)
        for step in (looked_at, self.working, self.outcome):
            self.addWidget(step)
        self.work.begun.connect(self._begin)
        self.work.ended.connect(self._end)

    @property
    def is_looked_at(self) -> bool:
        return self.currentWidget() is self.looked_at

    def show_outcome(self, sentences: str) -> None:
        self.outcome.setText(sentences)
        self.setCurrentWidget(self.outcome)

    def _begin(self) -> None:
        self.setCurrentWidget(self.working)
        self.working.cancel.setFocus()

    def _end(self) -> None:
        self.setCurrentWidget(self.looked_at)
