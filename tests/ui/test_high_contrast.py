"""Where the system asks for high contrast its colours are shown, and none of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette

from tests.plugins.window import OpenWindow
from ui import theme
from ui.main_window import MainWindow
from ui.start_page import StartPage
from ui.theme import DARK, LIGHT, Look, Theme, apply

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

BLACK, YELLOW, CYAN = "#000000", "#ffff00", "#00ffff"


@pytest.fixture
def high_contrast(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As Windows' "Night sky": nearly black, with yellow text and cyan for what is chosen."""
    monkeypatch.setattr(theme, "wants_high_contrast", lambda: True)
    apply(qapp, Look(Theme.DARK))
    qapp.setPalette(system_palette())
    yield
    monkeypatch.undo()
    apply(qapp, Look())


def system_palette() -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for each in (role.Window, role.Base, role.Button, role.AlternateBase, role.ToolTipBase):
        palette.setColor(each, QColor(BLACK))
    for each in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.ToolTipText):
        palette.setColor(each, QColor(YELLOW))
    palette.setColor(role.Highlight, QColor(CYAN))
    palette.setColor(role.HighlightedText, QColor(BLACK))
    return palette


def colours_in(window: MainWindow) -> set[str]:
    image = window.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return {image.pixelColor(x, y).name() for x, y in points}


def window_on_the_start_page(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.draw_icons()
    window.show_instead(StartPage(()))
    window.show()
    qtbot.waitExposed(window)
    return window


def test_own_colours_are_there_without_it(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, Look(Theme.LIGHT))

    assert {LIGHT.sidebar, LIGHT.window, LIGHT.accent} <= colours_in(window_on_the_start_page(qtbot))


@pytest.mark.usefixtures("high_contrast")
def test_no_colour_of_ours_is_shown(qtbot: QtBot) -> None:
    shown = colours_in(window_on_the_start_page(qtbot))

    ours = (set(LIGHT) | set(DARK)) - {"#ffffff"}
    assert shown & ours == set()
    assert {BLACK, YELLOW} <= shown


@pytest.mark.usefixtures(
    "open_window", "high_contrast"
)  # in this order: the first dresses the application too
def test_no_colour_of_ours_is_shown_on_today(sample: App, open_window: OpenWindow) -> None:
    shown = colours_in(open_window(sample))

    ours = (set(LIGHT) | set(DARK)) - {"#ffffff"}
    assert shown & ours == set()
    assert {BLACK, YELLOW, CYAN} <= shown


def test_palette_is_left_to_the_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "wants_high_contrast", lambda: True)
    apply(qapp, Look(Theme.DARK))

    mask, sheet = qapp.palette().resolveMask(), qapp.styleSheet()

    monkeypatch.undo()
    apply(qapp, Look())
    assert mask == 0
    assert re.findall(r"#[0-9a-f]{6}", sheet) == []
