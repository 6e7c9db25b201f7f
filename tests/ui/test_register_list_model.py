from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from inspection_ready.records.people import PEOPLE
from ui.models.register_list import ID, PAGE, PAGES_KEPT, RegisterListModel

NAME, ROLE = PEOPLE.field("name"), PEOPLE.field("role")


@dataclass(frozen=True)
class Row:
    id: int
    cells: tuple[str, ...]


class Register:
    """Rows 1 to ``count``; remembers which pages were read."""

    def __init__(self, count: int, *, removed: tuple[int, ...] = ()) -> None:
        self.ids = array("q", range(1, count + 1))
        self.removed = removed
        self.reads: list[tuple[int, int]] = []

    def fetch(self, ids: Sequence[int]) -> Sequence[Row]:
        self.reads.append((ids[0], ids[-1]))
        return [Row(each, (f"Person {each}", "")) for each in ids if each not in self.removed]


def model_of(register: Register) -> RegisterListModel:
    model = RegisterListModel((NAME, ROLE), register.fetch)
    model.set_ids(register.ids)
    return model


def shown(
    model: RegisterListModel, row: int, column: int = 0, role: int = Qt.ItemDataRole.DisplayRole
) -> object:
    return model.data(model.index(row, column), role)


def test_model_keeps_the_rules_of_qt() -> None:
    model = model_of(Register(300))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.set_ids(array("q", range(1, 10)))
    model.extend_ids(array("q", range(10, 600)))
    model.set_ids(array("q"))

    assert tester.model() is model
    assert model.rowCount() == 0


def test_model_reads_only_the_pages_that_are_looked_at() -> None:
    register = Register(100_000)
    model = model_of(register)

    cells = [shown(model, row) for row in (0, 5, PAGE - 1, 50_000)]

    assert cells == ["Person 1", "Person 6", f"Person {PAGE}", "Person 50001"]
    assert register.reads == [(1, PAGE), (50_000 // PAGE * PAGE + 1, 50_000 // PAGE * PAGE + PAGE)]


def test_model_forgets_the_page_that_was_longest_unseen() -> None:
    register = Register(PAGE * (PAGES_KEPT + 1))
    model = model_of(register)
    for page in range(PAGES_KEPT):
        shown(model, page * PAGE)
    shown(model, 0)
    shown(model, PAGES_KEPT * PAGE)
    register.reads.clear()

    shown(model, 0)
    shown(model, PAGE)

    assert register.reads == [(PAGE + 1, 2 * PAGE)]


def test_cell_says_its_field_to_a_screen_reader() -> None:
    model = model_of(Register(1))

    told = [shown(model, 0, column, Qt.ItemDataRole.AccessibleTextRole) for column in (0, 1)]

    assert told == ["Name: Person 1", "Role: empty"]


def test_removed_record_leaves_an_empty_row_and_its_neighbours_in_place() -> None:
    model = model_of(Register(3, removed=(2,)))

    assert [shown(model, row) for row in range(3)] == ["Person 1", "", "Person 3"]
    assert shown(model, 2, 0, ID) == 3


def test_extending_inside_a_page_reads_that_page_again() -> None:
    register = Register(PAGE)
    model = RegisterListModel((NAME, ROLE), register.fetch)
    model.set_ids(array("q", range(1, 11)))
    shown(model, 0)

    model.extend_ids(array("q", range(11, PAGE + 1)))

    assert shown(model, 20) == "Person 21"


def test_sorting_asks_for_an_order_and_sorts_nothing() -> None:
    model = model_of(Register(3))
    asked: list[tuple[int, bool]] = []
    model.sort_asked.connect(lambda column, descending: asked.append((column, descending)))

    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.sort(-1)

    assert asked == [(1, True)]
    assert list(model.ids) == [1, 2, 3]


def test_children_of_a_row_are_none() -> None:
    model = model_of(Register(3))
    row: QModelIndex | QPersistentModelIndex = model.index(0, 0)

    assert (model.rowCount(row), model.columnCount(row)) == (0, 0)
