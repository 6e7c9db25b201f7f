"""Columns share a list's width, and give way before the list scrolls sideways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ui.widgets.column_widths import ColumnWidths, shared_widths


def test_more_room_than_wanted_is_shared_in_proportion() -> None:
    assert shared_widths([100, 300], [50, 50], 800) == (200, 600)


def test_less_room_is_taken_from_what_each_can_give() -> None:
    assert shared_widths([100, 300], [100, 100], 300) == (100, 200)


def test_without_room_for_the_least_columns_get_what_they_want() -> None:
    assert shared_widths([100, 300], [80, 200], 279) == (100, 300)


COLUMNS = st.lists(st.tuples(st.integers(1, 500), st.integers(1, 500)), min_size=1, max_size=12)


@given(columns=COLUMNS, room=st.integers(0, 6000))
def test_no_column_is_below_its_least_and_all_fill_the_room(
    columns: list[tuple[int, int]], room: int
) -> None:
    least = [low for low, _ in columns]
    wanted = [low + more for low, more in columns]

    widths = shared_widths(wanted, least, room)

    assert all(width >= low for width, low in zip(widths, least, strict=True))
    assert sum(widths) == (room if room >= sum(least) else sum(wanted))


def table_of(qtbot: QtBot, width: int) -> QTableView:
    table = QTableView()
    table.setModel(QStandardItemModel(3, 2, table))
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    return table


def widths(table: QTableView) -> list[int]:
    return [table.columnWidth(column) for column in range(2)]


def test_columns_follow_the_table_as_it_grows(qtbot: QtBot) -> None:
    table = table_of(qtbot, 500)
    ColumnWidths(table, [100, 100])

    table.resize(900, 200)

    assert sum(widths(table)) == table.viewport().width() > 800
    assert not table.horizontalScrollBar().isVisible()


def test_widths_the_person_dragged_stay(qtbot: QtBot) -> None:
    table = table_of(qtbot, 500)
    ColumnWidths(table, [100, 100])

    table.horizontalHeader().resizeSection(0, 333)
    table.resize(900, 200)

    assert table.columnWidth(0) == 333
