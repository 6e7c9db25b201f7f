"""The timetable as a grid one can move things in: days across to the quarter hour; tracks, rooms or people down.

A table to Qt, with a cell for each quarter of an hour, so that a screen reader meets a grid whose cells say what they
are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.grid_layout import NOTHING_LAID_OUT, GridLayout
from ui.models.session_grid import SessionGridModel
from ui.widgets.grid_header import TimeHeader
from ui.widgets.grid_painting import INSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.timetable import Session
    from ui.models.grid_layout import Block
    from ui.models.session_words import SessionWords

ZOOMS = (0.5, 0.75, 1.0, 1.35, 1.8, 2.4, 3.2, 4.5)
"""Letters to a quarter of an hour."""
USUAL = 5
LEAST_LINES, MOST_LINES = 5, 8
"""Of text in a row; rows share the height there is, within these."""
LOWEST_LINES, FEW = 3, 6
"""Where there are more rows than a few, each may be as low as this."""
SHARE_OF_WINDOW, SHARE_OF_A_LANE = 0.5, 0.25
"""How high the grid is at most before it scrolls, and how wide the names of its lanes."""
LETTERS_OF_A_LANE = 20
NO_SELECTION = QItemSelectionModel.SelectionFlag.NoUpdate


class SessionGrid(QTableView):
    """What is laid out in it, where the keyboard is, what is chosen, and how large it is."""

    focus_moved = Signal()
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timetable as a grid")
        self.cells = SessionGridModel(self)
        self.words: SessionWords | None = None
        self.marked: frozenset[int] = frozenset()
        """Sessions that clash, as it stands or as it would."""
        self._chosen_ids: frozenset[int] = frozenset()
        self._zoom = USUAL
        self.head = TimeHeader(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.cells)
        self._set_up()

    def _set_up(self) -> None:
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        lanes = self.verticalHeader()
        lanes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lanes.setHighlightSections(False)
        lanes.setSectionsClickable(False)
        lanes.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        )
        self.selectionModel().currentChanged.connect(self._went)
        self.selectionModel().selectionChanged.connect(self._chose)
        self.viewport().setMouseTracking(True)

    # what is shown

    def show_layout(self, laid_out: GridLayout, words: SessionWords | None) -> None:
        """Where the keyboard is, and what is chosen, stay with their sessions."""
        was, chosen = self.current_session, {each.id for each in self.chosen}
        place = self.currentIndex().row(), self.currentIndex().column()
        self.words = words
        self.head.hours = laid_out.hours
        if words is not None:
            self.head.day_words = words.day
            self.marked = frozenset(each.id for each in words.whole.sessions if words.mark(each))
        self.clearSpans()
        self.cells.show(laid_out, words)
        for block in laid_out.blocks:
            if block.span > 1:  # Qt takes no span of one cell
                self.setSpan(block.line, block.column, 1, block.span)
        self.fit()
        self.choose(each.session for each in laid_out.blocks if each.session.id in chosen)
        if was is None or not self.go_to(was.id):
            self._go_back_to(*place)

    @property
    def layout_(self) -> GridLayout:
        return self.cells.layout_ if self.words is not None else NOTHING_LAID_OUT

    def _go_back_to(self, line: int, column: int) -> None:
        lines, columns = self.cells.rowCount(), self.cells.columnCount()
        if lines and columns:
            first = next(iter(self.layout_.blocks), None)
            if line < 0 and first is not None:
                line, column = first.line, first.column
            self.set_place(min(max(line, 0), lines - 1), min(max(column, 0), columns - 1))

    # where the keyboard is, and what is chosen

    @property
    def current_block(self) -> Block | None:
        index = self.currentIndex()
        return self.layout_.covered.get((index.row(), index.column())) if index.isValid() else None

    @property
    def current_session(self) -> Session | None:
        block = self.current_block
        return None if block is None else block.session

    @property
    def chosen(self) -> tuple[Session, ...]:
        """In the order of the clock, each once."""
        found = {
            block.session.id: block.session
            for index in self.selectionModel().selectedIndexes()
            if (block := self.layout_.starts.get((index.row(), index.column()))) is not None
        }
        return tuple(sorted(found.values(), key=lambda each: (each.day, each.starts, each.track, each.id)))

    def choose(self, sessions: Iterable[Session], *, also: bool = False) -> None:
        """These and no others; ``also``: besides what is chosen."""
        model = self.selectionModel()
        if not also:
            model.clearSelection()
        for session in sessions:
            for block in self.layout_.of_session.get(session.id, ()):
                model.select(self._index(block), QItemSelectionModel.SelectionFlag.Select)

    def turn_choice(self, session: Session) -> None:
        """Chosen becomes not chosen, and the other way round."""
        for block in self.layout_.of_session.get(session.id, ()):
            self.selectionModel().select(self._index(block), QItemSelectionModel.SelectionFlag.Toggle)

    def go_to(self, session_id: int) -> bool:
        """Whether it is shown."""
        blocks = self.layout_.of_session.get(session_id, ())
        if not blocks:
            return False
        self.set_place(blocks[0].line, blocks[0].column)
        return True

    def set_place(self, line: int, column: int) -> None:
        """On a session: its beginning."""
        block = self.layout_.covered.get((line, column))
        index = self.cells.index(line, column) if block is None else self._index(block)
        self.selectionModel().setCurrentIndex(index, NO_SELECTION)
        self.scrollTo(index)

    def _index(self, block: Block) -> QModelIndex:
        return self.cells.index(block.line, block.column)

    def _went(self) -> None:
        self.viewport().update()
        self.focus_moved.emit()

    def _chose(self) -> None:
        self._chosen_ids = frozenset(each.id for each in self.chosen)
        self.viewport().update()

    # how large it is

    def zoom_by(self, steps: int) -> None:
        """The place the keyboard is on stays in sight."""
        self._zoom = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        self.fit()
        self.scrollTo(self.currentIndex())
        self.zoom_changed.emit()

    def fit_width(self) -> None:
        """As large as all of it still has room; at least the smallest."""
        letter, columns = self.fontMetrics().averageCharWidth(), max(self.cells.columnCount(), 1)
        room = self.viewport().width() / columns / letter
        self._zoom = max((at for at, zoom in enumerate(ZOOMS) if zoom <= room), default=0)
        self.fit()
        self.zoom_changed.emit()

    @property
    def zoom_words(self) -> str:
        return f"{round(ZOOMS[self._zoom] / ZOOMS[USUAL] * 100)}%"

    @property
    def can_grow(self) -> bool:
        return self._zoom < len(ZOOMS) - 1

    @property
    def can_shrink(self) -> bool:
        return self._zoom > 0

    def fit(self) -> None:
        metrics = self.fontMetrics()
        self.head.setDefaultSectionSize(max(round(ZOOMS[self._zoom] * metrics.averageCharWidth()), 3))
        lines, line = max(self.cells.rowCount(), 1), metrics.lineSpacing()
        count = LEAST_LINES if lines <= FEW else LOWEST_LINES
        least, most = (each * line + 2 * INSIDE for each in (count, MOST_LINES))
        whole = self.head.sizeHint().height() + lines * least + 4 * INSIDE
        self.setMinimumHeight(min(whole, round(self.window().height() * SHARE_OF_WINDOW)))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(min(max(self.viewport().height() // lines, least), most))
        letters, room = LETTERS_OF_A_LANE * metrics.averageCharWidth(), round(self.width() * SHARE_OF_A_LANE)
        self.verticalHeader().setFixedWidth(min(letters, room))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(600, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def block_at(self, point: QPoint) -> Block | None:
        index = self.indexAt(point)
        return self.layout_.covered.get((index.row(), index.column())) if index.isValid() else None
