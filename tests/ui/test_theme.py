from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui.theme import DARK, LIGHT, Colours, Look, Theme, apply

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEXT_ON = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "stripe"),
    ("text", "selection"),
    ("text", "error_surface"),
    ("text", "warning_surface"),
    ("muted", "window"),
    ("muted", "surface"),
    ("accent", "surface"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("sidebar_text", "sidebar"),
    ("sidebar_text", "sidebar_current"),
    ("sidebar_muted", "sidebar"),
    ("error", "surface"),
    ("error", "window"),
    ("warning", "surface"),
    ("warning", "window"),
    ("warning", "warning_surface"),
    ("good", "surface"),
    ("good", "window"),
)
EDGE_ON = (
    ("edge", "surface"),
    ("edge", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("focus", "selection"),
    ("sidebar_focus", "sidebar"),
    ("sidebar_focus", "sidebar_current"),
)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    own = QColor(colour)
    parts = (own.redF(), own.greenF(), own.blueF())
    red, green, blue = (linear(part) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def below(colours: Colours, pairs: tuple[tuple[str, str], ...], least: float) -> dict[str, float]:
    found = {f"{a} on {b}": contrast(getattr(colours, a), getattr(colours, b)) for a, b in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def test_contrast_of_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_meets_aa(colours: Colours) -> None:
    assert below(colours, TEXT_ON, 4.5) == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_focus_rings_can_be_seen(colours: Colours) -> None:
    assert below(colours, EDGE_ON, 3) == {}


class Dressed(QWidget):
    """Counts how often it was given another style."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def changeEvent(self, event: QEvent) -> None:
        self.times += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_what_is_dressed_so_already_is_left_alone(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, Look(Theme.LIGHT))
    widget = Dressed()
    qtbot.addWidget(widget)
    widget.show()
    before = widget.times

    apply(qapp, Look(Theme.LIGHT))
    same = widget.times
    apply(qapp, Look(Theme.DARK))
    dark, ground = widget.times, qapp.palette().window().color().name()
    apply(qapp, Look())

    assert same == before
    assert dark > same
    assert ground == DARK.window
