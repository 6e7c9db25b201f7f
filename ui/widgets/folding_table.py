"""A table whose rows fold into one cell where the text leaves no room for columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from ui.widgets.plain_table import PlainTable


class FoldingTable(PlainTable):
    """With less than ``folds`` letters across, the words of a row stand one below the other, its widest column first."""

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        letters: Sequence[int],
        parent: QWidget | None = None,
        *,
        folds: int,
    ) -> None:
        super().__init__(name, columns, letters, parent)
        self._folds = folds
        self._rows: Sequence[Sequence[str]] = ()
        self._main = self._letters.index(0)
        self._is_folded = False

    def show_rows(self, rows: Sequence[Sequence[str]], *, pressing: Collection[int] = ()) -> None:
        """The first cell of the rows that are ``pressing`` is bold: its words must say why."""
        self._rows = rows
        self._is_folded = False
        self.fill(rows)
        bold = QFont()
        bold.setBold(True)
        for row in pressing:
            self.cell(row, 0).setFont(bold)
        if rows:
            self.setCurrentCell(self.currentRow(), self._main)  # the others may be hidden
        self.fit()

    def words(self) -> list[list[str]]:
        return [list(cells) for cells in self._rows]

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        found = self.item(row, column)
        assert found is not None
        return found

    def fit(self) -> None:
        room = self.viewport().width() // max(self.fontMetrics().averageCharWidth(), 1)
        if (room < self._folds) is not self._is_folded:
            self._is_folded = not self._is_folded
            self._fold()
        super().fit()

    def _fold(self) -> None:
        for column in range(self.columnCount()):
            self.setColumnHidden(column, self._is_folded and column != self._main)
        for row, cells in enumerate(self._rows):
            rest = [cell for column, cell in enumerate(cells) if column != self._main and cell]
            shown, read = cells[self._main], self._read(cells, self._main)
            if self._is_folded:
                shown = "\n".join((shown, ". ".join(rest)))
                read = ". ".join(self._read(cells, column) for column in range(len(cells)))
            item = self.cell(row, self._main)
            item.setText(shown)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, read)

    def _read(self, cells: Sequence[str], column: int) -> str:
        return f"{self._columns[column]}: {cells[column]}"
