"""What is to be signed and what is, line by line, and everything there is to say of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.sign_moves import SignState
from inspection_ready.phrases.requests import due_words
from inspection_ready.phrases.signatures import (
    absence_words,
    part_words,
    proof_words,
    standing_word,
    standing_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.services.signing_now import waits
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from inspection_ready.domain.signatures import SignStanding

COLUMNS = ("Request", "What answers it", "How it stands")
LETTERS = (44, 0, 34)
LONGEST = 90
FEWEST_LINES = 10
EMPTY = "Nothing is here yet. A request that is answered and was checked by somebody else waits here to be signed."
CHOICES: Mapping[str, Callable[[SignStanding], bool]] = {
    "Waiting to be signed": waits,
    "Signed": lambda each: each.is_signed,
    "Changed, taken back or not agreed": lambda each: (
        each.state in {SignState.CHANGED, SignState.WITHDRAWN, SignState.NOT_AGREED}
    ),
    "All": lambda _: True,
}


class SignLines(QWidget):
    request_asked = Signal(object)
    """The id of the request of a line that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[SignStanding] = ()
        self._lines: tuple[SignStanding, ...] = ()
        self.empty = words(EMPTY, "help")
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Which to show")
        self.choice.addItems(list(CHOICES))
        self.table = PlainTable("What is to be signed, and what is", COLUMNS, LETTERS, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(FEWEST_LINES * self.fontMetrics().lineSpacing())
        self.detail = words("", "help")
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show_lines)
        self.table.itemSelectionChanged.connect(self._show_detail)
        self.table.itemActivated.connect(self._ask_for_request)

    @property
    def chosen(self) -> tuple[SignStanding, ...]:
        """In their order."""
        places = sorted({index.row() for index in self.table.selectedIndexes()})
        return tuple(self._lines[place] for place in places if place < len(self._lines))

    def show_standings(self, standings: Sequence[SignStanding]) -> None:
        self._all = standings
        self._show_lines()

    # inside

    def _ask_for_request(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._lines):
            self.request_asked.emit(self._lines[row].what.request.id)

    def _show_lines(self) -> None:
        fits = CHOICES[self.choice.currentText()]
        self._lines = tuple(each for each in self._all if fits(each))
        self.table.show_rows([_row(each) for each in self._lines])
        self.table.clearSelection()  # nobody has chosen anything: then a sheet is of all that waits
        self.table.setVisible(bool(self._lines))
        self.empty.setHidden(bool(self._lines))
        self._show_detail()

    def _show_detail(self) -> None:
        lines = self.chosen
        if len(lines) != 1:
            self.detail.setText(f"{len(lines)} lines are chosen." if lines else "")
            return
        (one,) = lines
        told = [standing_words(one)]
        if one.signature is not None:
            told += [proof_words(one.signature), absence_words(one.signature)]
        told += [
            f"{file.name}: {count_of(file.size, 'byte')}, SHA-256 {file.sha256}" for file in one.what.files
        ]
        self.detail.setText("\n".join(filter(None, told)))

    def _lay_out(self) -> None:
        label = QLabel("&Show", self)
        label.setBuddy(self.choice)
        picked = QWidget(self)
        choosing = FlowLayout(picked)
        choosing.addWidget(label)
        choosing.addWidget(self.choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget, stretch in ((picked, 0), (self.empty, 0), (self.table, 1), (self.detail, 0)):
            layout.addWidget(widget, stretch)
        self.empty.hide()


def _row(standing: SignStanding) -> tuple[str, str, str]:
    request = standing.what.request
    wording = shorten(request.wording, LONGEST, placeholder=" ...")
    due = f"\nDue at {due_words(request.due_at)}" if request.due_at else ""
    return f"{request.number}: {wording}{due}", part_words(standing.what), standing_word(standing)
