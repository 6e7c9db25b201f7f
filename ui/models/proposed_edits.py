"""Proposed changes to a timetable as a table with a tick each: whose, what, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from inspection_ready.phrases.clashes import clash_sentence
from inspection_ready.phrases.values import count_of
from ui.models.plain_rows import Index, PlainRowsModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Sized

    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.timetable_edits import Proposal
    from inspection_ready.phrases.timetable_edits import EditWords
    from inspection_ready.services.edit_clashes import EditClashes

COLUMNS = ("Take", "Session", "Change", "Against it")
TICKED, NOT_TICKED = "Yes", "No"
NOTHING = "nothing"


class ProposedEditsModel(PlainRowsModel):
    ticks_changed = Signal()

    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proposals: Sequence[Proposal] = ()
        self._words: Mapping[int, EditWords] = {}
        self._clashes: EditClashes | None = None
        self._ticked: set[int] = set()

    @property
    def ticked(self) -> frozenset[int]:
        return frozenset(self._ticked)

    def show_proposals(self, proposals: Sequence[Proposal], words: Mapping[int, EditWords]) -> None:
        self.beginResetModel()
        self._proposals, self._words, self._clashes = proposals, words, None
        self._ticked = {each.number for each in proposals if each.is_offered}
        self.endResetModel()

    def show_clashes(self, clashes: EditClashes) -> None:
        self._clashes = clashes
        if self._proposals:
            last = self.index(len(self._proposals) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, len(COLUMNS) - 1), last)

    def tick(self, rows: Iterable[int], *, is_ticked: bool | None = None) -> None:
        """``is_ticked`` None turns them: all ticked become left, else all become ticked."""
        numbers = {self._proposals[row].number for row in rows}
        if not numbers:
            return
        ticks = not numbers <= self._ticked if is_ticked is None else is_ticked
        self._ticked = self._ticked | numbers if ticks else self._ticked - numbers
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._proposals) - 1, 0))
        self.ticks_changed.emit()

    @property
    def shown(self) -> Sized:
        return self._proposals

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = 0) -> Any:
        proposal = self._proposals[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            is_ticked = proposal.number in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_last = index.column() == len(COLUMNS) - 1
            told = " ".join(self.against(index.row())) if is_last else self.words(index.row(), index.column())
            return f"{COLUMNS[index.column()]}: {told or NOTHING}"
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.tick([index.row()], is_ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def words(self, row: int, column: int) -> str:
        proposal = self._proposals[row]
        said = self._words[proposal.session.timetable_id]
        match column:
            case 0:
                return TICKED if proposal.number in self._ticked else NOT_TICKED
            case 1:
                return said.title(proposal)
            case 2:
                return said.change(proposal)
            case _:
                return self._in_short(proposal)

    def against(self, row: int) -> list[str]:
        """What speaks against it, in full."""
        proposal = self._proposals[row]
        conflict = self._words[proposal.session.timetable_id].conflict(proposal)
        clashes = [f"Would clash: {clash_sentence(each)}" for each in self._clashes_of(proposal)]
        return [conflict, *clashes] if conflict else clashes

    def _in_short(self, proposal: Proposal) -> str:
        found = self._clashes_of(proposal)
        told = ["Changed here too"] if proposal.is_conflict else []
        told += [count_of(len(found), "clash", "clashes")] if found else []
        return "; ".join(told)

    def _clashes_of(self, proposal: Proposal) -> Sequence[Clash]:
        return () if self._clashes is None else self._clashes.of.get(proposal.number, ())
