"""The slips that were written: for which issue, to whom, with which entry, and whose word it is that they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.phrases.issues import issue_name
from inspection_ready.phrases.slips import KINDS, batch_words
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, scrolling, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.services.slips import BatchLine

NEVER = "No change slips were written yet."
NOBODY_SAYS = "Say whose word it is that they were sent."
ON_PAPER = "On paper"
NOT_THERE = "The folder is not there: it was moved or removed"
FEWEST = 4


class SlipsWritten(QWidget):
    folder_asked = Signal(object)
    """The folder of one batch."""
    marked = Signal(object, str)
    """A BatchLine, and by whose word its drafts were sent."""
    dropped = Signal(object)
    """A BatchLine that was not sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[BatchLine] = ()
        self._read_only = False
        self.never = words(NEVER, "help")
        self.batches = FoldingTable("Slips that were written", ("Slips", "For"), (0, 30), self, folds=70)
        self.people = FoldingTable(
            "People they are to", ("Person", "Address", "Told", "Entry"), (0, 32, 12, 12), self, folds=84
        )
        self.open_folder = button("Open the folder", name="Open the folder of these slips")
        self.by = QLineEdit(self)
        self.by.setAccessibleName("Sent, says")
        self.mark = button("Mark as sent today")
        self.drop = button("They will not be sent")
        self.drop.setToolTip("People are told again, from what they held before.")
        self.drop.setAccessibleDescription(self.drop.toolTip())
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out()
        self.batches.currentCellChanged.connect(self._show_people)
        self.open_folder.clicked.connect(self._open)
        self.mark.clicked.connect(self._mark)
        self.drop.clicked.connect(self._drop)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.by.setDisabled(read_only)

    def show_lines(self, lines: Sequence[BatchLine], *, me: str) -> None:
        self._lines = lines
        if not self.by.text():
            self.by.setText(me)
        self._say("")
        self.never.setVisible(not lines)
        self.parts.setVisible(bool(lines))
        self.batches.show_rows([_batch(line) for line in lines])
        self.batches.fit_height(5)
        self._show_people()

    # inside

    @property
    def _current(self) -> BatchLine | None:
        row = self.batches.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_people(self) -> None:
        line = self._current
        slips = line.slips if line else ()
        self.people.show_rows(
            [
                (each.name, each.address or ON_PAPER, KINDS[each.what], f"Number {each.sequence + 1}")
                for each in slips
            ]
        )
        self.people.fit_room(FEWEST)
        waits = line is not None and line.batch.sent_on is None and not line.batch.is_dropped
        self.open_folder.setEnabled(line is not None and line.is_there)
        for each in (self.mark, self.drop):
            each.setEnabled(waits and not self._read_only)

    def _open(self) -> None:
        if (line := self._current) is not None:
            self.folder_asked.emit(line.folder)

    def _mark(self) -> None:
        line, by = self._current, self.by.text().strip()
        if line is None:
            return
        if not by:
            self._say(NOBODY_SAYS)
            self.by.setFocus()
            return
        self.marked.emit(line, by)

    def _drop(self) -> None:
        if (line := self._current) is not None:
            self.dropped.emit(line)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.by.setAccessibleDescription(sentence)

    def _lay_out(self) -> None:
        label = QLabel("Sent, &says", self)
        label.setBuddy(self.by)
        row = FlowLayout()
        for widget in (self.open_folder, label, self.by, self.mark, self.drop):
            row.addWidget(widget)
        self.parts = QWidget(self)
        inner = QVBoxLayout(self.parts)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.batches)
        inner.addWidget(self.people, 1)
        inner.addLayout(row)
        inner.addWidget(self.problem)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.never)
        column.addWidget(self.parts, 1)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "Slips that were written"))


def _batch(line: BatchLine) -> tuple[str, str]:
    gone = "" if line.is_there else f". {NOT_THERE}"
    return f"{batch_words(line.batch, line.people)}{gone}", issue_name(line.issue.number, line.issue.at)
