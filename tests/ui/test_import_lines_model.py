from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from inspection_ready.services.import_plan import FieldChange, ImportLine, Outcome
from ui.models.import_lines import ImportLinesModel
from ui.widgets.import_words import line_words

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

LINES = (
    ImportLine(2, Outcome.NEW, "Civic Centre"),
    ImportLine(3, Outcome.CHANGED, "Hub", (FieldChange("Phone", "01632 960001", "01632 960002"),)),
    ImportLine(4, Outcome.SAME, "Hub", repeat_of=3),
    ImportLine(0, Outcome.MISSING, "Old Hall"),
)


@pytest.fixture
def model(qapp: object) -> ImportLinesModel:
    model = ImportLinesModel(line_words)
    model.show_lines(LINES)
    return model


def row(model: ImportLinesModel, number: int) -> list[str]:
    return [model.data(model.index(number, column), Qt.ItemDataRole.DisplayRole) for column in range(4)]


def test_model_keeps_the_rules_of_models(model: ImportLinesModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # it ships no types


def test_rows_say_what_happens_and_from_what_to_what(model: ImportLinesModel) -> None:
    assert [row(model, number) for number in range(model.rowCount())] == [
        ["2", "Added", "Civic Centre", ""],
        ["3", "Changed", "Hub", "Phone: from “01632 960001” to “01632 960002”"],
        ["4", "The same already", "Hub", "Says again what row 3 says"],
        ["", "Not in the file", "Old Hall", "Kept as it is"],
    ]


def test_filter_shows_one_outcome(model: ImportLinesModel) -> None:
    model.show_lines(LINES, Outcome.CHANGED)

    assert [row(model, number)[2] for number in range(model.rowCount())] == ["Hub"]


def test_cells_say_their_column_to_a_screen_reader(model: ImportLinesModel) -> None:
    cell = model.index(0, 2)

    assert model.data(cell, Qt.ItemDataRole.AccessibleTextRole) == "Record: Civic Centre"
