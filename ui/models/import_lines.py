"""The rows of a dry run as a table of any length; a filter is a list of places, made once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence, Sized
from typing import Any

from PySide6.QtCore import QObject, Qt

from inspection_ready.services.import_plan import ImportLine, Outcome
from ui.models.plain_rows import Index, PlainRowsModel

COLUMNS = ("Row", "What happens", "Record", "In detail")
OUTCOMES = {
    Outcome.NEW: "Added",
    Outcome.CHANGED: "Changed",
    Outcome.SAME: "The same already",
    Outcome.MISSING: "Not in the file",
    Outcome.REFUSED: "Left out",
}


class ImportLinesModel(PlainRowsModel):
    """``detail`` says in words what a line changes, or why it is left out."""

    columns = COLUMNS

    def __init__(self, detail: Callable[[ImportLine], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._detail = detail
        self._lines: Sequence[ImportLine] = ()
        self._shown = array("q")

    def show_lines(self, lines: Sequence[ImportLine], outcome: Outcome | None = None) -> None:
        self.beginResetModel()
        self._lines = lines
        chosen = (n for n, line in enumerate(lines) if outcome is None or line.outcome is outcome)
        self._shown = array("q", chosen)
        self.endResetModel()

    def line_at(self, row: int) -> ImportLine:
        return self._lines[self._shown[row]]

    @property
    def shown(self) -> Sized:
        return self._shown

    def data(self, index: Index, role: int = 0) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {self._words(index)}"
        return None

    def _words(self, index: Index) -> str:
        line = self.line_at(index.row())
        match index.column():
            case 0:
                return str(line.line) if line.line else ""
            case 1:
                return OUTCOMES[line.outcome]
            case 2:
                return line.title
            case _:
                return self._detail(line)
