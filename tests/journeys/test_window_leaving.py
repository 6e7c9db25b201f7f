"""Unsaved work when somebody goes elsewhere or closes the window: asked about, kept, and never lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from inspection_ready.bootstrap import keep_safe_copies_in, open_app
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import R
from inspection_ready.domain.sections import Section
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.registers import add_record, change_record, remove_record
from tests.journeys.hands import Hands, held, is_free
from tests.plugins.window import OpenWindow, settle
from ui.closing import ClosingPage
from ui.main_window import MainWindow
from ui.pages.people import PeoplePage
from ui.pages.settings import SettingsPage
from ui.pages.welcome_pack import WelcomePackPage
from ui.widgets.merge import MergeDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

Answers = Callable[[str], list[str]]


@pytest.fixture
def amara(app: App) -> Person:
    return app.do(add_record, Person(name="Amara Osei", team="Housing")).result


@pytest.fixture
def window(open_window: OpenWindow, app: App, amara: Person) -> MainWindow:
    return open_window(app)


@pytest.fixture
def answers() -> Iterator[Answers]:
    """``answers("Save")`` presses that button of every question; the list is what was asked."""
    timer = QTimer()

    def when_asked(button: str) -> list[str]:
        asked: list[str] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                asked.append(box.text())
                next(each for each in box.buttons() if each.text() == button).click()

        timer.timeout.connect(look)
        timer.start(10)
        return asked

    yield when_asked
    timer.stop()


def kept(app: App, row_type: type[R]) -> tuple[R, ...]:
    """In the workspace that the window closed, as the next start finds it."""
    again = open_app(app.workspace.folder, write=False)
    try:
        return held(again, row_type)
    finally:
        again.workspace.close()


def type_role(window: MainWindow, hands: Hands, person: Person) -> PeoplePage:
    window.go("people", person.id)
    hands.wait()
    hands.tab_to("Role")
    hands.type("Head of Service")
    assert isinstance(window.page, PeoplePage)
    return window.page


def test_going_elsewhere_asks_and_saves(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    type_role(window, hands, amara)
    asked = answers("Save")

    hands.press("Ctrl+PgDown")

    assert (asked, window.place) == (["Save what you changed before you go?"], "functions")
    assert held(app, Person)[0].role == "Head of Service"


def test_cancel_stays_with_what_was_typed(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    page = type_role(window, hands, amara)
    answers("Cancel")

    hands.press("Ctrl+PgDown")
    window.close()

    assert (window.place, window.isVisible(), page.form.is_dirty) == ("people", True, True)
    assert held(app, Person)[0].role == ""


def test_leaving_without_saving_gives_it_up(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    type_role(window, hands, amara)
    answers("Leave without saving")

    window.close()

    assert not window.isVisible()
    assert kept(app, Person)[0].role == ""


def test_closing_saves_first(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    type_role(window, hands, amara)
    answers("Save")

    window.close()

    assert not window.isVisible()
    assert kept(app, Person)[0].role == "Head of Service"


def test_closing_waits_where_the_register_refuses_the_save(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    """The person was removed meanwhile, so that the save cannot be done: the window stays, with what was typed."""
    page = type_role(window, hands, amara)
    app.do(remove_record, amara)
    answers("Save")

    window.close()
    hands.wait()

    assert window.isVisible()
    assert (page.form.is_dirty, page.form.rows["role"].editor.value()) == (True, "Head of Service")
    assert window.notice.isVisible()


def test_closing_waits_where_both_changed_the_same_field(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    page = type_role(window, hands, amara)
    app.do(change_record, amara, replace(amara, role="Director"))
    answers("Save")

    window.close()
    hands.wait()

    assert window.isVisible()
    assert page.findChildren(MergeDialog)[0].isVisible()


def test_saving_before_a_new_one_leaves_the_new_form_empty(
    app: App, amara: Person, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    page = type_role(window, hands, amara)
    answers("Save")

    hands.press("Ctrl+N")
    hands.type("Ben Whitlock")
    hands.press("Ctrl+S")

    assert [(each.name, each.role) for each in held(app, Person)] == [
        ("Amara Osei", "Head of Service"),
        ("Ben Whitlock", ""),
    ]
    assert page.form.title.text() == "Ben Whitlock"


def test_section_is_kept_as_a_draft_when_the_window_closes(
    app: App, window: MainWindow, hands: Hands, open_window: OpenWindow, qtbot: QtBot
) -> None:
    section = app.do(add_record, Section(title="Arriving", text="By train.\n")).result
    window.go("welcome-pack", section.id)
    hands.wait()
    page = window.page
    assert isinstance(page, WelcomePackPage)
    page.form.title_line.setFocus()
    hands.press("End")
    hands.type(" by train")

    window.close()
    qtbot.waitUntil(lambda: is_free(app.workspace.folder))
    again = open_window(open_app(app.workspace.folder))
    again.go("welcome-pack", section.id)
    settle(qtbot, again)

    assert isinstance(again.page, WelcomePackPage)
    assert again.page.form.title_line.text() == "Arriving by train"
    assert kept(app, Section)[0].title == "Arriving"


def test_settings_the_register_refuses_keep_the_window_open(
    app: App, window: MainWindow, hands: Hands, answers: Answers
) -> None:
    window.go("settings")
    hands.wait()
    page = window.page
    assert isinstance(page, SettingsPage)
    page.department.setText("Adult Social Care")
    council = app.read(council_of)
    app.do(change_council, council, replace(council, name="Northmoor Borough"))
    answers("Save")

    window.close()
    hands.wait()

    assert (window.isVisible(), window.notice.isVisible()) == (True, True)
    assert page.department.text() == "Adult Social Care"


def test_another_workspace_is_not_opened_while_this_one_closes(
    app: App, window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    keep_safe_copies_in(app, blocked)
    asked: list[None] = []
    window.start_asked.connect(lambda: asked.append(None))

    window.close()
    page = window.stack.currentWidget()
    assert isinstance(page, ClosingPage)
    window.show_start()
    qtbot.waitUntil(lambda: page.heading.text() == "The safe copy was not made")
    hands_on = window.menus.actions["open"].isEnabled()
    window.close()

    assert (asked, hands_on, window.isVisible()) == ([], False, False)
