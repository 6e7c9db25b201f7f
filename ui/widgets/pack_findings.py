"""What was found in the documents of the next pack: to be mended, or left as it is with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.phrases.about import finding_place, given_words
from inspection_ready.phrases.documents import finding_words
from inspection_ready.phrases.pack_findings import NOTHING_FOUND, lapsed_words, open_words
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, subheading, words


class PackFindings(QFrame):
    go_asked = Signal(object)
    """The PackFinding to be mended."""
    leave_asked = Signal(object)
    open_asked = Signal(object)
    """Its reason is taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look_only = False
        self._found: tuple[PackFinding, ...] = ()
        self.said = words("")
        self.table = FoldingTable(
            "What was found in the documents",
            ("Where", "What was found", "How it stands"),
            (20, 0, 20),
            folds=90,
        )
        self.go_there = button("Go to where it is mended")
        self.leave = button("Leave it as it is")
        self.reopen = button("Take the reason back")
        self.tools = QWidget(self)
        row = FlowLayout(self.tools)
        for each in (self.go_there, self.leave, self.reopen):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        for widget in (subheading("Checks of the documents"), self.said, self.table, self.tools):
            layout.addWidget(widget)
        self.table.currentCellChanged.connect(self._enable)
        self.table.itemActivated.connect(self._go)
        self.go_there.clicked.connect(self._go)
        self.leave.clicked.connect(lambda: self._ask(self.leave_asked))
        self.reopen.clicked.connect(lambda: self._ask(self.open_asked))

    def set_look_only(self, look_only: bool) -> None:
        self._look_only = look_only

    def show_findings(self, found: Sequence[PackFinding]) -> None:
        """Those still open first."""
        self._found = tuple(sorted(found, key=lambda each: not each.is_open))
        still_open = sum(each.is_open for each in found)
        self.said.setText(f"{open_words(still_open)}." if still_open else NOTHING_FOUND)
        rows = [(finding_place(each), finding_words(each.finding), _stands(each)) for each in self._found]
        self.table.show_rows(rows, pressing=range(still_open))
        self.table.fit_height()
        for widget in (self.table, self.tools):
            widget.setVisible(bool(found))
        self._enable()

    @property
    def current(self) -> PackFinding | None:
        row = self.table.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _enable(self) -> None:
        found = self.current
        may_change = found is not None and not self._look_only
        self.go_there.setEnabled(found is not None and bool(found.register))
        self.leave.setEnabled(may_change)
        self.reopen.setEnabled(may_change and found is not None and not found.is_open)

    def _go(self) -> None:
        if self.go_there.isEnabled():
            self._ask(self.go_asked)

    def _ask(self, asked: object) -> None:
        if self.current is not None:
            asked.emit(self.current)  # type: ignore[attr-defined] # a signal of this object


def _stands(found: PackFinding) -> str:
    if found.override is not None:
        return f"Left as it is: {found.override.reason} ({given_words(found.override)})"
    return f"To mend. {lapsed_words(found.lapsed)}" if found.lapsed else "To mend"
