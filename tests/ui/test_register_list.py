from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.people import Person
from inspection_ready.records.people import PEOPLE
from inspection_ready.services.listing import Order, listed_fields, listing, page
from inspection_ready.services.verbs import verb
from ui.widgets.register_list import RegisterList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

MANY = 3_000
ROLES = ("Adviser", "Broker", "Carer")


@verb("test.fill_list")
def fill(uow: UnitOfWork, count: int) -> None:
    people = uow.register(Person)
    people.add_many(Person(name=f"Person {number:04}", role=ROLES[number % 3]) for number in range(count))


@pytest.fixture
def filled(app: App) -> App:
    app.do(fill, MANY)
    return app


@pytest.fixture
def people(qtbot: QtBot, filled: App) -> RegisterList:
    register = RegisterList(PEOPLE, listed_fields(PEOPLE), lambda ids: filled.read(page, PEOPLE, ids))
    qtbot.addWidget(register)
    register.show_listing(filled.read(listing, PEOPLE), total=MANY)
    return register


def count_settles(qtbot: QtBot, register: RegisterList, words: str) -> None:
    qtbot.waitUntil(lambda: register.count.text() == words)


def test_list_says_in_words_how_much_is_shown(qtbot: QtBot, people: RegisterList) -> None:
    count_settles(qtbot, people, "3,000 people")

    people.search.setText("person 0012")

    count_settles(qtbot, people, "1 of 3,000 people")


def test_search_goes_on_until_everything_is_found(qtbot: QtBot, people: RegisterList) -> None:
    people.search.setText("broker")

    count_settles(qtbot, people, "1,000 of 3,000 people")

    assert people.model.rowCount() == 1_000


def test_next_keystroke_breaks_off_the_search_before_it(qtbot: QtBot, people: RegisterList) -> None:
    people.search.setText("broker")
    people.search.setText("person 2999")

    count_settles(qtbot, people, "1 of 3,000 people")

    assert people.model.words_of(people.model.ids[0])[0] == "Person 2999"


def test_selected_record_stays_selected_when_the_list_is_read_again(
    people: RegisterList, filled: App
) -> None:
    chosen = people.model.ids[1_234]
    people.select(chosen)

    people.show_listing(filled.read(listing, PEOPLE, order=Order("name", descending=True)), total=MANY)

    assert people.current == chosen
    assert people.table.currentIndex().row() == MANY - 1 - 1_234


def test_clicking_a_heading_asks_for_that_order(qtbot: QtBot, people: RegisterList) -> None:
    with qtbot.waitSignal(people.order_asked) as asked:
        people.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)

    assert asked.args == [Order("role", descending=True)]


def test_empty_register_says_what_to_do(qtbot: QtBot, app: App) -> None:
    register = RegisterList(PEOPLE, listed_fields(PEOPLE), lambda ids: app.read(page, PEOPLE, ids))
    qtbot.addWidget(register)
    register.show()

    register.show_listing(app.read(listing, PEOPLE), total=0)

    assert register._empty.isVisible()
    assert not register.table.isVisible()
    with qtbot.waitSignal(register.import_asked):
        register._empty.bring.click()


def cell(people: RegisterList, column: int) -> QPoint:
    return people.table.visualRect(people.model.index(3, column)).center()


def test_click_on_the_right_keeps_the_names_in_view(qtbot: QtBot, people: RegisterList) -> None:
    people.resize(1200, 500)
    people.show()
    qtbot.waitExposed(people)
    count_settles(qtbot, people, "3,000 people")
    last = people.model.columnCount() - 1
    people.table.setColumnWidth(last - 1, 900)  # so that the cell ends outside the view

    QTest.mouseClick(people.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(people, last - 1))
    people.resize(500, 500)
    people.table.scrollTo(people.table.currentIndex())

    assert people.table.currentIndex().column() == last - 1
    assert people.table.horizontalScrollBar().maximum() > 0
    assert people.table.horizontalScrollBar().value() == 0


def test_walking_along_a_row_shows_the_cell(qtbot: QtBot, people: RegisterList) -> None:
    people.resize(300, 500)
    people.show()
    qtbot.waitExposed(people)
    count_settles(qtbot, people, "3,000 people")
    people.table.setCurrentIndex(people.model.index(3, 0))

    for _ in range(people.model.columnCount() - 1):
        QTest.keyClick(people.table, Qt.Key.Key_Right)

    assert people.table.currentIndex().column() == people.model.columnCount() - 1
    assert people.table.horizontalScrollBar().value() > 0
