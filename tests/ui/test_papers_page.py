"""Papers of the timetable in the window: chosen, looked at, written; reached from the timetable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.papers import PaperKind
from inspection_ready.domain.timetable import Session
from inspection_ready.phrases.issued_papers import THE_DRAFT
from inspection_ready.phrases.papers import ABOUT, KEEP_INSIDE
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.sessions import change_session
from inspection_ready.services.timetable import current_timetable
from tests.documents.reading import artifact_texts, pdf_paragraphs
from tests.plugins.window import OpenWindow, settle
from ui.pages.papers import PapersPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def window(sample: App, open_window: OpenWindow) -> MainWindow:
    return open_window(sample)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PapersPage:
    window.go("timetable")
    settle(qtbot, window)
    window.page.tools.print.click()  # type: ignore[union-attr]  # the timetable's own tools
    settle(qtbot, window)
    assert isinstance(window.page, PapersPage)
    return window.page


def choose(page: PapersPage, window: MainWindow, qtbot: QtBot, kind: PaperKind) -> None:
    page.choice.kind.setCurrentIndex(page.choice.kind.findData(kind))
    settle(qtbot, window)


def test_the_timetable_leads_to_its_papers_and_the_first_is_on_view(page: PapersPage) -> None:
    assert page.what.text() == "Timetable: 6 pages."
    assert page.go.isEnabled()
    assert page.preview.count == 6
    assert page.choice.about.text() == ABOUT[PaperKind.WHOLE]


def test_only_what_matters_for_the_paper_can_be_chosen(
    page: PapersPage, window: MainWindow, qtbot: QtBot
) -> None:
    choice = page.choice
    boxes = {
        "person": choice.person, "base": choice.base, "inspector": choice.inspector, "session": choice.session,
        "statement": choice.statement, "label": choice.label,
    }  # fmt: skip

    shown = {}
    for kind in PaperKind:
        choose(page, window, qtbot, kind)
        shown[kind] = {name for name, box in boxes.items() if not box.isHidden()}

    assert shown == {
        PaperKind.WHOLE: {"label"},
        PaperKind.WALL: {"label"},
        PaperKind.BY_DAY: {"label"},
        PaperKind.BY_TRACK: {"label"},
        PaperKind.BY_PERSON: {"person", "label"},
        PaperKind.BY_INSPECTOR: {"inspector", "label"},
        PaperKind.BY_BASE: {"base", "label"},
        PaperKind.DOORS: {"base"},
        PaperKind.RECEPTION: {"base", "label"},
        PaperKind.CATERING: {"base", "label"},
        PaperKind.BRIEFS: {"person", "session", "statement", "label"},
        PaperKind.NOTE_SHEETS: {"session", "label"},
        PaperKind.EVENING: {"label"},
    }


def test_a_brief_for_one_person_is_written_and_says_who_may_have_it(
    page: PapersPage, window: MainWindow, sample: App, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, window, qtbot, PaperKind.BRIEFS)
    page.choice.person.setCurrentIndex(page.choice.person.findText("Anthony Belcastro"))
    page.choice.statement.setCurrentIndex(page.choice.statement.findData("QS8"))
    page.choice.label.setText("Issue 3")
    page.choice.label.editingFinished.emit()
    page.choice.put_into(tmp_path / "out")
    settle(qtbot, window)
    assert page.advice.text() == KEEP_INSIDE

    page.go.click()
    settle(qtbot, window)

    [folder] = (tmp_path / "out").iterdir()
    written = (folder / "Pocket briefs.pdf").read_bytes()
    told = pdf_paragraphs(written)
    assert page.done.text() == f"Pocket briefs: 2 pages, as a PDF and a Word file, in {folder}."
    assert any("QS8" in each for each in told)
    assert all("Issue 3" in each for each in artifact_texts(written))  # at the foot of each page
    assert not (sample.workspace.folder / "papers").exists()


def test_what_cannot_be_printed_is_said_and_cannot_be_written(
    page: PapersPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, window, qtbot, PaperKind.EVENING)

    assert (
        page.problem.text()
        == "No day of the timetable that has come has anything in the learning log. Note what was asked on the page "
        "Learning log, with the day it was asked on."
    )
    assert not page.go.isEnabled()
    assert page.choice.day.itemText(0) == "The newest that anything was learnt on"


def test_without_an_issue_there_is_the_draft_alone(page: PapersPage) -> None:
    assert [page.choice.issue.itemText(n) for n in range(page.choice.issue.count())] == [THE_DRAFT]
    assert page.choice.as_issued.isHidden()
    assert page.choice.standing.isHidden()


def test_an_issue_is_printed_by_keyboard_once_the_draft_has_moved_on(
    page: PapersPage, window: MainWindow, sample: App, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = sample.read(current_timetable)
    assert visit is not None
    page.command(lambda app: app.do(issue_timetable, visit), said="Issued")
    settle(qtbot, window)
    assert page.choice.as_issued.isHidden()
    first = next(each for each in sample.read(lambda reader: reader.register(Session).find(code="D1-01")))
    changed = replace(first, title="Something else")
    page.command(lambda app: app.do(change_session, first, changed), said="Changed")
    settle(qtbot, window)
    choice = page.choice
    assert choice.standing.text() == "Draft, changed since Issue 1, 20 November 2026."
    assert "D1-01 Something else" in words_of(page)

    choice.as_issued.setFocus()
    QTest.keyClick(choice.as_issued, Qt.Key.Key_Space)
    settle(qtbot, window)

    assert choice.issue.hasFocus()
    assert choice.issue.currentText() == "Issue 1, 20 November 2026"
    assert (choice.as_issued.isHidden(), choice.standing.isHidden()) == (True, True)
    assert "Something else" not in words_of(page)
    assert first.title in words_of(page)
    assert choice.session.findText(f"D1-01 {first.title}") > 0
    choice.put_into(tmp_path / "out")
    settle(qtbot, window)
    page.go.setFocus()
    QTest.keyClick(page.go, Qt.Key.Key_Space)
    settle(qtbot, window)
    [folder] = (tmp_path / "out").iterdir()
    assert folder.name == "Timetable, Issue 1, 20 November 2026"

    choice.issue.setFocus()
    QTest.keyClick(choice.issue, Qt.Key.Key_Up)
    settle(qtbot, window)
    assert choice.issue.currentText() == THE_DRAFT
    assert "D1-01 Something else" in words_of(page)


def words_of(page: PapersPage) -> str:
    """Of the page on view, as somebody hears it."""
    return " ".join(page.preview.words.toPlainText().split())
