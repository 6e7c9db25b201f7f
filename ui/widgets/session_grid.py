"""The timetable as a grid one can move things in: days across to the quarter hour; tracks, rooms or people down.

A table to Qt, with a cell for each quarter of an hour, so that a screen reader meets a grid whose cells say what they
are; drawn in one go, session by session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspection_ready.domain.session_moves import QUARTER
from ui.models.grid_layout import HOUR, NOTHING_LAID_OUT, GridLayout
from ui.models.session_grid import SessionGridModel
from ui.models.session_words import called
from ui.widgets.grid_header import TimeHeader
from ui.widgets.grid_painting import EDGE, INSIDE, Dress, draw_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
FOCUS = 3
NO_SELECTION = QItemSelectionModel.SelectionFlag.NoUpdate


class SessionGrid(QTableView):
    """What is seen of it, and where the keyboard is. ``preview`` are sessions as they would be, while they are held."""

    focus_moved = Signal()
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timetable as a grid")
        self.cells = SessionGridModel(self)
        self.words: SessionWords | None = None
        self.preview: Mapping[int, Session] = {}
        self.preview_lane: int | None = None
        """The first line of the lane they are held over; None: their own."""
        self.marked: frozenset[int] = frozenset()
        """Sessions that clash, as it stands or as it would."""
        self._chosen_ids: frozenset[int] = frozenset()
        self._zoom = USUAL
        self._dress: Dress | None = None
        self._sheet: list[tuple[Block, QRect]] | None = None
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

    def show_preview(self, sessions: Iterable[Session], marked: frozenset[int], lane: int | None) -> None:
        changed = self._held_region()
        differing = self.marked ^ marked
        self.preview = {each.id: each for each in sessions}
        self.marked, self.preview_lane = marked, lane
        changed += self._held_region()
        for session_id in differing:
            changed += self._region_of(session_id)
        self.viewport().update(changed)  # what stays as it was is not drawn again

    def _held_region(self) -> QRegion:
        region = QRegion()
        for session in self.preview.values():
            region += self._region_of(session.id)
            for rect in self._held_rects(session):
                region += rect
        return region

    def _region_of(self, session_id: int) -> QRegion:
        """Where it stands, while it is not held."""
        region = QRegion()
        for block in self.layout_.of_session.get(session_id, ()):
            region += self.rect_of(block.session, block.line).adjusted(-EDGE, -EDGE, EDGE, EDGE)
        return region

    def _held_rects(self, session: Session) -> list[QRect]:
        if session.day not in self.layout_.hours.days:
            return []
        lane, blocks = self.preview_lane, self.layout_.of_session.get(session.id, ())
        return [self.rect_of(session, each.line if lane is None else lane) for each in blocks]

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
        self._sheet = None
        metrics = self.fontMetrics()
        self._dress = Dress(self.font(), self.palette(), self.devicePixelRatioF())
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

    # where things are on view

    def block_at(self, point: QPoint) -> Block | None:
        index = self.indexAt(point)
        return self.layout_.covered.get((index.row(), index.column())) if index.isValid() else None

    def x_of(self, day: int, minute: int) -> int:
        hours, width = self.layout_.hours, self.head.defaultSectionSize()
        at = hours.days.index(day) * hours.quarters + (minute - hours.first) / QUARTER
        return round(at * width) - self.head.offset()

    def rect_of(self, session: Session, line: int) -> QRect:
        """To the minute, where the cells are to the quarter."""
        left, right = self.x_of(session.day, session.starts), self.x_of(session.day, session.ends)
        top = self.rowViewportPosition(line)
        return QRect(left, top, max(right - left, 3), self.rowHeight(line)).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, dress = QPainter(self.viewport()), self._dress
        if dress is None or self.words is None:
            return
        region = event.region()
        painter.fillRect(region.boundingRect(), dress.inks.base)
        self._draw_lines(painter, dress)
        shift = QPoint(-self.head.offset(), -self.verticalHeader().offset())
        for block, place in self._places():
            rect = place.translated(shift)
            if not region.intersects(rect):
                continue
            if block.session.id in self.preview:
                painter.setPen(dress.inks.edge)
                painter.drawRect(rect)
            else:
                self._draw(painter, block.session, rect, dress)
        for session in self.preview.values():
            for rect in self._held_rects(session):
                self._draw(painter, session, rect, dress)
        self._draw_focus(painter, dress)

    def _places(self) -> list[tuple[Block, QRect]]:
        """Where each block would be on an endless sheet: worked out once for a layout and a size."""
        if self._sheet is None:
            shift = QPoint(self.head.offset(), self.verticalHeader().offset())
            self._sheet = [
                (each, self.rect_of(each.session, each.line).translated(shift))
                for each in self.layout_.blocks
            ]
        return self._sheet

    def _draw(self, painter: QPainter, session: Session, rect: QRect, dress: Dress) -> None:
        words, is_held = self.words, session.id in self.preview
        assert words is not None, "asked by paintEvent, which has looked"
        clashes = session.id in self.marked
        said = (session.id, session.day, session.starts, session.minutes, is_held)
        lines = dress.words.fitted(
            said,
            lambda: (called(session), words.lines(session, with_mark=not is_held)),
            QSize(rect.width() - 2 * INSIDE, rect.height() - INSIDE),
            has_sign=clashes,
        )
        chosen = is_held or session.id in self._chosen_ids
        draw_block(painter, rect, session, lines, dress, clashes=clashes, chosen=chosen)

    def _draw_lines(self, painter: QPainter, dress: Dress) -> None:
        """Between lanes, hours and days."""
        width, height = self.viewport().width(), self.viewport().height()
        hours = self.layout_.hours
        for day in hours.days:
            for minute in range(hours.first, hours.last, HOUR):
                painter.fillRect(QRect(self.x_of(day, minute), 0, 1, height), dress.inks.line)
            painter.fillRect(QRect(self.x_of(day, hours.first), 0, 2, height), dress.inks.edge)
        for lane in self.layout_.lanes:
            bottom = self.rowViewportPosition(lane.first_line) + lane.lines * self.rowHeight(lane.first_line)
            painter.fillRect(QRect(0, bottom - 1, width, 1), dress.inks.edge)

    def _draw_focus(self, painter: QPainter, dress: Dress) -> None:
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            painter.setPen(QPen(dress.inks.focus, FOCUS))
            block = self.current_block
            rect = self.visualRect(index) if block is None else self.rect_of(block.session, block.line)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
