"""The chases that were drafted: to whom, for which requests, and whose word it is that they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.chases import NOT_THERE, draft_words
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.requests import numbers_words
from inspection_ready.phrases.values import count_of
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, scrolling, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.services.chases import BatchLine

NEVER = "No chase has been drafted yet."
NOBODY_SAYS = "Say whose word it is that they were sent."
NONE_WAITS = "Nothing of this chase waits to be marked."
FEWEST = 4


class ChaseSent(QWidget):
    folder_asked = Signal(object)
    """The folder of one batch."""
    marked = Signal(object, str)
    """A BatchLine, and by whose word its drafts were sent."""
    dropped = Signal(object)
    """A BatchLine whose drafts were not sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[BatchLine] = ()
        self.never = words(NEVER, "help")
        self.batches = FoldingTable(
            "Chases that were drafted", ("Chase", "Written", "Drafts"), (12, 28, 0), self, folds=70
        )
        self.people = FoldingTable(
            "People they are to", ("Person", "Address", "Requests", "Sent"), (0, 32, 12, 26), self, folds=84
        )
        self.open_folder = button("Open the folder", name="Open the folder of these drafts")
        self.by = QLineEdit(self)
        self.by.setAccessibleName("Sent, says")
        self.mark = button("Mark as sent today")
        self.drop = button("They will not be sent")
        self.drop.setToolTip("The steps of the ladder they were for are to be taken again.")
        self.drop.setAccessibleDescription(self.drop.toolTip())
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out()
        self.batches.currentCellChanged.connect(self._show_people)
        self.open_folder.clicked.connect(self._open)
        self.mark.clicked.connect(self._mark)
        self.drop.clicked.connect(self._drop)

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.by, self.mark, self.drop):
            widget.setDisabled(read_only)

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
        rows = [] if line is None else [
            (each.name, each.draft.address, f"Requests {numbers_words(each.requests)}", draft_words(each.draft))
            for each in line.drafts
        ]  # fmt: skip
        self.people.show_rows(rows)
        self.people.fit_room(FEWEST)
        self.open_folder.setEnabled(line is not None and line.is_there)
        self.mark.setText("Mark as sent today" if line is None else f"Mark {len(line.waiting)} as sent today")

    def _open(self) -> None:
        if (line := self._current) is not None:
            self.folder_asked.emit(line.folder)

    def _mark(self) -> None:
        line, by = self._waiting(), self.by.text().strip()
        if line is None:
            return
        if not by:
            self._say(NOBODY_SAYS)
            self.by.setFocus()
            return
        self.marked.emit(line, by)

    def _drop(self) -> None:
        if (line := self._waiting()) is not None:
            self.dropped.emit(line)

    def _waiting(self) -> BatchLine | None:
        line = self._current
        if line is not None and line.waiting:
            return line
        self._say(NONE_WAITS)
        return None

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
        layout.addWidget(scrolling(inside, "What was drafted before"))


def _batch(line: BatchLine) -> tuple[str, str, str]:
    count = count_of(len(line.drafts), "draft")
    waiting = f", {len(line.waiting)} not marked as sent yet" if line.waiting else ""
    gone = "" if line.is_there else f". {NOT_THERE}"
    return f"Chase {line.batch.number}", moment(on_the_clock(line.batch.at)), f"{count}{waiting}{gone}"
