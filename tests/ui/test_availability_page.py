"""The availability page: a diary that is chosen or dropped, looked at and brought in; and a part-time pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.people import Person
from tests.exchange.calendars.diaries import diary, event
from tests.plugins.window import OpenWindow, settle
from tests.services.importing import held
from tests.story import add
from ui.dialogs.diary import DiaryDialog
from ui.dialogs.part_time import PartTimeDialog
from ui.main_window import MainWindow
from ui.pages.availability import AvailabilityPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

ASHA = Person(name="Asha Patel", email="asha@northmoor.example")
IN_DECEMBER = event("DTSTART:20261209T090000Z", "DTEND:20261209T100000Z", "SUMMARY:Clinic")
WRONG = event("DTSTART:20261209T090000Z", "DTEND:20261209T080000Z", "SUMMARY:Backwards")


@pytest.fixture
def page(app: App, open_window: OpenWindow, qtbot: QtBot) -> AvailabilityPage:
    app.do(add, ASHA, Person(name="Ben Cole"))
    window = open_window(app)
    window.go("availability")
    settle(qtbot, window)
    assert isinstance(window.page, AvailabilityPage)
    return window.page


def window_of(page: AvailabilityPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def dialog_for(page: AvailabilityPage, path: Path, qtbot: QtBot) -> DiaryDialog:
    window = window_of(page)
    window.take_file(path)
    settle(qtbot, window)
    return page.findChildren(DiaryDialog)[-1]


def test_a_diary_dropped_on_the_window_is_looked_at_and_brought_in(
    page: AvailabilityPage, app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_for(page, diary(tmp_path, IN_DECEMBER, WRONG), qtbot)

    QTest.keyClicks(dialog.person.main, "Asha")
    dialog.look.click()
    settle(qtbot, window_of(page))
    shown, notes = dialog.table.words(), dialog.summary.text() + dialog.notes.text()
    dialog.take.click()
    settle(qtbot, window_of(page))

    assert shown == [
        ["Wednesday 9 December 2026, 9am to 10am", "Busy in the diary read on 20 November 2026", "Added"]
    ]
    assert "Line 11 is refused: It ends before it starts." in notes
    assert "Clinic" not in notes
    assert [(each.person_id, each.starts, each.ends) for each in held(app, Availability)] == [
        (ASHA.id, 540, 600)
    ]
    assert (tmp_path / "diary - refused rows.xlsx").exists()
    assert [each.read_on is not None for each in held(app, Availability)] == [True]


def test_nothing_is_looked_at_before_it_is_said_whose_it_is(
    page: AvailabilityPage, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_for(page, diary(tmp_path, IN_DECEMBER), qtbot)

    dialog.look.click()

    assert (dialog.problem.text(), dialog.take.isEnabled()) == ("Say whose diary it is first.", False)


def test_an_inspectors_diary_is_read_by_name_and_a_change_asks_to_look_again(
    page: AvailabilityPage, app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_for(page, diary(tmp_path, IN_DECEMBER), qtbot)
    dialog.whose.setCurrentIndex(1)
    QTest.keyClicks(dialog.inspector, "Lee Marsh")
    dialog.look.click()
    settle(qtbot, window_of(page))

    dialog.titles.setChecked(True)
    was_enabled = dialog.take.isEnabled()
    dialog.look.click()
    settle(qtbot, window_of(page))
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    settle(qtbot, window_of(page))

    assert not was_enabled
    assert [(each.inspector, each.why) for each in held(app, Availability)] == [
        ("Lee Marsh", "“Clinic” in the diary read on 20 November 2026")
    ]


def test_ten_thousand_events_can_be_stopped_while_they_are_read(
    page: AvailabilityPage, app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    many = (
        event(f"DTSTART:2026{1 + n % 12:02}{1 + n % 28:02}T090000Z", "DURATION:PT1H", uid=str(n))
        for n in range(10_000)
    )
    dialog = dialog_for(page, diary(tmp_path, *many), qtbot)
    QTest.keyClicks(dialog.person.main, "Asha")

    dialog.look.click()
    dialog.steps.working.cancel.click()
    settle(qtbot, window_of(page))

    assert dialog.problem.text() == "Stopped, as you asked. Nothing was changed."
    assert (dialog.plan, dialog.take.isEnabled(), dialog.look.isEnabled()) == (None, False, True)
    assert held(app, Availability) == ()


def test_what_is_no_calendar_is_said_in_the_dialog(
    page: AvailabilityPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "diary.ics"
    path.write_text("nothing of the kind", encoding="utf-8")
    dialog = dialog_for(page, path, qtbot)
    QTest.keyClicks(dialog.person.main, "Asha")

    dialog.look.click()
    settle(qtbot, window_of(page))

    assert dialog.problem.text().startswith("diary.ics is not a calendar.")
    assert not dialog.take.isEnabled()


def test_a_part_time_pattern_is_added_in_one_go(page: AvailabilityPage, app: App, qtbot: QtBot) -> None:
    page.pattern_button.click()
    dialog = page.findChildren(PartTimeDialog)[-1]
    dialog.save.click()
    first = dialog.problem.text()

    QTest.keyClicks(dialog.person.editor.main, "Asha")
    for day in (0, 1, 3):
        dialog.days[day].click()
    QTest.keyClicks(dialog.starts.editor.main, "9am")
    QTest.keyClicks(dialog.ends.editor.main, "3pm")
    dialog.save.click()
    settle(qtbot, window_of(page))

    (line,) = held(app, Availability)
    assert first == "Choose a person."
    assert (line.person_id, line.can, line.weekdays, line.starts, line.ends) == (
        ASHA.id, Can.CAN, "Monday, Tuesday and Thursday", 540, 900,
    )  # fmt: skip
