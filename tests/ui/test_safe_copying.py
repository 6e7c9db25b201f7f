"""Safe copies in the window: chosen in Settings, made while somebody works, and the last on closing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from inspection_ready import bootstrap
from inspection_ready.bootstrap import keep_safe_copies_in, safe_copies_of
from inspection_ready.domain.people import Person
from inspection_ready.services.registers import add_record
from inspection_ready.settings import read_settings
from tests.plugins.window import OpenWindow, settle
from ui.closing import ClosingPage
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.safe_copying import MINUTE, SafeCopying
from ui.widgets.safe_copies import NOWHERE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    made = tmp_path / "OneDrive"
    made.mkdir()
    return made


def registers_in(safe: Path) -> list[Path]:
    return sorted(safe.glob("*/registers/*.sqlite"))


def settings_page(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    window.go("settings")
    settle(qtbot, window)
    assert isinstance(window.page, SettingsPage)
    return window.page


def copying_of(window: MainWindow) -> SafeCopying:
    assert window.context is not None
    return window.context.safe_copying


def test_folder_is_chosen_kept_and_given_up_in_settings(
    app: App, open_window: OpenWindow, qtbot: QtBot, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(safe))
    window = open_window(app)
    card = settings_page(qtbot, window).copies
    assert card.folder.text() == NOWHERE

    card.choose.click()
    settle(qtbot, window)

    assert (safe_copies_of(app), len(registers_in(safe))) == (safe, 1)
    assert card.folder.text() == f"Safe copies go to {safe}"
    assert card.last.text() == (
        "The last one was made at 10am on 20 November 2026. It was read back just now, and is whole."
    )

    card.stop.click()

    assert (safe_copies_of(app), card.folder.text()) == (None, NOWHERE)
    assert len(registers_in(safe)) == 1


def test_copy_that_was_damaged_since_is_not_called_whole(
    app: App, open_window: OpenWindow, qtbot: QtBot, safe: Path
) -> None:
    keep_safe_copies_in(app, safe)
    window = open_window(app)
    card = settings_page(qtbot, window).copies
    card.make.click()
    settle(qtbot, window)
    with registers_in(safe)[0].open("ab") as file:
        file.write(b"more")

    card.load()
    settle(qtbot, window)

    assert card.last.text() == "There is no whole safe copy there yet: make one now."


def test_timer_makes_one_only_where_something_changed(
    app: App, open_window: OpenWindow, qtbot: QtBot, safe: Path
) -> None:
    keep_safe_copies_in(app, safe)
    app.do(add_record, Person(name="Ada Brook"))
    window = open_window(app)
    copying = copying_of(window)
    assert copying.timer.interval() == 30 * MINUTE

    with qtbot.waitSignal(copying.made):
        copying.timer.timeout.emit()
    copying.timer.timeout.emit()
    settle(qtbot, window)

    assert len(registers_in(safe)) == 1


def test_folder_that_is_gone_is_said_once(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    keep_safe_copies_in(app, blocked)
    window = open_window(app)
    copying = copying_of(window)

    copying.make_if_changed()
    settle(qtbot, window)
    first = window.notice.words.text()
    window.notice.say("")
    copying.make_if_changed()
    settle(qtbot, window)

    assert first == (
        f"The folder for safe copies, {blocked}, cannot be used (Not a directory). No safe copy was made; what was "
        "saved is kept in the workspace. Check that the folder can be reached, or choose another in Settings."
    )
    assert not window.notice.isVisible()


def test_minutes_are_kept_and_the_timer_follows(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(app)
    card = settings_page(qtbot, window).copies

    card.minutes.setValue(5)
    card.minutes.editingFinished.emit()

    assert (read_settings().safe_copy_minutes, copying_of(window).timer.interval()) == (5, 5 * MINUTE)


def test_closing_makes_the_last_copy_and_then_closes(
    app: App, open_window: OpenWindow, qtbot: QtBot, safe: Path
) -> None:
    keep_safe_copies_in(app, safe)
    app.do(add_record, Person(name="Ada Brook"))
    window = open_window(app)

    with qtbot.waitSignal(window.closed):
        window.close()

    assert not window.isVisible()
    assert len(registers_in(safe)) == 1
    assert not app.workspace.can_write


def test_closing_says_where_no_copy_could_be_made_and_closes_when_told(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    keep_safe_copies_in(app, blocked)
    window = open_window(app)

    window.close()
    page = closing_page(window)
    qtbot.waitUntil(lambda: page.heading.text() == "The safe copy was not made")

    assert window.isVisible()
    assert page.told.text() == (
        f"The folder for safe copies, {blocked}, cannot be used (Not a directory). No safe copy was made; what was "
        "saved is kept in the workspace. Check that the folder can be reached, or choose another in Settings. The "
        "workspace is closed, with everything you saved. The copy is tried again when it is next open."
    )
    page.go.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_nobody_has_to_wait_for_the_last_copy(
    app: App, open_window: OpenWindow, qtbot: QtBot, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    close_app: Callable[..., None] = bootstrap.close_app

    def slow(*args: object, **kwargs: object) -> None:
        may_go_on.wait(20)
        close_app(*args, **kwargs)

    monkeypatch.setattr("ui.safe_copying.close_app", slow)
    keep_safe_copies_in(app, safe)
    window = open_window(app)
    window.close()
    page = closing_page(window)
    assert (window.isVisible(), page.go.text()) == (True, "Close without waiting")

    with qtbot.waitSignal(window.closed):
        page.go.click()

    assert (window.isVisible(), app.workspace.can_write) == (False, True)
    may_go_on.set()
    qtbot.waitUntil(lambda: not app.workspace.can_write)


def closing_page(window: MainWindow) -> ClosingPage:
    page = window.stack.currentWidget()
    assert isinstance(page, ClosingPage)
    return page
