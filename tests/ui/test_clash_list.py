"""The clashes of a timetable: how many is always on view, and the list opens below the grid, never before it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.settings import read_settings
from tests.plugins.window import OpenWindow, settle
from ui.pages.timetable import TimetablePage
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


@pytest.fixture
def council(sample: App) -> App:
    sample.do(notify, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - a time on the clock in England
    sample.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))
    return sample


def test_the_list_of_clashes_opens_and_shuts_by_a_key_and_stays_so(
    council: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(council)
    window.go("timetable")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, TimetablePage)
    grid = page.tabs.grid.grid
    at_first = (page.clashes.isHidden(), grid.hasFocus(), page.tools.clashes.text())

    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not page.clashes.isHidden())  # Qt shows the button pressed for a moment
    opened_ = (page.clashes.isHidden(), page.clashes.table.hasFocus(), read_settings().clash_list)
    QTest.keyClick(page.clashes.table, Qt.Key.Key_Return)
    shown = (grid.hasFocus(), grid.current_session)
    again = TimetablePage(page.context)
    qtbot.addWidget(again)
    page.clashes.table.setFocus()
    QTest.keyClick(page.clashes.table, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.clashes.isHidden)

    assert at_first[:2] == (True, True)
    assert at_first[2].startswith("No &clashes, ")
    assert at_first[2].endswith(" worth knowing")
    assert opened_ == (False, True, True)
    assert shown == (True, page.on_view.clashes[0].sessions[-1])
    assert again.tools.clashes.isChecked()
    assert (page.clashes.isHidden(), grid.hasFocus(), read_settings().clash_list) == (True, True, False)


@pytest.mark.parametrize("size", [100, 200])
def test_on_a_small_screen_the_grid_comes_before_the_clashes(
    council: App, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    apply(qapp, Look(Theme.LIGHT, size))
    window = open_window(council)
    window.resize(1366, 768)
    window.go("timetable")
    settle(qtbot, window)
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, TimetablePage)
    view = page.tabs.grid
    told = view.told.visibleRegion().boundingRect().height() == view.told.height()
    seen = view.grid.visibleRegion().boundingRect().height()
    page.tools.clashes.click()
    QApplication.processEvents()
    below = page.clashes.mapTo(page, QPoint()).y() > view.mapTo(page, QPoint()).y()
    list_seen = page.clashes.table.visibleRegion().boundingRect()
    apply(qapp, Look())

    assert told
    assert seen > 768 // 3
    assert below
    assert (list_seen.top(), list_seen.height() > 200) == (0, True)
