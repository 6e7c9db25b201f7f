"""Changing the sample council's timetable in its grid: once by keyboard alone, once by mouse alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton

from inspection_ready.services.history import latest_entries
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.verify import verify
from tests.journeys.hands import Hands
from tests.plugins.window import OpenWindow, settle
from ui.main_window import MainWindow
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.timetable import Session
    from inspection_ready.services.app import App

LEFT = Qt.MouseButton.LeftButton
GRID = "Timetable as a grid"


@pytest.fixture
def council(sample: App) -> App:
    sample.do(notify, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - a time on the clock in England
    sample.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))
    return sample


@pytest.fixture
def window(council: App, open_window: OpenWindow) -> MainWindow:
    return open_window(council)


def sessions(app: App) -> dict[str, Session]:
    current = app.read(current_timetable)
    assert current is not None
    whole = app.read(whole_timetable, current, today=dt.date(2026, 12, 1))
    return {each.code: each for each in whole.sessions}


def placed(app: App, *codes: str) -> list[tuple[int, int, int, int]]:
    held = sessions(app)
    return [(held[code].day, held[code].starts, held[code].minutes, held[code].track) for code in codes]


def page_of(window: MainWindow) -> TimetablePage:
    assert isinstance(window.page, TimetablePage)
    return window.page


def test_the_timetable_is_changed_by_keyboard_alone(council: App, window: MainWindow, hands: Hands) -> None:
    before = placed(council, *sessions(council))
    window.go("timetable")
    hands.wait()
    hands.tab_to(GRID)
    page = page_of(window)

    def told() -> str:
        return page.tabs.grid.told.text()

    # to D1-03 on track 2, and an hour later it would clash
    hands.press("Ctrl+Home")
    hands.press("Down")
    hands.press("Down")
    hands.press("Ctrl+Right")
    at = told()
    hands.press("M")
    for _ in range(5):
        hands.press("Right")
    on_the_way = told()
    hands.press("PgDown")
    hands.press("PgDown")
    hands.press("Return")
    moved = placed(council, "D1-03"), window.footer.words.text()

    # half an hour longer, then everything after it later, then all of it back
    hands.press("L")
    hands.press("Right")
    hands.press("Right")
    hands.press("Return")
    hands.press("B")
    hands.press("Right")
    hands.press("Return")
    longer = placed(council, "D1-03", "D3-10", "D1-02")
    for _ in range(3):
        hands.press("Ctrl+Z")
    back = placed(council, *sessions(council))
    hands.press("Ctrl+Y")
    again = placed(council, "D1-03")
    hands.press("Ctrl+Z")

    assert at.startswith("Track 2: Day 1, Tuesday 9 February 2027, 10am to 11am; D1-03 Front door;")
    assert "The room “Committee Room 2” is used twice at once" in on_the_way
    assert moved == (
        [(3, 675, 60, 2)],
        "Moved “D1-03 Front door” to Day 3, Thursday 11 February 2027, 11:15am to 12:15pm, Track 2, Committee Room 2.",
    )
    assert longer[0] == (3, 690, 90, 2)
    assert longer[2] == (1, 600, 60, 1)
    assert back == before
    assert again == [(3, 675, 60, 2)]
    assert verify(council).problems == ()


def test_the_timetable_is_changed_by_mouse_alone(council: App, window: MainWindow, qtbot: QtBot) -> None:
    window.go("timetable")
    settle(qtbot, window)
    page = page_of(window)
    view, grid = page.tabs.grid, page.tabs.grid.grid
    port = grid.viewport()
    before = placed(council, "D1-02", "D1-03")

    def middle(code: str) -> QPoint:
        block = next(each for each in grid.layout_.blocks if each.session.code == code)
        return grid.rect_of(block.session, block.line).center()

    def drag(start: QPoint, by: QPoint) -> None:
        QTest.mousePress(port, LEFT, pos=start)
        for step in (3, 2, 1):
            QTest.mouseMove(port, start + by / step)
            QApplication.processEvents()
        QTest.mouseRelease(port, LEFT, pos=start + by)
        settle(qtbot, window)

    # an hour and a half later, by dragging, and back with the button at the foot
    drag(middle("D1-03"), QPoint(-2 * grid.head.defaultSectionSize(), 0))
    dragged = placed(council, "D1-03")
    click(window.footer.undo)
    settle(qtbot, window)
    undone = placed(council, "D1-03")

    # two are chosen and swapped from the menu of the button
    QTest.mouseClick(port, LEFT, pos=middle("D1-02"))
    QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.ControlModifier, middle("D1-03"))
    choose_in(view.menu, "Swap the two chosen")
    settle(qtbot, window)
    swapped = placed(council, "D1-02", "D1-03")

    # the whole of day 1 goes to day 2
    choose_in(view.menu, "Swap the whole day with", "Day 2")
    settle(qtbot, window)
    days = [place[0] for place in placed(council, "D1-02", "D2-03", "D3-02")]

    # the filter shows what is at one base
    click(view.tools.sift)
    pick(view.filter.base, "Kelder Bridge Hub")
    shown = view.filter.count.text()

    assert dragged == [(1, 570, 60, 2)]
    assert undone == [before[1]]
    assert swapped == [(1, 600, 60, 2), (1, 600, 60, 1)]
    assert days == [2, 1, 3]
    assert shown.endswith(f"of {len(sessions(council))} sessions shown")
    with council.reading() as reader:
        verbs = [each.what for each in latest_entries(reader, limit=3)]
    assert verbs[0].startswith("Swapped two days")
    assert verify(council).problems == ()


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, LEFT)


def choose_in(menu: QMenu, *texts: str) -> None:
    """Open it, point at each in turn, and click on the last."""
    menu.popup(QPoint(50, 50))
    QApplication.processEvents()
    for text in texts[:-1]:
        action = line_of(menu, text)
        QTest.mouseMove(menu, menu.actionGeometry(action).center())
        QTest.mousePress(menu, LEFT, pos=menu.actionGeometry(action).center())
        menu = next(each for each in menu.findChildren(QMenu) if each.menuAction() is action)
        assert menu.isVisible()
        QApplication.processEvents()
    centre = menu.actionGeometry(line_of(menu, texts[-1])).center()
    QTest.mouseMove(menu, centre)
    QTest.mouseClick(menu, LEFT, pos=centre)
    QApplication.processEvents()


def line_of(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text().replace("&", "").startswith(text))


def pick(box: QComboBox, text: str) -> None:
    """By the mouse: the list is opened, and the line clicked."""
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    index = box.model().index(max(box.findText(text), 1), 0)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())
    QApplication.processEvents()
