"""The page of steps as a keyboard and a screen reader meet it, at any width and size of text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from inspection_ready.domain.notification_steps import Step
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.packs import make_pack
from tests.plugins.registers import made_from
from tests.plugins.window import OpenWindow, settle
from tests.ui.reading import nameless, reachable, tab_order
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.notification import NotificationPage


@pytest.fixture(scope="module")
def notified_workspace(filled_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(app: App) -> None:
        app.do(notify, received=dt.datetime(2026, 11, 20, 9, 30))  # noqa: DTZ001 - a time on the clock in England
        make_pack(app, only=["key-dates"])
        app.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))

    return made_from(filled_workspace, tmp_path_factory.mktemp("notified"), make)


@pytest.fixture
def notified(open_copy: Callable[[Path], App], notified_workspace: Path) -> App:
    return open_copy(notified_workspace)


@pytest.fixture
def window(open_window: OpenWindow, notified: App, qtbot: QtBot) -> Iterator[MainWindow]:
    QAccessible.setActive(True)
    window = open_window(notified)
    window.go("notification")
    settle(qtbot, window)
    yield window
    QAccessible.setActive(False)


def page_of(window: MainWindow) -> NotificationPage:
    return cast("NotificationPage", window.page)


def test_everything_in_each_step_has_a_name_and_tab_reaches_it(window: MainWindow, qtbot: QtBot) -> None:
    found = {}
    for step in Step:
        page_of(window).go_to(step)
        settle(qtbot, window)
        window.sidebar.list.setFocus()
        missed = reachable(window) - set(tab_order(window))
        found[step] = (nameless(window), [(type(each).__name__, each.accessibleName()) for each in missed])

    assert found == dict.fromkeys(Step, ([], []))


def test_keyboard_comes_into_each_step(window: MainWindow) -> None:
    page, met = page_of(window), {}
    for step in Step:
        page.go_to(step)
        page.enter()
        at = window.focusWidget()
        met[step] = at.isVisible() and page.frames[step].isAncestorOf(at)

    assert met == dict.fromkeys(Step, True)


def test_list_says_each_step_whole(window: MainWindow) -> None:
    items = page_of(window).list
    spoken = [items.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(items.count())]

    assert spoken[0] == (
        "Step 1 of 7, The notification. Done: received at 9:30am on 20 November 2026; the message is not filed yet"
    )
    assert spoken[6] == "Step 7 of 7, The days on site. Under way: 9 to 11 February 2027, in no pack yet"


def test_arrows_show_the_steps_and_enter_goes_into_one(window: MainWindow) -> None:
    page = page_of(window)
    page.go_to(Step.MESSAGE)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    stays = page.current, page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)

    assert stays == (Step.DATES, True)
    assert page.dates.dates.table.hasFocus()


def test_ways_to_the_steps_around_are_named(window: MainWindow) -> None:
    first, last = page_of(window).frames[Step.MESSAGE], page_of(window).frames[Step.ON_SITE]

    assert (first.before.isHidden(), first.next.text()) == (True, "Next step: The dates")
    assert (last.before.text(), last.next.isHidden()) == ("Step before: The pack", True)


def test_step_is_opened_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    window.go("people")
    window.go("notification", "letters")
    settle(qtbot, window)

    assert page_of(window).current is Step.LETTERS


@pytest.fixture
def large(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> Iterator[NotificationPage]:
    apply(qapp, Look(Theme.DARK, 200))
    window.resize(1280, 720)
    qapp.processEvents()
    settle(qtbot, window)
    yield page_of(window)
    apply(qapp, Look())


def test_with_large_text_a_step_takes_the_place_of_the_list(
    window: MainWindow, large: NotificationPage
) -> None:
    alone = large.list.isVisible(), large.stack.isVisible()
    large.frames[large.current].all.click()
    listed = large.list.isVisible(), large.stack.isVisible(), large.list.hasFocus()
    QTest.keyClick(large.list, Qt.Key.Key_Up)
    QTest.keyClick(large.list, Qt.Key.Key_Return)

    assert alone == (False, True)
    assert listed == (True, False, True)
    assert (large.list.isVisible(), large.stack.isVisible()) == (False, True)
    assert window.width() == 1280


def test_no_step_makes_the_window_wider_with_large_text(
    window: MainWindow, large: NotificationPage, qapp: QApplication
) -> None:
    fits = {}
    for step in Step:
        large.go_to(step)
        qapp.processEvents()
        fits[step] = window.width() == 1280 and large.parts[step].width() <= large.frames[step].width()

    assert fits == dict.fromkeys(Step, True)
