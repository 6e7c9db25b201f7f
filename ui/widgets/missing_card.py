"""What is missing, kind by kind with how many there are, and the way to each and to all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from inspection_ready.domain.gap_kinds import GapKind, by_kind, by_severity
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.phrases.gap_kinds import counts_words, kind_words
from inspection_ready.phrases.readiness import severity_words
from inspection_ready.phrases.today import NOTHING_MISSING
from ui.widgets.card import Card
from ui.widgets.card_table import CardTable
from ui.widgets.layout import button


class MissingCard(Card):
    went = Signal(object)
    """A GapKind to be shown one by one; None for all there is."""

    def __init__(self, title: str = "What is missing") -> None:
        self.go_there = button("Show these", role="link")
        self.show_all = button("Show all", role="link")
        rows = CardTable("What is missing", ("How soon", "What", "How many"), (14, 0, 6), keeps=3)
        super().__init__(title, rows, (self.go_there, self.show_all))
        self._shown: tuple[tuple[GapKind, int], ...] = ()
        rows.itemActivated.connect(self.go_to_chosen)
        rows.currentCellChanged.connect(self._name_the_ways)
        self.go_there.clicked.connect(self.go_to_chosen)
        self.show_all.clicked.connect(lambda: self.went.emit(None))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._shown = by_kind(findings)
        self.rows.show_rows(
            [(severity_words(kind.severity), kind_words(kind), f"{count:,}") for kind, count in self._shown],
            pressing=[row for row, (kind, _) in enumerate(self._shown) if kind.severity is Severity.HIGH],
        )
        self.show_all.setText(f"Show all {len(findings):,}")
        self.say(counts_words(by_severity(findings)), none="" if findings else NOTHING_MISSING)
        self._name_the_ways(self.rows.currentRow())

    def offer_ways(self, *, can_go: bool) -> None:
        for way in (self.go_there, self.show_all):
            way.setEnabled(can_go)

    def go_to_chosen(self) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self._shown):
            self.went.emit(self._shown[row][0])

    def _name_the_ways(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            kind, count = self._shown[row]
            self.go_there.setText("Go to it" if count == 1 else f"Show these {count:,}")
            self.go_there.setAccessibleName(f"{self.go_there.text()}: {kind_words(kind)}")
