from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence
from inspection_ready.services.regimes import use_shipped_regime
from tests.plugins.window import OpenWindow, settle
from ui.pages.coverage import CoveragePage
from ui.pages.evidence import EvidencePage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


def open_page(window: MainWindow, qtbot: QtBot) -> CoveragePage:
    window.go("coverage")
    settle(qtbot, window)
    return cast("CoveragePage", window.page)


def test_each_cell_says_how_it_stands_and_what_serves_it(
    sample: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample)
    page = open_page(window, qtbot)

    grid = page.grid.words()
    assert len(grid) == 9
    assert grid[0] == [
        "QS1 Assessing needs",
        "Strong\n2 held, 1 not held yet",
        "Nothing",
        "Nothing",
        "Strong\n5 held, 1 stale, 1 not signed",
    ]
    item = page.grid.item(6, 3)
    assert item is not None
    told = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "QS7 Safeguarding, Feedback from partners: Strong\n1 held"

    page.grid.setCurrentCell(6, 3)
    assert page.evidence.words()[0][0] == "E25 Safeguarding Adults Board annual report"
    assert page.evidence.words()[0][1].startswith("Held, strong, as at ")
    page.grid.setCurrentCell(3, 1)
    assert (
        page.what.text()
        == "QS4 Care provision, integration and continuity: People’s experience: nothing serves it yet."
    )
    assert page.evidence.isHidden()


def test_enter_on_a_line_goes_to_the_evidence_and_back(
    sample: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample)
    page = open_page(window, qtbot)
    page.tabs.setCurrentWidget(page.items)
    page.items.setCurrentCell(7, 0)

    QTest.keyClick(page.evidence, Qt.Key.Key_Return)
    settle(qtbot, window)

    assert window.place == "evidence"
    assert (
        cast("Evidence", cast("EvidencePage", window.page).form.before).title == "Carers strategy and offer"
    )
    window.places.go_back()
    assert window.place == "coverage"


def test_an_empty_register_says_what_to_do(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)

    page = open_page(open_window(app), qtbot)

    assert not page.empty.isHidden()
    assert page.summary.text() == "As it stands today: 36 nothing."


def test_it_is_saved_as_word_and_pdf(
    sample: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample)
    page = open_page(window, qtbot)

    for name in ("Coverage.docx", "Coverage.pdf"):
        page.save_to(tmp_path / name)
        settle(qtbot, window)

    assert (tmp_path / "Coverage.pdf").read_bytes()[:4] == b"%PDF"
    assert (tmp_path / "Coverage.docx").read_bytes()[:2] == b"PK"
