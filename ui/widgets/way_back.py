"""The strip that leads back to a page one was led away from: to mend something, and go on where one was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget


class WayBack(QFrame):
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wayback")
        self.setAccessibleName("Way back")
        self.place = ""
        """The page to go back to; empty where nothing is offered."""
        self.back = QPushButton("", self)
        self.back.setProperty("role", "link")
        self.back.clicked.connect(self.asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 2, 16, 2)
        layout.addWidget(self.back)
        layout.addStretch(1)
        self.hide()

    def offer(self, title: str, place: str) -> None:
        self.place = place
        self.back.setText(f"Back to {title} (Alt+Left)")
        self.show()

    def arrived(self, place: str) -> None:
        """On the page itself there is no way back to it."""
        if place == self.place:
            self.leave()

    def leave(self) -> None:
        """The person goes their own way."""
        self.place = ""
        self.hide()
