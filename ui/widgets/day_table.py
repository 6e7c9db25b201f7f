"""One day of a timetable as a table: the times down, the tracks across, and each cell says what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from inspection_ready.domain.timetable import Session
from inspection_ready.phrases.dates import clock_range
from inspection_ready.phrases.timetable import track_words
from ui.widgets.plain_table import RoomyCells

FREE = "free"
SESSION = Qt.ItemDataRole.UserRole
FIRST_THING = 9 * 60
"""When a session of an empty day would start."""
NARROWEST = 22
"""Average letters of a column; with large text the table scrolls sideways instead of breaking every word."""

Words = Callable[[Session], str]


class DayTable(QTableWidget):
    """Enter opens a session, or begins one in a free place; Insert adds one there; Delete removes it."""

    opened = Signal(object)
    """The id of a session."""
    add_asked = Signal(int, int)
    """When it would start, in minutes after midnight, and its track."""
    remove_asked = Signal(object)

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self._words = words
        self._starts: list[int] = []
        self._tracks: list[int] = []
        self.setAccessibleName(name)
        self.setItemDelegate(RoomyCells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.itemDoubleClicked.connect(lambda _item: self.open_current())

    def show_sessions(self, sessions: Sequence[Session], *, tracks: int) -> None:
        """A column for each track there may be, and one for everybody where something is for everybody."""
        at = self.currentRow(), self.currentColumn()
        used = {each.track for each in sessions}
        self._tracks = sorted(used | set(range(1, tracks + 1)))
        rows = _rows(sessions)
        self._starts = [starts for starts, _, _ in rows]
        self.clear()
        self.setColumnCount(len(self._tracks))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([track_words(track) for track in self._tracks])
        self.setVerticalHeaderLabels([clock_range(starts, ends) for starts, ends, _ in rows])
        for row, (starts, ends, cells) in enumerate(rows):
            for column, track in enumerate(self._tracks):
                where = f"{track_words(track)}, {clock_range(starts, ends)}"
                self.setItem(row, column, self._item(cells.get(track), where))
        if rows:
            row, column = at
            self.setCurrentCell(min(max(row, 0), len(rows) - 1), min(max(column, 0), len(self._tracks) - 1))
        self.fit()

    @property
    def current_id(self) -> int | None:
        item = self.item(self.currentRow(), self.currentColumn())
        found: int | None = None if item is None else item.data(SESSION)
        return found

    def select(self, session_id: int) -> bool:
        """Whether it is on this day."""
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item is not None and item.data(SESSION) == session_id:
                    self.setCurrentItem(item)
                    return True
        return False

    def place(self) -> tuple[int, int] | None:
        """When a session added here would start, and its track; None in an empty table."""
        row, column = self.currentRow(), self.currentColumn()
        return (self._starts[row], self._tracks[column]) if row >= 0 and column >= 0 else None

    def open_current(self) -> None:
        if self.current_id is not None:
            self.opened.emit(self.current_id)
        else:
            self._add()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_current()
            case Qt.Key.Key_Insert:
                self._add()
            case Qt.Key.Key_Delete if self.current_id is not None:
                self.remove_asked.emit(self.current_id)
            case _:
                super().keyPressEvent(event)

    def fit(self) -> None:
        """Columns share the width; rows are as high as their words, at whatever size the text is."""
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        room = self.viewport().width() // max(len(self._tracks), 1)
        for column in range(self.columnCount()):
            self.setColumnWidth(column, max(room, NARROWEST * letter))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self.fit)

    def _add(self) -> None:
        self.add_asked.emit(*(self.place() or (FIRST_THING, 1)))

    def _item(self, session: Session | None, where: str) -> QTableWidgetItem:
        words = "" if session is None else self._words(session)
        item = QTableWidgetItem(words)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        said = words.replace("\n", ", ") if session is not None else FREE
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{where}: {said}")
        item.setData(SESSION, None if session is None else session.id)
        return item


def _rows(sessions: Sequence[Session]) -> list[tuple[int, int, dict[int, Session]]]:
    """A row for each time; of two sessions at one time on one track, the second has a row of its own."""
    rows: list[tuple[int, int, dict[int, Session]]] = []
    for session in sorted(sessions, key=lambda each: (each.starts, each.ends, each.track, each.title)):
        both = session.starts, session.ends
        for starts, ends, cells in rows:
            if (starts, ends) == both and session.track not in cells:
                cells[session.track] = session
                break
        else:
            rows.append((*both, {session.track: session}))
    return rows
