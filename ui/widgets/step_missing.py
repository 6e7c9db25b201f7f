"""The third step: what would be printed as a gap, counted kind by kind, with the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.readiness import Finding
from ui.navigation import way_to_missing
from ui.widgets.missing_card import MissingCard
from ui.widgets.step_frame import StepPart


class MissingStep(StepPart):
    went = Signal(str, object)
    """A place, and what to show there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self.card = MissingCard("The most pressing first")
        self.card.went.connect(lambda kind: self.went.emit(*way_to_missing(self._findings, kind)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card, 1)
        layout.addStretch(0)
        self.card.hug()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = tuple(findings)
        self.card.show_findings(findings)

    def focus_first(self) -> None:
        self.card.rows.setFocus()
