"""Who accepted or declined which session, and the answers that do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.calendar_answers import Said
from inspection_ready.phrases.issues import when_words
from inspection_ready.phrases.slip_answers import counted_words, odd_words, state_words
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import scrolling, words
from ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from inspection_ready.domain.calendar_answers import Answers

HOW = "Answers are brought in under Replies, as saved messages or calendar files (.eml, .msg or .ics)."
FEWEST = 6


class AnswersList(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = words("")
        self.how = words(HOW, "help")
        self.table = FoldingTable(
            "Answers by session and person",
            ("Session", "When", "Person", "Answer"),
            (0, 28, 16, 32),
            self,
            folds=90,
        )
        self.odd_said = words("These do not count", "count")
        self.odd = WrappedList("Answers that do not count", self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        for part, stretch in (
            (self.said, 0),
            (self.how, 0),
            (self.table, 2),
            (self.odd_said, 0),
            (self.odd, 1),
        ):
            column.addWidget(part, stretch)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "Answers to invitations"))

    def show_answers(self, answers: Answers) -> None:
        """Whoever declined is bold, and the words say so."""
        self.said.setText(counted_words(answers))
        self.table.show_rows(
            [
                (each.seen.title, when_words(each.seen), each.slip.name, state_words(each))
                for each in answers.lines
            ],
            pressing=[place for place, each in enumerate(answers.lines) if each.said is Said.DECLINED],
        )
        self.table.fit_room(FEWEST)
        self.table.setVisible(bool(answers.lines))
        self.odd.clear()
        self.odd.addItems(list(map(odd_words, answers.odd)))
        self.odd.setCurrentRow(0)
        for widget in (self.odd_said, self.odd):
            widget.setVisible(bool(answers.odd))
