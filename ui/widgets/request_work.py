"""Work on one request: how long is left, the moves it can make, and what happened so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.requests import BY_HAND, moves_from, time_left
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.requests import (
    MOVES,
    MOVES_EXPLAINED,
    due_words,
    left_words,
    state_words,
    what_words,
)
from inspection_ready.phrases.signatures import part_words, standing_words
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.requests import WholeRequest

COLUMNS = ("What", "When, and by whom", "Note")
LETTERS = (15, 26, 0)


class RequestWork(QWidget):
    move_asked = Signal(object)
    """A Move."""
    chase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self.standing = words("")
        self.note = QLineEdit(self)
        self.note.setPlaceholderText("What is to be remembered of it")
        self.note.setAccessibleName("Note to the next step")
        self.signing = words("", "help")
        self.buttons = {move: button(MOVES[move]) for move in BY_HAND}
        self.chase = button("Chased")
        self.chase.setToolTip("Somebody was asked again: write in the note who, and how.")
        self.chase.setAccessibleDescription(self.chase.toolTip())
        self.table = PlainTable("What happened, the oldest first", COLUMNS, LETTERS, self)
        self._lay_out()
        for move, each in self.buttons.items():
            each.setToolTip(MOVES_EXPLAINED[move])
            each.setAccessibleDescription(MOVES_EXPLAINED[move])
            each.clicked.connect(lambda _=False, move=move: self.move_asked.emit(move))
        self.chase.clicked.connect(self.chase_asked)

    def set_read_only(self, read_only: bool) -> None:
        self._is_read_only = read_only
        self.note.setReadOnly(read_only)

    def show_whole(self, whole: WholeRequest, signed: Sequence[SignStanding], now: datetime) -> None:
        request = whole.request
        left = left_words(time_left(request, now))
        due = f"due at {due_words(request.due_at)}" if request.due_at else "no time is set"
        self.standing.setText(", ".join(filter(None, (state_words(request), due, left))) + ".")
        parts = signed if request.is_answered else ()
        self.signing.setText("\n".join(f"{part_words(each.what)}: {standing_words(each)}" for each in parts))
        self.signing.setVisible(bool(parts))
        can = () if self._is_read_only else moves_from(request.state)
        for move, each in self.buttons.items():
            each.setVisible(move in can)
        self.chase.setVisible(not self._is_read_only and request.is_in_hand and not request.is_answered)
        self.table.show_rows(
            [
                (what_words(step.what), f"{moment(on_the_clock(step.at))}, by {step.by}", step.note)
                for step in whole.steps
            ]
        )
        self.table.setVisible(bool(whole.steps))
        self.note.clear()

    @property
    def note_text(self) -> str:
        return self.note.text().strip()

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (*self.buttons.values(), self.chase):
            row.addWidget(each)
        label = QLabel("No&te", self)
        label.setBuddy(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for part, stretch in (
            (self.standing, 0),
            (self.signing, 0),
            (label, 0),
            (self.note, 0),
            (tools, 0),
            (self.table, 1),
        ):
            layout.addWidget(part, stretch)
        layout.addStretch(0)
