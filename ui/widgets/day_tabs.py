"""The grid of a timetable, a tab for each of its days, one with all its sessions as a plain list, and who is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from inspection_ready.domain.timetable import Session
from inspection_ready.phrases.times_seen import at_words, seen_words
from ui.models.session_words import SessionWords
from ui.widgets.day_table import FIRST_THING, DayTable
from ui.widgets.plain_table import PlainTable
from ui.widgets.session_view import SessionView

if TYPE_CHECKING:
    from inspection_ready.domain.times_seen import Seen
    from ui.models.timetable_on_view import TimetableOnView

LEAST_LINES = 14
"""Of text: a table lower than this shows so little of a day that the page had better scroll."""
SEEN_COLUMNS = ("Person", "Role", "Seen", "At")
COLUMNS = ("When", "Session", "Kind", "Who", "Where", "State", "Clash", "Answers")


class DayTabs(QTabWidget):
    opened = Signal(object)
    add_asked = Signal(int, int)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Days of the timetable")
        self.days: list[DayTable] = []
        self._words: SessionWords | None = None
        self._stale: set[QWidget] = set()
        self._seen: tuple[Seen, ...] = ()
        self.grid = SessionView(self)
        self.addTab(self.grid, "Grid")
        self.list = PlainTable("All sessions", COLUMNS, (20, 0, 13, 19, 14, 15, 16, 19))
        self.list.itemActivated.connect(lambda _item: self.open_current())
        self.addTab(self.list, "All sessions")
        self.seen = PlainTable("Who is seen", SEEN_COLUMNS, (0, 24, 26, 30))
        self.addTab(self.seen, "Who is seen")
        self.currentChanged.connect(lambda _: self._fill_current())
        grid = self.grid.grid
        grid.opened.connect(self.opened)
        grid.remove_asked.connect(self.remove_asked)
        grid.add_asked.connect(lambda: self.add_asked.emit(*self.place()))

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), LEAST_LINES * self.fontMetrics().lineSpacing()))

    def show_timetable(
        self, on_view: TimetableOnView, words: SessionWords | None, *, look_only: bool
    ) -> None:
        """What is not on view is filled when it is turned to: moving one session does not fill ten tables."""
        self._words, self._seen = words, on_view.seen
        self._fit(0 if words is None else words.whole.timetable.days)
        for number, table in enumerate(self.days, start=1):
            name = words.day(number) if words is not None else ""
            self.setTabText(number, name)
            table.setAccessibleName(name)
        self.grid.show_timetable(on_view, words, look_only=look_only)
        self._stale = {*self.days, self.list, self.seen}
        self._fill_current()

    def _fill_current(self) -> None:
        table, words = self.currentWidget(), self._words
        if table not in self._stale:
            return
        self._stale.discard(table)
        sessions = words.whole.sessions if words is not None else ()
        if isinstance(table, DayTable) and words is not None:
            day = self.indexOf(table)
            table.show_sessions(words.whole.on(day), tracks=words.whole.timetable.tracks)
        elif table is self.list:
            self.list.show_rows([words.row(each) for each in sessions] if words is not None else [])
        elif table is self.seen:
            self.seen.show_rows(
                [
                    (each.person.name, each.person.role, seen_words(each), at_words(each))
                    for each in self._seen
                ]
            )

    def select(self, session_id: int) -> None:
        """In the grid while that is on view, else in the table of its day."""
        if self.currentWidget() is self.grid:
            self.grid.select(session_id)
            return
        day = next((each.day for each in self._sessions() if each.id == session_id), None)
        if day is not None:
            self.setCurrentIndex(day)
            self.days[day - 1].select(session_id)

    def place(self) -> tuple[int, int]:
        """When a session added here would start, and its track."""
        table = self.currentWidget()
        if isinstance(table, DayTable):
            return table.place() or (FIRST_THING, 1)
        found = self.grid.place() if table is self.grid else None
        return (FIRST_THING, 1) if found is None else found[1:]

    @property
    def day(self) -> int:
        """The one on view, or the one the keyboard is on in the grid; the first where a list is."""
        if isinstance(self.currentWidget(), DayTable):
            return self.currentIndex()
        found = self.grid.place() if self.currentWidget() is self.grid else None
        return 1 if found is None else found[0]

    def _sessions(self) -> tuple[Session, ...]:
        return () if self._words is None else self._words.whole.sessions

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
        elif table is self.grid:
            self.grid.open_current()
        elif self.current_id is not None:
            self.opened.emit(self.current_id)

    def _fit(self, count: int) -> None:
        """Tables stay where they are, so that the keyboard does; the grid is on view to begin with."""
        while len(self.days) > count:
            self.removeTab(len(self.days))
            self.days.pop().deleteLater()
        while len(self.days) < count:
            table = DayTable("", self._cell)
            table.opened.connect(self.opened)
            table.add_asked.connect(self.add_asked)
            table.remove_asked.connect(self.remove_asked)
            self.days.append(table)
            self.insertTab(len(self.days), table, "")

    def _cell(self, session: Session) -> str:
        assert self._words is not None, "sessions are of a timetable"
        return self._words.cell(session)
