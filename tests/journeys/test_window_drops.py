"""A file dropped on the window, wherever the person is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest

from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.notification_steps import Step
from inspection_ready.services.inspection import Message, inspection_of, notify, stage_dates
from inspection_ready.services.regimes import use_shipped_regime
from tests.exchange.calendars.diaries import diary, event
from tests.journeys.hands import drop
from tests.mails import eml
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.diary import DiaryDialog
from ui.dialogs.message import MessageDialog
from ui.main_window import MainWindow
from ui.widgets.window_drops import place_for

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


@pytest.mark.parametrize("method", ["METHOD:REPLY", "method:counter"])
def test_an_answer_to_an_invitation_goes_to_the_replies(tmp_path: Path, method: str) -> None:
    answer = written(tmp_path / "a.ics", f"BEGIN:VCALENDAR\r\n{method}\r\nBEGIN:VEVENT\r\n")
    invitation = written(tmp_path / "i.ics", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n")

    assert place_for(answer) == "replies"
    assert place_for(invitation) == place_for(tmp_path / "gone.ics") == "availability"


def test_a_diary_goes_to_the_availability_page_and_asks_whose_it_is(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("people")

    drop(qtbot, window, diary(tmp_path, event("DTSTART:20261209T090000Z", "DTEND:20261209T100000Z")))

    assert window.place == "availability"
    assert window.page is not None
    (dialog,) = window.page.findChildren(DiaryDialog)
    assert dialog.windowTitle() == "Read the diary diary.ics"
    assert dialog.isVisible()


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


def test_message_is_filed_with_the_notification_that_is_there_once_somebody_says_so(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(notify, received=RECEIVED)

    drop(qtbot, window, written(tmp_path / "n.eml", "Subject: Assessment"))
    before = app.read(inspection_of)
    dialog = asked(window)
    said = (dialog.windowTitle(), dialog.ticks, dialog.file.is_ticked())
    dialog.enter.click()
    settle(qtbot, window)
    after = app.read(inspection_of)

    assert before is not None
    assert after is not None
    assert said == ("What does n.eml tell?", [], True)
    assert (before.message_name, after.message_name, after.notified_at) == ("", "n.eml", before.notified_at)


def test_second_message_is_read_and_what_it_tells_is_entered_once_it_is_ticked(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(notify, received=RECEIVED, message=Message("n.eml", b"Subject: Assessment"))
    notice = eml(
        subject="Dates of our visit",
        text="We will be on site from 9 to 11 February 2027.",
        received=("from a by b; Mon, 14 Dec 2026 09:31:07 +0000",),
    )

    drop(qtbot, window, written(tmp_path / "notice.eml", notice.as_string()))
    before = app.read(stage_dates)
    dialog = asked(window)
    offered = [(tick.text(), tick.is_ticked()) for tick, _ in dialog.ticks]
    dialog.enter.click()
    settle(qtbot, window)

    inspection = app.read(inspection_of)
    assert inspection is not None
    assert offered == [
        ("Notice of the on-site dates: Monday 14 December 2026, the day the message came", True),
        ("On-site visit: 9 to 11 February 2027", True),
    ]
    assert before == ()
    assert [(each.stage, each.message_name) for each in app.read(stage_dates)] == [
        ("on-site-notice", "notice.eml")
    ]
    assert (inspection.on_site_from, inspection.message_name) == (dt.date(2027, 2, 9), "n.eml")
    assert window.footer.words.text() == (
        "Entered from notice.eml: Notice of the on-site dates, On-site visit."
    )


def test_second_notification_corrects_the_first_only_where_it_is_ticked(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(notify, received=RECEIVED, message=Message("n.eml", b"Subject: Assessment"))
    drop(qtbot, window, written(tmp_path / "second.eml", eml().as_string()))
    dialog = asked(window)
    ticks = [(offer.stage, tick.is_ticked()) for tick, offer in dialog.ticks]

    dialog.ticks[0][0].set_ticked(True)
    dialog.enter.click()
    settle(qtbot, window)

    inspection = app.read(inspection_of)
    assert inspection is not None
    assert ticks == [("notification", False), ("information-return", True), ("on-site", True)]
    assert inspection.message_name == "second.eml"
    assert inspection.notified_at == dt.datetime(2026, 12, 1, 9, 31, tzinfo=LONDON)


def test_message_that_is_filed_already_and_tells_nothing_more_is_said(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = written(tmp_path / "n.eml", "Subject: Assessment")
    app.do(notify, received=RECEIVED, message=Message("n.eml", path.read_bytes()))

    drop(qtbot, window, path)

    assert window.notice.words.text() == (
        "n.eml is the message of this notification, which is filed already, and no other date was found in it. "
        "Nothing was changed."
    )


def test_draft_report_does_not_fill_in_when_the_notification_came(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(qtbot, window, written(tmp_path / "d.eml", eml(subject="Your draft report", text="x").as_string()))

    form = cast("NotificationPage", window.page).message.form
    qtbot.waitUntil(lambda: not form.said.isHidden())
    assert form.received.editor.value() is None
    assert form.said.text().startswith(
        "This does not look like the notification. It looks like: Draft report"
    )


def asked(window: MainWindow) -> MessageDialog:
    """The dialog that asks what a message tells."""
    assert window.page is not None
    (dialog,) = window.page.findChildren(MessageDialog)
    return dialog


def test_anything_else_is_refused_in_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = window.place
    takes = "a spreadsheet (Excel, OpenDocument, CSV or text), a picture (JPEG or PNG), a Word file for a letter, a map (.mbtiles), somebody’s diary (.ics), or the notification (.eml or .msg)"

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
