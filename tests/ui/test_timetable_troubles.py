"""What cannot be, and what changes under one's hands, in the timetable's window: said in words, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, SessionState, Timetable
from inspection_ready.services.disposal import dispose
from inspection_ready.services.exports import export_register
from inspection_ready.services.leavers import leave
from inspection_ready.services.registers import change_record, remove_record
from inspection_ready.services.sessions import change_session, set_people
from inspection_ready.services.timetable_making import set_dates
from tests.plugins.window import settle
from tests.story import add
from tests.ui.test_plan_dialogs import (
    ADA,
    BEN,
    HALL,
    OTHER,
    TUESDAY,
    asked,
    council,
    held,
    now,
    opened,
    session,
    worked_out,
)
from tests.ui.test_timetable_page import dialog
from tests.workbooks import cells_of
from ui.dialogs.make_timetable import MakeDialog
from ui.dialogs.plan_asking import DropAsking
from ui.dialogs.record import RecordDialog
from ui.dialogs.timetable_edits import TimetableEditsDialog
from ui.edit_bringing import show_edits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.timetable import TimetablePage

    Opened = tuple[MainWindow, TimetablePage]

__all__ = ["council", "held", "opened"]  # the fixtures


# what cannot be


def test_a_session_longer_than_the_day_is_refused_in_its_form(
    opened: Opened, council: App, qtbot: QtBot
) -> None:
    window, page = opened
    before = now(council)
    page.sessions.open(session(council, "Carers").id)
    shown = dialog(RecordDialog)
    shown.form.rows["minutes"].editor.set_value(1440)

    shown.form.save_button.click()
    settle(qtbot, window)

    assert shown.isVisible()
    assert shown.form.rows["minutes"].problem.text().startswith("“Carers” would end after midnight.")
    assert now(council) == before
    shown.form.rows["minutes"].editor.set_value(600)
    shown.form.save_button.click()
    settle(qtbot, window)
    assert session(council, "Carers").minutes == 600
    assert any("Carers" in text and "5:30pm" in text for text in clash_words(page))


def clash_words(page: TimetablePage) -> list[str]:
    return [row[1] for row in page.clashes.table.words()]


def test_a_template_of_five_days_on_a_visit_of_two_is_made_and_its_other_days_say_so(
    opened: Opened, council: App, qtbot: QtBot
) -> None:
    window, page = opened
    template = Timetable(name="Five days", is_template=True, days=5, tracks=1)
    rows = [
        Session(timetable_id=template.id, day=day, starts=600, minutes=60, track=1, title=f"Of day {day}")
        for day in range(1, 6)
    ]
    council.do(add, template, *rows)
    page.load()
    settle(qtbot, window)
    page.timetables.make()
    settle(qtbot, window)
    shown = dialog(MakeDialog)
    shown.box.setCurrentText("Five days")
    settle(qtbot, window)
    shown.make.click()
    settle(qtbot, window)

    assert page.on_view.timetable is not None
    assert (page.on_view.timetable.origin, page.on_view.timetable.days) == ("Five days", 5)
    made = page.on_view.whole
    assert made is not None
    assert [each.title for each in made.sessions] == [f"Of day {day}" for day in range(1, 6)]
    assert all(each.on is None for each in made.days)


# whoever and whatever goes


def left(app: App, person: Person) -> None:
    held = next(
        each for each in app.read(lambda reader: reader.register(Person).all()) if each.id == person.id
    )
    app.do(leave, held, replace(held, left_on=TUESDAY), ())


GOES: dict[str, Callable[[App], object]] = {
    "has left": lambda app: left(app, ADA),
    "was erased": lambda app: app.do(dispose, "person", ADA.id),
    "was taken out and removed": lambda app: (
        [app.do(set_people, session(app, title), {}) for title in ("Carers", "Partners")],
        app.do(remove_record, ADA),
    ),
    "base has closed": lambda app: app.do(change_record, HALL, replace(HALL, closed_on=TUESDAY)),
}


@pytest.mark.parametrize("goes", list(GOES))
def test_the_page_and_its_grid_of_people_go_on_when_somebody_or_something_placed(
    opened: Opened, council: App, qtbot: QtBot, goes: str
) -> None:
    window, page = opened
    GOES[goes](council)

    page.load()
    settle(qtbot, window)
    page.sessions.open(session(council, "Carers").id)
    shown = dialog(RecordDialog)
    shown.form.rows["title"].editor.set_value("Unpaid carers")
    shown.form.save_button.click()
    settle(qtbot, window)

    assert session(council, "Unpaid carers").starts == 600
    assert page.on_view.whole is not None
    assert len(page.on_view.whole.sessions) == 4


@pytest.mark.parametrize("goes", list(GOES))
def test_a_plan_on_view_is_not_taken_once_somebody_or_something_it_counts_on(
    opened: Opened, council: App, qtbot: QtBot, goes: str
) -> None:
    made = worked_out(qtbot, asked(qtbot, opened, "place_all"))
    GOES[goes](council)
    before = now(council)

    made.take.click()
    settle(qtbot, opened[0])

    assert made.problem.text().startswith("Somebody changed the timetable, or what is known around it")
    assert now(council) == before
    worked_out(qtbot, made)
    assert made.proposal is not None


def test_a_plan_on_view_is_not_taken_once_a_room_it_chose_is_gone(
    opened: Opened, council: App, qtbot: QtBot
) -> None:
    made = worked_out(qtbot, asked(qtbot, opened, "place_all"))
    assert made.proposal is not None
    (moved, *_) = [each for each in made.proposal.changes if each.before.title == "Carers"]
    changed = replace(moved, after=replace(moved.after, room_id=OTHER.id))
    made.proposal = replace(made.proposal, changes=(changed,))
    council.do(remove_record, OTHER)
    before = now(council)

    made.take.click()
    settle(qtbot, opened[0])

    assert made.problem.text().startswith("Somebody changed the timetable, or what is known around it")
    assert now(council) == before
    assert OTHER.id not in {each.id for each in council.read(lambda reader: reader.register(Room).all())}


def test_who_drops_out_and_is_removed_before_it_is_taken_on_keeps_no_line(
    opened: Opened, council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "drop_out")
    assert isinstance(made.asking, DropAsking)
    made.asking.kind.setCurrentIndex(1)
    made.asking.subject.setCurrentText("Ben Hill")
    worked_out(qtbot, made)
    assert made.proposal is not None
    council.do(set_people, session(council, "Agreed"), {})
    council.do(remove_record, BEN)

    made.take.click()
    settle(qtbot, opened[0])

    assert made.problem.text().startswith("Somebody changed the timetable")
    assert council.read(lambda reader: reader.register(Availability).all()) == ()


# two windows


def test_what_another_window_has_changed_since_is_not_undone_and_is_named(
    opened: Opened, council: App, qtbot: QtBot
) -> None:
    window, page = opened
    page.sessions.open(session(council, "Agreed").id)
    shown = dialog(RecordDialog)
    shown.form.rows["starts"].editor.set_value(900)
    shown.form.save_button.click()
    settle(qtbot, window)
    theirs = session(council, "Agreed")
    council.do(change_session, theirs, replace(theirs, title="Agreed by both"))

    window.undo_last()
    settle(qtbot, window)

    assert "Agreed by both" in window.notice.words.text()
    assert "Undo that one first" in window.notice.words.text()
    assert session(council, "Agreed by both").starts == 900


# a secretary's workbook


def edited(app: App, folder: Path, kind: str) -> Path:
    """With the first session later, or broken in some way."""
    app.read(export_register, "timetable", folder / "out.xlsx")
    rows: list[list[Any]] = list(cells_of(folder / "out.xlsx"))
    at = {heading: place for place, heading in enumerate(rows[0])}
    path = folder / ("edited.xlsm" if kind == "macros" else "edited.xlsx")
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Timetable")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        sheet.write_formula(1, at["Start"], "=TIME(9,0,0)", None, 9 / 24)
        sheet.write_formula(1, at["End"], "=TIME(17,0,0)-TIME(7,0,0)", None, 10 / 24)
        if kind == "a million empty rows":
            bold = book.add_format({"bold": True})
            for empty in range(10, 1_048_576, 100):
                sheet.write_blank(empty, 0, None, bold)
        if kind == "macros":
            (folder / "vba.bin").write_bytes(bytes(512))
            book.add_vba_project(str(folder / "vba.bin"))
    if kind == "damaged":
        path.write_bytes(path.read_bytes()[:900])
    return path


def shown_edits(opened: Opened, qtbot: QtBot, path: Path) -> TimetableEditsDialog:
    window, page = opened
    show_edits(page, path)
    settle(qtbot, window)
    return page.findChildren(TimetableEditsDialog)[-1]


@pytest.mark.parametrize("kind", ["formulas", "macros", "a million empty rows"])
def test_a_workbook_with_more_in_it_is_proposed_for_what_it_says(
    opened: Opened, council: App, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    shown = shown_edits(opened, qtbot, edited(council, tmp_path, kind))

    assert shown.summary.text().startswith("4 lines: 1 proposed change")
    shown.take.click()
    settle(qtbot, opened[0])
    assert session(council, "Carers").starts == 540


def test_a_damaged_workbook_is_said_in_the_dialog_and_changes_nothing(
    opened: Opened, council: App, qtbot: QtBot, tmp_path: Path
) -> None:
    before = now(council)

    shown = shown_edits(opened, qtbot, edited(council, tmp_path, "damaged"))

    assert "edited.xlsx" in shown.problem.text()
    assert not shown.take.isEnabled()
    assert now(council) == before
    QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_edits_that_are_old_by_the_time_they_are_taken_are_compared_anew(
    opened: Opened, council: App, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = shown_edits(opened, qtbot, edited(council, tmp_path, "formulas"))
    theirs = session(council, "Partners")
    council.do(change_session, theirs, replace(theirs, state=SessionState.CONFIRMED))

    shown.take.click()
    settle(qtbot, opened[0])

    assert shown.isVisible()
    assert (session(council, "Carers").starts, session(council, "Partners").state) == (
        600,
        SessionState.CONFIRMED,
    )
    assert shown.problem.text()
    shown.take.click()
    settle(qtbot, opened[0])
    assert session(council, "Carers").starts == 540
    assert session(council, "Partners").state is SessionState.CONFIRMED


def test_dates_over_the_change_of_the_clocks_and_christmas_stand_on_the_days(
    opened: Opened, council: App, held: Timetable, qtbot: QtBot
) -> None:
    window, page = opened
    for first, second, said in (
        ("2027-03-27", "2027-03-28", "Sunday 28 March 2027"),
        ("2027-10-30", "2027-10-31", "Sunday 31 October 2027"),
        ("2026-12-24", "2026-12-29", "Tuesday 29 December 2026"),
        ("2026-12-31", "2027-01-04", "Monday 4 January 2027"),
    ):
        one, two = (type(TUESDAY).fromisoformat(each) for each in (first, second))
        council.do(set_dates, held, {1: one, 2: two})
        page.load()
        settle(qtbot, window)

        names = [page.tabs.tabText(at) for at in range(page.tabs.count())]
        assert any(said in each for each in names), names
    assert {each.person_id for each in council.read(lambda reader: reader.register(Attendance).all())} == {
        ADA.id,
        BEN.id,
    }
