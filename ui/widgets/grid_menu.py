"""What can be done with the sessions of the grid, told with its keys: the menu of a session, and of the button above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from inspection_ready.phrases.timetable import length_words
from ui.widgets.grid_moving import Doing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.session_view import SessionView

LATER = (15, 30, 60)
"""Minutes the rest of a day is moved by at a click."""


class GridMenu(QMenu):
    """Filled anew each time it opens, for the session the keyboard is on and for those that are chosen."""

    def __init__(self, view: SessionView) -> None:
        super().__init__(view)
        self.setAccessibleName("What to do with this session")
        self.setToolTipsVisible(True)
        self._view = view
        self._rest = QMenu("&Everything from here to the end of the day", self)
        self._other_days = QMenu("Swap the whole &day with", self)
        self._to_days = QMenu("Move &all of the day to", self)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        view, grid = self._view, self._view.grid
        session, can = grid.current_session, grid.can_move
        on_one = session is not None
        self._add("&Open\tEnter", lambda: grid.opened.emit(session.id if session else 0), can=on_one)
        self._add("&Add a session here\tInsert", grid.add_asked.emit, can=can)
        self.addSeparator()
        self._add("&Move\tM", partial(grid.take_current, Doing.MOVE), can=can and on_one)
        self._add("Make &longer or shorter\tL", partial(grid.take_current, Doing.STRETCH), can=can and on_one)
        self._add("S&wap the two chosen\tW", grid.swap_asked.emit, can=can and len(grid.chosen) == 2)
        self._block(can=can and on_one)
        others = view.other_days()
        self._days(self._other_days, others, view.swap_day, "D", Doing.SWAP_DAYS, can=can)
        self._days(self._to_days, others, view.move_day, "Shift+D", Doing.MOVE_DAY, can=can)
        self.addSeparator()
        ways = self.addAction("Travel &goes along with its session")
        ways.setCheckable(True)
        ways.setChecked(grid.ways_go_along)
        ways.setEnabled(can)
        ways.toggled.connect(view.let_ways_go_along)
        self.addSeparator()
        self._add(
            "&Remove\tDelete",
            lambda: grid.remove_asked.emit(session.id if session else 0),
            can=can and on_one,
        )

    def _block(self, *, can: bool) -> None:
        menu = self._rest
        menu.clear()
        self.addMenu(menu)
        menu.setEnabled(can)
        for minutes in (*LATER, *(-each for each in LATER)):
            words = f"{length_words(abs(minutes))} {'later' if minutes > 0 else 'earlier'}"
            menu.addAction(words, partial(self._view.move_block, minutes))
        menu.addSeparator()
        menu.addAction("By the arrow keys\tB", partial(self._view.grid.take_current, Doing.BLOCK))

    def _days(
        self,
        menu: QMenu,
        days: Sequence[tuple[int, str]],
        do: Callable[[int], None],
        key: str,
        doing: Doing,
        *,
        can: bool,
    ) -> None:
        menu.clear()
        self.addMenu(menu)
        menu.setEnabled(can and bool(days))
        for day, words in days:
            menu.addAction(words, partial(do, day))
        menu.addSeparator()
        menu.addAction(f"By the arrow keys\t{key}", partial(self._view.take_day, doing))

    def _add(self, text: str, do: Callable[[], object], *, can: bool) -> None:
        action = self.addAction(text)
        action.setEnabled(can)
        action.triggered.connect(lambda: do())  # noqa: PLW0108 - it would be told whether it is ticked
