"""Placing sessions through the real window: asked, worked out, shown, taken on or left, by keyboard."""

from __future__ import annotations

import datetime as dt
import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.plan_problem import Preference
from inspection_ready.domain.timetable import (
    AFTERNOON_FROM,
    Attendance,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    TimetableDay,
)
from inspection_ready.services.sessions import change_session
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.timetable_clashes import clashes_of
from inspection_ready.settings import read_settings
from tests.plugins.window import OpenWindow, settle
from tests.story import add
from ui.collecting import rest_is_over
from ui.dialogs.plan import PlanDialog
from ui.dialogs.plan_asking import DropAsking, MoveAsking
from ui.dialogs.plan_choosing import PlanChoosing
from ui.main_window import MainWindow
from ui.pages.timetable import TimetablePage
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

ADA, BEN = Person(name="Ada Brook", role="Director"), Person(name="Ben Hill")
HALL = Base(name="Town Hall", is_main=True)
ROOM, OTHER = (
    Room(base_id=HALL.id, name="Room 1", capacity=8),
    Room(base_id=HALL.id, name="Room 2", capacity=8),
)
TUESDAY = dt.date(2027, 2, 9)
TODAY = dt.date(2026, 11, 30)


@pytest.fixture
def held() -> Timetable:
    return Timetable(name="The visit", days=2, tracks=2, team="Jo Hart\nSam Lee\nKim Vale\nLou Moss")


def _session(held: Timetable, title: str, **more: Any) -> Session:
    return Session(timetable_id=held.id, day=1, minutes=60, title=title, **more)


@pytest.fixture
def council(app: App, held: Timetable) -> App:
    """Two sessions of Ada at once, one confirmed session of Ben, and lunch."""
    sessions = {
        "Carers": _session(
            held, "Carers", starts=600, track=1, code="D1-01", inspectors="Two inspectors", base_id=HALL.id
        ),
        "Partners": _session(
            held, "Partners", starts=600, track=2, code="D1-02", inspectors="Two inspectors"
        ),
        "Agreed": _session(
            held, "Agreed", starts=840, track=1, code="D1-03", inspectors="Jo Hart", base_id=HALL.id,
            room_id=ROOM.id, state=SessionState.CONFIRMED,
        ),
        "Lunch": _session(held, "Lunch", starts=720, format=SessionFormat.BREAK),
    }  # fmt: skip
    at = [
        Attendance(session_id=sessions["Carers"].id, person_id=ADA.id),
        Attendance(session_id=sessions["Partners"].id, person_id=ADA.id),
        Attendance(session_id=sessions["Agreed"].id, person_id=BEN.id),
    ]
    days = [TimetableDay(timetable_id=held.id, day=1 + n, on=TUESDAY + dt.timedelta(days=n)) for n in (0, 1)]
    app.do(add, ADA, BEN, HALL, ROOM, OTHER, held, *days, *sessions.values(), *at)
    return app


@pytest.fixture
def opened(council: App, open_window: OpenWindow, qtbot: QtBot) -> tuple[MainWindow, TimetablePage]:
    window = open_window(council)
    window.go("timetable")
    settle(qtbot, window)
    assert isinstance(window.page, TimetablePage)
    return window, window.page


def dialog() -> PlanDialog:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, PlanDialog) and each.isVisible()
    ]
    return found


def asked(qtbot: QtBot, opened: tuple[MainWindow, TimetablePage], action: str) -> PlanDialog:
    window, page = opened
    getattr(page.tools, action).trigger()
    settle(qtbot, window)
    return dialog()


def worked_out(qtbot: QtBot, made: PlanDialog) -> PlanDialog:
    """Not waiting until there is nothing better: the best so far is asked for."""
    made.work.click()
    qtbot.waitUntil(lambda: made.working.bar.value() > 0 or made.working.isHidden())
    if not made.enough.isHidden():
        made.enough.click()
    qtbot.waitUntil(made.working.isHidden)
    return made


def now(app: App) -> WholeTimetable:
    current = app.read(current_timetable)
    assert current is not None
    return app.read(whole_timetable, current, today=TODAY)


def session(app: App, title: str) -> Session:
    return next(each for each in now(app).sessions if each.title == title)


def clashing(app: App) -> int:
    found = app.read(clashes_of, now(app), today=TODAY)
    return sum(each.is_clash for each in found)


def test_all_is_placed_shown_taken_on_and_undone_as_one(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    before = now(council)
    assert clashing(council) > 0

    made = worked_out(qtbot, asked(qtbot, opened, "place_all"))

    assert made.shown.headline.text().startswith("Placed: 2 of 2 sessions.")
    assert now(council) == before, "nothing changes before it is taken on"
    rows = made.shown.changes.words()
    assert {row[0] for row in rows} == {"D1-01 Carers", "D1-02 Partners"}
    assert all(row[1].startswith("Day 1, Tuesday 9 February 2027, 10am to 11am") for row in rows)
    made.take.click()
    settle(qtbot, opened[0])
    assert clashing(council) == 0
    assert session(council, "Agreed") == next(each for each in before.sessions if each.title == "Agreed")
    placed = [session(council, title) for title in ("Carers", "Partners")]
    assert all(each.state is SessionState.PENCILLED and each.room_id is not None for each in placed)
    assert all(len(each.inspectors.split(", ")) == 2 for each in placed)
    opened[0].undo_last()
    settle(qtbot, opened[0])
    told = [
        (each.title, each.day, each.starts, each.room_id, each.inspectors) for each in now(council).sessions
    ]
    assert told == [
        (each.title, each.day, each.starts, each.room_id, each.inspectors) for each in before.sessions
    ]


def test_what_was_said_to_matter_is_there_the_next_time(
    opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    first = asked(qtbot, opened, "place_all")
    assert isinstance(first.asking, PlanChoosing)
    box = next(iter(first.asking.boxes.values()))
    box.setCurrentIndex(2)
    worked_out(qtbot, first)
    first.reject()
    settle(qtbot, opened[0])

    again = asked(qtbot, opened, "place_rest")

    assert isinstance(again.asking, PlanChoosing)
    assert next(iter(again.asking.boxes.values())).currentText() == "Matters a lot"
    assert dict(read_settings().plan_matters) == {"wishes": "lot"}


def test_half_days_and_seconds_matter_each_by_itself_and_are_remembered_so(
    opened: tuple[MainWindow, TimetablePage], qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "place_all")
    assert isinstance(made.asking, PlanChoosing)
    assert [box.accessibleName() for box in made.asking.boxes.values()][:2] == [
        "Seconds can come too",
        "Half-days as wanted",
    ]
    made.asking.boxes[Preference.HALF_DAYS].setCurrentText("Does not matter")
    made.asking.boxes[Preference.WISHES].setCurrentText("Matters a lot")

    weights = made.asking.choice.weights
    worked_out(qtbot, made)

    assert (weights[Preference.HALF_DAYS], weights[Preference.WISHES]) == (0, 50)
    assert dict(read_settings().plan_matters) == {"half_days": "not", "wishes": "lot"}


def test_a_long_list_of_changes_is_measured_a_part_at_once(qtbot: QtBot) -> None:
    """So that the window has its turn in between; in the end every row shows all its words."""
    table = PlainTable("Changes", ("What",), (0,))
    qtbot.addWidget(table)
    table.resize(300, 400)
    words = "words that go on and on, so that they stand in several lines of the cell " * 3

    table.show_rows([(words,)] * 200)

    low, high = table.rowHeight(199), table.rowHeight(0)
    assert low < high
    qtbot.waitUntil(lambda: table.rowHeight(199) == high)
    assert {table.rowHeight(row) for row in range(200)} == {high}


def test_what_the_program_started_with_is_never_walked_again() -> None:
    gc.disable()

    rest_is_over()

    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_a_ticked_session_stays_and_the_keyboard_does_it(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "place_all")
    assert isinstance(made.asking, PlanChoosing)
    made.asking.stay.setFocus()
    made.asking.stay.setCurrentRow(0)
    QTest.keyClick(made.asking.stay, Qt.Key.Key_Space)

    worked_out(qtbot, made)

    assert {row[0] for row in made.shown.changes.words()} == {"D1-02 Partners"}


def test_a_session_moves_to_the_time_that_is_wanted_and_the_rest_give_way(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "move_session")
    assert isinstance(made.asking, MoveAsking)
    made.asking.box.setCurrentIndex(0)
    made.asking.day.setCurrentIndex(1)
    made.asking.at.line.setText("9:30am")

    worked_out(qtbot, made)
    made.take.click()
    settle(qtbot, opened[0])

    moved = session(council, "Carers")
    assert (moved.day, moved.starts) == (2, 570)
    assert (session(council, "Partners").day, session(council, "Partners").starts) == (1, 600)


def test_a_session_moves_to_the_half_day_that_is_wanted_past_what_is_confirmed_if_that_is_allowed(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "move_session")
    assert isinstance(made.asking, MoveAsking)
    made.asking.at.line.setText("soon")
    made.asking.when.setCurrentText("In the afternoon, whenever it can start")
    assert not made.asking.at.isEnabled()
    made.asking.confirmed.set_ticked(True)

    worked_out(qtbot, made)
    made.take.click()
    settle(qtbot, opened[0])

    carers = session(council, "Carers")
    assert (carers.day, carers.starts >= AFTERNOON_FROM) == (1, True)


def test_a_room_that_is_lost_is_left_and_the_availability_is_kept_with_it(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    """The session in it is confirmed: it goes next door at the same time, and is pencilled again."""
    made = asked(qtbot, opened, "drop_out")
    assert isinstance(made.asking, DropAsking)
    made.asking.kind.setCurrentIndex(2)
    made.asking.why.setText("Flooded")
    assert [made.asking.subject.itemText(n) for n in range(made.asking.subject.count())] == [
        "Room 1, Town Hall"
    ]

    worked_out(qtbot, made)
    assert "pencilled again" in " ".join(row[0] for row in made.shown.look.words())
    made.take.click()
    settle(qtbot, opened[0])

    agreed = session(council, "Agreed")
    assert (agreed.room_id, agreed.starts, agreed.state) == (OTHER.id, 840, SessionState.PENCILLED)
    with council.reading() as reader:
        (line,) = reader.register(Availability).all()
    assert (line.room_id, line.starts_on, line.why) == (ROOM.id, TUESDAY, "Flooded")


def test_an_inspector_who_is_ill_is_stood_in_for(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "drop_out")
    assert isinstance(made.asking, DropAsking)
    made.asking.subject.setCurrentText("Jo Hart")

    worked_out(qtbot, made)
    made.take.click()
    settle(qtbot, opened[0])

    agreed = session(council, "Agreed")
    assert agreed.starts == 840
    assert agreed.inspectors in {"Sam Lee", "Kim Vale", "Lou Moss"}


def test_what_cannot_be_is_said_in_the_dialog_and_it_stays_open(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "move_session")
    assert isinstance(made.asking, MoveAsking)
    made.asking.at.line.setText("soon")
    made.work.click()
    assert made.problem.text()
    made.reject()
    drop = asked(qtbot, opened, "drop_out")
    assert isinstance(drop.asking, DropAsking)
    drop.asking.day.setCurrentIndex(1)

    drop.work.click()
    qtbot.waitUntil(drop.working.isHidden)

    assert drop.problem.text().startswith("No session that could move is touched by that")
    assert drop.take.isHidden()


def test_somebody_who_edits_meanwhile_loses_nothing(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = worked_out(qtbot, asked(qtbot, opened, "place_all"))
    theirs = session(council, "Carers")
    council.do(change_session, theirs, replace(theirs, title="Unpaid carers"))

    made.take.click()
    settle(qtbot, opened[0])

    assert made.problem.text().startswith("Somebody changed the timetable")
    assert session(council, "Unpaid carers").starts == 600


def test_closing_the_dialog_stops_the_search(
    opened: tuple[MainWindow, TimetablePage], council: App, qtbot: QtBot
) -> None:
    made = asked(qtbot, opened, "place_all")
    before = now(council)
    made.work.click()

    made.working.cancel.click()
    qtbot.waitUntil(made.working.isHidden)
    assert made.problem.text() == "Stopped. Nothing was changed."
    made.work.click()
    made.reject()
    settle(qtbot, opened[0])

    assert now(council) == before
