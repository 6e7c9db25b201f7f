from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from inspection_ready.resources import resource_path
from tests.plugins.window import OpenWindow, settle
from ui.actions import ACTIONS
from ui.dialogs.help import HelpDialog
from ui.help_pages import HELP_PAGES, NEWS, help_page
from ui.main_window import MainWindow
from ui.navigation import PLACES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


def helps(window: MainWindow) -> list[HelpDialog]:
    return [each for each in window.findChildren(HelpDialog) if each.isVisible()]


def test_every_action_is_explained_with_its_keys() -> None:
    page = resource_path("help", "window.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]*?) \| ([^|]+?) \|$", page, re.MULTILINE)[1:]

    assert [(text, keys) for text, keys, _ in rows] == [
        (action.text.replace("&", ""), ", ".join(action.keys)) for action in ACTIONS
    ]


def test_every_page_of_help_is_offered_under_its_own_heading() -> None:
    files = {path.stem for path in resource_path("help").glob("*.md")}
    headings = {page.id: page.text().partition("\n")[0] for page in HELP_PAGES if page.id != NEWS}

    assert headings.keys() == files
    assert headings == {page.id: f"# {page.title}" for page in HELP_PAGES if page.id != NEWS}


def test_every_place_has_a_page_of_help() -> None:
    known = {page.id for page in HELP_PAGES}

    assert {place.id: place.help for place in PLACES if place.help not in known} == {}


@pytest.mark.parametrize(
    ("place", "page"), [("people", "leavers"), ("trail", "checking"), ("settings", "safe-copies")]
)
def test_f1_opens_the_help_about_the_page(
    app: App, open_window: OpenWindow, qtbot: QtBot, place: str, page: str
) -> None:
    window = open_window(app)
    window.go(place)
    settle(qtbot, window)

    QTest.keySequence(window, QKeySequence("F1"))
    dialog = helps(window)[0]

    assert dialog.windowTitle() == f"{help_page(page).title} - Help"
    assert dialog.text.toPlainText().startswith(help_page(page).title)


def test_f1_before_a_workspace_is_open_is_about_safe_copies(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()

    window.show_help()

    assert [each.windowTitle() for each in helps(window)] == ["Safe copies - Help"]


def test_help_stays_one_window(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()

    window.show_help()
    window.show_news()

    assert [each.text.accessibleName() for each in helps(window)] == ["What is new"]


def test_menu_leads_to_every_page_of_help(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    menu = next(each for each in window.menuBar().findChildren(QMenu) if each.title() == "&Help")
    entries = {action.text().replace("&", ""): action for action in menu.actions()}

    opened = {}
    for page in HELP_PAGES:
        entries[page.title].trigger()
        opened[page.title] = helps(window)[0].text.accessibleName()

    assert opened == {page.title: page.title for page in HELP_PAGES}
