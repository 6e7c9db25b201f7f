"""In the timetable's grid of people a session is given to whoever's line it is dropped on, by mouse and by keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.timetable import Attendance, Part
from inspection_ready.services.registers import add_record
from inspection_ready.services.sessions import change_session
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.timetable_making import change_timetable
from tests.plugins.window import OpenWindow, settle
from tests.ui.session_grids import (
    ADA,
    BEN,
    LEFT,
    Ctrl,
    Key,
    at_timetable,
    drag,
    keys,
    on,
    placed,
    point,
    session,
    small_council,
    told,
)
from ui.main_window import MainWindow
from ui.models.grid_layout import Down
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.widgets.grid_mouse import MovableGrid


@pytest.fixture
def council(app: App) -> App:
    """A and C are Ada's, B is Ben's; nobody is at D and X. Jo Hart inspects B, and Sam Lee is of the team."""
    small_council(app)
    held = app.read(current_timetable)
    assert held is not None
    whole = app.read(whole_timetable, held, today=dt.date(2026, 11, 20))
    b = next(each for each in whole.sessions if each.title == "B")
    app.do(change_session, b, replace(b, inspectors="Jo Hart"))
    with_team = app.read(whole_timetable, held, today=dt.date(2026, 11, 20)).timetable
    app.do(change_timetable, with_team, replace(with_team, team="Sam Lee"))
    return app


@pytest.fixture
def window(council: App, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    return at_timetable(open_window, council, qtbot)


@pytest.fixture
def page(window: MainWindow) -> TimetablePage:
    assert isinstance(window.page, TimetablePage)
    window.page.tabs.grid.tools.down.setCurrentIndex(list(Down).index(Down.PEOPLE))
    return window.page


@pytest.fixture
def grid(page: TimetablePage) -> MovableGrid:
    found = page.tabs.grid.grid
    found.fit_width()
    found.setFocus()
    QApplication.processEvents()
    return found


def seen(app: App) -> dict[str, tuple[str, ...]]:
    """Who is at each session: our people, and its inspectors."""
    held = app.read(current_timetable)
    assert held is not None
    whole = app.read(whole_timetable, held, today=dt.date(2026, 11, 20))
    names = {ADA.id: "Ada", BEN.id: "Ben"}
    return {
        each.title: (*(names[one.person_id] for one in whole.at(each.id)), *filter(None, [each.inspectors]))
        for each in whole.sessions
    }


def to_line(grid: MovableGrid, title: str, name: str) -> QPoint:
    """How far it is from a session to the line of somebody."""
    lane = next(each for each in grid.layout_.lanes if each.name == name)
    block = grid.layout_.of_session[session(grid, title).id][0]
    return QPoint(0, grid.rowViewportPosition(lane.first_line) - grid.rowViewportPosition(block.line))


def test_people_and_inspectors_each_have_a_line(grid: MovableGrid) -> None:
    lines = {
        lane.name: [each.session.title for each in grid.layout_.blocks if each.line == lane.first_line]
        for lane in grid.layout_.lanes
    }
    assert lines == {
        "Ada Brook": ["A", "C"],
        "Ben Hill": ["B"],
        "Inspector Jo Hart": ["B"],
        "Inspector Sam Lee": [],
        "Nobody named yet": ["X", "D"],
    }


def test_dropped_on_another_line_it_is_given_to_them_and_what_clashes_is_told(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = seen(council)
    drag(grid, point(grid, "A"), to_line(grid, "A", "Ben Hill"), release=False)
    held, drawn = told(page), grid.preview_lines[session(grid, "A").id]
    QTest.mouseRelease(grid.viewport(), LEFT, pos=point(grid, "B"))
    settle(qtbot, window)
    given, said = seen(council), window.footer.words.text()
    window.undo_last()
    settle(qtbot, window)

    assert held.startswith(
        "Moving “A A”: Day 1, date to come, 9am to 10am, Track 1, One. Ben Hill instead of Ada Brook. "
        "1 new clash: Ben Hill is wanted twice at once: "
    )
    assert drawn == (1,)
    assert given == {**before, "A": ("Ben",)}
    assert said == "A A: Ben Hill instead of Ada Brook."
    assert seen(council) == before


def test_by_keys_it_is_given_and_moved_in_one_step(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "C")
    keys(grid, Key.Key_M, Key.Key_Down, Key.Key_Right)
    held = told(page)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)
    after = seen(council)["C"], placed(council)["C"]
    window.undo_last()
    settle(qtbot, window)

    assert held == (
        "Moving “C C”: Day 1, date to come, 11:15am to 12:15pm, Track 3, Far. Ben Hill instead of Ada Brook. "
        "No new clash."
    )
    assert after == (("Ben",), (1, 675, 60, 3))
    assert (seen(council)["C"], placed(council)["C"]) == (("Ada",), (1, 660, 60, 3))


def test_one_inspector_takes_the_place_of_another(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    line = next(each.first_line for each in grid.layout_.lanes if each.name == "Inspector Jo Hart")
    grid.set_place(line, grid.layout_.of_session[session(grid, "B").id][0].column)
    keys(grid, Key.Key_M, Key.Key_Down)
    held = told(page)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)

    assert "Inspector Sam Lee instead of Inspector Jo Hart. No new clash." in held
    assert seen(council)["B"] == ("Ben", "Sam Lee")


def test_what_nobody_is_named_for_is_given_to_somebody_and_several_go_together(
    council: App, grid: MovableGrid, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "D")
    keys(grid, *[Key.Key_M, *[Key.Key_Up] * 4, Key.Key_Return])
    settle(qtbot, window)
    given = seen(council)["D"]
    on(grid, "A")
    keys(grid, Key.Key_Right, modifiers=Ctrl)
    grid.choose([session(grid, "A"), session(grid, "C")])
    keys(grid, Key.Key_M, Key.Key_Down, Key.Key_Return)
    settle(qtbot, window)

    assert given == ("Ada",)
    assert (seen(council)["A"], seen(council)["C"], seen(council)["D"]) == (("Ben",), ("Ben",), ("Ada",))
    assert window.footer.words.text() == "2 sessions: Ben Hill instead of Ada Brook."


def test_who_cannot_take_it_is_said_and_nothing_is_changed(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    council.do(add_record, Role(name="Director of Adult Social Services", person_id=ADA.id))
    a = session(grid, "A")
    council.do(change_session, a, replace(a, wanted="Director of Adult Social Services"))
    page.load()
    settle(qtbot, window)
    before = seen(council)
    sentences = []
    for title, downs in (("A", 1), ("A", 2), ("A", 4)):
        on(grid, title)
        keys(grid, Key.Key_M, *[Key.Key_Down] * downs, Key.Key_Return)
        settle(qtbot, window)
        sentences.append(told(page))

    assert [each.partition(" Nothing was changed.")[0] for each in sentences] == [
        "“A” asks for “Director of Adult Social Services”, and Ben Hill neither holds that role nor stands in for it.",
        "Jo Hart cannot take the place of Ada Brook: one is an inspector, and the other is not.",
        "A session is handed to somebody’s line.",
    ]
    assert seen(council) == before
    assert window.steps.done == []


def test_in_a_grid_higher_than_its_window_what_is_held_stays_in_sight(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    for number in range(24):
        council.do(add_record, person := Person(name=f"Person {number:02}"))
        c = session(grid, "C")
        council.do(add_record, Attendance(session_id=c.id, person_id=person.id, part=Part.ESCORT))
    page.load()
    settle(qtbot, window)
    last = next(each for each in grid.layout_.lanes if each.name == "Person 23")
    on(grid, "A")
    keys(grid, *[Key.Key_M, *[Key.Key_Down] * grid.layout_.lanes.index(last)])
    at = [grid.rect_of(grid.preview[session(grid, "A").id], last.first_line)]
    by_keys = grid.viewport().rect().contains(at[0])
    keys(grid, Key.Key_Escape)
    on(grid, "A")
    before = grid.verticalScrollBar().value()
    foot = grid.viewport().height() - 8
    start = point(grid, "A")
    drag(grid, start, QPoint(0, foot - start.y()), release=False)
    for along in range(1, 9):  # a hand is never still, and the line above the grid takes room by what it says
        QTest.mouseMove(grid.viewport(), QPoint(start.x() + along % 2, grid.viewport().height() - 8))
        qtbot.wait(10)
    drawn_along = grid.verticalScrollBar().value() > before
    keys(grid, Key.Key_Escape)

    assert by_keys
    assert drawn_along
