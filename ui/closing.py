"""On view while a workspace closes: the last safe copy may take a moment, and nobody has to wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from inspection_ready.domain.errors import ExpectedError
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

if TYPE_CHECKING:
    from ui.page import Context

WAITING = (
    "A safe copy is made of what changed. Everything you saved is in the workspace already, so you need not wait: "
    "without this copy, the next one is made when you work on."
)
A_BUG = "Something went wrong in Inspection Ready while it was being made."
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


class LastCopy(QObject):
    """Waits for it, with ``page`` on view. ``left`` once: it is made, it was refused and that was read, or nobody waits."""

    left = Signal()

    def __init__(self, name: str, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._copying = context.safe_copying
        self._messages = context.messages
        self.page = ClosingPage(name)
        self.page.go_asked.connect(self._leave)
        self._copying.closed.connect(self._closed)
        self._copying.progressed.connect(self.page.show_progress)

    def stop_waiting(self) -> None:
        """Nobody hears of it any more. What is not copied yet is left for the next time."""
        self._copying.closed.disconnect(self._closed)
        self._copying.progressed.disconnect(self.page.show_progress)
        self._copying.do_not_wait()
        self.deleteLater()

    @Slot(object)
    def _closed(self, error: Exception | None) -> None:
        if error is None:
            self._leave()
        elif isinstance(error, ExpectedError):
            self.page.say_not_made(self._messages.in_words(error))
        else:
            self.page.say_not_made(A_BUG)
            self._messages.tell(error)

    def _leave(self) -> None:
        self.stop_waiting()
        self.left.emit()
