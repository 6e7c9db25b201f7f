"""Which theme, statement or request-list item: type a part of its code or title and choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.searching import Haystack
from inspection_ready.records.fields import Field
from inspection_ready.services.responsibilities import words_of
from ui.widgets.editors import Editor
from ui.widgets.offered_line import OfferedLine

OFFERED = 20


class AskedEditor(Editor):
    """Holds the code. Without a regime there is nothing to choose from, and the code is typed."""

    chosen = Signal(object)
    """The Asked that was chosen: its subject goes with it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._asked: tuple[Asked, ...] = ()
        self._haystack = Haystack(())
        self._code: str | None = None
        self._offered: dict[str, Asked] = {}
        self.line = OfferedLine("Type a part of its code or title", self)
        self.line.chosen.connect(self._choose)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.settle)
        self.adopt(self.line)

    def set_asked(self, asked: Sequence[Asked]) -> None:
        self._asked = tuple(asked)
        self._haystack = Haystack(words_of(each) for each in asked)
        if self._code is not None:
            self._say()

    def value(self) -> Any:
        if self._code is None and not self._asked:
            return self.line.text().strip() or None
        return self._code

    def set_value(self, value: Any) -> None:
        self._code = value or None
        self._say()

    def show_subject(self, subject: Any) -> None:
        """Another sort was chosen beside it: a code of the sort before is none of this one's."""
        held = [each for each in self._asked if each.code == self._code]
        if held and all(each.subject is not subject for each in held):
            self.set_value(None)

    def problem(self) -> str:
        typed = self.line.text().strip()
        if self.value() is not None or not typed:
            return ""
        return f"No theme, statement or item matches “{typed}”. Choose one from the list"

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def _typed(self, text: str) -> None:
        self._code = None
        rows = list(self._haystack.rows(text))[:OFFERED] if text.strip() else []
        self._offered = {words_of(self._asked[row]): self._asked[row] for row in rows}
        self.line.offer(self._offered)
        self.changed.emit()

    def _choose(self, words: str) -> None:
        asked = self._offered.get(words)
        if asked is not None:
            self._take(asked)

    def settle(self) -> None:
        """A code typed in full is meant, and so is the only one that was offered."""
        if self._code is not None:
            return
        typed = self.line.text().strip().casefold()
        exact = [each for each in self._offered.values() if each.code.casefold() == typed]
        meant = exact or list(self._offered.values())
        if typed and len(meant) == 1:
            self._take(meant[0])

    def _take(self, asked: Asked) -> None:
        self._code = asked.code
        self._say()
        self.chosen.emit(asked)
        self.changed.emit()

    def _say(self) -> None:
        words = next((words_of(each) for each in self._asked if each.code == self._code), self._code or "")
        self.line.say(words)
