"""The evidence page: files become versions, what it serves is said, and what is kept can be looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence, EvidenceStatus, EvidenceUse, EvidenceVersion
from inspection_ready.services.evidence_reading import whole_evidence
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.evidence_version import EvidenceVersionDialog
from ui.pages.evidence import EvidencePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def written(folder: Path, name: str, words: str = "The survey.") -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def dropped(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


@pytest.fixture
def survey_page(app: App, open_window: OpenWindow, qtbot: QtBot, survey: Evidence) -> EvidencePage:
    return open_page(open_window(app), qtbot, survey.id)


def the_dialog(page: EvidencePage) -> EvidenceVersionDialog:
    return page.findChildren(EvidenceVersionDialog)[-1]


@pytest.fixture
def survey(app: App) -> Evidence:
    app.do(use_shipped_regime)
    return app.do(add_record, Evidence(title="Carers survey")).result


def open_page(window: MainWindow, qtbot: QtBot, target: int | None = None) -> EvidencePage:
    window.go("evidence", target)
    settle(qtbot, window)
    return cast("EvidencePage", window.page)


def test_files_dropped_on_an_open_item_are_its_new_version(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, survey: Evidence
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, survey.id)

    dropped(window, written(tmp_path, "Survey.docx"), written(tmp_path, "Tables.csv", "a,b"))
    dialog = the_dialog(page)
    assert "Survey.docx, Tables.csv" in dialog.about.text()
    dialog.as_at.editor.set_value(date(2026, 9, 1))
    dialog.save.click()
    settle(qtbot, window)

    whole = app.read(whole_evidence, survey.id)
    assert whole.current is not None
    assert [file.name for file in whole.current.files] == ["Survey.docx", "Tables.csv"]
    assert (whole.evidence.status, whole.evidence.as_at) == (EvidenceStatus.HELD, date(2026, 9, 1))
    assert page.versions.table.words()[0][:2] == ["1", "Survey.docx (11 bytes)\nTables.csv (3 bytes)"]
    assert "As at 1 September 2026" in page.versions.table.words()[0][2]


def test_files_dropped_on_the_list_are_items_of_their_own(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, survey: Evidence
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot)

    dropped(window, written(tmp_path, "Market position.pdf"), written(tmp_path, "Staff survey.xlsx", "x"))
    settle(qtbot, window)

    titles = [one.title for one in rows(app, Evidence)]
    assert titles == ["Carers survey", "Market position", "Staff survey"]
    assert cast("Evidence", page.form.before).title == "Market position"
    window.undo_last()
    settle(qtbot, window)
    assert rows(app, Evidence) == (survey,)


def test_an_address_is_asked_what_was_there(
    app: App, open_window: OpenWindow, qtbot: QtBot, survey: Evidence
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, survey.id)

    page.versions.add_link.click()
    dialog = the_dialog(page)
    dialog.link.editor.set_value("https://northmoor.example/survey")
    dialog.covers_from.editor.set_value(date(2026, 9, 1))
    dialog.covers_to.editor.set_value(date(2026, 8, 1))
    dialog.save.click()
    assert (dialog.note.problem.text(), dialog.covers_to.problem.text()) == (
        "Write this",
        "It ends before it begins",
    )
    dialog.note.editor.set_value("The page on 1 May")
    dialog.covers_to.editor.set_value(date(2026, 9, 30))
    dialog.save.click()
    settle(qtbot, window)

    (version,) = rows(app, EvidenceVersion)
    assert (version.link, version.link_note) == ("https://northmoor.example/survey", "The page on 1 May")
    assert page.versions.table.words()[0][1].endswith("An address only: what is there may change.")
    assert not page.versions.copy.isEnabled()


def test_the_same_files_again_say_that_nothing_changed(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, survey: Evidence
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, survey.id)
    path = written(tmp_path, "Survey.docx")

    for _ in range(2):
        page.ask_for_version([path])
        the_dialog(page).save.click()
        settle(qtbot, window)

    assert len(rows(app, EvidenceVersion)) == 1
    assert "version 1 is made of already" in window.notice.words.text()


def test_what_it_serves_is_chosen_and_taken_away_by_keyboard(
    app: App, open_window: OpenWindow, qtbot: QtBot, survey: Evidence
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, survey.id)
    uses = page.uses

    QTest.keyClicks(uses.which.line, "QS7")
    uses.category.setCurrentIndex(uses.category.findData("EC5"))
    QTest.keyClicks(uses.pointer, "page 12")
    QTest.keyClick(uses.pointer, Qt.Key.Key_Return)
    settle(qtbot, window)
    QTest.keyClicks(uses.which.line, "Carers strategy")
    uses.add.click()
    settle(qtbot, window)

    assert uses.table.words() == [
        ["QS7 Safeguarding", "Processes", "page 12"],
        ["Carers strategy and offer", "", ""],
    ]
    uses.table.setCurrentCell(0, 0)
    uses.remove.click()
    settle(qtbot, window)
    assert [use.code for use in rows(app, EvidenceUse)] == ["carers"]


def test_what_is_none_of_the_list_is_said_beside_it(
    app: App, open_window: OpenWindow, qtbot: QtBot, survey: Evidence
) -> None:
    page = open_page(open_window(app), qtbot, survey.id)

    page.uses.add.click()
    assert page.uses.problem.text() == "Type a part of a code or title, and choose from the list"
    QTest.keyClicks(page.uses.which.line, "nothing like it")
    page.uses.add.click()
    assert "matches “nothing like it”" in page.uses.problem.text()
    assert rows(app, EvidenceUse) == ()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What other programs were asked to open."""
    asked: list[str] = []
    monkeypatch.setattr("ui.open_files.QDesktopServices.openUrl", lambda url: asked.append(url.toLocalFile()))
    return asked


def test_a_copy_is_saved_and_what_is_kept_is_opened_as_a_copy(
    survey_page: EvidencePage, opened: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    page, app = survey_page, survey_page.context.app
    window = cast("MainWindow", page.window())
    page.ask_for_version([written(tmp_path, "Survey.docx")])
    the_dialog(page).save.click()
    settle(qtbot, window)
    (tmp_path / "out").mkdir()

    line = page.versions.chosen
    assert line is not None
    page.copies.save_to(line, tmp_path / "out")
    page.versions.open.click()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(opened))

    assert (tmp_path / "out" / "Survey.docx").read_text("utf-8") == "The survey."
    copy = Path(opened[0])
    assert (copy.name, copy.read_text("utf-8")) == ("Survey.docx", "The survey.")
    assert app.workspace.folder not in copy.parents
