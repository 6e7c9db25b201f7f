"""The grid as it is drawn: in one go, session by session, and while something is held only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from inspection_ready.domain.session_moves import QUARTER
from inspection_ready.domain.timetable import SessionState
from ui.models.grid_layout import HOUR
from ui.models.session_words import called
from ui.widgets.grid_painting import EDGE, INSIDE, Dress, draw_block
from ui.widgets.session_grid import SessionGrid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspection_ready.domain.timetable import Session
    from ui.models.grid_layout import Block

FOCUS = 3


class DrawnGrid(SessionGrid):
    """``preview`` are sessions as they would be, while they are held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.preview: Mapping[int, Session] = {}
        self.preview_lines: Mapping[int, Sequence[int]] = {}
        """Where those are drawn that are held over another lane than their own, by their ids."""
        self._dress: Dress | None = None
        self._sheet: list[tuple[Block, QRect]] | None = None
        super().__init__(parent)

    def fit(self) -> None:
        self._sheet = None
        self._dress = Dress(self.font(), self.palette(), self.devicePixelRatioF())
        super().fit()

    def show_preview(
        self, sessions: Iterable[Session], marked: frozenset[int], lines: Mapping[int, Sequence[int]]
    ) -> None:
        changed = self._held_region()
        differing = self.marked ^ marked
        self.preview = {each.id: each for each in sessions}
        self.marked, self.preview_lines = marked, lines
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
        own = [each.line for each in self.layout_.of_session.get(session.id, ())]
        return [self.rect_of(session, line) for line in self.preview_lines.get(session.id, own)]

    # where things are on view

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
            must=(session.state is not SessionState.CONFIRMED)
            + (clashes and not is_held)
            + (session.id in words.answers.declined),
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
