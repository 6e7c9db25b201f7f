"""The evidence that answers a request, and where in it to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspection_ready.domain.requests import RequestEvidence
from inspection_ready.records.requests import REQUEST_EVIDENCE
from ui.widgets.line_list import LineList
from ui.widgets.link_editor import LinkEditor

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import Evidence
    from ui.models.links import LinkSource

COLUMNS = ("Evidence", "Where in it")
LETTERS = (0, 20)
NONE_YET = "No evidence answers it yet. Choose a piece of evidence by a part of its title."
WIDE = 34


class RequestEvidenceList(LineList):
    evidence_asked = Signal(object)
    """What is to answer it from now on: a list of RequestEvidence."""

    def __init__(self, source: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__("Evidence that answers it", COLUMNS, LETTERS, empty=NONE_YET, parent=parent)
        self._request_id = 0
        self._held: Sequence[tuple[RequestEvidence, Evidence]] = ()
        self.which = LinkEditor(REQUEST_EVIDENCE.field("evidence_id"), source, self)
        self.which.main.setAccessibleName("Evidence that answers it")
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

    def show_held(self, request_id: int, held: Sequence[tuple[RequestEvidence, Evidence]]) -> None:
        self._request_id, self._held = request_id, held
        self.show_lines_of([(f"{one.reference} {one.title}".strip(), use.pointer) for use, one in held])
        self.which.set_value(None)
        self.pointer.clear()

    def _add(self) -> None:
        self.which.settle()
        evidence_id = self.which.value()
        if evidence_id is None:
            self.say(self.which.problem() or "Type a part of a title, and choose from the list")
            self.which.main.setFocus()
            return
        new = RequestEvidence(
            request_id=self._request_id, evidence_id=evidence_id, pointer=self.pointer.text().strip()
        )
        rest = [use for use, _ in self._held if use.evidence_id != evidence_id]
        self.evidence_asked.emit([*rest, new])

    def _remove(self) -> None:
        rest = self.others(len(self._held))
        if rest is not None:
            self.evidence_asked.emit([self._held[place][0] for place in rest])
