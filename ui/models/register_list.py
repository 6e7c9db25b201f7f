"""A register of any length in a table: the ids are held, and rows are fetched a page at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspection_ready.records.fields import Field, Kind

PAGE = 32
"""About a screenful: a keystroke waits for one page."""
PAGES_KEPT = 256
ID = int(Qt.ItemDataRole.UserRole)
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ANSWERED = frozenset({ID, ACCESSIBLE, ALIGNMENT, int(Qt.ItemDataRole.ToolTipRole)})
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NOWHERE = QModelIndex()


class Row(Protocol):
    """A row in words: a cell for each column."""

    @property
    def id(self) -> int: ...

    @property
    def cells(self) -> tuple[str, ...]: ...


Fetch = Callable[[Sequence[int]], Sequence[Row]]
"""The rows of these ids; one that has been removed meanwhile is left out."""


class RegisterListModel(QAbstractTableModel):
    sort_asked = Signal(int, bool)
    """Column, descending. The ids come from the register in order; nothing is sorted here."""

    def __init__(self, fields: Sequence[Field], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        return self._ids

    def set_ids(self, ids: array[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def extend_ids(self, more: array[int]) -> None:
        """The rest of what a search found, after its first screens are on view."""
        if not more:
            return
        first = len(self._ids)
        self.beginInsertRows(NOWHERE, first, first + len(more) - 1)
        self._ids = self._ids + more
        self._pages.pop(first // PAGE, None)
        self.endInsertRows()

    def row_of(self, record_id: int) -> int | None:
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None

    def words_of(self, record_id: int) -> tuple[str, ...]:
        """The cells of a record, empty once it has been removed."""
        row = self.row_of(record_id)
        return self._cells(row) if row is not None else ("",) * len(self.fields)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        # asked hundreds of times a repaint: plain numbers, the commonest first
        if role == DISPLAY:
            return self._cells(index.row())[index.column()] if index.isValid() else None
        if role not in ANSWERED or not index.isValid():
            return None
        if role == ID:
            return self._ids[index.row()]
        field, words = self.fields[index.column()], self._cells(index.row())[index.column()]
        if role == ACCESSIBLE:
            return f"{field.label}: {words or 'empty'}"
        if role == ALIGNMENT:
            return _RIGHT if field.kind is Kind.NUMBER else None
        return words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self.sort_asked.emit(column, order is Qt.SortOrder.DescendingOrder)

    def _cells(self, row: int) -> tuple[str, ...]:
        found = self._page(row // PAGE).get(self._ids[row])
        return found.cells if found is not None else ("",) * len(self.fields)

    def _page(self, number: int) -> dict[int, Row]:
        """Read where it is painted: a page by its ids takes less than a frame, and nothing flickers in."""
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        self._pages[number] = {row.id: row for row in self._fetch(ids)}
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return self._pages[number]
