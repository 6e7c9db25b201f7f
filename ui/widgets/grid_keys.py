"""The grid's keyboard: going about, choosing, and taking sessions up and putting them down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from inspection_ready.domain.session_moves import from_here_on
from inspection_ready.domain.session_ways import tied_ways
from ui.models.grid_layout import Down
from ui.widgets.grid_drawing import DrawnGrid
from ui.widgets.grid_moving import BETWEEN_DAYS, WHOLE_DAYS, Doing, Moving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from inspection_ready.domain.timetable import Session

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STEPS = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}


CHORDS = Ctrl | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
TAKES = {Key.Key_M: Doing.MOVE, Key.Key_L: Doing.STRETCH, Key.Key_B: Doing.BLOCK}
"""By letter: move, length, block."""


class KeyedGrid(DrawnGrid):
    """What is held is shown by whoever hears ``held_changed``, and put down by whoever hears ``put_down``."""

    opened = Signal(object)
    add_asked = Signal()
    remove_asked = Signal(object)
    menu_asked = Signal(QPoint)
    held_changed = Signal()
    put_down = Signal(object)
    """What was moved, as ``Moving``."""
    put_back = Signal(bool)
    """Nothing was moved; True: it was let go outside."""
    swap_asked = Signal()
    nothing_there = Signal(int)
    """A day without sessions was to be taken up."""
    entered = Signal()
    """The keyboard came here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.down = Down.TRACKS
        self.can_move = True
        self.ways_go_along = True
        """Travel moves with the session it belongs to."""
        self.held: Moving | None = None
        self.is_outside = False
        self._is_dragging = False
        """What is held is held by the mouse."""

    # taking up, and putting down

    def take_up(
        self, doing: Doing, grabbed: Session, sessions: Sequence[Session], line: int | None = None
    ) -> None:
        """``line``: the one it is taken from; None: where the keyboard is."""
        if self.can_move:
            layout = self.layout_
            lane = layout.lane_at(max(self.currentIndex().row() if line is None else line, 0))
            there = {each.session.id for each in layout.blocks if layout.lane_at(each.line) == lane}
            whole = self.words.whole if self.words is not None and self.ways_go_along else None
            self.held = Moving(
                doing=doing,
                grabbed=grabbed,
                sessions=tuple(sessions),
                down=self.down,
                ways=() if whole is None else tuple(tied_ways(whole, sessions)),
                own_lane=lane,
                in_own_lane=frozenset(each.id for each in sessions if each.id in there),
            )
            self.held_changed.emit()

    def take_current(self, doing: Doing) -> None:
        """By keyboard or menu: what is chosen, where the current session is among it."""
        session = self.current_session
        if session is not None and self.words is not None:
            self.setFocus()  # from the button above, the arrow keys are to come here
            self.take_up(doing, session, self.taken_with(session, doing))

    def take_day(self, doing: Doing, day: int) -> None:
        """All of it: to change places with another, or to go there. What is on no day is not taken up."""
        words = self.words
        if words is None:
            return
        of_day = words.whole.on(day)
        if not of_day:
            self.nothing_there.emit(day)
            return
        self.setFocus()
        self.take_up(doing, of_day[0], words.whole.sessions if doing is Doing.SWAP_DAYS else of_day)

    def hold_on_day(self, day: int) -> None:
        if self.held is not None:
            self._hold(replace(self.held, days=day - self.held.grabbed.day))

    def taken_with(self, session: Session, doing: Doing) -> Sequence[Session]:
        if doing is Doing.BLOCK:
            assert self.words is not None, "a session is of a timetable"
            return from_here_on(self.words.whole, session)
        return self.chosen if doing is Doing.MOVE and session.id in self._chosen_ids else [session]

    def let_go(self, *, put: bool, outside: bool = False) -> None:
        held, self.held = self.held, None
        self._is_dragging = self.is_outside = False
        if held is None:
            return
        if put:
            self.put_down.emit(held)
        else:
            self.put_back.emit(outside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere holds nothing any more; another window or a menu is not elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
        passing = {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        }
        if self.held is not None and event.reason() not in passing:
            self.let_go(put=False)

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.held is not None:
            self._key_while_holding(event)
        elif not (self._go_by(event) or self._do_by(event)):
            event.ignore()  # letters are no search here, and the window has its own keys

    def _go_by(self, event: QKeyEvent) -> bool:
        key, index = event.key(), self.currentIndex()
        columns = self.layout_.columns
        if not index.isValid() or not columns:
            return False
        line, column, of_day = index.row(), index.column(), self.layout_.hours.quarters
        ctrl = bool(event.modifiers() & Ctrl)
        match key:
            case Key.Key_Left | Key.Key_Right if ctrl:
                line, column = self._next_session(line, column, back=key == Key.Key_Left)
            case Key.Key_Left | Key.Key_Right | Key.Key_Up | Key.Key_Down:
                line, column = self._beside(line, column, *STEPS[Key(key)])
            case Key.Key_Home:
                column = 0 if ctrl else column // of_day * of_day
            case Key.Key_End:
                column = columns - 1 if ctrl else (column // of_day + 1) * of_day - 1
            case Key.Key_PageDown | Key.Key_PageUp if not ctrl:
                column += of_day if key == Key.Key_PageDown else -of_day
            case _:
                return False
        if 0 <= line < self.layout_.lines and 0 <= column < columns:
            self.set_place(line, column)
            self._choose_by_key(event)
        return True

    def _beside(self, line: int, column: int, down: int, across: int) -> tuple[int, int]:
        block = self.layout_.covered.get((line, column))
        if across and block is not None:
            return line, block.column + (block.span if across > 0 else -1)
        return line + down, column + across

    def _next_session(self, line: int, column: int, *, back: bool) -> tuple[int, int]:
        """In its line; where there is none, it stays."""
        starts = sorted(each.column for each in self.layout_.blocks if each.line == line)
        there = [each for each in starts if (each < column if back else each > column)]
        return line, (there[-1 if back else 0] if there else column)

    def _choose_by_key(self, event: QKeyEvent) -> None:
        session = self.current_session
        if event.modifiers() & Shift:  # free time on the way takes nothing away
            self.choose([] if session is None else [session], also=True)
        elif not event.modifiers() & Ctrl:
            self.choose([] if session is None else [session])

    def _do_by(self, event: QKeyEvent) -> bool:
        session = self.current_session
        match event.key():
            case Key.Key_Return | Key.Key_Enter if session is not None:
                self.opened.emit(session.id)
            case Key.Key_Return | Key.Key_Enter | Key.Key_Insert:
                self.add_asked.emit()
            case Key.Key_Delete if session is not None:
                self.remove_asked.emit(session.id)
            case Key.Key_Space if session is not None:
                self.turn_choice(session)
            case Key.Key_Escape if self.chosen:
                self.choose([])
            case key if key in TAKES and not event.modifiers() & CHORDS:
                self.take_current(TAKES[Key(key)])
            case Key.Key_D if not event.modifiers() & CHORDS and self.currentIndex().isValid():
                doing = Doing.MOVE_DAY if event.modifiers() & Shift else Doing.SWAP_DAYS
                self.take_day(doing, self.layout_.hours.when(self.currentIndex().column())[0])
            case Key.Key_W if not event.modifiers() & CHORDS:
                self.swap_asked.emit()
            case _:
                return self._look_by(event)
        return True

    def _look_by(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Ctrl:
            return False
        match event.key():
            case Key.Key_A:
                self.choose(each.session for each in self.layout_.blocks)
            case Key.Key_Plus | Key.Key_Equal:
                self.zoom_by(1)
            case Key.Key_Minus:
                self.zoom_by(-1)
            case Key.Key_0:
                self.fit_width()
            case _:
                return False
        return True

    def _key_while_holding(self, event: QKeyEvent) -> None:
        held, key, ctrl = self.held, event.key(), bool(event.modifiers() & Ctrl)
        assert held is not None, "asked by keyPressEvent, which has looked"
        match key:
            case Key.Key_Escape:
                self.let_go(put=False)
            case Key.Key_Return | Key.Key_Enter if not self._is_dragging:
                self.let_go(put=True)
            case Key.Key_PageDown | Key.Key_PageUp:
                self._hold(self._on_next_day(held, 1 if key == Key.Key_PageDown else -1))
            case Key.Key_Left | Key.Key_Right if ctrl or held.doing in WHOLE_DAYS:
                self._hold(self._on_next_day(held, 1 if key == Key.Key_Right else -1))
            case Key.Key_Left | Key.Key_Right:
                self._hold(self._by_quarters(held, event, 1 if key == Key.Key_Right else -1))
            case Key.Key_Up | Key.Key_Down:
                self._hold(self._in_next_lane(held, 1 if key == Key.Key_Down else -1))
            case _:
                event.accept()  # what is held is put down or taken back before anything else

    def _by_quarters(self, held: Moving, event: QKeyEvent, count: int) -> Moving:
        """Of a length: Shift moves where it starts."""
        if held.doing in {Doing.STRETCH, Doing.STRETCH_START}:
            doing = Doing.STRETCH_START if event.modifiers() & Shift else Doing.STRETCH
            if doing is not held.doing:
                held = replace(held, doing=doing, minutes=0)
        return held.by_quarters(count)

    def _on_next_day(self, held: Moving, by: int) -> Moving:
        if held.doing not in BETWEEN_DAYS or self.words is None:
            return held
        days = min(max(held.grabbed.day + held.days + by, 1), self.words.whole.timetable.days)
        return replace(held, days=days - held.grabbed.day)

    def _in_next_lane(self, held: Moving, by: int) -> Moving:
        if held.doing is not Doing.MOVE or held.own_lane is None:
            return held
        lanes = self.layout_.lanes
        at = lanes.index(held.lane or held.own_lane)
        return replace(held, lane=lanes[min(max(at + by, 0), len(lanes) - 1)])

    def _hold_over(self, held: Moving) -> None:
        """Told again where it is over the edge of the grid or no longer."""
        self.held = held
        self.held_changed.emit()

    def _hold(self, held: Moving) -> None:
        if held != self.held:
            self.held = held
            self.held_changed.emit()
            self._come_along(held.grabbed.id)

    def _come_along(self, session_id: int) -> None:
        """What is held by keys stays in sight."""
        session, blocks = self.preview.get(session_id), self.layout_.of_session.get(session_id, ())
        if session is not None and blocks and session.day in self.layout_.hours.days:
            line = (*self.preview_lines.get(session_id, (blocks[0].line,)),)[-1]
            column, _ = self.layout_.hours.columns_of(session)
            self.scrollTo(self.cells.index(line, min(column, self.layout_.columns - 1)))
