"""The foot of the window: what was done last, in words, with Undo; and how far a long command is, with Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget


class Footer(QFrame):
    undo_asked = Signal()
    redo_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)  # what people wrote stands in it
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo, self.redo = QPushButton("Undo", self), QPushButton("Do it again", self)
        for button, asked in ((self.undo, self.undo_asked), (self.redo, self.redo_asked)):
            button.setProperty("role", "link")
            button.clicked.connect(asked)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far it is")
        self.bar.setMaximumWidth(260)
        self.cancel = QPushButton("Cancel", self)
        self.cancel.setAccessibleName("Cancel what is being done")
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        for widget, stretch in (
            (self.words, 1),
            (self.undo, 0),
            (self.redo, 0),
            (self.bar, 0),
            (self.cancel, 0),
        ):
            layout.addWidget(widget, stretch)
        for widget in (self.undo, self.redo, self.bar, self.cancel):
            widget.hide()
        self.setMinimumHeight(44)

    def say(self, words: str, *, can_undo: bool = False, can_redo: bool = False) -> None:
        self.words.setText(words)
        self.words.setToolTip(words)
        self.words.setAccessibleName(words)
        self.undo.setVisible(can_undo)
        self.undo.setAccessibleName(f"Undo: {words}" if can_undo else "Undo")
        self.redo.setVisible(can_redo)
        self.redo.setAccessibleName(f"Do it again: {words}" if can_redo else "Do it again")
        from PySide6.QtGui import (  # slow import: the frame is on view before that
            QAccessible,
            QAccessibleEvent,
        )

        QAccessible.updateAccessibility(QAccessibleEvent(self.words, QAccessible.Event.NameChanged))

    def show_progress(self, done: int, total: int) -> None:
        """``total`` 0 where nobody can say how much there is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.cancel.setEnabled(True)
        self.cancel.show()

    def end_progress(self) -> None:
        self.bar.hide()
        self.cancel.hide()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText("Stopping ...")
        self.cancel_asked.emit()
