"""Checking everything from the page of the record of changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.verify import verify
from tests.journeys.hands import Hands
from tests.plugins.window import OpenWindow, settle
from ui.main_window import MainWindow
from ui.pages.trail import TrailPage
from ui.widgets.check_panel import WHAT_IT_SHOWS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


@pytest.fixture
def app(sample: App) -> App:
    return sample


@pytest.fixture
def window(app: App, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window(app)
    window.go("trail")
    settle(qtbot, window)
    return window


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow) -> Hands:
    return Hands(qtbot, window)


def page_of(window: MainWindow) -> TrailPage:
    assert isinstance(window.page, TrailPage)
    return window.page


def change_behind_the_back(app: App) -> None:
    assert app.workspace.register_path is not None
    with closing(sqlite3.connect(app.workspace.register_path)) as raw:
        raw.execute("update person set role = 'Nobody'")
        raw.commit()


def test_whole_workspace_is_said_to_be_as_recorded(app: App, window: MainWindow, hands: Hands) -> None:
    verdict = verify(app)
    hands.tab_to("Check everything now")
    hands.press("Space")

    panel = page_of(window).check
    assert panel.outcome.text() == " ".join(verdict_lines(verdict))
    assert panel.outcome.text().endswith("Everything is as it was recorded.")
    assert (panel.shows.text(), panel.shows.isVisible(), panel.problems.isVisible()) == (
        WHAT_IT_SHOWS, True, False,
    )  # fmt: skip


def test_value_changed_behind_the_apps_back_is_named(app: App, window: MainWindow, hands: Hands) -> None:
    change_behind_the_back(app)
    hands.tab_to("Check everything now")
    hands.press("Space")

    told = [row[0] for row in page_of(window).check.problems.words()]
    assert told
    assert all(
        sentence.startswith("“Role” of the person “") and "is “Nobody”" in sentence for sentence in told
    )
    assert hands.here == "What is not as it was recorded"


def test_head_of_another_workspace_is_found_out(window: MainWindow, hands: Hands) -> None:
    hands.tab_to("Check against a head")
    hands.press("Space")
    hands.wait_for(lambda: hands.here == "The head, or a file it is printed in")
    hands.type(f"1-{'0f' * 32}")
    hands.press("Return")
    panel = page_of(window).check
    hands.wait_for(panel.problems.isVisible)

    told = (
        "After entry 1 the record of changes is not the one that a head held outside was taken from: it was "
        "written anew, or the head is another workspace’s."
    )
    assert panel.problems.words() == [[told]]


def test_own_head_is_copied_and_agrees(window: MainWindow, hands: Hands) -> None:
    hands.tab_to("Copy the head")
    hands.press("Space")
    head = QGuiApplication.clipboard().text()
    page = page_of(window)

    page.check.check(head)
    hands.wait()

    assert page.head.text() == f"Head: {head[: 16 + head.index('-') + 1]}"
    assert page.check.problems.isVisible() is False
    assert "Everything is as it was recorded." in page.check.outcome.text()


def test_what_has_no_head_in_it_is_refused_in_a_sentence(window: MainWindow, hands: Hands) -> None:
    page_of(window).check.check("nothing of the sort")
    hands.wait()

    assert window.notice.words.text() == (
        "No head of a record of changes was found in nothing of the sort. Nothing was checked. Give the head itself, "
        "or a file that has one printed in it."
    )


def test_checking_stops_when_asked(app: App, window: MainWindow, hands: Hands) -> None:
    panel = page_of(window).check

    panel.check("")
    panel.working.cancel.click()
    hands.wait()

    assert window.notice.words.text() == "Stopped before everything was checked. Nothing was changed."
    assert (panel.working.isVisible(), panel.everything.isEnabled()) == (False, True)
