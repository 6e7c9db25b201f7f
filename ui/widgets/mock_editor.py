"""Which mock interview: chosen from those there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from inspection_ready.records.fields import Field
from ui.widgets.editors import Editor, NoWheel

NONE = "Choose one"


class MockEditor(Editor):
    """Holds the id of a session. One that is among them no more, because it was cancelled, stays where it is held."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._held: int | None = None
        self.box = NoWheel(self)
        self.box.addItem(NONE, None)
        self.box.activated.connect(self._chosen)
        self.adopt(self.box)

    def set_mocks(self, mocks: Sequence[tuple[int, str]]) -> None:
        """Each by its id, with the words for it."""
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(NONE, None)
        for session_id, words in mocks:
            self.box.addItem(words, session_id)
        self.box.blockSignals(blocked)
        self.set_value(self._held)

    def value(self) -> Any:
        return self._held

    def set_value(self, value: Any) -> None:
        self._held = value
        at = self.box.findData(value)
        if at < 0:
            self.box.addItem("A session that is no mock interview any more", value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)

    def _chosen(self, index: int) -> None:
        self._held = self.box.itemData(index)
        self.changed.emit()
