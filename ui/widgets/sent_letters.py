"""To whom a letter was written, when and how; and the word that it was really sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.phrases.dates import day
from inspection_ready.records.sendings import HOWS
from inspection_ready.services.sendings import SendingLine, ToOne
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, scrolling, words
from ui.widgets.plain_table import PlainTable

TIMES, PEOPLE = ("Written", "Lists", "The words"), ("Person", "How", "Address", "Sent")
FEWEST = 4
"""Rows on view before the whole scrolls."""
NEVER = "This letter has not been written to anybody yet."
NOBODY_SAYS = "Say whose word it is that they were sent."


class SentLetters(QWidget):
    write_asked = Signal()
    folder_asked = Signal(object)
    """The folder of one writing."""
    marked = Signal(object, str)
    """A SendingLine, and by whose word it was sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[SendingLine] = ()
        self.write = button("Write this letter to people", role="main")
        self.never = words(NEVER, "help")
        self.times = FoldingTable("Times this letter was written", TIMES, (0, 26, 22), self, folds=90)
        self.people = FoldingTable("People it was written to", PEOPLE, (0, 14, 34, 28), self, folds=110)
        self.open_folder = button("Open the folder", name="Open the folder of these letters")
        self.by = QLineEdit(self)
        self.by.setAccessibleName("Sent, says")
        self.mark = button("Mark all of them as sent today")
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out()
        self.write.clicked.connect(self.write_asked)
        self.times.currentCellChanged.connect(self._show_people)
        self.open_folder.clicked.connect(self._open)
        self.mark.clicked.connect(self._mark)

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.write, self.by, self.mark):
            widget.setDisabled(read_only)

    def show_lines(self, lines: Sequence[SendingLine], *, me: str) -> None:
        self._lines = lines
        if not self.by.text():
            self.by.setText(me)
        self.say("")
        self.never.setVisible(not lines)
        self.parts.setVisible(bool(lines))
        self.times.show_rows([_time(line) for line in lines])
        self.times.fit_height(5)
        self._show_people()

    def say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.by.setAccessibleDescription(sentence)

    # inside

    @property
    def _current(self) -> SendingLine | None:
        row = self.times.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_people(self) -> None:
        line = self._current
        self.people.show_rows([] if line is None else [_person(each) for each in line.to])
        self.people.fit_room(FEWEST)
        self.mark.setText(
            "Mark all of them as sent today" if line is None else f"Mark {len(line.to)} as sent today"
        )

    def _open(self) -> None:
        if (line := self._current) is not None:
            self.folder_asked.emit(line.folder)

    def _mark(self) -> None:
        line, by = self._current, self.by.text().strip()
        if line is None:
            return
        if not by:
            self.say(NOBODY_SAYS)
            self.by.setFocus()
            return
        self.marked.emit(line, by)

    def _lay_out(self) -> None:
        label = QLabel("Sent, &says", self)
        label.setBuddy(self.by)
        row = FlowLayout()
        for widget in (self.open_folder, label, self.by, self.mark):
            row.addWidget(widget)
        self.parts = QWidget(self)
        inner = QVBoxLayout(self.parts)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.times)
        inner.addWidget(self.people, 1)
        inner.addLayout(row)
        inner.addWidget(self.problem)
        first = FlowLayout()
        first.addWidget(self.write)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(first)
        column.addWidget(self.never)
        column.addWidget(self.parts, 1)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "To whom it was written"))


def _time(line: SendingLine) -> tuple[str, str, str]:
    sending = line.sending
    changed = "Written anew since" if line.is_text_changed else "As they are now"
    lists = ", ".join(sending.lists.splitlines())
    reason = f". Together because: {sending.mixed_because}" if sending.mixed_because else ""
    return line.said, f"{lists}{reason}", changed


def _person(each: ToOne) -> tuple[str, str, str, str]:
    row = each.letter
    now = f", now {each.address_now or 'none'}" if each.has_new_address else ""
    sent = "" if row.sent_on is None else f"{day(row.sent_on)}, says {row.sent_by}"
    return each.name, HOWS[row.how], f"{row.address}{now}", sent


class LettersTo(QWidget):
    """The letters that were written to one person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = words("No letter has been written to this person yet.", "help")
        self.table = PlainTable(
            "Letters to this person",
            ("Letter", "Written", "How", "Address", "Sent"),
            (22, 14, 12, 0, 18),
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.none)
        layout.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[SendingLine]) -> None:
        rows = [(line.title, day(line.sending.at), *_person(each)[1:]) for line in lines for each in line.to]
        self.none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows)
