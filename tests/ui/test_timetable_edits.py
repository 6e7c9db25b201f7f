"""Edits of an exported timetable in their dialog: ticked by keyboard, said to a screen reader, taken as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.timetable import Session, SessionState
from inspection_ready.services.exports import export_register
from inspection_ready.services.sessions import add_session
from inspection_ready.services.timetable_making import start_timetable
from tests.plugins.window import OpenWindow, settle
from tests.services.importing import held
from tests.workbooks import cells_of, save_workbook
from ui.dialogs.timetable_edits import TimetableEditsDialog
from ui.edit_bringing import show_edits
from ui.main_window import MainWindow
from ui.models.proposed_edits import ProposedEditsModel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


@pytest.fixture
def edited(app: App, tmp_path: Path) -> Path:
    held_ = app.do(start_timetable, name="The visit").result
    for at, title in ((600, "Front door"), (720, "Practice"), (840, "Carers")):
        app.do(
            add_session, Session(timetable_id=held_.id, title=title, day=1, starts=at, minutes=60, track=1)
        )
    app.read(export_register, "timetable", tmp_path / "out.xlsx")
    rows: list[list[Any]] = list(cells_of(tmp_path / "out.xlsx"))
    column = {heading: place for place, heading in enumerate(rows[0])}
    rows[1][column["Start"]], rows[1][column["End"]] = "12:15", "13:15"
    rows[2][column["State"]] = "Confirmed"
    return save_workbook(tmp_path / "edited.xlsx", rows[:3])


@pytest.fixture
def window(app: App, edited: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    assert edited.exists()
    window = open_window(app)
    window.go("timetable")
    settle(qtbot, window)
    return window


@pytest.fixture
def dialog(window: MainWindow, edited: Path, qtbot: QtBot) -> TimetableEditsDialog:
    assert window.page is not None
    show_edits(window.page, edited)
    settle(qtbot, window)
    return window.page.findChildren(TimetableEditsDialog)[-1]


def told(dialog: TimetableEditsDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [tuple(model.words(row, column) for column in range(3)) for row in range(model.rowCount())]


def test_each_change_is_told_with_what_speaks_against_it(dialog: TimetableEditsDialog) -> None:
    assert told(dialog) == [
        ("Yes", "D1-01 Front door",
         "Moved from Day 1, date to come, 10am to 11am, Track 1 to Day 1, date to come, 12:15pm to 1:15pm, Track 1"),
        ("Yes", "D1-02 Practice", "State: “Confirmed” instead of “Pencilled”"),
        ("No", "D1-03 Carers", "Not in the file any more: it would be cancelled"),
    ]  # fmt: skip
    assert (dialog.model.words(0, 3), dialog.model.words(1, 3)) == ("1 clash", "")
    assert dialog.detail.text().startswith("Would clash: Track 1 has two sessions at once")
    assert dialog.summary.text() == "2 lines: 3 proposed changes."
    assert dialog.together.text() == "Taken together: 1 new clash."


def test_space_turns_the_tick_of_the_selected_and_take_takes_what_is_ticked(
    dialog: TimetableEditsDialog, window: MainWindow, app: App, qtbot: QtBot
) -> None:
    for row in (0, 2):  # each when what was read of the one before has come
        settle(qtbot, window)
        dialog.table.selectRow(row)
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    settle(qtbot, window)
    ticked, words = [row[0] for row in told(dialog)], dialog.take.text()
    together = dialog.together.text()

    dialog.take.click()
    settle(qtbot, window)

    assert (ticked, words) == (["No", "Yes", "Yes"], "Take 2 changes")
    assert together == "Taken together: no new clashes."
    assert {each.title: (each.starts, each.state) for each in held(app, Session)} == {
        "Front door": (600, SessionState.PENCILLED),
        "Practice": (720, SessionState.CONFIRMED),
        "Carers": (840, SessionState.CANCELLED),
    }
    assert "Took 2 changes from edited.xlsx." in window.footer.words.text()

    window.undo_last()
    settle(qtbot, window)
    assert {each.state for each in held(app, Session)} == {SessionState.PENCILLED}


def test_a_screen_reader_hears_the_column_and_the_tick(dialog: TimetableEditsDialog) -> None:
    model = dialog.model
    first = model.index(0, 0)

    assert model.data(first, Qt.ItemDataRole.AccessibleTextRole) == "Take: Yes"
    assert model.data(model.index(0, 3), Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Against it: Would clash: Track 1 has two sessions at once"
    )
    assert model.data(first, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert dialog.table.accessibleName() == "Proposed changes"


def test_the_model_is_as_qt_wants_it(dialog: TimetableEditsDialog, qtmodeltester: ModelTester) -> None:
    model = dialog.model
    assert isinstance(model, ProposedEditsModel)

    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # of pytest-qt
