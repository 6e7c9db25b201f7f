"""The regulator's list of requests, pasted or read from a file: what it would change is shown before anything is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.request_lists import ListChanges, PastedList, list_in
from inspection_ready.domain.requests import Occasion
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.requests import changes_words, no_requests_words
from inspection_ready.records.requests import OCCASIONS, REQUESTS
from inspection_ready.services.request_papers import read_list
from ui.widgets.editors import LineEditor, MomentEditor, NoWheel
from ui.widgets.field_row import FieldRow
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    import datetime as dt

LETTERS, LINES = 84, 36
FEWEST_LINES = 8
FILES = "Lists (*.txt *.csv *.xlsx *.xls *.ods);;All files (*)"
COLUMNS = ("What", "Number", "Wording")
WIDTHS = (14, 10, 0)
HOW = "Paste the list here, one request a line; or as it stands in the letter, with its numbers."

Look = Callable[[PastedList, Occasion, Callable[[ListChanges], None]], None]
"""Asks the register in the background what the list would change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    pasted: PastedList
    occasion: Occasion
    asked_by: str
    due_at: dt.datetime | None
    drop: bool


class RequestListDialog(QDialog):
    """Accepted: ``entry`` is the list to be taken, which was shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pasted: PastedList | None = None
        self._changes: ListChanges | None = None
        self.entry: ListEntry | None = None
        self.setWindowTitle("Take a list of requests")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The list")
        self.text.setAccessibleDescription(HOW)
        self.choose = button("Read it from a file")
        self.occasion = NoWheel(self)
        self.occasion.setAccessibleName("Occasion")
        for value, name in OCCASIONS.items():
            self.occasion.addItem(name, value)
        self.occasion.setCurrentIndex(self.occasion.findData(Occasion.RETURN))
        self.asked_by = FieldRow(REQUESTS.field("asked_by"), LineEditor(REQUESTS.field("asked_by")))
        self.due = FieldRow(REQUESTS.field("due_at"), MomentEditor(REQUESTS.field("due_at")))
        self.is_part = QCheckBox("It is a part of the list: what is not in it stays", self)
        self.show_changes = button("Show what it would change")
        self.said = words("")
        self.problem = words("", "problem")
        self.table = PlainTable("What the list would change", COLUMNS, WIDTHS, self)
        self.take = button("Take the list", role="main")
        self._lay_out()
        self._connect()
        self.text.setFocus()

    def read_file(self, path: Path) -> None:
        try:
            self.text.setPlainText(read_list(path))
        except ExpectedError as error:
            say(self.problem, error_sentence(error))
            return
        self.look()

    def look(self) -> None:
        self._forget()
        pasted = list_in(self.text.toPlainText())
        if not pasted.lines:
            say(self.problem, "There is no request here yet. Paste the list above.")
            self.text.setFocus()
            return
        self._pasted = pasted
        self._look(pasted, self.occasion.currentData(), self._show)

    # inside

    def _show(self, changes: ListChanges) -> None:
        self._changes = changes
        count = len(self._pasted.left_out) if self._pasted else 0
        left = f" {no_requests_words(count)}" if count else ""
        self.said.setText(f"It would change: {changes_words(changes)}.{left}")
        self.table.show_rows(_rows(changes, self._pasted, drop=not self.is_part.isChecked()))
        self.table.show()
        self.take.setEnabled(not changes.is_nothing)
        say(self.problem, "")
        give_room(self, letters=LETTERS, lines=LINES)
        QTimer.singleShot(0, self, self._show_table)  # once it is laid out

    def _show_table(self) -> None:
        """All of it, its end first: asked for the widget, Qt would bring only its current cell into view."""
        at = self.table.geometry()
        for y in (at.bottom() + 1, at.top()):
            self.area.ensureVisible(0, y, 0, 0)

    def _take(self) -> None:
        problem = self.due.editor.problem()
        self.due.say_problem(problem)
        if problem or self._pasted is None:
            self.due.editor.main.setFocus()
            return
        due = self.due.editor.value()
        self.entry = ListEntry(
            pasted=self._pasted,
            occasion=self.occasion.currentData(),
            asked_by=self.asked_by.editor.value() or "",
            due_at=due.replace(tzinfo=LONDON) if due is not None and due.tzinfo is None else due,
            drop=not self.is_part.isChecked(),
        )
        self.accept()

    def _forget(self) -> None:
        """What was shown is of another list."""
        self._pasted = self._changes = None
        self.take.setEnabled(False)
        self.said.clear()
        self.table.hide()

    def _again(self) -> None:
        if self._changes is not None:
            self._show(self._changes)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "The list of requests", "", FILES)
        if chosen:
            self.read_file(Path(chosen))

    def _connect(self) -> None:
        self.text.textChanged.connect(self._forget)
        self.occasion.currentIndexChanged.connect(self._forget)
        self.is_part.toggled.connect(self._again)
        self.choose.clicked.connect(self._choose)
        self.show_changes.clicked.connect(self.look)
        self.take.clicked.connect(self._take)

    def _lay_out(self) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setSpacing(10)
        label = QLabel("The &list", inside)
        label.setBuddy(self.text)
        occasion = QLabel("O&ccasion", inside)
        occasion.setBuddy(self.occasion)
        line = self.fontMetrics().lineSpacing()
        self.text.setMinimumHeight(FEWEST_LINES * line)
        self.table.setMinimumHeight(FEWEST_LINES * line)
        tools = QWidget(inside)
        FlowLayout(tools).addWidget(self.choose)
        for part in (label, words(HOW, "help"), self.text, tools, occasion, self.occasion, self.asked_by,
                     self.due, self.is_part, self.said, self.table):  # fmt: skip
            fields.addWidget(part)
        buttons = buttons_below(self, self.show_changes, self.take, leave=button("Cancel"))
        self.area = scrolling(inside, "A list of requests")
        layout = QVBoxLayout(self)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.problem.hide()
        self._forget()
        give_room(self, letters=LETTERS, lines=LINES)


def _rows(changes: ListChanges, pasted: PastedList | None, *, drop: bool) -> list[tuple[str, str, str]]:
    rows = [("Added", line.ref, line.wording) for line in changes.added]
    for one in changes.reworded:
        again = ", and open again" if one.undoes_work else ""
        was = f"{one.line.wording}\nIt was: {one.request.wording}"
        rows.append((f"Reworded{again}", str(one.request.number), was))
    rows += [("Asked again", str(each.number), each.wording) for each in changes.revived]
    if drop:
        rows += [("Dropped", str(each.number), each.wording) for each in changes.dropped]
    rows += [("No request", "", each) for each in (pasted.left_out if pasted else ())]
    return rows
