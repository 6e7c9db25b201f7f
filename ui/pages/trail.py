"""The record of changes: what was done, by whom, the latest first; and taking one of them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.filing import Head
from inspection_ready.services.history import HistoryLine, latest_entries
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import entries_since_a_head_left
from ui.page import Context, Page
from ui.widgets.check_panel import CheckPanel
from ui.widgets.flow import FlowLayout
from ui.widgets.history import History
from ui.widgets.layout import button, scrolling, words

if TYPE_CHECKING:
    from inspection_ready.services.app import App

SCREENFUL = 50
FEWEST_LINES = 8
SHOWN = 16
"""Digits of the head that are on view."""


@dataclass(frozen=True)
class Loaded:
    lines: Sequence[HistoryLine]
    head: Head
    since: int


class TrailPage(Page):
    title = "Record of changes"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: list[HistoryLine] = []
        self._wanted = SCREENFUL
        self._head = ""
        self.count = words("", "help")
        self.history = History(letters=30, name="Changes, the latest first", margin=0)
        self.earlier = button("Show earlier changes")
        self.earlier.clicked.connect(self._show_earlier)
        self.take_back = button("Take this change back")
        self.take_back.setDisabled(context.look_only)
        self.take_back.clicked.connect(self._take_back)
        buttons = FlowLayout()
        for widget in (self.take_back, self.earlier):
            buttons.addWidget(widget)
        self.head = words("", "help", wrap=False)
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_head = button("Copy the head", role="link")
        self.copy_head.clicked.connect(self._copy_head)
        self.check = CheckPanel(self)
        self.history.setMinimumHeight(self.fontMetrics().lineSpacing() * FEWEST_LINES)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addWidget(self.count)
        row = FlowLayout()
        for each in (self.head, self.copy_head):
            row.addWidget(each)
        layout.addLayout(row)
        layout.addWidget(self.check)
        layout.addWidget(self.history, 1)
        layout.addLayout(buttons)
        # what a check found takes room that a small window, or large text, does not have
        self.body.addWidget(scrolling(inside, "Record of changes"), 1)

    def affected_by(self, changes: Changes) -> bool:
        return bool(changes)

    def load(self) -> None:
        wanted = self._wanted
        self.query(lambda app: _read(app, wanted), self._show, key="lines")

    def focus_first(self) -> None:
        self.history.table.setFocus()

    def _show(self, loaded: Loaded) -> None:
        self._lines = list(loaded.lines)
        self.history.show_lines(self._lines)
        self.count.setText(_standing(loaded))
        self._head = str(loaded.head)
        self.head.setText(f"Head: {_short(loaded.head)}")
        self.earlier.setVisible(len(self._lines) < loaded.head.count)

    def _show_earlier(self) -> None:
        self._wanted += SCREENFUL
        self.load()

    def _copy_head(self) -> None:
        QGuiApplication.clipboard().setText(self._head)
        self.context.said("Copied the head. Keep it outside this computer, to check against it later.", None)

    def _take_back(self) -> None:
        row = self.history.table.currentRow()
        if row < 0:
            self.context.messages.notice("Choose the change to take back, then press the button again.")
            self.history.table.setFocus()
            return
        line = self._lines[row]
        self.command(lambda app: app.do(undo, line.seq), said=f"Taken back: {line.what}")


def _read(app: App, wanted: int) -> Loaded:
    with app.reading() as reader:
        return Loaded(latest_entries(reader, limit=wanted), reader.head(), entries_since_a_head_left(reader))


def _short(head: Head) -> str:
    """The whole of it is long; who copies it gets the whole."""
    return str(head)[: len(str(head.count)) + 1 + SHOWN]


def _standing(loaded: Loaded) -> str:
    """What the chain can and cannot show, in plain words."""
    count, since = loaded.head.count, loaded.since
    if since == count:
        outside = "No pack has left yet, so nothing outside this folder vouches for them."
    elif since:
        outside = f"{since:,} of them came after the last pack, which vouches for the ones before."
    else:
        outside = "The last pack vouches for all of them."
    return f"{count:,} {'change' if count == 1 else 'changes'}, each linked to the one before. {outside}"
