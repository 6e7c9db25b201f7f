"""A table inside a card: without edges, and without headings, which are still read out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal

from ui.widgets.folding_table import FoldingTable

GAP = 4
"""Pixels between the lines of two rows."""


class CardTable(FoldingTable):
    """So many lines as it ``keeps`` are on view however little room there is: the page scrolls then."""

    fitted = Signal()
    """It is as high as its rows ask now, or may be so."""

    def __init__(
        self, name: str, columns: Sequence[str], letters: Sequence[int], *, keeps: int, folds: int = 0
    ) -> None:
        super().__init__(name, columns, letters, folds=folds)
        self._keeps = keeps
        self.whole_height = 0
        """With every row on view."""
        self.setProperty("role", "inset")
        self.horizontalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)

    def fit_rows(self) -> None:
        for row in range(self.rowCount()):
            # the headings beside rows, hidden as they are, would have them higher
            self.setRowHeight(row, self.sizeHintForRow(row))
        edges = 2 * self.frameWidth()
        rows = sum(map(self.rowHeight, range(self.rowCount())))
        kept = self._keeps * (self.fontMetrics().lineSpacing() + GAP)
        self.whole_height = rows + edges
        self.setMinimumHeight(min(rows, kept) + edges)
        self.fitted.emit()

    def sizeHint(self) -> QSize:
        """No higher than it must be: what room there is more is shared out by the page."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Of a table it is three rows high, whatever it holds."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())
