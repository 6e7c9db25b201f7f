"""The regime's stages as dates: when, how each was worked out, and how far to trust it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.key_dates import KeyDate
from inspection_ready.phrases.key_dates import COUNTING, MARK_WORDS, counted_words, past_words, when_words
from ui.widgets.layout import words
from ui.widgets.plain_table import PlainTable

COLUMNS = ("What", "When", "How counted", "How certain")
AS_TOLD = "as it was told"
MOST = 40
"""Rows; no regime has as many stages."""
LEAST = 5
"""Rows where the room is shared."""


class KeyDates(QWidget):
    """``shares_room``: the table gives way to what stands below it."""

    def __init__(self, parent: QWidget | None = None, *, shares_room: bool = False) -> None:
        super().__init__(parent)
        self._shares_room = shares_room
        self.help = words("", "help")
        self.table = PlainTable("Key dates", COLUMNS, (32, 34, 0, 30))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.help)
        layout.addWidget(self.table, 1)

    def show_dates(self, dates: Sequence[KeyDate], *, today: dt.date, is_notified: bool) -> None:
        self.table.show_rows([_line(key, today) for key in dates])
        if self._shares_room:
            self.table.fit_room(LEAST)
        else:
            self.table.fit_height(MOST)
        self.help.setText(_help(has_dates=bool(dates), is_notified=is_notified))


def _line(key: KeyDate, today: dt.date) -> tuple[str, str, str, str]:
    past = past_words(key, today)
    when = f"{when_words(key)} ({past})" if past else when_words(key)
    mark = AS_TOLD if key.is_told else MARK_WORDS[key.basis.mark]
    return key.name, when, _begin(counted_words(key)), _begin(mark)


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _help(*, has_dates: bool, is_notified: bool) -> str:
    if not has_dates:
        return "No framework is loaded, so no dates can be counted."
    if not is_notified:
        return "These are counted once the notification is entered."
    return COUNTING
