"""What was done last, by whom and when, each to be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.widgets.card import Card
from ui.widgets.card_table import CardTable
from ui.widgets.layout import button

if TYPE_CHECKING:
    from inspection_ready.services.history import HistoryLine  # slow import: SQLAlchemy

LONGEST = 80
"""Letters: the record of changes has the rest."""
NOTHING = "Nothing was done yet. Every change stands here, with Undo."


class LatestCard(Card):
    undo_asked = Signal(object)
    """A HistoryLine."""

    def __init__(self) -> None:
        self.undo = button("Undo", role="link")
        rows = CardTable("What was done last", ("What", "Who and when"), (0, 44), folds=90, keeps=3)
        super().__init__("What was done last", rows, (self.undo,))
        self._shown: tuple[HistoryLine, ...] = ()
        rows.currentCellChanged.connect(self._name_the_way)
        self.undo.clicked.connect(self.undo_chosen)

    def show_latest(self, latest: Sequence[HistoryLine]) -> None:
        self._shown = tuple(latest)
        self.rows.show_rows(
            [(shorten(line.what, LONGEST, placeholder=" ..."), f"{line.who}, {line.when}") for line in latest]
        )
        self.say("", none="" if latest else NOTHING)
        self.undo.setEnabled(bool(latest))
        self._name_the_way(self.rows.currentRow())

    def undo_chosen(self) -> None:
        row = self.rows.currentRow()
        if 0 <= row < len(self._shown):
            self.undo_asked.emit(self._shown[row])

    def _name_the_way(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.undo.setAccessibleName(f"Undo: {self._shown[row].what}")
