"""What somebody still owes, the oldest first: each to be ticked where a reply answers it, with the answer in one line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspection_ready.phrases.requests import due_words
from inspection_ready.services.reply_filing import Answering
from ui.widgets.layout import words
from ui.widgets.wrapped_tick import WrappedTick

if TYPE_CHECKING:
    from inspection_ready.services.reply_reading import OpenRequest

MOST = 60
"""Rows; where more is owed, the rest can be chosen beside an attachment only."""
NOTHING = "They owe nothing: every request of theirs is answered."
NOT_KNOWN = "Say whose it is, and what they still owe stands here."


class ReplyAnswers(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[OpenRequest, WrappedTick, QLineEdit]] = []
        self._read_only = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.none = words(NOTHING, "help")
        self.more = words("", "help")
        self._layout.addWidget(self.none)
        self._inside = QWidget(self)
        self._layout.addWidget(self._inside)
        self._layout.addWidget(self.more)

    def show_owed(self, owed: Sequence[OpenRequest], *, is_known: bool) -> None:
        self._inside.deleteLater()
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = []
        for each in owed[:MOST] if is_known else ():
            tick, line = WrappedTick(f"Answers {_words(each)}", self._inside), QLineEdit(self._inside)
            line.setPlaceholderText("The answer in one line")
            line.setAccessibleName(f"Answer to request {each.request.number} in one line")
            line.setText(each.request.answer)
            line.hide()
            tick.toggled.connect(line.setVisible)
            column.addWidget(tick)
            column.addWidget(line)
            self.rows.append((each, tick, line))
        self._layout.insertWidget(1, self._inside)
        self.none.setText(NOTHING if is_known else NOT_KNOWN)
        self.none.setHidden(bool(self.rows))
        left = len(owed) - len(self.rows) if is_known else 0
        self.more.setText(f"{left} more can be chosen beside an attachment.")
        self.more.setVisible(left > 0)
        self.set_read_only(self._read_only)

    def tick(self, request_ids: Collection[int]) -> None:
        """Those that evidence was put to: somebody who disagrees takes the tick off."""
        for each, tick, _ in self.rows:
            if each.request.id in request_ids and not tick.is_ticked():
                tick.set_ticked(ticked=True)

    def answering(self) -> tuple[Answering, ...]:
        return tuple(
            Answering(request_id=each.request.id, words=line.text())
            for each, tick, line in self.rows
            if tick.is_ticked()
        )

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for _, tick, line in self.rows:
            tick.setDisabled(read_only)
            line.setReadOnly(read_only)


def _words(each: OpenRequest) -> str:
    request = each.request
    due = f", due at {due_words(request.due_at)}" if request.due_at is not None else ""
    second = "" if each.is_own else ", of another owner"
    return f"request {request.number}{second}{due}: {request.wording}"
