"""Which evidence to look at next, and why: a short list to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from inspection_ready.phrases.claims import evidence_called
from inspection_ready.phrases.sample_checks import seed_words, why_words
from ui.widgets.layout import button, give_room, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.sample_checks import Suggestion

NOTHING = "No evidence is held yet, so there is nothing to look at."
LETTERS, LINES = 90, 20


class LookNextDialog(QDialog):
    chosen = Signal(object)
    """The id of a piece of evidence."""

    def __init__(
        self, suggestions: Sequence[Suggestion], *, seed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._suggestions = suggestions
        self.setWindowTitle("What to look at next")
        self.told = words(seed_words(seed) if suggestions else NOTHING, "help")
        self.table = PlainTable("Evidence to look at next", ("Evidence", "Why"), (0, 40), self)
        self.table.show_rows([(evidence_called(one.evidence), why_words(one)) for one in suggestions])
        self.go = button("Go to it", role="main")
        self.go.setEnabled(bool(suggestions))
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for part in (self.table, self.told, buttons):
            layout.addWidget(part)
        self.table.setVisible(bool(suggestions))
        if suggestions:
            self.table.selectRow(0)
        give_room(self, letters=LETTERS, lines=LINES)
        self.table.itemActivated.connect(self._choose)
        self.go.clicked.connect(self._choose)
        buttons.rejected.connect(self.reject)

    def _choose(self, *_: object) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._suggestions):
            self.chosen.emit(self._suggestions[row].evidence.id)
            self.accept()
