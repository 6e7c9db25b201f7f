"""Text at 200% in little room: what does not fit scrolls, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.theme import Look, Theme, apply
from ui.widgets.history import History
from ui.widgets.import_choose import ChooseFile
from ui.widgets.plain_table import PADDING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Line:
    when: str = "10:13pm on 22 November 2026"
    who: str = "Amara Osei"
    what: str = "Added"


@pytest.fixture(autouse=True)
def large(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Look(Theme.DARK, 200))
    yield
    apply(qapp, Look())


def test_history_that_is_filled_before_it_is_seen_has_room_for_every_column(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    history = History()
    tabs.addTab(QWidget(), "Details")
    tabs.addTab(history, "History")
    tabs.resize(900, 500)
    tabs.show()
    qtbot.waitExposed(tabs)

    history.show_lines([Line()])
    tabs.setCurrentIndex(1)
    widths = [history.table.columnWidth(column) for column in (0, 1)]

    assert widths == [history.width() // 4, history.width() // 4]


def test_first_step_of_an_import_cuts_nothing_off(qtbot: QtBot) -> None:
    choose = ChooseFile({"people": "People"})
    qtbot.addWidget(choose)
    choose.resize(900, 300)
    choose.show()
    qtbot.waitExposed(choose)

    drop, button = choose.drop, choose.choose

    assert drop.height() >= drop.sizeHint().height()
    assert drop.rect().contains(button.geometry())


def test_history_shows_the_whole_of_when(qtbot: QtBot, qapp: QApplication) -> None:
    """At some widths the words need a line more only for the edges that the style sheet draws."""
    history = History()
    qtbot.addWidget(history)
    history.show_lines([Line()])
    history.show()
    qtbot.waitExposed(history)
    table, short = history.table, []

    for width in range(700, 1200, 10):
        history.resize(width, 500)
        qapp.processEvents()
        room = QRect(0, 0, table.columnWidth(0) - PADDING, 1000)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, Line().when).height()
        if table.rowHeight(0) < needed:
            short.append(width)

    assert short == []
