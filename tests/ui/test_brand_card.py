"""The council's look in Settings: typed, refused beside the field, shown on a page, kept, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from inspection_ready.services.brands import brand_of
from inspection_ready.services.regimes import add_starters, use_shipped_regime
from tests.documents.council_files import council_docx, png, stock_docx
from tests.plugins.window import OpenWindow, settle
from ui.pages.settings import SettingsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.widgets.brand_card import BrandCard
    from ui.widgets.editors import LineEditor


@pytest.fixture
def ready(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(add_starters)
    return app


def card_of(qtbot: QtBot, window: MainWindow) -> BrandCard:
    window.go("settings")
    settle(qtbot, window)
    assert isinstance(window.page, SettingsPage)
    return window.page.brand


def type_into(card: BrandCard, name: str, words: str) -> None:
    editor: LineEditor = card.rows[name].editor  # type: ignore[assignment] # of all but the font
    editor.line.setText(words)
    editor.line.editingFinished.emit()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_look_is_typed_shown_kept_and_taken_back(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crest.png").write_bytes(png())
    (tmp_path / "Council.docx").write_bytes(council_docx())
    window = open_window(ready)
    card = card_of(qtbot, window)

    type_into(card, "accent", "#00553c")
    choose(monkeypatch, tmp_path / "crest.png")
    card.logo.choose.click()
    settle(qtbot, window)
    type_into(card, "logo_alt", "Northmoor Council")
    choose(monkeypatch, tmp_path / "Council.docx")
    card.template.choose.click()
    settle(qtbot, window)
    card.show_button.click()
    settle(qtbot, window)
    shown = card.preview.count, card.preview.picture.pixmap().isNull()
    assert ready.read(brand_of).accent == ""
    card.save_button.click()
    settle(qtbot, window)

    assert shown[0] >= 1
    assert not shown[1]
    held = ready.read(brand_of)
    assert (held.accent, held.logo_name, held.logo_alt, held.template_name) == (
        "00553C",
        "crest.png",
        "Northmoor Council",
        "Council.docx",
    )
    assert not card.is_changed
    card.template.take_off.click()
    card.save_button.click()
    settle(qtbot, window)
    assert ready.read(brand_of).template_sha256 is None


def test_what_breaks_a_document_is_said_beside_its_field_and_not_kept(
    ready: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(ready)
    card = card_of(qtbot, window)

    type_into(card, "accent", "FFFFFF")
    settle(qtbot, window)
    said = card.rows["accent"].problem.text()
    card.save_button.click()
    settle(qtbot, window)

    assert said.startswith("Headings and rules in FFFFFF would stand out 1 to 1 from the white page")
    assert card.rows["accent"].problem.text() == said
    assert said in card.rows["accent"].editor.main.accessibleDescription()
    assert ready.read(brand_of).accent == ""
    type_into(card, "accent", "00553C")
    settle(qtbot, window)
    assert card.rows["accent"].problem.text() == ""
    card.go_back()


def test_what_pdfs_leave_of_a_template_is_told_when_it_is_chosen_and_while_it_is_kept(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Stock.docx").write_bytes(stock_docx())
    window = open_window(ready)
    card = card_of(qtbot, window)
    assert card.template.told.isHidden()

    choose(monkeypatch, tmp_path / "Stock.docx")
    card.template.choose.click()
    settle(qtbot, window)
    chosen = card.template.told.text()
    card.save_button.click()
    settle(qtbot, window)
    card.load()
    settle(qtbot, window)

    assert "PDFs do not take its fonts and sizes" in chosen
    assert "“heading 2” writes 4F81BD on FFFFFF" in chosen
    assert card.template.told.text() == chosen
    card.template.take_off.click()
    assert card.template.told.isHidden()
    card.go_back()
    settle(qtbot, window)
    assert card.template.told.text() == chosen


def test_file_that_cannot_be_used_is_said_beside_it(
    ready: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "macros.docm").write_bytes(council_docx())
    (tmp_path / "crest.svg").write_text("<svg/>")
    window = open_window(ready)
    card = card_of(qtbot, window)

    choose(monkeypatch, tmp_path / "macros.docm")
    card.template.choose.click()
    settle(qtbot, window)
    choose(monkeypatch, tmp_path / "crest.svg")
    card.logo.choose.click()
    settle(qtbot, window)

    assert card.template.problem.text().startswith("macros.docm holds macros or other programs")
    assert card.logo.problem.text().startswith("crest.svg is an SVG drawing")
    assert not card.is_changed
