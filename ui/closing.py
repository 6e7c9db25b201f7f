"""On view while a workspace closes: the last safe copy may take a moment, and nobody has to wait for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

WAITING = (
    "A safe copy is made of what changed. Everything you saved is in the workspace already, so you need not wait: "
    "without this copy, the next one is made when you work on."
)
NOT_MADE = "The workspace is closed, with everything you saved. The copy is tried again when it is next open."


class ClosingPage(QWidget):
    go_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(f"Closing {name}")
        self.heading = QLabel(f"Closing {name}")
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.told = words(WAITING)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far the safe copy is")
        self.bar.setMaximumWidth(480)
        self.bar.setRange(0, 0)
        self.go = button("Close without waiting", role="main")
        self.go.clicked.connect(self.go_asked)
        buttons = FlowLayout()
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        for widget in (self.heading, self.told, self.bar):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def say_not_made(self, sentence: str) -> None:
        self.heading.setText("The safe copy was not made")
        self.told.setText(f"{sentence} {NOT_MADE}".strip())
        self.bar.hide()
        self.go.setText("Close")
        self.go.setFocus()
