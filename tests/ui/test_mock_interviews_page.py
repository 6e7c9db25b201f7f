"""The page of mock interviews, on a real workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.services.mock_interviews import write_question_sheets
from tests.plugins.window import OpenWindow, settle
from tests.services.test_mock_interviews import ASHA, DIRECTOR, fill
from tests.ui.test_timetable_page import dialog
from ui.dialogs.mock_readiness import ReadinessDialog
from ui.pages.mock_interviews import MockInterviewsPage
from ui.widgets.mock_editor import MockEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

Opened = tuple["MainWindow", MockInterviewsPage]


@pytest.fixture
def opened(app: App, open_window: OpenWindow, qtbot: QtBot) -> Opened:
    window = open_window(fill(app))
    window.go("mock-interviews")
    settle(qtbot, window)
    assert isinstance(window.page, MockInterviewsPage)
    return window, window.page


def test_a_finding_is_written_down_and_who_is_ready_is_said(app: App, opened: Opened, qtbot: QtBot) -> None:
    window, page = opened
    assert page.standing.text() == "Of 1 person in mock interviews nobody was seen."

    page.add_new()
    settle(qtbot, window)
    which = page.form.rows["session_id"].editor
    assert isinstance(which, MockEditor)
    assert [which.box.itemText(at) for at in range(which.box.count())] == [
        "Choose one",
        "D1-01 Director, Day 1, date to come, 9am to 10am",
    ]
    which.box.setCurrentIndex(1)
    which.box.activated.emit(1)
    page.form.rows["person_id"].editor.set_value(ASHA.id)
    page.form.rows["ready"].editor.set_value(Ready.NEARLY)
    assert page.save()
    settle(qtbot, window)

    (held,) = app.read(lambda reader: reader.register(MockFinding).all())
    assert (held.session_id, held.person_id, held.ready) == (DIRECTOR.id, ASHA.id, Ready.NEARLY)
    assert page.standing.text() == "Of 1 person in mock interviews 1 was seen: 1 nearly ready."
    page.who.click()
    settle(qtbot, window)
    assert dialog(ReadinessDialog).table.words() == [
        [
            "Asha Malik",
            "1",
            (
                "Nearly ready for Working with people and Leadership\n"
                "Not yet seen on Providing support and How the local authority ensures safety within the system"
            ),
        ]
    ]


def test_the_question_sheets_are_saved(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window, page = opened

    page.save_as(write_question_sheets, tmp_path / "ask.pdf")
    settle(qtbot, window)

    assert (tmp_path / "ask.pdf").read_bytes().startswith(b"%PDF")
