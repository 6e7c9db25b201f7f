"""Batches of drafts that were written: each with the people it is to, and whose word it is that it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, say, scrolling, words

if TYPE_CHECKING:
    from pathlib import Path

NOBODY_SAYS = "Say whose word it is that they were sent."
FEWEST = 4
"""So many people are in sight at least."""


class BatchLine(Protocol):
    @property
    def folder(self) -> Path: ...

    @property
    def is_there(self) -> bool:
        """The folder, where it was put."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What a table is called, its headings, their widths in letters, and how many letters wide it folds."""

    name: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    folds: int


class WrittenBatches(QWidget):
    """Whoever makes one says what stands in the lines, and what may be done with the current one."""

    folder_asked = Signal(object)
    """The folder of one batch."""
    marked = Signal(object, str)
    """A line, and by whose word its drafts were sent."""
    dropped = Signal(object)
    """A line whose drafts were not sent."""

    def __init__(
        self,
        batches: Columns,
        people: Columns,
        *,
        never: str,
        folder: str,
        not_sent: str = "",
        above: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``not_sent`` says what happens where they will not be sent; empty: nobody can say so here."""
        super().__init__(parent)
        self._lines: Sequence[Any] = ()
        self.never = words(never, "help")
        self.batches = _table(batches, self)
        self.people = _table(people, self)
        self.open_folder = button("Open the folder", name=folder)
        self.by = QLineEdit(self)
        self.by.setAccessibleName("Sent, says")
        self.mark = button("Mark as sent today")
        self.drop = button("They will not be sent")
        self.drop.setToolTip(not_sent)
        self.drop.setAccessibleDescription(not_sent)
        self.drop.setVisible(bool(not_sent))
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out(batches.name, above)
        self.batches.currentCellChanged.connect(self._show_people)
        self.open_folder.clicked.connect(self._open)
        self.mark.clicked.connect(self._mark)
        self.drop.clicked.connect(self._drop)

    def show_lines(self, lines: Sequence[Any], *, me: str) -> None:
        self._lines = lines
        if not self.by.text():
            self.by.setText(me)
        self.say("")
        self.never.setVisible(not lines)
        self.parts.setVisible(bool(lines))
        self.batches.show_rows([self.batch_words(line) for line in lines])
        self.batches.fit_height(5)
        self._show_people()

    def say(self, sentence: str) -> None:
        say(self.problem, sentence)
        self.by.setAccessibleDescription(sentence)

    # what the lines are

    def batch_words(self, line: Any) -> Sequence[str]:
        raise NotImplementedError

    def people_words(self, line: Any) -> Sequence[Sequence[str]]:
        raise NotImplementedError

    def why_not(self, line: Any) -> str:
        """Why the line cannot be marked, or its drafts left unsent; empty where it can."""
        raise NotImplementedError

    def show_current(self, line: Any) -> None:
        """More about the current line; None: there is none."""

    # inside

    @property
    def current(self) -> Any:
        row = self.batches.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_people(self) -> None:
        line = self.current
        self.people.show_rows([] if line is None else self.people_words(line))
        self.people.fit_room(FEWEST)
        self.open_folder.setEnabled(line is not None and line.is_there)
        self.show_current(line)

    def _open(self) -> None:
        if (line := self.current) is not None:
            self.folder_asked.emit(line.folder)

    def _mark(self) -> None:
        line, by = self._waiting(), self.by.text().strip()
        if line is None:
            return
        if not by:
            self.say(NOBODY_SAYS)
            self.by.setFocus()
            return
        self.marked.emit(line, by)

    def _drop(self) -> None:
        if (line := self._waiting()) is not None:
            self.dropped.emit(line)

    def _waiting(self) -> Any:
        line = self.current
        why = "" if line is None else self.why_not(line)
        if why:
            self.say(why)
        return None if why else line

    def _lay_out(self, name: str, above: QWidget | None) -> None:
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
        if above is not None:
            column.addWidget(above, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.never)
        column.addWidget(self.parts, 1)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, name))


def _table(columns: Columns, parent: QWidget) -> FoldingTable:
    return FoldingTable(columns.name, columns.headings, columns.widths, parent, folds=columns.folds)
