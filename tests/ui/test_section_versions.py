"""The versions of a section in the window: looked at, held against now, drawn, and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtTest import QTest

from inspection_ready.domain.sections import Section
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.versions import UNSAVED, VersionsDialog
from ui.pages.welcome_pack import WelcomePackPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def page(app: App, open_window: OpenWindow, qtbot: QtBot) -> WelcomePackPage:
    app.do(use_shipped_regime, "cqc")
    first = app.do(add_record, Section(title="Arriving", text="Ask for Jo.\n")).result
    app.do(change_record, first, replace(first, text="Ask for Siân & Tom.\n\nRing the bell.\n"))
    window = open_window(app)
    window.go("welcome-pack")
    settle(qtbot, window)
    return cast("WelcomePackPage", window.page)


def opened(page: WelcomePackPage, qtbot: QtBot) -> VersionsDialog:
    page.form.versions.click()
    qtbot.waitUntil(lambda: page.versions.dialog is not None)
    dialog = page.versions.dialog
    assert dialog is not None
    return dialog


def test_versions_are_listed_and_held_against_now_in_words(page: WelcomePackPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)

    assert [(row[0][:3], row[2], row[3]) for row in dialog.table.words()] == [
        ("2, ", "1 paragraph written anew, 1 paragraph added", "None"),
        ("1, ", "Added, with 1 paragraph", "None"),
    ]
    assert dialog.summary.text() == "The words are the same as now."
    assert not dialog.restore.isEnabled()

    dialog.table.setCurrentCell(1, 0)

    said = dialog.changes.toPlainText().replace("\u2028", "\n")
    assert "Version 1: Ask for Jo.\nNow: Ask for Siân & Tom." in said
    assert "Only now: Ring the bell." in said
    assert "<s>" not in said
    assert "line-through" in dialog.changes.toHtml()
    assert "underline" in dialog.changes.toHtml()
    assert dialog.restore.accessibleName() == "Bring version 1 back"


def test_page_of_a_version_is_drawn_beside_the_text_of_now(page: WelcomePackPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    dialog.table.setCurrentCell(1, 0)

    dialog.tabs.setCurrentWidget(dialog.preview)

    qtbot.waitUntil(lambda: "Ask for Jo." in dialog.preview.words.toPlainText())
    assert page.form.editor.text() == "Ask for Siân & Tom.\n\nRing the bell.\n"


def test_version_is_brought_back_from_the_dialog(page: WelcomePackPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    dialog.table.setCurrentCell(1, 0)
    dialog.restore.click()
    window = cast("MainWindow", page.window())
    settle(qtbot, window)

    assert page.form.editor.text() == "Ask for Jo.\n"
    assert len(opened(page, qtbot).table.words()) == 3


def test_nothing_is_brought_back_over_what_is_not_saved(page: WelcomePackPage, qtbot: QtBot) -> None:
    page.form.editor.edit.setFocus()
    QTest.keyClicks(page.form.editor.edit, "Typed. ")
    dialog = opened(page, qtbot)
    dialog.table.setCurrentCell(1, 0)

    assert dialog.notice.text() == UNSAVED
    assert not dialog.restore.isEnabled()
