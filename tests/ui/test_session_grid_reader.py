"""The whole of the timetable's grid with a screen reader's eyes and by keys alone: what is heard, cell by cell and on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface

from tests.plugins.window import OpenWindow, settle
from tests.ui.session_grids import (
    Ctrl,
    Key,
    Shift,
    a_reader_listening,
    at_timetable,
    keys,
    on,
    page_of,
    placed,
    session,
    small_council,
    told,
)
from ui.main_window import MainWindow
from ui.models.grid_layout import Down
from ui.pages.timetable import TimetablePage
from ui.widgets import session_view

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.widgets.grid_mouse import MovableGrid

NAME = QAccessible.Text.Name


class Heard(list[str]):
    """What was announced, in order."""

    def hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.append(event.message())


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


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    heard = Heard()

    class Listening:
        isActive = staticmethod(QAccessible.isActive)  # noqa: N815 - Qt's name
        updateAccessibility = staticmethod(heard.hear)  # noqa: N815 - Qt's name

    monkeypatch.setattr(session_view, "QAccessible", Listening)
    return heard


def table(grid: MovableGrid) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(grid)


def cell(grid: MovableGrid, line: int, column: int) -> QAccessibleInterface:
    return table(grid).child((line + 1) * (grid.cells.columnCount() + 1) + column + 1)


def test_every_head_says_what_its_column_or_line_is(grid: MovableGrid, page: TimetablePage) -> None:
    columns = grid.cells.columnCount() + 1
    of_day = grid.layout_.hours.quarters
    found = [table(grid).child(column + 1) for column in (0, of_day - 1, of_day)]
    heads = [(each.role(), each.text(NAME)) for each in found]
    del found  # what stands in another layout is of no table any more
    page.tabs.grid.tools.down.setCurrentIndex(list(Down).index(Down.PEOPLE))
    lines = []
    for line in range(grid.cells.rowCount()):
        each = table(grid).child((line + 1) * columns)
        lines.append((each.role(), each.text(NAME)))

    assert heads == [
        (QAccessible.Role.ColumnHeader, "Day 1, date to come, 8am"),
        (QAccessible.Role.ColumnHeader, "Day 1, date to come, 5:45pm"),
        (QAccessible.Role.ColumnHeader, "Day 2, date to come, 8am"),
    ]
    assert lines == [
        (QAccessible.Role.RowHeader, name) for name in ("Ada Brook", "Ben Hill", "Nobody named yet")
    ]
    assert columns == 2 * of_day + 1


def test_a_cell_says_its_line_its_state_and_its_clash_and_whether_it_is_chosen(
    council: App, grid: MovableGrid, window: MainWindow, qtbot: QtBot
) -> None:
    on(grid, "C")
    keys(grid, Key.Key_M, Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Return)
    settle(qtbot, window)
    on(grid, "B")
    keys(grid, Key.Key_Down, modifiers=Shift)
    a, b, c = (
        cell(grid, block.line, block.column)
        for title in "ABC"
        for block in grid.layout_.of_session[session(grid, title).id]
    )

    assert b.text(NAME).endswith("; Pencilled")
    assert a.text(NAME).endswith("; Confirmed; Clash: 15 minutes short on the way, Ada Brook")
    assert {each.role() for each in (a, b, c)} == {QAccessible.Role.Cell}
    assert [each.state().selectable for each in (a, b, c)] == [1, 1, 1]
    assert [each.state().selected for each in (a, b)] == [0, 1]


def test_the_keyboard_is_heard_where_it_goes_in_every_grid(grid: MovableGrid, page: TimetablePage) -> None:
    found = []
    for down in Down:
        page.tabs.grid.tools.down.setCurrentIndex(list(Down).index(down))
        on(grid, "B")
        focused = table(grid).focusChild()
        assert focused is not None
        assert focused.state().focused
        found.append(focused.text(NAME).partition(":")[0])
        keys(grid, Key.Key_Right)
        beside = table(grid).focusChild()
        assert beside is not None
        found.append(beside.text(NAME).rpartition("; ")[2])

    assert found == [
        "Track 2",
        "free until 1pm",
        "Two, Market Gate",
        "free until 1pm",
        "Ben Hill",
        "free until 6pm",
    ]


def test_what_is_held_is_announced_at_each_step_and_when_it_is_put_back(
    council: App, grid: MovableGrid, page: TimetablePage, heard: Heard
) -> None:
    before = placed(council)
    on(grid, "C")
    keys(grid, Key.Key_M, Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Escape)
    moved = list(heard)
    heard.clear()
    keys(grid, Key.Key_D, Key.Key_Right, Key.Key_Escape)
    days = list(heard)
    heard.clear()
    page.tabs.grid.tools.down.setCurrentIndex(list(Down).index(Down.PEOPLE))
    on(grid, "A")
    keys(grid, Key.Key_M, Key.Key_Down, Key.Key_Escape)

    assert moved[0] == "Moving “C C”: Day 1, date to come, 11am to midday, Track 3, Far. No new clash."
    assert moved[3].startswith(
        "Moving “C C”: Day 1, date to come, 10:15am to 11:15am, Track 3, Far. 1 new clash: 15 minutes short"
    )
    assert moved[4:] == ["Put back: nothing was moved."]
    assert days[1:] == [
        "Swapping Day 1, date to come and Day 2, date to come. No new clash.",
        "Put back: nothing was moved.",
    ]
    assert "Ben Hill instead of Ada Brook." in heard[1]
    assert told(page) == "Put back: nothing was moved."
    assert placed(council) == before


def test_how_large_the_grid_is_is_seen_and_heard(
    grid: MovableGrid, page: TimetablePage, heard: Heard
) -> None:
    tools = page.tabs.grid.tools
    keys(grid, Key.Key_Plus, modifiers=Ctrl)
    larger = tools.zoom.text(), tools.larger.accessibleDescription()
    keys(grid, Key.Key_Minus, Key.Key_Minus, modifiers=Ctrl)

    assert larger == ("133%", "Now 133%")
    assert heard == ["Size of the grid: 133%", "Size of the grid: 100%", "Size of the grid: 75%"]
    assert tools.zoom.text() == "75%"
