"""Times marked on a calendar through the real window: with the mouse, with the keyboard, and by ear."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability
from inspection_ready.domain.availability_marks import Quarter
from inspection_ready.domain.bases import Base
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.services.registers import add_record
from inspection_ready.services.undo import undo
from tests.plugins.window import OpenWindow, settle
from tests.services.importing import held
from tests.story import add
from tests.ui.reading import nameless, reachable, tab_order, walk
from ui.dialogs.availability_week import WeekDialog
from ui.main_window import MainWindow
from ui.pages.availability import AvailabilityPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

TUESDAY, WEDNESDAY = dt.date(2027, 2, 9), dt.date(2027, 2, 10)
ASHA = Person(name="Asha Patel")
HALL = Base(name="Town Hall")
CLINIC = Availability(person_id=ASHA.id, starts_on=TUESDAY, starts=540, ends=600, why="Clinic")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def visit(app: App) -> App:
    made = Timetable(name="The visit", days=2, day_from=9 * 60, day_to=16 * 60)
    seen = Session(timetable_id=made.id, day=1, starts=660, minutes=30, code="D1-03", title="The front door")
    days = [TimetableDay(timetable_id=made.id, day=day, on=on) for day, on in ((1, TUESDAY), (2, WEDNESDAY))]
    app.do(add, ASHA, HALL, made, CLINIC)
    app.do(add, *days, seen)
    app.do(add, Attendance(session_id=seen.id, person_id=ASHA.id))
    return app


def open_dialog(window: MainWindow, qtbot: QtBot) -> WeekDialog:
    """Of the first line of the list, where there is one."""
    window.go("availability")
    settle(qtbot, window)
    assert isinstance(window.page, AvailabilityPage)
    window.page.list.table.selectRow(0)
    window.page.week_button.click()
    settle(qtbot, window)
    dialog = window.page.findChildren(WeekDialog)[-1]
    settle(qtbot, window)
    return dialog


def put(dialog: WeekDialog, on: dt.date, starts: int) -> None:
    dialog.table.setCurrentItem(dialog.table.item_of(Quarter(on, starts)))


def middle(dialog: WeekDialog, on: dt.date, starts: int) -> QPoint:
    return dialog.table.visualItemRect(dialog.table.item_of(Quarter(on, starts))).center()


def drag(dialog: WeekDialog, first: QPoint, last: QPoint) -> None:
    view = dialog.table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)


def told(dialog: WeekDialog, on: dt.date, starts: int) -> str:
    said: str = dialog.table.item_of(Quarter(on, starts)).data(Qt.ItemDataRole.AccessibleTextRole)
    return said


def lines(app: App) -> list[tuple[dt.date | None, tuple[int, int], str]]:
    found = [(each.starts_on, each.window, each.why) for each in held(app, Availability)]
    return sorted(found, key=lambda each: (each[0] or dt.date.min, each[1]))


def entries(app: App) -> int:
    return app.read(lambda reader: reader.head().count)


def test_it_opens_on_the_days_of_the_visit_for_whoever_the_line_is_about(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    dialog = open_dialog(open_window(visit), qtbot)

    assert dialog.heading.text() == "Asha Patel, 9 to 10 February 2027: the days of the visit."
    assert told(dialog, TUESDAY, 540) == "Tuesday 9 February, 9am to 9:15am: cannot: Clinic"
    assert told(dialog, TUESDAY, 600) == "Tuesday 9 February, 10am to 10:15am: free"
    assert told(dialog, TUESDAY, 660) == (
        "Tuesday 9 February, 11am to 11:15am: free. Session: “D1-03 The front door”"
    )
    assert dialog.table.item_of(Quarter(TUESDAY, 540)).text() == "× cannot: Clinic"
    assert (dialog.table.rowCount(), dialog.table.columnCount()) == (28, 2)


def test_with_the_keyboard_time_is_marked_freed_saved_and_taken_back_whole(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(visit)
    dialog = open_dialog(window, qtbot)
    table = dialog.table
    QTest.keyClicks(dialog.why, "Court")
    put(dialog, WEDNESDAY, 840)
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Return)
    put(dialog, TUESDAY, 555)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    seen, before, first = told(dialog, WEDNESDAY, 855), lines(visit), entries(visit)

    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    settle(qtbot, window)
    saved, last = lines(visit), entries(visit)
    visit.do(undo, last)

    assert last == first + 1
    assert seen == "Wednesday 10 February, 2:15pm to 2:30pm: cannot: Court (not saved yet)"
    assert before == [(TUESDAY, (540, 600), "Clinic")] == lines(visit)
    assert saved == [
        (TUESDAY, (540, 555), "Clinic"),
        (TUESDAY, (570, 600), "Clinic"),
        (WEDNESDAY, (840, 900), "Court"),
    ]


def test_dragging_marks_what_begins_free_and_frees_what_does_not(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(visit)
    dialog = open_dialog(window, qtbot)

    drag(dialog, middle(dialog, TUESDAY, 600), middle(dialog, WEDNESDAY, 615))
    drag(dialog, middle(dialog, TUESDAY, 540), middle(dialog, TUESDAY, 585))
    dialog.save.click()
    settle(qtbot, window)

    assert lines(visit) == [(TUESDAY, (600, 630), ""), (WEDNESDAY, (600, 630), "")]


def test_marks_of_two_weeks_are_saved_together_and_a_mark_that_is_taken_back_is_none(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(visit)
    dialog = open_dialog(window, qtbot)
    put(dialog, WEDNESDAY, 840)
    dialog.cannot.click()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=middle(dialog, TUESDAY, 720))
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=middle(dialog, TUESDAY, 720))
    dialog.after.click()
    settle(qtbot, window)
    put(dialog, dt.date(2027, 2, 19), 540)
    dialog.cannot.click()
    summary = dialog.summary.text()
    dialog.visit.click()
    settle(qtbot, window)

    dialog.save.click()
    settle(qtbot, window)

    assert summary == "Not saved yet: 2 lines added."
    assert [each[0] for each in lines(visit)] == [TUESDAY, WEDNESDAY, dt.date(2027, 2, 19)]


def test_what_cannot_be_cut_stays_and_says_why_and_how_it_is_changed(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    weekly = Availability(person_id=ASHA.id, weekdays="Wednesday", starts=540, ends=600, why="Panel")
    visit.do(add, weekly, Absence(person_id=ASHA.id, starts_on=TUESDAY, ends_on=TUESDAY))
    dialog = open_dialog(open_window(visit), qtbot)
    put(dialog, WEDNESDAY, 540)

    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    said = dialog.told.text()
    put(dialog, TUESDAY, 840)

    assert said == (
        "Wednesday 10 February, 9am to 9:15am: cannot: Panel.\n"
        "“Wednesday, 9am to 10am” repeats. It is not cut here: close this, and change its line in the list."
    )
    assert dialog.summary.text() == (
        "Nothing to save. 1 quarter hour cannot be freed here: what holds them repeats, is for more than one "
        "day, came from a diary, or is an absence. Go to one to read which."
    )
    assert not dialog.save.isEnabled()
    assert dialog.told.text() == (
        "Tuesday 9 February, 2pm to 2:15pm: cannot: away, says the list of absences.\n"
        "Change it with the person, under absences."
    )


def test_what_was_changed_meanwhile_is_told_and_the_marks_stay(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(visit)
    dialog = open_dialog(window, qtbot)
    put(dialog, WEDNESDAY, 840)
    dialog.cannot.click()
    visit.do(add_record, Availability(person_id=ASHA.id, starts_on=WEDNESDAY, starts=540, ends=555))

    dialog.save.click()
    settle(qtbot, window)
    problem, now = dialog.problem.text(), told(dialog, WEDNESDAY, 540)
    dialog.save.click()
    settle(qtbot, window)

    assert problem.startswith("The times of Asha Patel were changed since they were read. Nothing was saved.")
    assert now == "Wednesday 10 February, 9am to 9:15am: cannot"
    assert [each[1] for each in lines(visit)] == [(540, 600), (540, 555), (840, 855)]


def test_of_nobody_yet_it_asks_whom_it_is_for_and_a_base_is_named(
    app: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(add, HALL)
    window = open_window(app)
    dialog = open_dialog(window, qtbot)
    asked, could = dialog.heading.text(), dialog.cannot.isEnabled()

    dialog.whose.kind.setCurrentIndex(3)
    QTest.keyClicks(dialog.whose.base.main, "Town")
    dialog.whose.base.settle()
    settle(qtbot, window)
    shown = dialog.heading.text()
    put(dialog, dt.date(2026, 11, 20), 480)
    dialog.cannot.click()
    may_choose_another = dialog.whose.isEnabled()
    dialog.save.click()
    settle(qtbot, window)

    assert (asked, could) == ("Say whom it is for.", False)
    assert shown == ("Town Hall, 16 to 20 November 2026. The days of the visit are to come: a week is shown.")
    assert not may_choose_another
    assert [(each.base_id, each.window) for each in held(app, Availability)] == [(HALL.id, (480, 495))]


def test_leaving_with_marks_asks_first(
    visit: App, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(visit)
    dialog = open_dialog(window, qtbot)
    put(dialog, WEDNESDAY, 840)
    dialog.cannot.click()
    assert window.context is not None
    asked: list[str] = []
    monkeypatch.setattr(window.context.messages, "ask", lambda question, **_: asked.append(question))

    dialog.reject()
    still_open = dialog.isVisible()
    dialog.drop.click()
    dialog.reject()

    assert (asked, still_open) == (["Leave what you marked unsaved?"], True)
    assert lines(visit) == [(TUESDAY, (540, 600), "Clinic")]


def test_open_to_look_at_only_it_shows_and_marks_nothing(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    dialog = open_dialog(open_window(visit, look_only=True), qtbot)
    put(dialog, WEDNESDAY, 840)

    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    drag(dialog, middle(dialog, TUESDAY, 600), middle(dialog, TUESDAY, 615))

    assert dialog.windowTitle() == "Show on a calendar"
    assert told(dialog, WEDNESDAY, 840) == "Wednesday 10 February, 2pm to 2:15pm: free"
    assert (dialog.marks, dialog.save.isEnabled(), dialog.cannot.isEnabled()) == ({}, False, False)


def test_every_control_has_a_name_and_a_screen_reader_hears_each_cell(
    visit: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    QAccessible.setActive(True)
    dialog = open_dialog(open_window(visit), qtbot)
    table = QAccessible.queryAccessibleInterface(dialog.table)
    heard = {each.text(QAccessible.Text.Name) for each in walk(table)}

    missed = reachable(dialog) - set(tab_order(dialog))

    assert (nameless(dialog), [type(each).__name__ for each in missed]) == ([], [])
    assert {"Times that are free or not", "Tuesday 9 February", "9:15am"} <= heard
    assert "Tuesday 9 February, 9am to 9:15am: cannot: Clinic" in heard
    QAccessible.setActive(False)
