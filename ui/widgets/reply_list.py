"""Messages that wait, by person; or those that were dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from inspection_ready.domain.replies import ReplyKind
from inspection_ready.phrases.replies import line_words
from inspection_ready.records.replies import REPLY_KINDS, REPLY_STATES
from ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from inspection_ready.services.reply_reading import ReplyLine

NOBODY = "Nobody knows yet whose"
SHORT = 28
"""Letters of width, below which an entry is told in short."""
ID = Qt.ItemDataRole.UserRole


class ReplyList(WrappedList):
    chosen = Signal(object)
    """The id of the reply to show; 0 where the list is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Replies", parent)
        self._lines: tuple[ReplyLine, ...] = ()
        self.setAccessibleDescription("Choose a reply to read it")
        self.setSpacing(3)
        self.currentItemChanged.connect(self._tell)

    def show_lines(self, lines: Sequence[ReplyLine], wanted: int = 0) -> None:
        """The one that was chosen stays so, else the one in its place; ``wanted`` comes before both."""
        at, chosen = self.currentRow(), wanted or self.current
        self.blockSignals(True)
        self.clear()
        self._lines = tuple(lines)
        for line in lines:
            item = QListWidgetItem(self._told(line), self)
            item.setData(ID, line.reply.id)
        ids = [line.reply.id for line in lines]
        if ids:
            self.setCurrentRow(ids.index(chosen) if chosen in ids else min(max(at, 0), len(ids) - 1))
        self.blockSignals(False)
        self.chosen.emit(self.current)

    @property
    def current(self) -> int:
        index = self.currentIndex()
        return int(index.data(ID)) if index.isValid() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large text an entry has no room for its subject: who and when are told."""
        super().resizeEvent(event)
        for row, line in enumerate(self._lines):
            item = self.item(row)
            if item.text() != self._told(line):
                item.setText(self._told(line))

    def _told(self, line: ReplyLine) -> str:
        return _words(line, is_short=self.width() < SHORT * self.fontMetrics().averageCharWidth())

    def _tell(self) -> None:
        self.chosen.emit(self.current)


def _words(line: ReplyLine, *, is_short: bool) -> str:
    reply = line.reply
    told = [f"{reply.number}. {line.person or NOBODY}", line_words(reply)]
    if not is_short:
        told.insert(1, reply.subject)
    if reply.what is not ReplyKind.ANSWER:
        told.insert(1, REPLY_KINDS[reply.what])
    if not reply.waits:
        told.append(f"{REPLY_STATES[reply.state]}{f': {reply.why_aside}' if reply.why_aside else ''}")
    return "\n".join(told)
