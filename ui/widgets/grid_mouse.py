"""The grid's mouse: choosing, dragging sessions to another place, and stretching them by an edge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.session_moves import QUARTER
from ui.widgets.grid_keys import Ctrl, KeyedGrid, Shift
from ui.widgets.grid_moving import WHOLE_DAYS, Doing, Moving

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspection_ready.domain.timetable import Session
    from ui.models.grid_layout import Block

EDGE_ZONE = 16
"""Pixels at the top and the foot of the grid where what is held draws it along."""
GRIP = 7
"""Pixels at the edge of a session by which it is stretched."""


class MovableGrid(KeyedGrid):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: tuple[QPoint, Block, Doing] | None = None
        self.head.day_taken.connect(self._take_day_by_mouse)
        self.head.day_over.connect(self._drag_day_to)
        self.head.day_let_go.connect(self._put_day)

    def _take_day_by_mouse(self, day: int, with_shift: bool) -> None:
        if self.held is None:
            self.take_day(Doing.MOVE_DAY if with_shift else Doing.SWAP_DAYS, day)
            self._is_dragging = self.held is not None

    def _drag_day_to(self, point: QPoint) -> None:
        """In the head, or below it over the sessions of a day."""
        held = self.held
        if held is None or held.doing not in WHOLE_DAYS or not self._is_dragging:
            return
        room, bar, width = (
            self.head.viewport().rect(),
            self.horizontalScrollBar(),
            self.head.defaultSectionSize(),
        )
        if point.x() > room.right() - width or point.x() < room.left() + width:
            bar.setValue(bar.value() + (width if point.x() > room.center().x() else -width))
        room.setBottom(room.bottom() + self.viewport().height())
        day = self.head.day_at(point.x())
        self.is_outside = day is None or not room.adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(point)
        to = held.grabbed.day if day is None or self.is_outside else day
        self._hold_over(replace(held, days=to - held.grabbed.day))

    def _put_day(self) -> None:
        if self.held is not None and self.held.doing in WHOLE_DAYS:
            self.let_go(put=not self.is_outside, outside=self.is_outside)

    def let_go(self, *, put: bool, outside: bool = False) -> None:
        """Also where the page is read again under the hand: what was pressed then may be elsewhere by now."""
        self._pressed = None
        self.head.forget()
        super().let_go(put=put, outside=outside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.held is not None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position().toPoint()
        block = self.block_at(point)
        index = self.indexAt(point)
        if block is not None:
            self._pressed = (point, block, self._doing_at(point, block, event))
        elif index.isValid():
            self.choose([])
            self.set_place(index.row(), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None:
            self._show_grip(point)
            return
        began, block, doing = self._pressed
        if not self._is_dragging:
            far = (point - began).manhattanLength() >= QApplication.startDragDistance()
            if not far or not self.can_move:
                return
            self._is_dragging = True
            self.take_up(doing, block.session, self.taken_with(block.session, doing), block.line)
        if self.held is not None:
            self._drag_to(point, self._follow(point, began))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        _, block, _ = self._pressed
        self._pressed = None
        if self._is_dragging:
            self.let_go(put=not self.is_outside, outside=self.is_outside)
            return
        self._choose_by_mouse(block, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position().toPoint())
        self._pressed = None
        if block is not None:
            self.opened.emit(block.session.id)
        elif self.indexAt(event.position().toPoint()).isValid():
            self.add_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.held is not None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse and (block := self.block_at(event.pos())):
            if block.session.id not in self._chosen_ids:
                self.choose([block.session])
            self.set_place(block.line, block.column)
        at = (
            event.pos()
            if event.reason() == QContextMenuEvent.Reason.Mouse
            else self.visualRect(self.currentIndex()).center()
        )
        self.menu_asked.emit(self.viewport().mapToGlobal(at))

    def _doing_at(self, point: QPoint, block: Block, event: QMouseEvent) -> Doing:
        rect = self.rect_of(block.session, block.line)
        grip = min(GRIP, rect.width() // 4)
        if event.modifiers() & Shift:
            return Doing.BLOCK
        if point.x() > rect.right() - grip:
            return Doing.STRETCH
        return Doing.STRETCH_START if point.x() < rect.left() + grip else Doing.MOVE

    def _show_grip(self, point: QPoint) -> None:
        block = self.block_at(point)
        rect = None if block is None else self.rect_of(block.session, block.line)
        grip = rect is not None and min(GRIP, rect.width() // 4)
        at_edge = rect is not None and (point.x() > rect.right() - grip or point.x() < rect.left() + grip)
        self.viewport().setCursor(
            Qt.CursorShape.SizeHorCursor if at_edge and self.can_move else Qt.CursorShape.ArrowCursor
        )

    def _choose_by_mouse(self, block: Block, event: QMouseEvent) -> None:
        if event.modifiers() & Ctrl:
            self.turn_choice(block.session)
        elif event.modifiers() & Shift and self.current_block is not None:
            self.choose(self._between(self.current_block, block))
        else:
            self.choose([block.session])
        self.set_place(block.line, block.column)

    def _between(self, one: Block, other: Block) -> list[Session]:
        """All within the corner of one and the corner of the other."""
        lines = range(min(one.line, other.line), max(one.line, other.line) + 1)
        first = min(one.column, other.column)
        last = max(one.column + one.span, other.column + other.span)
        return [
            each.session for each in self.layout_.blocks if each.line in lines and first <= each.column < last
        ]

    def _follow(self, point: QPoint, began: QPoint) -> QPoint:
        """What is held over an edge draws the grid along; where on view it was taken up then."""
        room, bar = self.viewport().rect(), self.horizontalScrollBar()
        width = self.head.defaultSectionSize()
        before = bar.value()
        if point.x() > room.right() - width:
            bar.setValue(before + width)
        elif point.x() < room.left() + width:
            bar.setValue(before - width)
        down = self.verticalScrollBar()
        if point.y() > room.bottom() - EDGE_ZONE:
            down.setValue(down.value() + EDGE_ZONE)
        elif point.y() < room.top() + EDGE_ZONE:
            down.setValue(down.value() - EDGE_ZONE)
        began -= QPoint(bar.value() - before, 0)
        if self._pressed is not None:
            self._pressed = (began, *self._pressed[1:])
        return began

    def _drag_to(self, point: QPoint, began: QPoint) -> None:
        held, layout = self.held, self.layout_
        assert held is not None, "asked by mouseMoveEvent, which has looked"
        slack = self.viewport().rect().adjusted(-GRIP, -GRIP, GRIP, GRIP)
        self.is_outside = not slack.contains(point)
        quarters = round((point.x() - began.x()) / self.head.defaultSectionSize())
        if held.doing is Doing.BLOCK:
            self._hold_over(self._moved_by(replace(held, days=0, minutes=0), quarters))
            return
        if held.doing is not Doing.MOVE:
            self._hold_over(
                replace(held, minutes=0).by_quarters(quarters) if quarters else replace(held, minutes=0)
            )
            return
        line = self.rowAt(point.y())
        lane = layout.lane_at(line) if line >= 0 else held.lane
        if lane == held.own_lane:
            lane = None
        self._hold_over(self._moved_by(replace(held, lane=lane, days=0, minutes=0), quarters))

    def _moved_by(self, held: Moving, quarters: int) -> Moving:
        """So far across, over the ends of days."""
        hours, session = self.layout_.hours, held.grabbed
        if not quarters:
            return held
        place = hours.days.index(session.day)
        aim = session.starts + quarters * QUARTER
        span = hours.last - hours.first
        by = (aim - hours.first) // span
        there = min(max(place + by, 0), len(hours.days) - 1)
        minutes = (aim - (there - place) * span) // QUARTER * QUARTER - session.starts
        return replace(held, days=hours.days[there] - session.day, minutes=minutes)
