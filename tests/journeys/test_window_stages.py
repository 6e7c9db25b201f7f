"""What was told of a stage, entered in the real window by keyboard, changed, cleared and undone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.moments import LONDON
from inspection_ready.services.inspection import (
    Message,
    add_closure_day,
    notify,
    set_on_site,
    stage_dates,
)
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.stages import set_stage_date
from tests.journeys.hands import Hands
from tests.mails import eml
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.message import MessageDialog
from ui.dialogs.stage_date import StageDateDialog
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.pages.inspection import InspectionPage

RECEIVED = dt.datetime(2026, 10, 1, 9, 30, tzinfo=LONDON)


@pytest.fixture
def app(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    message = eml(received=("from a by b; Thu, 1 Oct 2026 08:30:00 +0000",))
    app.do(notify, received=RECEIVED, message=Message("Notification.eml", message.as_bytes()))
    return app


@pytest.fixture
def window(open_window: OpenWindow, app: App, qtbot: QtBot) -> MainWindow:
    window = open_window(app)
    window.go("inspection")
    settle(qtbot, window)
    return window


def page_of(window: MainWindow) -> InspectionPage:
    return cast("InspectionPage", window.page)


def said(window: MainWindow) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in page_of(window).dates.table.words()}


def choose(window: MainWindow, name: str) -> None:
    page = page_of(window)
    row = next(row for row, cells in enumerate(page.dates.table.words()) if cells[0] == name)
    page.dates.table.setFocus()
    page.dates.table.setCurrentCell(row, 0)


def dialog_of(window: MainWindow) -> StageDateDialog:
    assert window.page is not None
    (dialog,) = (each for each in window.page.findChildren(StageDateDialog) if each.isVisible())
    return dialog


def test_a_date_is_entered_by_keyboard_and_what_is_counted_follows(
    app: App, window: MainWindow, qtbot: QtBot
) -> None:
    hands = Hands(qtbot, window)
    choose(window, "Draft report received")

    hands.press("Return")
    hands.type("24 December 2026")
    hands.fill("Told by", "Jo Smith, CQC")
    hands.tab_to("Save the date")
    hands.press("Space")

    assert [(each.stage, each.first, each.told_by) for each in app.read(stage_dates)] == [
        ("draft-report", dt.date(2026, 12, 24), "Jo Smith, CQC")
    ]
    assert said(window)["Draft report received"] == ("Thursday 24 December 2026", "Told by Jo Smith, CQC")
    assert said(window)["Factual accuracy check returned"][0] == "by Tuesday 12 January 2027"
    assert window.footer.words.text() == "Entered the date: Draft report received."


def test_a_date_is_changed_cleared_and_brought_back(app: App, window: MainWindow, qtbot: QtBot) -> None:
    app.do(set_stage_date, "set-up-meeting", first=dt.date(2027, 2, 2), told_by="Jo", notes="By telephone")
    page_of(window).reload()
    settle(qtbot, window)
    name = "Set-up meeting, where the council presents itself to CQC"
    choose(window, name)

    page_of(window).tools.enter.click()
    settle(qtbot, window)
    dialog = dialog_of(window)
    held = (dialog.first.editor.value(), dialog.told_by.editor.value(), dialog.notes.editor.value())
    dialog.first.editor.set_value(dt.date(2027, 2, 3))
    dialog.save.click()
    settle(qtbot, window)
    changed = said(window)[name]
    page_of(window).tools.clear.click()
    settle(qtbot, window)
    cleared = (said(window)[name][0], page_of(window).tools.clear.isEnabled())
    window.footer.undo.click()
    settle(qtbot, window)

    assert held == (dt.date(2027, 2, 2), "Jo", "By telephone")
    assert changed == ("Wednesday 3 February 2027", "Told by Jo")
    assert cleared == ("date to come", False)
    assert said(window)[name] == changed


def test_oddities_are_said_as_they_are_typed_and_do_not_stand_in_the_way(
    app: App, window: MainWindow, qtbot: QtBot
) -> None:
    app.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))
    page_of(window).reload()
    settle(qtbot, window)
    page_of(window).enter_date("feedback-call")
    settle(qtbot, window)
    dialog = dialog_of(window)

    dialog.first.editor.set_value(dt.date(2026, 12, 26))
    dialog.first.editor.changed.emit()
    warned = dialog.first.warning.text()
    dialog.save.click()
    settle(qtbot, window)

    assert warned == (
        "Saturday 26 December 2026 is not a working day. “Feedback call” would be before “On-site visit” "
        "(9 February 2027), and usually comes after it. Check both dates."
    )
    assert len(app.read(stage_dates)) == 1


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ((None, None), ""),
        (
            (dt.date(2026, 9, 30), None),
            "30 September 2026 is before the notification of 1 October 2026, and no stage is.",
        ),
        (
            (dt.date(2027, 2, 2), dt.date(2027, 2, 1)),
            "The last day, 1 February 2027, is before the first, 2 February 2027.",
        ),
    ],
)
def test_what_cannot_be_stays_in_the_dialog(
    app: App, window: MainWindow, qtbot: QtBot, days: tuple[dt.date | None, dt.date | None], problem: str
) -> None:
    page_of(window).enter_date("review")
    settle(qtbot, window)
    dialog = dialog_of(window)
    dialog.first.editor.set_value(days[0])
    dialog.last.editor.set_value(days[1])

    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.problem.text().startswith(problem)
    assert dialog.first.problem.text() == ("" if problem else "Enter the first day")
    assert app.read(stage_dates) == ()


def test_a_message_chosen_in_the_dialog_is_filed(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "d.eml"
    path.write_bytes(b"Subject: x")
    page_of(window).enter_date("draft-report")
    settle(qtbot, window)
    dialog = dialog_of(window)
    dialog.path = path
    dialog.first.editor.set_value(dt.date(2026, 11, 2))

    dialog.save.click()
    settle(qtbot, window)

    (held,) = app.read(stage_dates)
    with app.reading() as reader:
        assert reader.files.read(held.message_sha256 or "") == b"Subject: x"
    assert said(window)["Draft report received"][1] == "Told in d.eml"


def test_the_notification_and_the_visit_lead_to_their_own_parts(window: MainWindow) -> None:
    page = page_of(window)

    page.enter_date("on-site")
    on_site = QApplication.focusWidget()
    page.enter_date("notification")

    assert on_site is page.on_site.first.main
    assert page.card.correcting.isVisible()
    assert page.findChildren(StageDateDialog) == []


def test_the_filed_message_tells_more_than_when_it_came(app: App, window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)

    page.card.read.click()
    settle(qtbot, window)
    (dialog,) = page.findChildren(MessageDialog)
    offered = [offer.stage for _, offer in dialog.ticks]
    dialog.enter.click()
    settle(qtbot, window)

    assert offered == ["information-return", "on-site"]
    assert said(window)["Information return sent to CQC"] == (
        "by Tuesday 22 December 2026",
        (
            "Told by Assessment team (la.assessment@regulator.example) in Notification.eml; counted, it would be by "
            "Thursday 22 October 2026"
        ),
    )
    assert said(window)["On-site visit"][0] == "9 to 11 February 2027"


def test_a_message_nobody_understands_still_gets_its_date_and_is_filed(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lunch.eml"
    path.write_bytes(eml(subject="Lunch", text="See you.", message_id="<9@x>").as_bytes())
    page = page_of(window)
    page.commands.told.read(path)
    settle(qtbot, window)
    (asked,) = page.findChildren(MessageDialog)
    can_enter = asked.enter.isEnabled()

    asked.other.click()
    dialog = dialog_of(window)
    dialog.box.setCurrentText("Feedback call")
    dialog.first.editor.set_value(dt.date(2027, 2, 25))
    dialog.save.click()
    settle(qtbot, window)

    (held,) = app.read(stage_dates)
    assert not can_enter
    assert (held.stage, held.message_name, held.told_by) == (
        "feedback-call",
        "lunch.eml",
        "Assessment team (la.assessment@regulator.example)",
    )


def test_two_days_for_one_stage_are_asked_about_before_anything_is_entered(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "m.eml"
    text = "The set-up meeting could be on 2 February 2027 or on 3 February 2027."
    path.write_bytes(eml(subject="Set-up meeting", text=text, message_id="<9@x>").as_bytes())
    page = page_of(window)
    page.commands.told.read(path)
    settle(qtbot, window)
    (dialog,) = page.findChildren(MessageDialog)
    before = [tick.is_ticked() for tick, _ in dialog.ticks]

    for tick, _ in dialog.ticks:
        tick.set_ticked(True)
    dialog.enter.click()
    problem = dialog.problem.text()
    dialog.ticks[0][0].set_ticked(False)
    dialog.enter.click()
    settle(qtbot, window)

    assert before == [False, False]
    assert problem.startswith("Two dates are ticked for “Set-up meeting")
    assert [each.first for each in app.read(stage_dates)] == [dt.date(2027, 2, 3)]


def test_pressing_the_words_of_a_tick_ticks_it(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page = page_of(window)
    page.card.read.click()
    settle(qtbot, window)
    (dialog,) = page.findChildren(MessageDialog)
    tick = dialog.ticks[0][0]

    QTest.mouseClick(tick.label, Qt.MouseButton.LeftButton)

    assert not tick.is_ticked()


def test_nothing_is_entered_where_there_is_only_looking(
    open_window: OpenWindow, app: App, qtbot: QtBot
) -> None:
    window = open_window(app, look_only=True)
    window.go("inspection")
    settle(qtbot, window)
    choose(window, "Draft report received")

    Hands(qtbot, window).press("Return")

    page = page_of(window)
    assert page.tools.isHidden()
    assert page.card.read.isHidden()
    assert page.findChildren(StageDateDialog) == []


def test_closure_days_are_said_beside_the_deadline_they_do_not_move(
    app: App, window: MainWindow, qtbot: QtBot
) -> None:
    app.do(set_stage_date, "draft-report", first=dt.date(2026, 12, 24))
    app.do(add_closure_day, dt.date(2026, 12, 29))
    page_of(window).reload()
    settle(qtbot, window)

    assert said(window)["Factual accuracy check returned"] == (
        "by Tuesday 12 January 2027",
        (
            "10 working days after the e-mail with the draft report; Tuesday 29 December 2026 is counted though the council "
            "is closed: the regulator does not wait"
        ),
    )


def test_what_is_over_says_so(app: App, window: MainWindow, qtbot: QtBot) -> None:
    assert said(window)["Information return sent to CQC"][0] == "by Thursday 22 October 2026 (past)"
