"""The facilities of one base: a row for each kind, whether or not anything is known about it yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from inspection_ready.domain.bases import BaseFact, FacilityKind
from inspection_ready.domain.dates import add_months
from inspection_ready.phrases.dates import day
from ui.models.plain_rows import Index, PlainRowsModel

COLUMNS = ("Facility", "What there is", "Checked", "Note")
FACILITY, VALUE, CHECKED, NOTE = range(4)
EDITED = (VALUE, NOTE)
NOT_CHECKED = "Not yet checked"
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shown:
    kind: FacilityKind
    fact: BaseFact


class FactsModel(PlainRowsModel):
    edited = Signal(object)
    """The BaseFact as it was typed. Nothing is kept here: the register is, and the rows are read again."""

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Shown, ...] = ()
        self._stale_before = date.min
        self._read_only = False

    def show_facts(
        self,
        base_id: int,
        kinds: Sequence[FacilityKind],
        facts: Mapping[int, BaseFact],
        *,
        today: date,
        fact_months: int,
    ) -> None:
        """``facts`` by the id of their kind."""
        rows = tuple(
            Shown(kind, facts.get(kind.id) or BaseFact(base_id=base_id, kind_id=kind.id)) for kind in kinds
        )
        self._stale_before = add_months(today, -fact_months)
        if [row.kind.id for row in rows] == [row.kind.id for row in self.rows]:
            # the same kinds: the keyboard stays on its cell
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, NOTE))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only

    def checked_words(self, fact: BaseFact) -> str:
        if not fact.is_checked or fact.checked_on is None:
            return NOT_CHECKED
        words = f"By {fact.checked_by} on {day(fact.checked_on)}"
        return f"{words}: check again" if fact.checked_on < self._stale_before else words

    @property
    def shown(self) -> Sized:
        return self.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self._words(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.rows[index.row()].kind.question if index.column() == FACILITY else words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {words or 'empty'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in EDITED:
            return False
        fact, typed = self.rows[index.row()].fact, str(value).strip()
        if typed == self._words(index):
            return False
        if index.column() == NOTE:
            changed = replace(fact, note=typed)
        else:
            # whoever checked it, checked something else
            changed = replace(fact, value=typed, checked_by="", checked_on=None)
        self.edited.emit(changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can_edit = index.isValid() and index.column() in EDITED and not self._read_only
        return flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags

    def _words(self, index: Index) -> str:
        shown = self.rows[index.row()]
        return (shown.kind.name, shown.fact.value, self.checked_words(shown.fact), shown.fact.note)[
            index.column()
        ]
