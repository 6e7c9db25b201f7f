"""Work on one point about a draft report: how far it is, what stands in its way, and the steps it can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.accuracy import PointMove, moves_from
from inspection_ready.domain.accuracy_lines import Stand
from inspection_ready.phrases.accuracy import (
    MOVES,
    MOVES_EXPLAINED,
    evidence_words,
    kind_words,
    place_words,
    response_words,
    stand_words,
    trouble_words,
)
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words

if TYPE_CHECKING:
    from inspection_ready.domain.accuracy_lines import PointLine

RESPONSE_HELP = "Accepted, partly or not: once the regulator has said what it made of the point."


class PointWork(QWidget):
    move_asked = Signal(object)
    """A PointMove."""
    response_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self.stand = words("")
        self.about = words("", "help")
        self.trouble = words("", "warning")
        self.response = words("")
        self.buttons = {move: button(MOVES[move]) for move in PointMove}
        for move, each in self.buttons.items():
            each.setToolTip(MOVES_EXPLAINED[move])
            each.setAccessibleDescription(MOVES_EXPLAINED[move])
            each.clicked.connect(lambda _=False, move=move: self.move_asked.emit(move))
        self.respond = button("Regulator’s response")
        self.respond.setToolTip(RESPONSE_HELP)
        self.respond.setAccessibleDescription(RESPONSE_HELP)
        self.respond.clicked.connect(self.response_asked)
        self._lay_out()

    def set_read_only(self, read_only: bool) -> None:
        self._is_read_only = read_only

    def show_line(self, line: PointLine) -> None:
        self.stand.setText(f"Point {line.point.number}. {_stopped(stand_words(line))}")
        about = (
            ", ".join(filter(None, (place_words(line), kind_words(line)))),
            *map(evidence_words, line.behind),
        )
        self.about.setText("\n".join(filter(None, about)))
        for label, said in ((self.trouble, trouble_words(line)), (self.response, response_words(line))):
            say(label, said)
        can = () if self._is_read_only else moves_from(line.said)
        for move, each in self.buttons.items():
            each.setVisible(move in can)
        has_answer = line.stand is Stand.SENT or line.point.response is not None
        self.respond.setVisible(has_answer and not self._is_read_only)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (*self.buttons.values(), self.respond):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for part in (self.stand, self.about, self.trouble, self.response, tools):
            layout.addWidget(part)
        layout.addStretch(1)


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
