"""A tab for each day of a timetable, and one with all its sessions as a plain list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from inspection_ready.domain.timetable import Session
from ui.models.session_words import SessionWords
from ui.widgets.day_table import FIRST_THING, DayTable
from ui.widgets.plain_table import PlainTable

LEAST_LINES = 14
"""Of text: a table lower than this shows so little of a day that the page had better scroll."""
COLUMNS = ("When", "Session", "Kind", "Who", "Where", "State", "Clash")


class DayTabs(QTabWidget):
    opened = Signal(object)
    add_asked = Signal(int, int)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Days of the timetable")
        self.days: list[DayTable] = []
        self._words: SessionWords | None = None
        self.list = PlainTable("All sessions", COLUMNS, (24, 0, 12, 24, 18, 12, 22))
        self.list.itemActivated.connect(lambda _item: self.open_current())
        self.addTab(self.list, "All sessions")

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), LEAST_LINES * self.fontMetrics().lineSpacing()))

    def show_timetable(self, words: SessionWords | None) -> None:
        self._words = words
        self._fit(0 if words is None else words.whole.timetable.days)
        if words is None:
            self.list.show_rows([])
            return
        whole = words.whole
        for number, table in enumerate(self.days, start=1):
            self.setTabText(number - 1, words.day(number))
            table.setAccessibleName(words.day(number))
            table.show_sessions(whole.on(number), tracks=whole.timetable.tracks)
        self.list.show_rows([words.row(each) for each in whole.sessions])

    def select(self, session_id: int) -> None:
        for place, table in enumerate(self.days):
            if table.select(session_id):
                self.setCurrentIndex(place)

    def place(self) -> tuple[int, int]:
        """When a session added here would start, and its track."""
        table = self.currentWidget()
        found = table.place() if isinstance(table, DayTable) else None
        return found or (FIRST_THING, 1)

    @property
    def day(self) -> int:
        """The one on view; the first where the list is."""
        return self.currentIndex() + 1 if isinstance(self.currentWidget(), DayTable) else 1

    @property
    def current_id(self) -> int | None:
        """The session the keyboard is on; None where there is none."""
        table = self.currentWidget()
        row = self.list.currentRow()
        if isinstance(table, DayTable):
            return table.current_id
        sessions = () if self._words is None else self._words.whole.sessions
        return sessions[row].id if 0 <= row < len(sessions) else None

    def open_current(self) -> None:
        table = self.currentWidget()
        if isinstance(table, DayTable):
            table.open_current()
        elif self.current_id is not None:
            self.opened.emit(self.current_id)

    def _fit(self, count: int) -> None:
        """Tables stay where they are, so that the keyboard does; the first day is on view to begin with."""
        was_empty = not self.days
        while len(self.days) > count:
            self.removeTab(len(self.days) - 1)
            self.days.pop().deleteLater()
        while len(self.days) < count:
            table = DayTable("", self._cell)
            table.opened.connect(self.opened)
            table.add_asked.connect(self.add_asked)
            table.remove_asked.connect(self.remove_asked)
            self.insertTab(len(self.days), table, "")
            self.days.append(table)
        if was_empty:
            self.setCurrentIndex(0)

    def _cell(self, session: Session) -> str:
        assert self._words is not None, "sessions are of a timetable"
        return self._words.cell(session)
