"""The timetable page by keyboard and by its dialogs, on a real workspace."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, Timetable
from inspection_ready.services.registers import remove_record
from inspection_ready.services.timetable import current_timetable, timetables, whole_timetable
from tests.plugins.window import OpenWindow, settle
from tests.story import add
from ui.dialogs.make_timetable import MakeDialog
from ui.dialogs.record import RecordDialog
from ui.dialogs.timetable import DaysDialog
from ui.main_window import MainWindow
from ui.pages.timetable import TimetablePage
from ui.widgets.day_table import DayTable
from ui.widgets.people_at import PeopleAt

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

ADA = Person(name="Ada Brook", role="Director")
BEN = Person(name="Ben Hill")
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def council(app: App) -> App:
    template = Timetable(name="Two days", is_template=True, is_starter=True, days=2, tracks=2)
    rows = [
        Session(timetable_id=template.id, day=1, starts=540, minutes=60, track=1, title="Director", wanted="DASS"),
        Session(timetable_id=template.id, day=1, starts=540, minutes=60, track=2, title="Front door", wanted="Front door"),
        Session(timetable_id=template.id, day=1, starts=720, minutes=45, format=SessionFormat.BREAK, title="Lunch"),
        Session(timetable_id=template.id, day=2, starts=600, minutes=60, track=1, title="Close", wanted="DASS"),
    ]  # fmt: skip
    app.do(add, ADA, BEN, Role(name="DASS", person_id=ADA.id, second_id=BEN.id), template, *rows)
    return app


@pytest.fixture
def opened(council: App, open_window: OpenWindow, qtbot: QtBot) -> tuple[MainWindow, TimetablePage]:
    window = open_window(council)
    window.go("timetable")
    settle(qtbot, window)
    assert isinstance(window.page, TimetablePage)
    return window, window.page


def dialog(kind: type[W]) -> W:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]
    return found


def made(qtbot: QtBot, opened: tuple[MainWindow, TimetablePage]) -> TimetablePage:
    window, page = opened
    page.timetables.make()
    settle(qtbot, window)
    dialog(MakeDialog).make.click()
    settle(qtbot, window)
    return page


def held(app: App) -> WholeTimetable:
    current = app.read(current_timetable)
    assert current is not None
    return app.read(whole_timetable, current, today=dt.date(2026, 11, 20))


def day(page: TimetablePage) -> DayTable:
    """The table of the day on view; of the first day where it is the grid."""
    if page.tabs.currentWidget() is page.tabs.grid:
        page.tabs.setCurrentIndex(1)
    table = page.tabs.currentWidget()
    assert isinstance(table, DayTable)
    return table


def cells(table: DayTable) -> list[list[str]]:
    return [
        [(item.text() if (item := table.item(row, column)) else "") for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_without_a_timetable_the_page_says_what_to_do_and_shows_the_templates(
    opened: tuple[MainWindow, TimetablePage],
) -> None:
    _, page = opened

    assert page.empty.text().startswith(
        "There is no timetable yet. “Make a timetable” makes one from a template"
    )
    assert page.tools.chooser.currentText() == "Template: Two days (starter)"
    assert "check it against the regulator’s current list" in page.about.text()
    assert cells(day(page))[0] == ["", "Director\nWanted: DASS", "Front door"]


def test_making_one_shows_first_who_is_found_and_what_stays_a_gap(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    window, page = opened
    page.timetables.make()
    settle(qtbot, window)
    shown = dialog(MakeDialog)

    assert shown.found.words() == [
        ["Day 1: Director", "DASS", "Ada Brook, Ben Hill"],
        ["Day 1: Front door", "Front door", "Nobody found"],
        ["Day 2: Close", "DASS", "Ada Brook, Ben Hill"],
    ]
    assert shown.count.text().startswith("People are found for 2 of 3 sessions.")
    shown.name_line.setText("January")
    shown.make.click()
    settle(qtbot, window)

    assert [each.name for each in council.read(timetables)] == ["January", "Two days"]
    assert page.tools.chooser.currentText() == "January"
    assert page.about.text() == (
        "Day 1 to Day 2, dates to come. 4 sessions, 1 with nobody named yet. Made from Two days."
    )


def test_a_day_is_a_table_whose_cells_say_what_they_are(
    opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page = made(qtbot, opened)
    table = day(page)

    assert cells(table) == [
        ["", "D1-01 Director\nAda Brook\nSecond: Ben Hill\nPencilled", "D1-02 Front door\nNobody named yet\nPencilled"],
        ["D1-03 Lunch", "", ""],
    ]  # fmt: skip
    headers = [table.horizontalHeaderItem(column) for column in range(3)]
    assert [each.text() for each in headers if each] == ["Everyone", "Track 1", "Track 2"]
    said = [table.item(0, 1), table.item(1, 2)]
    assert [each.data(Qt.ItemDataRole.AccessibleTextRole) for each in said if each] == [
        "Track 1, 9am to 10am: D1-01 Director, Ada Brook, Second: Ben Hill, Pencilled",
        "Track 2, midday to 12:45pm: free",
    ]


def test_enter_opens_a_session_and_saving_changes_it_and_its_people(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    table = day(page)
    table.setCurrentCell(0, 2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    shown = dialog(RecordDialog)
    at = shown.findChild(PeopleAt)
    assert isinstance(at, PeopleAt)
    at.add_button.click()
    at.lines[0].person.editor.set_value(BEN.id)
    shown.form.rows["starts"].editor.set_value(570)
    shown.form.save_button.click()
    settle(qtbot, window)

    session = next(each for each in held(council).sessions if each.title == "Front door")
    assert (session.starts, session.code) == (570, "D1-02")
    assert [(each.person_id, each.part) for each in held(council).at(session.id)] == [
        (BEN.id, Part.TAKES_PART)
    ]
    assert table.current_id == session.id


def test_insert_adds_a_session_at_the_place_of_the_keyboard(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    table = day(page)
    table.setCurrentCell(1, 2)
    QTest.keyClick(table, Qt.Key.Key_Insert)
    shown = dialog(RecordDialog)
    shown.form.save_button.click()
    assert shown.isVisible()  # a title is missing
    shown.form.rows["title"].editor.set_value("Call")
    shown.form.save_button.click()
    settle(qtbot, window)

    new = next(each for each in held(council).sessions if each.title == "Call")
    assert (new.day, new.starts, new.track, new.code) == (1, 720, 2, "D1-04")


def test_the_first_session_of_an_empty_day_begins_in_the_morning(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    window, page = opened
    council.do(remove_record, council.read(timetables)[0])
    page.reload()
    settle(qtbot, window)
    assert page.empty.text().startswith("There is no timetable and no template yet.")
    page.tools.begin.click()
    settle(qtbot, window)
    QTest.keyClick(day(page), Qt.Key.Key_Insert)
    shown = dialog(RecordDialog)
    shown.form.rows["title"].editor.set_value("Welcome")
    shown.form.save_button.click()
    settle(qtbot, window)

    assert [(each.title, each.day, each.starts, each.track) for each in held(council).sessions] == [
        ("Welcome", 1, 540, 1)
    ]


def test_delete_removes_a_session_and_undo_brings_it_back(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    table = day(page)
    table.setCurrentCell(0, 1)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle(qtbot, window)
    left = [each.title for each in held(council).sessions]
    window.undo_last()
    settle(qtbot, window)

    assert left == ["Front door", "Lunch", "Close"]
    assert [each.title for each in held(council).sessions] == ["Director", "Front door", "Lunch", "Close"]
    assert len(council.read(lambda reader: reader.register(Attendance).all())) == 4


def test_what_the_register_refuses_is_said_in_the_form(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    page.sessions.open(held(council).sessions[0].id)
    shown = dialog(RecordDialog)
    shown.form.rows["day"].editor.set_value(3)
    shown.form.save_button.click()
    settle(qtbot, window)

    assert shown.isVisible()
    assert shown.form.rows["day"].problem.text().startswith("“The visit” has 2 days, so there is no day 3.")


def test_a_day_is_put_on_a_date_and_taken_off_it(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    page.timetables.change_dates()
    shown = dialog(DaysDialog)
    shown.editors[2].set_value(dt.date(2027, 2, 13))
    shown.save_button.click()
    settle(qtbot, window)

    chosen = page.tabs.tabText(2)
    page.timetables.change_dates()
    shown = dialog(DaysDialog)
    shown.editors[2].clear.click()
    shown.save_button.click()
    settle(qtbot, window)

    assert (chosen, page.tabs.tabText(2)) == ("Day 2, Saturday 13 February 2027", "Day 2, date to come")


def test_a_timetable_is_kept_copied_renamed_and_removed(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    page.tools.keep.trigger()
    settle(qtbot, window)
    assert page.tools.chooser.currentText() == "Template: The visit"
    page.tools.chooser.setCurrentIndex(page.tools.chooser.findText("The visit"))
    settle(qtbot, window)
    page.tools.copy.trigger()
    settle(qtbot, window)
    page.tools.name.trigger()
    shown = dialog(RecordDialog)
    shown.form.rows["name"].editor.set_value("Plan B")
    shown.form.save_button.click()
    settle(qtbot, window)
    assert page.tools.chooser.currentText() == "Plan B"
    monkeypatch.setattr(page.context.messages, "ask", lambda *_, **__: 0)
    page.tools.remove.trigger()
    settle(qtbot, window)

    assert [(each.name, each.is_template) for each in council.read(timetables)] == [
        ("The visit", False), ("The visit", True), ("Two days", True),
    ]  # fmt: skip


def test_the_list_holds_all_sessions_and_opens_them(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page = made(qtbot, opened)
    page.tabs.setCurrentWidget(page.tabs.list)

    assert page.tabs.list.words()[1] == [
        "Day 1, date to come, 9am to 10am", "D1-02 Front door", "Interview", "Nobody named yet", "", "Pencilled", "", "",
    ]  # fmt: skip
    page.tabs.list.setCurrentCell(3, 0)
    page.edit_current()
    assert dialog(RecordDialog).windowTitle() == "D2-01 Close"


def test_a_gap_leads_to_its_session(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    session = held(council).sessions[3]
    window.go("gaps")
    window.go("timetable", session.id)
    settle(qtbot, window)

    current = page.tabs.grid.grid.current_session
    assert current is not None
    assert (page.tabs.currentIndex(), current.id) == (0, session.id)


def test_what_is_on_view_is_written_to_a_spreadsheet(
    opened: tuple[MainWindow, TimetablePage], qtbot: QtBot, tmp_path: Path
) -> None:
    page, (window, _) = made(qtbot, opened), opened
    page.export_to("timetable", tmp_path / "out.csv")
    settle(qtbot, window)

    assert len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()) == 5


def test_nothing_is_offered_that_changes_a_workspace_open_to_look_only(
    council: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(council, look_only=True)
    window.go("timetable")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, TimetablePage)

    offered = (page.tools.make, page.tools.add, page.tools.name, page.tools.remove, page.tools.bring)
    assert [each.isEnabled() for each in offered] == [False] * 5
    assert page.tools.export.isEnabled()


def test_a_clash_stands_in_words_beside_the_days_and_on_its_sessions(
    council: App, opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    window, page = opened
    page = made(qtbot, opened)
    assert (page.tools.clashes.text(), page.tools.clashes.isEnabled()) == ("No &clashes", False)
    assert page.clashes.isHidden()
    director = next(each for each in held(council).sessions if each.title == "Director")
    again = Session(
        timetable_id=director.timetable_id,
        day=1,
        starts=570,
        minutes=60,
        track=2,
        title="Board",
        code="D1-09",
    )

    council.do(add, again, Attendance(session_id=again.id, person_id=ADA.id))
    page.load()
    settle(qtbot, window)

    sentence = (
        "Ada Brook is wanted twice at once: “D1-01 Director” (9am to 10am) and “D1-09 Board” (9:30am to 10:30am) "
        "on day 1. Move one of them, or name somebody else."
    )
    assert ["Cannot be, pencilled", sentence] in page.clashes.table.words()
    assert page.tools.clashes.text() == f"{page.clashes.table.rowCount()} &clashes"
    assert page.tools.clashes.accessibleDescription() == f"Shows the list. {page.clashes.table.words()[0][1]}"
    page.tabs.setCurrentWidget(page.tabs.list)
    rows = {row[1]: row[6] for row in page.tabs.list.words()}
    assert rows["D1-01 Director"] == "Clash: Ada Brook twice at once, and 1 more"
    assert rows["D2-01 Close"] == ""
    row = page.clashes.table.words().index(["Cannot be, pencilled", sentence])
    page.clashes.table.setFocus()
    page.clashes.table.setCurrentCell(row, 1)
    QTest.keyClick(page.clashes.table, Qt.Key.Key_Return)
    assert page.tabs.day == 1
    assert isinstance(page.tabs.currentWidget(), DayTable)
