"""The page that searches everything: lists at a keystroke, files after it, reading that can be stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.services.evidence import add_evidence
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.registers import add_record
from tests.intake_files import written
from tests.plugins.window import OpenWindow, settle
from tests.release_files import pdf
from ui.pages.search import SearchPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def report(app: App, tmp_path: Path) -> Evidence:
    app.do(add_record, Person(name="Ada Brook", role="Carers lead"))
    path = written(tmp_path, "Report.pdf", pdf(("First.",), ("Carers waited nine weeks.",)))
    with copied(app.workspace.files, [path]) as files:
        return app.do(add_evidence, Evidence(title="Annual report"), files).result


@pytest.fixture
def window(app: App, open_window: OpenWindow, report: Evidence) -> MainWindow:
    assert report.reference == "E1"
    return open_window(app)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SearchPage:
    window.places.go_to_search()
    settle(qtbot, window)
    return cast("SearchPage", window.page)


def search(page: SearchPage, window: MainWindow, qtbot: QtBot, typed: str) -> None:
    page.typed.clear()
    QTest.keyClicks(page.typed, typed)
    qtbot.waitUntil(lambda: not page._pause.isActive())
    settle(qtbot, window)


def test_lists_and_files_are_found_and_opened_with_enter(
    page: SearchPage, window: MainWindow, qtbot: QtBot, report: Evidence
) -> None:
    assert page.waiting.text() == "Read the text of 1 file."
    assert page.read_now.isHidden()

    search(page, window, qtbot, "carers")

    assert page.records.words() == [["People", "Ada Brook", "Carers lead, Inside the council"]]
    assert page.in_files.words() == [["E1 Annual report", "Report.pdf, page 2", "Carers waited nine weeks."]]
    page.in_files.setCurrentCell(0, 2)
    page.go_to_evidence()
    settle(qtbot, window)
    assert window.page is not None
    assert window.page.title == "Evidence"


def test_a_record_is_gone_to(page: SearchPage, window: MainWindow, qtbot: QtBot) -> None:
    search(page, window, qtbot, "ada")

    page.records.setCurrentCell(0, 2)
    page.go_to_record()
    settle(qtbot, window)

    assert window.page is not None
    assert window.page.title == "People"


def test_nothing_found_is_said_and_nothing_typed_says_nothing(
    page: SearchPage, window: MainWindow, qtbot: QtBot
) -> None:
    search(page, window, qtbot, "zebra")
    assert page.count.text() == "Nothing in the lists shows that."
    assert page.count_in_files.text() == "No file that was read says that."

    search(page, window, qtbot, "")
    assert (page.count.text(), page.count_in_files.text()) == ("", "")
    assert page.records.words() == []


def test_reading_that_was_stopped_is_taken_up_by_the_button(
    app: App, page: SearchPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with copied(app.workspace.files, [written(tmp_path, "More.txt", "A heron.")]) as files:
        app.do(add_evidence, Evidence(title="Birds"), files)
    page.read_texts()
    page.working.cancel.click()
    settle(qtbot, window)
    if not page.read_now.isHidden():
        assert "1 file is not searched yet" in page.waiting.text()
        page.read_now.click()
        settle(qtbot, window)

    search(page, window, qtbot, "heron")

    assert [row[0] for row in page.in_files.words()] == ["E2 Birds"]
