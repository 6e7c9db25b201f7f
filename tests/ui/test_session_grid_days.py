"""Whole days of the timetable's grid: swapped by dragging one's head onto another, or by keys; moved; and the rest of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.plugins.window import OpenWindow, settle
from tests.ui.session_grids import (
    LEFT,
    Key,
    Shift,
    at_timetable,
    drag,
    keys,
    on,
    page_of,
    placed,
    point,
    quarter,
    small_council,
    told,
)
from ui.main_window import MainWindow
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.widgets.grid_mouse import MovableGrid

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def council(app: App) -> App:
    return small_council(app)


@pytest.fixture
def window(council: App, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    return at_timetable(open_window, council, qtbot)


@pytest.fixture
def page(window: MainWindow) -> TimetablePage:
    return page_of(window)


@pytest.fixture
def grid(page: TimetablePage) -> MovableGrid:
    """All of both days is in sight."""
    found = page.tabs.grid.grid
    found.fit_width()
    QApplication.processEvents()
    return found


def days(app: App) -> dict[str, int]:
    return {title: place[0] for title, place in placed(app).items()}


def drag_day(
    grid: MovableGrid, day: int, to: int, *, modifiers: Qt.KeyboardModifier = PLAIN, release: bool = True
) -> None:
    head = grid.head
    of_day = grid.layout_.hours.quarters * quarter(grid)
    start, by = QPoint((day - 1) * of_day + 40, 12), QPoint((to - day) * of_day, 6)
    QTest.mousePress(head.viewport(), LEFT, modifiers, start)
    for step in (4, 3, 2, 1):
        move(grid, start + by / step, modifiers)
    if release:
        QTest.mouseRelease(head.viewport(), LEFT, modifiers, start + by)


def move(grid: MovableGrid, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    """QTest moves no mouse with a key held."""
    head = grid.head.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(head.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        LEFT,
        modifiers,
    )
    QApplication.sendEvent(head, event)
    QApplication.processEvents()


def test_dragging_the_head_of_a_day_onto_another_swaps_the_two(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = placed(council)
    drag_day(grid, 1, 2, release=False)
    held, drawn = told(page), len(grid.preview)
    QTest.mouseRelease(grid.head.viewport(), LEFT)
    settle(qtbot, window)
    swapped = days(council)
    said = window.footer.words.text()
    window.undo_last()
    settle(qtbot, window)

    assert held == "Swapping Day 1, date to come and Day 2, date to come. No new clash."
    assert drawn == 5
    assert swapped == {"A": 2, "B": 2, "C": 2, "X": 2, "D": 1}
    assert said == "Swapped day 1 and day 2."
    assert placed(council) == before


def test_with_shift_all_of_a_day_goes_to_the_other_and_what_clashes_there_is_told(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    drag_day(grid, 2, 1, modifiers=Shift)
    settle(qtbot, window)
    one = days(council)
    said = window.footer.words.text()
    drag_day(grid, 2, 1)
    nothing = told(page)

    assert one == dict.fromkeys("ABCXD", 1)
    assert said == "Moved 1 session on Day 2, date to come to Day 1, date to come."
    assert nothing == "Nothing is on Day 2, date to come. Take up the other day instead."
    assert grid.held is None


def test_let_go_outside_or_taken_back_by_escape_nothing_is_swapped(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = placed(council)
    drag_day(grid, 1, 2, release=False)
    move(grid, QPoint(50, -400), PLAIN)
    outside = told(page)
    QTest.mouseRelease(grid.head.viewport(), LEFT)
    after = told(page)
    drag_day(grid, 1, 2, release=False)
    keys(grid, Key.Key_Escape)
    QTest.mouseRelease(grid.head.viewport(), LEFT)
    settle(qtbot, window)

    assert outside == "Outside the timetable: let go here, and nothing is moved."
    assert after == "Put back: it was let go outside the timetable. Nothing was moved."
    assert (placed(council), grid.held, window.steps.done) == (before, None, [])


def test_days_are_swapped_and_moved_by_keys(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "D")
    keys(grid, Key.Key_D, Key.Key_Left)
    held = told(page)
    keys(grid, Key.Key_Right, Key.Key_PageUp, Key.Key_Return)
    settle(qtbot, window)
    swapped = days(council)
    on(grid, "D")
    keys(grid, Key.Key_D, modifiers=Shift)
    keys(grid, Key.Key_Right, Key.Key_Return)
    settle(qtbot, window)

    assert held == "Swapping Day 2, date to come and Day 1, date to come. No new clash."
    assert swapped == {"A": 2, "B": 2, "C": 2, "X": 2, "D": 1}
    assert days(council) == dict.fromkeys("ABCXD", 2)


def test_the_menu_moves_all_of_a_day(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "A")
    menu = page.tabs.grid.menu
    menu.aboutToShow.emit()
    (there,) = [each for each in menu.findChildren(QMenu) if each.title() == "Move &all of the day to"]
    texts = [each.text() for each in there.actions()]
    there.actions()[0].trigger()
    settle(qtbot, window)

    assert texts == ["Day 2, date to come", "", "By the arrow keys\tShift+D"]
    assert days(council) == dict.fromkeys("ABCXD", 2)


def test_the_rest_of_a_day_goes_to_another_day(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "C")
    keys(grid, Key.Key_B, Key.Key_PageDown, Key.Key_Right)
    held = told(page)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)
    by_keys, said = placed(council), window.footer.words.text()
    window.undo_last()
    settle(qtbot, window)
    drag(grid, point(grid, "C"), QPoint(grid.layout_.hours.quarters * quarter(grid), 0), modifiers=Shift)
    settle(qtbot, window)

    assert held.startswith("Moving everything from here on “C C” and 1 more: Day 2, date to come, 11:15am")
    assert (by_keys["C"], by_keys["X"], by_keys["A"][0]) == ((2, 675, 60, 3), (2, 795, 30, 2), 1)
    assert said == "Moved 2 sessions from C C on, to Day 2, date to come."
    assert days(council) == {"A": 1, "B": 1, "C": 2, "X": 2, "D": 2}
