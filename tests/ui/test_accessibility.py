"""Every page, as a screen reader and a keyboard meet it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTabWidget

from tests.plugins.window import OpenWindow, settle
from tests.ui.reading import nameless, reachable, tab_order
from ui.navigation import PLACES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

PLACE_IDS = [place.id for place in PLACES]


@pytest.fixture
def window(open_window: OpenWindow, sample: App) -> Iterator[MainWindow]:
    QAccessible.setActive(True)
    yield open_window(sample)
    QAccessible.setActive(False)


def go(qtbot: QtBot, window: MainWindow, place: str) -> None:
    window.go(place)
    settle(qtbot, window)
    edit = getattr(window.page, "edit_current", None)
    table = getattr(getattr(window.page, "list", None), "table", None)
    if edit is not None and table is not None:
        table.selectRow(0)
        edit()
        settle(qtbot, window)


def tabs_of(window: MainWindow) -> Iterator[str]:
    """Each tab of the page is turned to, one after another; once for a page without tabs."""
    tabs = [each for each in window.findChildren(QTabWidget) if each.isVisible()]
    if not tabs:
        yield ""
    for each in tabs:
        for number in range(each.count()):
            each.setCurrentIndex(number)
            yield each.tabText(number)


@pytest.mark.parametrize("place", PLACE_IDS)
def test_every_control_has_a_name_and_tab_reaches_it(qtbot: QtBot, window: MainWindow, place: str) -> None:
    go(qtbot, window, place)

    found = {}
    for tab in tabs_of(window):
        settle(qtbot, window)
        window.sidebar.list.setFocus()
        missed = reachable(window) - set(tab_order(window))
        found[tab] = (nameless(window), [(type(each).__name__, each.accessibleName()) for each in missed])

    assert found == dict.fromkeys(found, ([], []))
