"""A file dropped on the window, wherever the person is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest

from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.notification_steps import Step
from inspection_ready.services.inspection import inspection_of, notify
from inspection_ready.services.regimes import use_shipped_regime
from tests.journeys.hands import drop
from tests.mails import eml
from tests.plugins.window import OpenWindow
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.pages.imports import ImportsPage
    from ui.pages.notification import NotificationPage

RECEIVED = dt.datetime(2026, 12, 1, 9, 30, tzinfo=LONDON)


@pytest.fixture
def app(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    return app


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app)


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_spreadsheet_goes_to_the_import_page_and_its_list_is_found_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("people")

    drop(qtbot, window, written(tmp_path / "b.csv", "Building,Postcode\nCivic Centre,ZZ1 1AA\n"))

    page = cast("ImportsPage", window.page)
    assert (window.place, page.columns.preview and page.columns.preview.register) == ("imports", "bases")
    assert window.notice.isHidden()


def test_spreadsheet_that_does_not_say_what_it_is_asks_for_the_list(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(qtbot, window, written(tmp_path / "x.csv", "Qwx,Zvb\nblue,green\nred,pink\n"))

    assert window.notice.words.text() == (
        "The headings of x.csv do not say which list it is. Choose it beside “List”."
    )
    assert window.focusWidget() is cast("ImportsPage", window.page).columns.register_box


def test_message_goes_to_the_form_of_the_notification(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(qtbot, window, written(tmp_path / "n.eml", "Subject: Assessment"))

    page = cast("NotificationPage", window.page)
    assert page.current is Step.MESSAGE
    assert (window.place, page.message.form.path, page.message.form.file.text()) == (
        "notification",
        tmp_path / "n.eml",
        "n.eml will be filed.",
    )


def test_dropped_notification_fills_in_when_it_came_and_shows_what_it_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(qtbot, window, written(tmp_path / "n.eml", eml().as_string()))

    form = cast("NotificationPage", window.page).message.form
    qtbot.waitUntil(lambda: not form.said.isHidden())
    assert form.moment() == dt.datetime.fromisoformat("2026-12-01T09:31")
    assert "On site: 9 to 11 February 2027. It says: “We expect to be on site" in form.said.text()


def test_message_is_filed_with_the_notification_that_is_there_and_only_once(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(notify, received=RECEIVED)

    drop(qtbot, window, written(tmp_path / "n.eml", "Subject: Assessment"))
    drop(qtbot, window, written(tmp_path / "other.msg", "Subject: Other"))

    inspection = app.read(inspection_of)
    assert inspection is not None
    assert inspection.message_name == "n.eml"
    assert window.notice.words.text() == (
        "The message of this notification is filed already: n.eml. other.msg was not taken."
    )
    assert window.place == "inspection"


def test_anything_else_is_refused_in_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = window.place
    takes = "a spreadsheet (Excel, OpenDocument, CSV or text), a picture (JPEG or PNG) or the notification (.eml or .msg)"

    drop(qtbot, window, written(tmp_path / "photo.tif", "x"))
    one = window.notice.words.text()
    drop(qtbot, window, tmp_path / "photo.tif", written(tmp_path / "b.csv", "Building\n"))
    several = window.notice.words.text()

    assert one == f"photo.tif cannot be taken here. Drop {takes}. Nothing was changed."
    assert several == f"Drop one file at a time: {takes}. Nothing was changed."
    assert window.place == before


def test_nothing_is_taken_where_there_is_only_looking(
    open_window: OpenWindow, app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(app, look_only=True)

    drop(qtbot, window, written(tmp_path / "b.csv", "Building\nCivic Centre\n"))

    assert window.notice.words.text() == (
        "The workspace is open to look only, so no file can be taken. Nothing was changed."
    )
    assert window.place == "today"
