"""In place of what is being worked out: what is being done, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.widgets.layout import button, words


class Working(QWidget):
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words("")
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far it is")
        self.bar.setMaximumWidth(480)
        self.cancel = button("Cancel")
        self.cancel.clicked.connect(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def say(self, what: str, *, can_cancel: bool = False) -> None:
        self.words.setText(what)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(can_cancel)
        self.cancel.setEnabled(can_cancel)

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText("Stopping ...")
        self.cancelled.emit()
