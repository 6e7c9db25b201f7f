"""Tells every open page what a command changed, and that another day has come; each decides whether that concerns it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from inspection_ready.domain.changes import Changes


class Refresh(QObject):
    changed = Signal(object)
    """Changes."""
    day_turned = Signal()
    """It is another day than when the pages were read."""

    def send(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)
