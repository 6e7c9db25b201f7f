"""Notes and references in the welcome pack, through the window: put in from menus, previewed, following a new title."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest

from inspection_ready.domain.sections import Section
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.pages.welcome_pack import WelcomePackPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def page(app: App, open_window: OpenWindow, qtbot: QtBot) -> WelcomePackPage:
    app.do(use_shipped_regime, "cqc")
    app.do(add_record, Section(title="Finding us", text="Come in by the front door.\n"))
    app.do(add_record, Section(title="Key & other bases", text="# Parking\n\nAt the back.\n"))
    window = open_window(app)
    window.go("welcome-pack")
    settle(qtbot, window)
    return cast("WelcomePackPage", window.page)


def offered(page: WelcomePackPage) -> dict[str, QAction]:
    """What the menu of sections has, at its top and one below."""
    found: dict[str, QAction] = {}
    for action in page.form.editor.section.choices.actions():
        menu = cast("QMenu | None", action.menu())
        inside = menu.actions() if menu is not None else []
        found |= {f"{action.text()} > {each.text()}": each for each in inside if each.text()}
        if not inside:
            found[action.text()] = action
    return found


def stored(page: WelcomePackPage) -> dict[str, str]:
    return {
        each.title: each.text for each in page.context.app.read(lambda reader: reader.register(Section).all())
    }


def put_reference(page: WelcomePackPage, qtbot: QtBot, choice: str) -> None:
    page.form.editor.edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    offered(page)[choice].trigger()
    QTest.keyClicks(page.form.editor.edit, " first")
    page.save()
    settle(qtbot, cast("MainWindow", page.window()))


def test_menu_has_the_sections_with_their_headings(page: WelcomePackPage) -> None:
    assert list(offered(page)) == [
        "Finding us",
        "Key && other bases > Key && other bases",
        "Key && other bases > Parking",
    ]


def test_reference_is_put_in_and_what_is_typed_after_it_is_not_part_of_it(
    page: WelcomePackPage, qtbot: QtBot
) -> None:
    put_reference(page, qtbot, "Key && other bases > Parking")

    assert stored(page)["Finding us"] == (
        "Come in by the front door.[Parking](<section:Key & other bases#Parking>) first\n"
    )


def test_section_that_is_renamed_in_the_window_is_led_to_as_before(
    page: WelcomePackPage, qtbot: QtBot
) -> None:
    put_reference(page, qtbot, "Key && other bases > Key && other bases")
    window = cast("MainWindow", page.window())
    page.list.list.setCurrentRow(1)
    settle(qtbot, window)
    page.form.title_line.selectAll()
    QTest.keyClicks(page.form.title_line, "Offices")
    page.save()
    settle(qtbot, window)

    assert stored(page)["Finding us"] == "Come in by the front door.[Offices](<section:Offices>) first\n"
    assert "Offices > Offices" in offered(page)


def test_preview_shows_the_note_and_the_words_of_the_reference(page: WelcomePackPage, qtbot: QtBot) -> None:
    put_reference(page, qtbot, "Key && other bases > Parking")
    page.form.editor.edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    page.form.editor.note.click()
    QTest.keyClicks(page.form.editor.edit, "Closed on Sundays")
    page.form.preview.click()
    settle(qtbot, cast("MainWindow", page.window()))
    qtbot.waitUntil(lambda: "Closed" in page.preview.words.toPlainText())

    said = page.preview.words.toPlainText()
    assert "Come in by the front door.Parking first[1]" in said
    assert "Notes\n[1] Closed on Sundays" in said.replace("\r", "")
