"""What became of one record, line by line, and what all of that shows and does not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.scrutiny import SHOWN
from inspection_ready.phrases.scrutiny import (
    HOW_TO_CHECK,
    happening_words,
    limit_words,
    recorded_words,
    when_words,
    whose_words,
)
from inspection_ready.phrases.signatures import for_request_words
from ui.widgets.flow import FlowLayout
from ui.widgets.history import History
from ui.widgets.layout import button, scrolling, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.scrutiny import Happening, Scrutiny

FEWEST_LINES = 14


@dataclass(frozen=True)
class Line:
    when: str
    who: str
    what: str


class ScrutinyPart(QWidget):
    save_asked = Signal()
    dispose_asked = Signal()
    """Of all of it."""
    earlier_asked = Signal()
    """Of what was written of it before."""

    def __init__(self, noun: str, *, may_go: bool, parent: QWidget | None = None) -> None:
        """``may_go``: the record can be disposed of whole."""
        super().__init__(parent)
        self.save = button("Save as a document")
        self.earlier = button("Dispose of what was written before")
        self.dispose = button(f"Dispose of this {noun}")
        if not may_go:
            self.dispose.hide()  # showing it here, where it has no parent yet, would open a window of its own
        self.history = History(letters=24, name="What happened, in order", margin=0)
        self.history.setMinimumHeight(self.fontMetrics().lineSpacing() * FEWEST_LINES)
        self.shows = words("")
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (self.save, self.earlier, self.dispose):
            row.addWidget(each)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for part, stretch in ((tools, 0), (self.history, 1), (self.shows, 0)):
            column.addWidget(part, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "Record for scrutiny"))
        self.save.clicked.connect(self.save_asked)
        self.earlier.clicked.connect(self.earlier_asked)
        self.dispose.clicked.connect(self.dispose_asked)

    def set_read_only(self, read_only: bool) -> None:
        self.earlier.setDisabled(read_only)
        self.dispose.setDisabled(read_only)

    def show_scrutiny(self, scrutiny: Scrutiny) -> None:
        self.history.show_lines([_line(each) for each in scrutiny.happenings])
        self.shows.setText("\n\n".join(_paragraphs(scrutiny)))


def _line(happening: Happening) -> Line:
    whose = whose_words(happening)
    said = happening_words(happening)
    what = f"{said}\nWho decided, or whose word it is: {whose}" if whose else said
    return Line(when_words(happening), f"Recorded by {recorded_words(happening)}", what)


def _paragraphs(scrutiny: Scrutiny) -> Iterator[str]:
    if scrutiny.standings:
        yield "\n".join(("How it stands now:", *map(for_request_words, scrutiny.standings)))
    for title, is_shown in (("What this shows:", True), ("What it does not show:", False)):
        told = [limit_words(scrutiny, each) for each in scrutiny.limits if (each in SHOWN) == is_shown]
        yield "\n".join((title, *told))
    yield HOW_TO_CHECK
