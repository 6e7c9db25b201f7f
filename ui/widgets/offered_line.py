"""A line to type in, with what it may mean offered below it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

MOST_SHOWN = 10


class OfferedLine(QLineEdit):
    """Whoever holds it searches as somebody types, and says what to ``offer``."""

    chosen = Signal(str)
    """One of those that were offered."""

    def __init__(self, asks: str, parent: QWidget | None = None) -> None:
        """``asks`` stands in it while it is empty."""
        super().__init__(parent)
        self.setPlaceholderText(asks)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        # what is offered has been searched for already; Qt's own filter would look at its first letters only
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_SHOWN)
        completer.activated.connect(self.chosen)
        self.setCompleter(completer)

    def offer(self, names: Iterable[str]) -> None:
        self._offered.setStringList(list(names))

    def say(self, words: str) -> None:
        """From its beginning, however long it is."""
        self.setText(words)
        self.setCursorPosition(0)
