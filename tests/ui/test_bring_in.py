"""A folder dropped on the evidence page: read, looked at, changed, and kept as far as it is accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence, EvidenceUse, EvidenceVersion
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.services.evidence import add_evidence
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.regimes import use_shipped_regime
from tests.intake_files import CARERS, MARKET, SAFEGUARDING, fill_folder, written
from tests.plugins.window import OpenWindow, settle
from tests.ui.test_evidence_page import dropped, open_page, rows
from ui.dialogs.bring_in import BringInDialog
from ui.models.intake_lines import IntakeModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.evidence import EvidencePage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "From teams"
    written(made, "Board report.txt", SAFEGUARDING)
    written(made, "Carers strategy.txt", f"{CARERS} As at 1 May 2026.")
    written(made, "Carers strategy copy.txt", f"{CARERS} As at 1 May 2026.")
    written(made, "Market position v2.txt", MARKET)
    written(made, "Thumbs.db", "x")
    return made


@pytest.fixture
def window(app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    app.do(use_shipped_regime)
    with copied(app.workspace.files, [written(tmp_path, "Market position v1.txt", "Older.")]) as files:
        app.do(add_evidence, Evidence(title="Market position"), files)
    return open_window(app)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> EvidencePage:
    return open_page(window, qtbot)


def dialog_of(page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path) -> BringInDialog:
    dropped(window, folder)
    settle(qtbot, window)
    return page.findChildren(BringInDialog)[-1]


def shown(dialog: BringInDialog) -> list[str]:
    return [dialog.model.line_at(row).file.shown for row in range(dialog.model.rowCount())]


def choose(dialog: BringInDialog, *names: str) -> None:
    dialog.table.clearSelection()
    for name in names:
        index = dialog.model.index(shown(dialog).index(name), 0)
        dialog.table.selectionModel().select(
            index,
            dialog.table.selectionModel().SelectionFlag.Select
            | dialog.table.selectionModel().SelectionFlag.Rows,
        )
        dialog.table.selectionModel().setCurrentIndex(
            index, dialog.table.selectionModel().SelectionFlag.NoUpdate
        )


def test_a_dropped_folder_is_shown_and_nothing_is_kept(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(page, window, qtbot, folder)

    assert shown(dialog) == [
        "Board report.txt",
        "Carers strategy copy.txt",
        "Carers strategy.txt",
        "Market position v2.txt",
        "Thumbs.db",
    ]
    assert dialog.summary.text() == (
        "4 files can be accepted; 1 of them held already, or there twice. 1 cannot."
    )
    assert dialog.model.ticked() == []
    assert len(rows(app, Evidence)) == 1
    dialog.accept_ticked.click()
    assert dialog.problem.text() == "Tick the files you want to keep first."


def test_selected_files_are_ticked_with_space_changed_and_accepted_in_one_entry(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(page, window, qtbot, folder)
    choose(dialog, "Board report.txt", "Carers strategy.txt")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.take_words.click()
    assert dialog.accept_ticked.text() == "Accept 2 ticked files"
    choose(dialog, "Carers strategy.txt")
    assert "from “As at 1 May 2026”" in dialog.review.about.text()
    dialog.review.title.editor.set_value("Strategy for carers")
    dialog.review.title.editor.changed.emit()

    dialog.accept_ticked.click()
    settle(qtbot, window)

    new = [one for one in rows(app, Evidence) if one.title != "Market position"]
    assert [(one.title, one.as_at) for one in new] == [
        ("Board report", None),
        ("Strategy for carers", date(2026, 5, 1)),
    ]
    assert {"QS7", "carers"} <= {use.code for use in rows(app, EvidenceUse)}
    assert shown(dialog) == ["Carers strategy copy.txt", "Market position v2.txt", "Thumbs.db"]
    dialog.again.click()
    settle(qtbot, window)
    dialog.show_box.setCurrentText("Held already, or there twice")
    dialog.show_box.activated.emit(dialog.show_box.currentIndex())
    assert shown(dialog) == ["Board report.txt", "Carers strategy copy.txt", "Carers strategy.txt"]
    dialog.reject()
    window.undo_last()
    settle(qtbot, window)
    assert [one.title for one in rows(app, Evidence)] == ["Market position"]


def test_one_statement_is_taken_by_its_tick_and_another_left(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(page, window, qtbot, folder)
    choose(dialog, "Carers strategy.txt")
    serves = dialog.review.serves
    words = [serves.item(row).text() for row in range(serves.count())]
    assert any(each.startswith("QS1 Assessing needs, which shares:") for each in words)
    row = next(row for row, each in enumerate(words) if each.startswith("QS1"))

    serves.item(row).setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.accept_ticked.click()
    settle(qtbot, window)

    assert [(use.subject, use.code) for use in rows(app, EvidenceUse)] == [(Subject.STATEMENT, "QS1")]


def test_a_file_called_like_one_that_is_held_can_become_its_version(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(page, window, qtbot, folder)
    choose(dialog, "Market position v2.txt")
    review = dialog.review
    assert [review.kept_as.itemText(row) for row in range(review.kept_as.count())] == [
        "A piece of evidence of its own",
        "A newer version of E1 “Market position”",
    ]

    review.kept_as.setCurrentIndex(1)
    review.kept_as.activated.emit(1)
    assert review.title.isHidden()
    dialog.tick.click()
    dialog.accept_ticked.click()
    settle(qtbot, window)

    assert len(rows(app, Evidence)) == 1
    assert [version.number for version in rows(app, EvidenceVersion)] == [1, 2]


def test_what_is_wrong_is_said_and_nothing_is_kept(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(page, window, qtbot, folder)
    choose(dialog, "Board report.txt")
    dialog.tick.click()
    dialog.review.title.editor.set_value("")
    dialog.review.title.editor.changed.emit()

    dialog.accept_ticked.click()
    settle(qtbot, window)

    assert dialog.problem.text() == "Board report.txt has no title."
    assert len(rows(app, Evidence)) == 1


def test_a_file_that_went_stays_in_the_list_with_its_reason(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dialog = dialog_of(page, window, qtbot, folder)
    choose(dialog, "Board report.txt", "Carers strategy.txt")
    dialog.tick.click()
    (folder / "Board report.txt").unlink()

    dialog.accept_ticked.click()
    settle(qtbot, window)

    assert "Board report.txt" in dialog.problem.text()
    assert "Board report.txt" in shown(dialog)
    assert [one.title for one in rows(app, Evidence)] == ["Market position", "Carers strategy"]


def test_reading_is_stopped_by_cancel_and_what_was_read_is_there(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill_folder(tmp_path / "Many", 40)
    dropped(window, tmp_path / "Many")
    dialog = page.findChildren(BringInDialog)[-1]

    assert dialog.steps.currentWidget() is dialog.steps.working
    assert not dialog.accept_ticked.isEnabled()
    dialog.steps.working.cancel.click()
    settle(qtbot, window)

    assert dialog.steps.currentWidget() is dialog.split
    assert dialog.problem.text().startswith("Stopped: ")


def test_the_window_may_be_closed_while_it_reads(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill_folder(tmp_path / "Many", 20)
    dropped(window, tmp_path / "Many")

    page.findChildren(BringInDialog)[-1].reject()
    settle(qtbot, window)

    assert len(rows(app, Evidence)) == 1


def test_two_folders_or_a_folder_among_files_change_nothing(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    dropped(window, folder, folder / "Board report.txt")
    settle(qtbot, window)

    assert "one folder at a time" in window.notice.words.text()
    assert len(rows(app, Evidence)) == 1


def test_a_workspace_is_no_folder_of_evidence(
    app: App, page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = dialog_of(page, window, qtbot, app.workspace.folder)

    assert "is a workspace of Inspection Ready" in dialog.problem.text()


def test_the_list_keeps_what_qt_asks_of_a_model(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, folder: Path, qtmodeltester: ModelTester
) -> None:
    model: IntakeModel = dialog_of(page, window, qtbot, folder).model

    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # it ships no types
