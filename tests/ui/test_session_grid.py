"""The grid of the timetable, as a mouse, a keyboard and a screen reader meet it, on a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.sessions import change_session, move_session
from inspection_ready.services.timetable import current_timetable
from tests.plugins.window import OpenWindow, settle
from tests.ui.session_grids import (
    LEFT,
    ONE,
    Ctrl,
    Key,
    Shift,
    a_reader_listening,
    at_timetable,
    drag,
    keys,
    on,
    page_of,
    placed,
    point,
    quarter,
    session,
    small_council,
    told,
)
from ui.dialogs.record import RecordDialog
from ui.main_window import MainWindow
from ui.models.grid_layout import Down
from ui.pages.timetable import TimetablePage
from ui.theme import Look, Theme, apply
from ui.widgets.grid_mouse import MovableGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


@pytest.fixture
def council(app: App) -> App:
    return small_council(app)


@pytest.fixture
def window(council: App, open_window: OpenWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    with a_reader_listening():
        yield at_timetable(open_window, council, qtbot)


@pytest.fixture
def page(window: MainWindow) -> TimetablePage:
    return page_of(window)


@pytest.fixture
def grid(page: TimetablePage) -> MovableGrid:
    found = page.tabs.grid.grid
    found.setFocus()
    return found


# a screen reader


def test_a_screen_reader_meets_a_grid_whose_cells_say_what_they_are(
    grid: MovableGrid, page: TimetablePage
) -> None:
    table = QAccessible.queryAccessibleInterface(grid)
    columns = grid.cells.columnCount() + 1

    def name(line: int, column: int) -> str:
        return table.child((line + 1) * columns + column + 1).text(QAccessible.Text.Name)

    assert (table.role(), table.text(QAccessible.Text.Name)) == (
        QAccessible.Role.Table,
        "Timetable as a grid",
    )
    assert (
        name(1, 4)
        == "Track 1: Day 1, date to come, 9am to 10am; A A; Interview; Track 1; One, Market Gate; Ada Brook; Confirmed"
    )
    assert name(1, 6) == name(1, 4)
    assert (
        name(2, 4)
        == "Track 2: Day 1, date to come, 9am to 9:45am; B B; Interview; Track 2; Two, Market Gate; Ben Hill; Pencilled"
    )
    assert name(2, 7) == "Track 2: Day 1, date to come, 9:45am; free until 1pm"
    assert name(2, 20).endswith("X X; Interview; Track 2; Two, Market Gate; Cancelled")
    assert table.child(5).text(QAccessible.Text.Name) == "Day 1, date to come, 9am"
    assert table.child(2 * columns).text(QAccessible.Text.Name) == "Track 1"
    on(grid, "B")
    focused = table.focusChild()
    assert focused is not None
    assert focused.text(QAccessible.Text.Name) == name(2, 4)
    assert (table.child(3 * columns + 5).state().selected, table.child(2 * columns + 5).state().selected) == (
        1,
        0,
    )
    assert told(page).startswith(name(2, 4))


def test_a_clash_is_said_in_its_cell_and_marked_with_a_sign(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    c = session(grid, "C")
    council.do(move_session, c, day=1, starts=610, track=3)
    page.load()
    settle(qtbot, window)

    said = {each.session.title: grid.cells.said(each.line, each.column) for each in grid.layout_.blocks}
    assert said["A"].endswith("; Clash: 20 minutes short on the way, Ada Brook")
    assert "Clash" not in said["B"]
    assert grid.marked == {session(grid, "A").id, c.id}


# going about


def test_arrows_go_from_session_to_session_and_through_what_is_free(grid: MovableGrid) -> None:
    on(grid, "A")
    keys(grid, Key.Key_Right)
    free = grid.cells.said(grid.currentIndex().row(), grid.currentIndex().column())
    keys(grid, Key.Key_Left, Key.Key_Down)
    below = grid.current_session
    keys(grid, Key.Key_Right, modifiers=Ctrl)
    next_one = grid.current_session
    keys(grid, Key.Key_Home)
    first = grid.cells.said(grid.currentIndex().row(), grid.currentIndex().column())
    keys(grid, Key.Key_PageDown)
    next_day = grid.cells.said(grid.currentIndex().row(), grid.currentIndex().column())
    keys(grid, Key.Key_PageDown, Key.Key_End, Key.Key_Right)

    assert free == "Track 1: Day 1, date to come, 10am; free until 6pm"
    assert below is not None
    assert next_one is not None
    assert (below.title, next_one.title) == ("B", "X")
    assert first == "Track 2: Day 1, date to come, 8am; free until 9am"
    assert next_day == "Track 2: Day 2, date to come, 8am; free until 6pm"
    assert grid.currentIndex().column() == grid.cells.columnCount() - 1


def test_several_are_chosen_by_keyboard_and_by_mouse(grid: MovableGrid, page: TimetablePage) -> None:
    def titles() -> str:
        return "".join(each.title for each in grid.chosen)

    on(grid, "A")
    keys(grid, Key.Key_Down, modifiers=Shift)
    by_arrows = titles()
    said = told(page)
    keys(grid, Key.Key_Space)
    turned = titles()
    keys(grid, Key.Key_A, modifiers=Ctrl)
    everything = titles()
    keys(grid, Key.Key_Escape)
    nothing = titles()
    port = grid.viewport()
    QTest.mouseClick(port, LEFT, pos=point(grid, "A"))
    QTest.mouseClick(port, LEFT, Ctrl, point(grid, "C"))
    by_ctrl = titles()
    QTest.mouseClick(port, LEFT, pos=point(grid, "A"))
    QTest.mouseClick(port, LEFT, Shift, point(grid, "C"))
    by_shift = titles()

    assert (by_arrows, turned, everything, nothing) == ("AB", "A", "ABCXD", "")
    assert said.endswith(" 2 sessions chosen.")
    assert (by_ctrl, by_shift) == ("AC", "ABC")


def test_zoom_by_keyboard_wheel_and_buttons(grid: MovableGrid, page: TimetablePage) -> None:
    usual = quarter(grid)
    keys(grid, Key.Key_Plus, modifiers=Ctrl)
    larger = quarter(grid)
    keys(grid, Key.Key_Minus, Key.Key_Minus, modifiers=Ctrl)
    smaller = quarter(grid)
    at = QPointF(30, 30)
    wheel = QWheelEvent(
        at,
        grid.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Ctrl,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt names it by its place
    )
    QApplication.sendEvent(grid.viewport(), wheel)
    by_wheel = quarter(grid)
    for _ in range(12):
        page.tabs.grid.tools.smaller.click()
    smallest = quarter(grid)
    keys(grid, Key.Key_0, modifiers=Ctrl)

    assert smaller < usual < larger
    assert by_wheel == usual
    assert smallest < smaller
    assert not page.tabs.grid.tools.smaller.isEnabled() or quarter(grid) > smallest
    assert grid.head.length() <= grid.viewport().width() or quarter(grid) == smallest


# moving by keyboard


def test_a_session_is_moved_by_keyboard_and_the_clash_is_told_on_the_way(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "C")
    keys(grid, Key.Key_M, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    first = told(page)
    before = placed(council)
    keys(grid, Key.Key_Up, Key.Key_PageDown)
    second = told(page)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)

    assert first == (
        "Moving “C C”: Day 1, date to come, 10:15am to 11:15am, Track 3, Far. 1 new clash: 15 minutes short between "
        "Market Gate and Mill House: Ada Brook ends at 10am at “A A” and starts at 10:15am at “C C” on day 1; "
        "30 minutes are needed."
    )
    assert before["C"] == (1, 660, 60, 3)
    assert second == "Moving “C C”: Day 2, date to come, 10:15am to 11:15am, Track 2, Far. No new clash."
    assert placed(council)["C"] == (2, 615, 60, 2)
    assert (
        window.footer.words.text() == "Moved “C C” to Day 2, date to come, 10:15am to 11:15am, Track 2, Far."
    )
    assert grid.current_session is not None
    assert grid.current_session.title == "C"
    window.undo_last()
    settle(qtbot, window)
    assert placed(council) == before
    window.redo_last()
    settle(qtbot, window)
    assert placed(council)["C"] == (2, 615, 60, 2)


def test_escape_takes_back_and_nothing_is_written(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = placed(council)
    on(grid, "A")
    keys(grid, Key.Key_M, Key.Key_Right, Key.Key_Down, Key.Key_Escape)
    settle(qtbot, window)

    assert (placed(council), grid.preview, grid.held) == (before, {}, None)
    assert told(page) == "Put back: nothing was moved."
    keys(grid, Key.Key_M, Key.Key_Return)
    assert window.steps.done == []


def test_length_and_start_change_by_keyboard(
    council: App, grid: MovableGrid, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "B")
    keys(grid, Key.Key_L, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    settle(qtbot, window)
    longer = placed(council)["B"]
    keys(grid, Key.Key_L)
    keys(grid, Key.Key_Left, modifiers=Shift)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)

    assert longer == (1, 540, 75, 2)
    assert placed(council)["B"] == (1, 525, 90, 2)


def test_the_rest_of_the_day_moves_and_two_are_swapped(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "C")
    keys(grid, Key.Key_B, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    settle(qtbot, window)
    block = placed(council)
    said = window.footer.words.text()
    on(grid, "A")
    keys(grid, Key.Key_W)
    alone = told(page)
    keys(grid, Key.Key_Down, modifiers=Shift)
    keys(grid, Key.Key_W)
    settle(qtbot, window)

    assert (block["A"][1], block["C"][1], block["X"][1], block["D"][1]) == (540, 690, 810, 600)
    assert said == "Moved 2 sessions from C C on, 30 minutes later."
    assert alone.startswith("Choose two sessions to swap")
    assert (placed(council)["A"], placed(council)["B"]) == ((1, 540, 60, 2), (1, 540, 45, 1))


def test_several_move_together_and_keep_their_distance(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "A")
    keys(grid, Key.Key_Down, modifiers=Shift)
    keys(grid, Key.Key_M, Key.Key_Right, Key.Key_Down)
    said = told(page)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)

    assert said.startswith("Moving “B B” and 1 more: Day 1, date to come, 9:15am to 10am, Track 3")
    assert (placed(council)["A"], placed(council)["B"]) == ((1, 555, 60, 2), (1, 555, 45, 3))


# moving by mouse


def test_a_session_is_dragged_in_time_and_to_another_track(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    drag(grid, point(grid, "B"), QPoint(4 * quarter(grid), grid.rowHeight(1)), release=False)
    held = told(page)
    QTest.mouseRelease(grid.viewport(), LEFT, pos=point(grid, "B"))
    settle(qtbot, window)

    assert held.startswith("Moving “B B”: Day 1, date to come, 10am to 10:45am, Track 3, Two. No new clash.")
    assert placed(council)["B"] == (1, 600, 45, 3)


def test_a_drag_over_the_end_of_a_day_comes_to_the_next(
    council: App, grid: MovableGrid, window: MainWindow, qtbot: QtBot
) -> None:
    grid.fit_width()
    QApplication.processEvents()
    drag(grid, point(grid, "C"), QPoint(grid.layout_.hours.quarters * quarter(grid), 0))
    settle(qtbot, window)

    assert placed(council)["C"] == (2, 660, 60, 3)


def test_an_edge_stretches_and_shift_takes_the_rest_of_the_day(
    council: App, grid: MovableGrid, window: MainWindow, qtbot: QtBot
) -> None:
    drag(grid, point(grid, "A", at=0.98), QPoint(2 * quarter(grid), 0))
    settle(qtbot, window)
    longer = placed(council)["A"]
    drag(grid, point(grid, "A", at=0.01), QPoint(-quarter(grid), 0))
    settle(qtbot, window)
    earlier = placed(council)["A"]
    drag(grid, point(grid, "C"), QPoint(quarter(grid), 0), modifiers=Shift)
    settle(qtbot, window)

    assert (longer, earlier) == ((1, 540, 90, 1), (1, 525, 105, 1))
    assert (placed(council)["C"][1], placed(council)["X"][1]) == (675, 795)


def test_let_go_outside_it_goes_back_and_so_it_does_with_escape(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = placed(council)
    drag(grid, point(grid, "B"), QPoint(0, 2_000))
    outside = told(page)
    drag(grid, point(grid, "B"), QPoint(60, 0), release=False)
    keys(grid, Key.Key_Escape)
    QTest.mouseRelease(grid.viewport(), LEFT, pos=point(grid, "B"))
    settle(qtbot, window)

    assert outside == "Put back: it was let go outside the timetable. Nothing was moved."
    assert (placed(council), grid.held, window.steps.done) == (before, None, [])


def test_in_the_grid_of_rooms_a_session_is_dragged_to_another_room(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.tabs.grid.tools.down.setCurrentIndex(list(Down).index(Down.ROOMS))
    lanes = [each.name for each in grid.layout_.lanes]
    rows = {each.name: each.first_line for each in grid.layout_.lanes}
    drag(
        grid,
        point(grid, "B"),
        QPoint(0, (rows["One, Market Gate"] - rows["Two, Market Gate"]) * grid.rowHeight(1)),
        release=False,
    )
    said = told(page)
    QTest.mouseRelease(grid.viewport(), LEFT, pos=point(grid, "A"))
    settle(qtbot, window)

    assert lanes == ["No room", "One, Market Gate", "Two, Market Gate", "Far, Mill House"]
    assert "1 new clash: The room “One” is used twice at once:" in said
    assert session(grid, "B").room_id == ONE.id
    assert [each.lines for each in grid.layout_.lanes] == [1, 2, 1, 1]


def test_in_the_grid_of_people_each_has_a_line(grid: MovableGrid, page: TimetablePage) -> None:
    page.tabs.grid.tools.down.setCurrentIndex(list(Down).index(Down.PEOPLE))

    told_lines = {
        lane.name: [each.session.title for each in grid.layout_.blocks if each.line == lane.first_line]
        for lane in grid.layout_.lanes
    }
    assert told_lines == {"Ada Brook": ["A", "C"], "Ben Hill": ["B"], "Nobody named yet": ["X", "D"]}


# menus, filters, days


def test_the_menu_tells_the_keys_and_swaps_days(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "A")
    menu = page.tabs.grid.menu
    menu.aboutToShow.emit()
    texts = {each.text().replace("&", ""): each for each in menu.actions() if each.text()}
    submenus = [
        each
        for each in menu.findChildren(QMenu)
        if each.title().replace("&", "") == "Swap the whole day with"
    ]
    submenus[-1].actions()[0].trigger()
    settle(qtbot, window)

    assert {"Open\tEnter", "Move\tM", "Make longer or shorter\tL", "Swap the two chosen\tW"} <= set(texts)
    assert not texts["Swap the two chosen\tW"].isEnabled()
    assert {title: place[0] for title, place in placed(council).items()} == {
        "A": 2,
        "B": 2,
        "C": 2,
        "X": 2,
        "D": 1,
    }


def test_what_is_taken_up_from_the_button_follows_the_arrow_keys(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "B")
    page.tabs.grid.tools.do.setFocus()
    menu = page.tabs.grid.menu
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text().startswith("&Move")).trigger()
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, Key.Key_Right)
    QTest.keyClick(at, Key.Key_Return)
    settle(qtbot, window)

    assert at is grid
    assert placed(council)["B"] == (1, 555, 45, 2)


def test_the_filters_show_a_person_a_base_and_all_again(grid: MovableGrid, page: TimetablePage) -> None:
    view = page.tabs.grid
    view.tools.sift.click()
    view.filter.person.setCurrentIndex(view.filter.person.findText("Ada Brook"))
    by_person = (sorted(each.session.title for each in grid.layout_.blocks), view.filter.count.text())
    view.filter.base.setCurrentIndex(view.filter.base.findText("Mill House"))
    by_both = [each.session.title for each in grid.layout_.blocks]
    view.tools.sift.click()

    assert by_person == (["A", "C"], "2 of 5 sessions shown")
    assert by_both == ["C"]
    assert len(grid.layout_.blocks) == 5


def test_the_filter_by_statement_shows_what_is_about_it(
    council: App, grid: MovableGrid, window: MainWindow, page: TimetablePage, qtbot: QtBot
) -> None:
    assert page.on_view.whole is not None
    first = next(each for each in page.on_view.whole.sessions if each.title == "A")
    council.do(use_shipped_regime, "cqc")
    council.do(change_session, first, replace(first, statements="QS1, QS2"))
    page.load()
    settle(qtbot, window)
    view = page.tabs.grid
    view.tools.sift.click()
    view.filter.statement.setCurrentIndex(view.filter.statement.findText("QS2"))

    assert [each.session.title for each in grid.layout_.blocks] == ["A"]
    assert [view.filter.statement.itemText(at) for at in range(3)] == ["All", "QS1", "QS2"]


def test_one_day_or_all_days(grid: MovableGrid, page: TimetablePage) -> None:
    view = page.tabs.grid
    view.tools.days.setCurrentIndex(2)
    one = ([each.session.title for each in grid.layout_.blocks], grid.cells.columnCount())
    view.select(next(each.id for each in page.on_view.whole.sessions if each.title == "A"))  # type: ignore[union-attr] # it shows one

    assert one == (["D"], 40)
    assert grid.current_session is not None
    assert (grid.current_session.title, grid.cells.columnCount()) == ("A", 80)


# bad input


def test_moved_in_another_window_meanwhile_is_told_and_shown(
    council: App, grid: MovableGrid, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[Exception] = []
    assert window.context is not None
    monkeypatch.setattr(window.context.messages, "tell", errors.append)
    council.do(move_session, session(grid, "A"), day=2, starts=900, track=2)
    on(grid, "A")
    keys(grid, Key.Key_M, Key.Key_Right, Key.Key_Return)
    settle(qtbot, window)

    assert [getattr(each, "code", "") for each in errors] == ["changed_meanwhile"]
    assert placed(council)["A"] == (2, 900, 60, 2)
    assert (session(grid, "A").day, session(grid, "A").starts) == (2, 900)


def test_what_is_changed_under_the_hand_ends_the_drag(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    drag(grid, point(grid, "B"), QPoint(2 * quarter(grid), 0), release=False)
    council.do(move_session, session(grid, "B"), day=2, starts=900, track=2)
    page.load()
    settle(qtbot, window)
    QTest.mouseMove(grid.viewport(), point(grid, "A"))
    QTest.mouseRelease(grid.viewport(), LEFT, pos=point(grid, "A"))
    settle(qtbot, window)

    assert (grid.held, grid.preview, window.steps.done) == (None, {}, [])
    assert placed(council)["B"] == (2, 900, 45, 2)


def test_past_midnight_is_refused_before_it_is_put_down(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = placed(council)
    on(grid, "C")
    keys(grid, Key.Key_L)
    for _ in range(60):
        keys(grid, Key.Key_Right)
    held = told(page)
    keys(grid, Key.Key_Return)
    settle(qtbot, window)

    assert "“C” would end after midnight. Nothing was changed." in held
    assert told(page).startswith("“C” would end after midnight.")
    assert placed(council) == before


def test_a_session_longer_than_its_day_is_shown_whole(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    held = council.read(current_timetable)
    assert held is not None
    council.do(
        add_record,
        Session(timetable_id=held.id, title="Long", code="L", day=1, starts=0, minutes=1440, track=1),
    )
    page.load()
    settle(qtbot, window)

    hours = grid.layout_.hours
    assert (hours.first, hours.last) == (0, 1440)
    (block,) = grid.layout_.of_session[session(grid, "Long").id]
    assert (block.column, block.span) == (0, 96)
    assert next(each for each in grid.layout_.lanes if each.name == "Track 1").lines == 2
    on(grid, "Long")
    keys(grid, Key.Key_M, Key.Key_Right)
    assert "would end after midnight" in told(page)


def test_looking_only_nothing_is_taken_up(council: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(council, look_only=True)
    window.go("timetable")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, TimetablePage)
    grid, before = page.tabs.grid.grid, placed(council)
    grid.setFocus()
    on(grid, "A")
    keys(grid, Key.Key_M, Key.Key_Right, Key.Key_Return)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, RecordDialog):
            each.close()
    drag(grid, point(grid, "A"), QPoint(100, 0))
    page.tabs.grid.menu.aboutToShow.emit()
    settle(qtbot, window)

    offered = {
        each.text().partition("\t")[0].replace("&", "")
        for each in page.tabs.grid.menu.actions()
        if each.isEnabled() and each.text()
    }
    assert (placed(council), grid.held) == (before, None)
    assert offered == {"Open"}


def test_a_template_has_a_grid_too(
    council: App, grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot
) -> None:
    template = Timetable(name="Empty", is_template=True, days=1, tracks=1)
    council.do(add_record, template)
    page.load()
    settle(qtbot, window)
    page.tools.chooser.setCurrentIndex(page.tools.chooser.findData(template.id))
    settle(qtbot, window)

    assert [each.name for each in grid.layout_.lanes] == ["Everyone", "Track 1"]
    assert told(page) == "Track 1: Day 1, 9am; free until 6pm."
    keys(grid, Key.Key_M, Key.Key_Right, Key.Key_Insert)
    assert any(isinstance(each, RecordDialog) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_with_large_text_what_is_told_stays_in_sight_with_the_grid(
    grid: MovableGrid, page: TimetablePage, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, Look(Theme.LIGHT, 200))
    window.resize(1366, 768)
    settle(qtbot, window)
    page.tools.make.setFocus()
    QApplication.processEvents()
    grid.setFocus()
    on(grid, "B")
    keys(grid, Key.Key_M, Key.Key_Right)
    QApplication.processEvents()

    seen = page.tabs.grid.told.visibleRegion().boundingRect().height(), page.tabs.grid.told.height()
    held = grid.rect_of(grid.preview[session(grid, "B").id], 2)
    apply(qapp, Look())

    assert seen[0] == seen[1]
    assert grid.viewport().rect().intersects(held)
    assert grid.visibleRegion().boundingRect().height() > 200
