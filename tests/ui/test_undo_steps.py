"""Ctrl+Z takes back step after step, Ctrl+Y does them again, and a new step ends what could be done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.services.registers import add_record, change_record
from tests.plugins.window import OpenWindow, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def window(app: App, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window(app)
    window.go("people")
    settle(qtbot, window)
    return window


def add(qtbot: QtBot, window: MainWindow, name: str) -> None:
    assert window.page is not None
    window.page.command(lambda app: app.do(add_record, Person(name=name)), said=f"Added {name}.")
    settle(qtbot, window)


def names(app: App) -> list[str]:
    return [
        each.name
        for each in app.read(lambda reader: reader.register(Person).all("name"))
        if each.name in {"Ada", "Ben", "Cy"}
    ]


def press(qtbot: QtBot, window: MainWindow, action: str, times: int = 1) -> None:
    for _ in range(times):
        window.menus.enable()
        window.menus.actions[action].trigger()
        settle(qtbot, window)


def test_steps_are_taken_back_and_done_again_one_by_one(app: App, window: MainWindow, qtbot: QtBot) -> None:
    for name in ("Ada", "Ben", "Cy"):
        add(qtbot, window, name)

    press(qtbot, window, "undo", 2)
    after_undo = names(app), window.footer.words.text()
    press(qtbot, window, "redo", 1)
    after_redo = names(app), window.footer.words.text()
    press(qtbot, window, "undo", 2)
    none = names(app)
    press(qtbot, window, "redo", 3)

    assert after_undo == (["Ada"], "Taken back: Added Ben.")
    assert after_redo == (["Ada", "Ben"], "Done again: Added Ben.")
    assert (none, names(app)) == ([], ["Ada", "Ben", "Cy"])
    assert not window.menus.actions["redo"].isEnabled()


def test_a_new_step_ends_what_could_be_done_again(app: App, window: MainWindow, qtbot: QtBot) -> None:
    add(qtbot, window, "Ada")
    press(qtbot, window, "undo")
    offered = (window.footer.redo.isVisible(), window.footer.undo.isVisible())
    add(qtbot, window, "Ben")

    press(qtbot, window, "redo")

    assert offered == (True, False)
    assert names(app) == ["Ben"]
    assert window.footer.undo.accessibleName() == "Undo: Added Ben."


def test_a_step_something_stands_on_is_told_and_the_one_before_still_goes(
    app: App, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(qtbot, window, "Ada")
    add(qtbot, window, "Ben")
    ben = next(each for each in app.read(lambda reader: reader.register(Person).all()) if each.name == "Ben")
    app.do(change_record, ben, Person(id=ben.id, version=ben.version, name="Ben", role="Second"))
    told: list[Exception] = []
    assert window.context is not None
    monkeypatch.setattr(window.context.messages, "tell", told.append)

    press(qtbot, window, "undo")
    refused = [getattr(each, "code", "") for each in told]
    press(qtbot, window, "undo")

    assert (refused, names(app)) == (["later_changes"], ["Ben"])


def test_the_foot_of_the_window_offers_both(app: App, window: MainWindow, qtbot: QtBot) -> None:
    add(qtbot, window, "Ada")
    window.footer.undo.click()
    settle(qtbot, window)
    gone = names(app)
    window.footer.redo.click()
    settle(qtbot, window)

    assert (gone, names(app)) == ([], ["Ada"])
