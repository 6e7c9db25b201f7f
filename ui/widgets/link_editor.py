"""A link to another record: type a part of its name and choose, or leave it empty for "not set"."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspection_ready.records.fields import Field
from inspection_ready.records.registry import record_of
from ui.models.links import LinkSource
from ui.widgets.editors import Editor
from ui.widgets.layout import button
from ui.widgets.offered_line import OfferedLine

NOT_SET = "Not set"


class LinkEditor(Editor):
    def __init__(self, field: Field, source: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._source = source
        self._id: int | None = None
        self._offered: dict[str, int] = {}
        self.line = OfferedLine(f"{NOT_SET}. Type a part of the name", self)
        self.line.chosen.connect(self._choose)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.settle)
        self.adopt(self.line)
        self.clear = button("Clear", role="link", name=f"Clear {field.label}")
        self.clear.clicked.connect(self._clear)
        self.row.addWidget(self.clear)

    def set_source(self, source: LinkSource) -> None:
        """The register has changed: search it afresh."""
        self._source = source

    def value(self) -> Any:
        return self._id

    def set_value(self, value: Any) -> None:
        self._id = value
        self.line.say("" if value is None else self._source.words(value))

    def problem(self) -> str:
        typed = self.line.text().strip()
        if self._id is not None or not typed:
            return ""
        kind = record_of(self._source.row_type).singular
        return f"No {kind} matches “{typed}”. Choose one from the list, or leave this empty"

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.clear.setDisabled(read_only)

    def _typed(self, text: str) -> None:
        self._id = None
        found = self._source.found(text) if text.strip() else []
        self._offered = {words: record_id for record_id, words in found}
        self.line.offer(self._offered)
        self.changed.emit()

    def _choose(self, words: str) -> None:
        self._id = self._offered.get(words)
        self.changed.emit()

    def settle(self) -> None:
        """One match is meant even when it was not picked from the list; so is a name typed in full."""
        if self._id is not None:
            return
        typed = self.line.text().strip().casefold()
        exact = [each for words, each in self._offered.items() if words.casefold() == typed]
        meant = exact or list(self._offered.values())
        if typed and len(meant) == 1:
            self.set_value(meant[0])
            self.changed.emit()

    def _clear(self) -> None:
        self.set_value(None)
        self.changed.emit()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
