"""The first change asks once who uses this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspection_ready.bootstrap import has_said_who
from inspection_ready.domain.people import Person
from inspection_ready.services.history import latest_entries
from inspection_ready.services.registers import add_record
from inspection_ready.settings import NOBODY, read_settings
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from ui.dialogs.who import WhoDialog
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.services.app import App

    Answered = Callable[[Callable[[WhoDialog], None]], list[WhoDialog]]


@pytest.fixture
def amara(app: App) -> Person:
    return app.do(add_record, Person(name="Amara Osei", role="Head of Service")).result


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app, has_said_who=False)


@pytest.fixture
def answered() -> Iterator[Callable[[Callable[[WhoDialog], None]], list[WhoDialog]]]:
    """The dialog waits for its answer, so whoever answers has to be there before it opens."""
    timer = QTimer()

    def when_asked(answer: Callable[[WhoDialog], None]) -> list[WhoDialog]:
        asked: list[WhoDialog] = []

        def look() -> None:
            found = QApplication.activeModalWidget()
            if isinstance(found, WhoDialog) and found not in asked:
                asked.append(found)
                answer(found)

        timer.timeout.connect(look)
        timer.start(10)
        return asked

    yield when_asked
    timer.stop()


def add_person(hands: Hands, name: str) -> None:
    hands.press("Ctrl+N")
    hands.type(name)
    hands.press("Ctrl+S")


def test_first_change_asks_and_is_recorded_by_who_answered(
    app: App, amara: Person, window: MainWindow, hands: Hands, answered: Answered
) -> None:
    def answer(dialog: WhoDialog) -> None:
        QTest.keyClicks(dialog.line.editor.line, "osei")
        dialog.this_is_me.click()

    asked = answered(answer)
    window.go("people")
    hands.wait()
    add_person(hands, "Ben Whitlock")
    add_person(hands, "Cerys Morgan")

    who = [line.who for line in app.read(latest_entries, limit=2)]
    assert who == ["Amara Osei (jbloggs on LAPTOP-7)"] * 2
    assert len(asked) == 1
    assert read_settings().people == {app.workspace.file.id: amara.id}


def test_who_is_not_in_the_list_is_asked_no_more(
    app: App, amara: Person, window: MainWindow, hands: Hands, answered: Answered
) -> None:
    asked = answered(lambda dialog: dialog.not_listed.click())
    window.go("people")
    hands.wait()
    add_person(hands, "Ben Whitlock")
    add_person(hands, "Cerys Morgan")

    assert [line.who for line in app.read(latest_entries, limit=1)] == ["jbloggs on LAPTOP-7"]
    assert (len(asked), read_settings().people) == (1, {app.workspace.file.id: NOBODY})


def test_nobody_is_asked_while_there_is_nobody_to_choose(
    app: App, window: MainWindow, hands: Hands, answered: Answered
) -> None:
    asked = answered(lambda dialog: dialog.not_listed.click())
    window.go("people")
    hands.wait()
    add_person(hands, "Amara Osei")

    assert [one.name for one in held(app, Person)] == ["Amara Osei"]
    assert (asked, has_said_who(app)) == ([], False)
