"""The evidence behind something else, a request or a claim, and where in each piece to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspection_ready.records.requests import REQUEST_EVIDENCE
from ui.widgets.line_list import LineList
from ui.widgets.link_editor import LinkEditor

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import Evidence
    from ui.models.links import LinkSource

COLUMNS = ("Evidence", "Where in it")
LETTERS = (0, 20)
WIDE = 34


class EvidenceBehind(LineList):
    """``name`` says what the evidence does, ``empty`` what to do where there is none."""

    evidence_asked = Signal(object)
    """What is to stand behind it from now on: a list of pairs, the id of the evidence and where in it to look."""

    def __init__(self, source: LinkSource, *, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(name, COLUMNS, LETTERS, empty=empty, parent=parent)
        self._held: list[tuple[int, str]] = []
        self.which = LinkEditor(REQUEST_EVIDENCE.field("evidence_id"), source, self)
        self.which.main.setAccessibleName(name)
        self.which.clear.hide()
        self.which.setMinimumWidth(WIDE * self.fontMetrics().averageCharWidth())
        self.pointer = QLineEdit(self)
        self.pointer.setPlaceholderText("page 12")
        self.pointer.setAccessibleName("Where in it")
        self.lay_out(
            (
                ("&Evidence", self.which, self.which.main),
                ("&Where in it", self.pointer, self.pointer),
            )
        )
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.pointer.returnPressed.connect(self._add)

    def set_read_only(self, read_only: bool) -> None:
        self.which.set_read_only(read_only)
        for widget in (self.pointer, self.add, self.remove):
            widget.setDisabled(read_only)

    def set_source(self, source: LinkSource) -> None:
        self.which.set_source(source)

    def show_held(self, held: Sequence[tuple[Evidence, str]]) -> None:
        self._held = [(one.id, pointer) for one, pointer in held]
        self.show_lines_of([(f"{one.reference} {one.title}".strip(), pointer) for one, pointer in held])
        self.which.set_value(None)
        self.pointer.clear()

    def _add(self) -> None:
        self.which.settle()
        evidence_id = self.which.value()
        if evidence_id is None:
            self.say(self.which.problem() or "Type a part of a title, and choose from the list")
            self.which.main.setFocus()
            return
        rest = [pair for pair in self._held if pair[0] != evidence_id]
        self.evidence_asked.emit([*rest, (evidence_id, self.pointer.text().strip())])

    def _remove(self) -> None:
        rest = self.others(len(self._held))
        if rest is not None:
            self.evidence_asked.emit([self._held[place] for place in rest])
