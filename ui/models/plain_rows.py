"""What every table of plain columns answers Qt: how many rows and columns there are, and the headings."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence, Sized
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class PlainRowsModel(QAbstractTableModel):
    columns: ClassVar[Sequence[str]]

    @property
    @abstractmethod
    def shown(self) -> Sized:
        """The rows on view."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.columns[section]
        return None
