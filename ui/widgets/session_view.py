"""The grid with what belongs to it: what stands down its side, which days, how large, what is shown, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inspection_ready.phrases.times_seen import summary
from ui.models.grid_layout import NOTHING_LAID_OUT, Down, lay_out
from ui.widgets.grid_filter import GridFilter
from ui.widgets.grid_judging import Judging, clashing
from ui.widgets.grid_menu import GridMenu
from ui.widgets.grid_mouse import MovableGrid
from ui.widgets.grid_moving import WHOLE_DAYS, Doing
from ui.widgets.grid_sentences import (
    HOW,
    OUTSIDE,
    OUTSIDE_NOW,
    TAKEN_BACK,
    TWO_TO_SWAP,
    WAYS_GO_ALONG,
    WAYS_STAY,
    keys_while,
)
from ui.widgets.grid_tools import GridTools
from ui.widgets.layout import words
from ui.widgets.told_line import ToldLine

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ui.models.session_words import SessionWords
    from ui.models.timetable_on_view import TimetableOnView
    from ui.widgets.grid_moving import Moving


class SessionView(QWidget):
    moved = Signal(object, object)
    """What was moved, as ``Moving``, and its steps."""
    block_moved = Signal(object, int)
    """The first session of it, and by how many minutes."""
    swapped = Signal(object, object)
    days_swapped = Signal(int, int)
    ways_turned = Signal(bool)
    """Travel goes along from now on, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on_view: TimetableOnView | None = None
        self.words: SessionWords | None = None
        self.grid = MovableGrid(self)
        self.menu = GridMenu(self)
        self.tools = GridTools(self.menu, self)
        self.filter = GridFilter(self)
        self.seen = words("", "help")
        self.told = ToldLine(self)
        self.told.setAccessibleName("Where you are in the grid")
        self.how = words(HOW, "help")
        self.setFocusProxy(self.grid)
        self._judging = Judging()
        self._lay_out()
        self._connect()

    # what is shown

    def show_timetable(self, on_view: TimetableOnView, told: SessionWords | None, *, look_only: bool) -> None:
        self.grid.let_go(put=False)  # what is held may have gone, or be another by now
        self.on_view, self.words = on_view, told
        self._judging.forget()
        self.grid.can_move = not look_only
        self.tools.show_days(told)
        self.filter.show_choices(on_view)
        self.seen.setText(summary(on_view.seen))
        self.seen.setVisible(bool(self.seen.text()))
        self._show()

    def select(self, session_id: int) -> None:
        """Shows all where the filter or the day would hide it."""
        if not self.grid.go_to(session_id):
            self.filter.show_all()
            self.tools.days.setCurrentIndex(0)
            self.grid.go_to(session_id)
        self.grid.choose([each] if (each := self.grid.current_session) else [])

    def place(self) -> tuple[int, int, int] | None:
        """The day, the minute and the track of a session added here; None in an empty grid."""
        index, layout = self.grid.currentIndex(), self.grid.layout_
        if not index.isValid():
            return None
        lane, block = layout.lane_at(index.row()), self.grid.current_block
        day, minute = layout.hours.when(index.column())
        track = lane.key if self.grid.down is Down.TRACKS else block.session.track if block else 1
        return day, minute, track or 0

    def open_current(self) -> None:
        """Or begin one in a free place."""
        if (session := self.grid.current_session) is not None:
            self.grid.opened.emit(session.id)
        else:
            self.grid.add_asked.emit()

    def other_days(self) -> list[tuple[int, str]]:
        """Those the day the keyboard is on can be swapped with."""
        here = self.place()
        if self.words is None or here is None:
            return []
        days = range(1, self.words.whole.timetable.days + 1)
        return [(day, self.words.day(day)) for day in days if day != here[0]]

    # what is done

    def move_block(self, minutes: int) -> None:
        if (session := self.grid.current_session) is not None:
            self.block_moved.emit(session, minutes)

    def swap_day(self, other: int) -> None:
        if (here := self.place()) is not None:
            self.days_swapped.emit(here[0], other)

    def take_day(self, doing: Doing) -> None:
        if (here := self.place()) is not None:
            self.grid.take_day(doing, here[0])

    def move_day(self, other: int) -> None:
        """At once."""
        self.take_day(Doing.MOVE_DAY)
        self.grid.hold_on_day(other)
        self.grid.let_go(put=True)

    def swap(self) -> None:
        if not self.grid.can_move:
            return
        if len(chosen := self.grid.chosen) == 2:
            self.swapped.emit(*chosen)
        else:
            self.say(TWO_TO_SWAP)

    def let_ways_go_along(self, go_along: bool) -> None:
        self.grid.ways_go_along = go_along
        self.ways_turned.emit(go_along)
        self.say(WAYS_GO_ALONG if go_along else WAYS_STAY)

    def say(self, text: str) -> None:
        """In the line below, and aloud."""
        self.told.setText(text)
        self._announce(text)

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.told, text))

    # inside

    def _show(self) -> None:
        on_view = self.on_view
        if on_view is None or on_view.whole is None:
            self.grid.show_layout(NOTHING_LAID_OUT, None)
            self.told.clear()
            return
        self.grid.down = self.tools.down.currentData()
        laid_out = lay_out(
            on_view.whole,
            on_view.known,
            down=self.grid.down,
            day=self.tools.days.currentData(),
            is_shown=self.filter.shows,
        )
        self.grid.show_preview((), frozenset(), {})
        self.how.setText(HOW)
        self.grid.show_layout(laid_out, self.words)
        self.filter.say_count(len(laid_out.of_session), len(on_view.whole.sessions))
        self._say_place()

    def _say_place(self) -> None:
        index = self.grid.currentIndex()
        if self.grid.held is None and index.isValid():
            chosen = len(self.grid.chosen)
            more = f" {chosen} sessions chosen." if chosen > 1 else ""
            self.told.setText(f"{self.grid.cells.said(index.row(), index.column())}.{more}")

    def _held_changed(self) -> None:
        """While something is held: where it would be, and at once what would clash."""
        held, on_view, words = self.grid.held, self.on_view, self.words
        if held is None or words is None or on_view is None or on_view.check is None:
            return
        would_be = self._judging.judge(held, on_view, words.whole, on_view.check)
        shown = held.shown([each for _, each in self._judging.steps])
        self.grid.show_preview(shown, clashing(would_be), held.lines(shown, self.grid.layout_))
        where = self._judging.words(held, would_be, words)
        self.say(OUTSIDE_NOW if self.grid.is_outside else where)
        self.how.setText(keys_while(held))
        self.grid.head.show_held({held.grabbed.day, held.to_day} if held.doing in WHOLE_DAYS else ())

    def _put_down(self, held: Moving) -> None:
        judged = self._judging
        if judged.refusal:
            self._put_back(text=judged.refusal)
        elif judged.steps or held.hand is not None:
            self.moved.emit(held, judged.steps)
        else:
            self._put_back(text=TAKEN_BACK)

    def _put_back(self, *, text: str) -> None:
        self._judging.forget()
        assert self.words is not None, "something was held of what is shown"
        marked = frozenset(each.id for each in self.words.whole.sessions if self.words.mark(each))
        self.grid.show_preview((), marked, {})
        self.how.setText(HOW)
        self.say(text)

    def _say_nothing_there(self, day: int) -> None:
        if self.words is not None:
            self.say(f"Nothing is on {self.words.day(day)}. Take up the other day instead.")

    def _come_into_sight(self) -> None:
        """What is told above the grid stays on view with it, at whatever size the text is."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self.grid, 0, 0)
            above.ensureWidgetVisible(self.told, 0, 0)

    def _open_filter(self, is_open: bool) -> None:
        """What is shut away filters nothing."""
        self.filter.setVisible(is_open)
        if is_open:
            self.filter.person.setFocus()
        else:
            self.filter.show_all()

    def _zoomed(self) -> None:
        self.tools.smaller.setEnabled(self.grid.can_shrink)
        self.tools.larger.setEnabled(self.grid.can_grow)
        self.tools.zoom.setText(self.grid.zoom_words)
        for each in (self.tools.smaller, self.tools.larger, self.tools.whole):
            each.setAccessibleDescription(f"Now {self.grid.zoom_words}")
        self._announce(f"Size of the grid: {self.grid.zoom_words}")

    def _open_menu(self, at: QPoint) -> None:
        self.menu.popup(at)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for widget, stretch in (
            (self.tools, 0),
            (self.filter, 0),
            (self.told, 0),
            (self.grid, 1),
            (self.how, 0),
            (self.seen, 0),
        ):
            layout.addWidget(widget, stretch)

    def _connect(self) -> None:
        grid = self.grid
        self.tools.down.currentIndexChanged.connect(lambda _: self._show())
        self.tools.days.currentIndexChanged.connect(lambda _: self._show())
        self.filter.changed.connect(self._show)
        self.filter.hide()
        self.tools.sift.toggled.connect(self._open_filter)
        self.tools.smaller.clicked.connect(lambda: grid.zoom_by(-1))
        self.tools.larger.clicked.connect(lambda: grid.zoom_by(1))
        self.tools.whole.clicked.connect(grid.fit_width)
        grid.zoom_changed.connect(self._zoomed)
        grid.focus_moved.connect(self._say_place)
        grid.selectionModel().selectionChanged.connect(lambda *_: self._say_place())
        grid.held_changed.connect(self._held_changed)
        grid.put_down.connect(self._put_down)
        grid.put_back.connect(lambda outside: self._put_back(text=OUTSIDE if outside else TAKEN_BACK))
        grid.swap_asked.connect(self.swap)
        grid.nothing_there.connect(self._say_nothing_there)
        grid.entered.connect(self._come_into_sight)
        grid.menu_asked.connect(self._open_menu)
