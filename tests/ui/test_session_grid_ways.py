"""Travel in the timetable's grid: it goes along with its session, is told and drawn on the way, and can be left behind."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.settings import read_settings
from tests.plugins.window import OpenWindow, settle
from tests.ui.session_grids import (
    LEFT,
    Key,
    at_timetable,
    drag,
    keys,
    on,
    page_of,
    placed,
    point,
    quarter,
    session,
    told,
)
from ui.main_window import MainWindow
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.widgets.grid_mouse import MovableGrid

THERE, VISIT, BACK = "To Kelder Bridge", "Visit to Kelder Bridge Hub", "Back to the Civic Centre"


@pytest.fixture
def council(sample: App) -> App:
    sample.do(notify, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - a time on the clock in England
    sample.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))
    return sample


@pytest.fixture
def window(council: App, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    return at_timetable(open_window, council, qtbot)


@pytest.fixture
def page(window: MainWindow) -> TimetablePage:
    return page_of(window)


@pytest.fixture
def grid(page: TimetablePage) -> MovableGrid:
    return page.tabs.grid.grid


def ways(app: App) -> list[tuple[int, int, int, int]]:
    held = placed(app)
    return [held[title] for title in (THERE, VISIT, BACK)]


def test_by_keyboard_the_ways_go_along_and_come_back_in_one_step(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = ways(council)
    on(grid, VISIT)
    keys(grid, Key.Key_M, Key.Key_Right, Key.Key_Up, Key.Key_PageDown)
    held = told(page)
    drawn = {session(grid, title).id for title in (THERE, VISIT, BACK)} == set(grid.preview)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)
    moved, said = ways(council), window.footer.words.text()
    window.undo_last()
    settle(qtbot, window)

    along = "With the ways: “D2-02 To Kelder Bridge” and “D2-08 Back to the Civic Centre”."
    assert f"10am to 11:30am, Track 2, Chapel Room. {along} " in held
    assert drawn
    assert moved == [(3, 570, 30, 2), (3, 600, 90, 2), (3, 690, 30, 2)]
    assert said.endswith(f", Chapel Room. {along}")
    assert ways(council) == before


def test_by_mouse_the_way_back_follows_a_longer_visit(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = ways(council)
    page.tabs.grid.tools.days.setCurrentIndex(2)
    on(grid, VISIT)
    drag(grid, point(grid, VISIT, at=0.98), QPoint(quarter(grid), 0))
    settle(qtbot, window)

    assert ways(council) == [before[0], (2, 585, 105, 3), (2, 690, 30, 3)]
    assert window.footer.words.text().endswith("With its way: “D2-08 Back to the Civic Centre”.")


def test_a_swap_and_the_rest_of_a_day_take_the_way_along(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, VISIT)
    page.tabs.grid.move_block(15)
    settle(qtbot, window)
    block = ways(council)
    other = session(grid, "Learning disability")
    on(grid, VISIT)
    grid.choose([session(grid, VISIT), other])
    keys(grid, Key.Key_W)
    settle(qtbot, window)

    assert block == [(2, 570, 30, 3), (2, 600, 90, 3), (2, 690, 30, 3)]
    assert ways(council) == [
        (2, other.starts - 30, 30, 2),
        (2, other.starts, 90, 2),
        (2, other.starts + 90, 30, 2),
    ]


def test_it_can_be_left_behind_and_the_computer_remembers(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = ways(council)
    menu = page.tabs.grid.menu
    menu.aboutToShow.emit()
    (turn,) = [each for each in menu.actions() if each.text() == "Travel &goes along with its session"]
    was = turn.isChecked()
    turn.trigger()
    said = told(page)
    page.tabs.grid.tools.days.setCurrentIndex(2)
    on(grid, VISIT)
    drag(grid, point(grid, VISIT), QPoint(-quarter(grid), 0), release=False)
    held = set(grid.preview)
    QTest.mouseRelease(grid.viewport(), LEFT, pos=point(grid, VISIT))
    settle(qtbot, window)
    again = TimetablePage(page.context)
    qtbot.addWidget(again)

    assert was
    assert said == "Travel stays where it is when a session is moved."
    assert held == {session(grid, VISIT).id}
    assert ways(council) == [before[0], (2, 570, 90, 3), before[2]]
    assert read_settings().ways_stay
    assert not again.tabs.grid.grid.ways_go_along
