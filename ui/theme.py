"""How the window looks: one palette for light and one for dark, over Qt's Fusion style.

Text meets WCAG AA (4.5 to 1) and the edges of controls 3 to 1; the keyboard focus ring is 3 px wide.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.frozen import dataclass
from inspection_ready.resources import resource_path
from inspection_ready.settings import Settings
from ui.style_sheet import plain_sheet, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints  # Qt 6.10 and later

FONT_FILES = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
STYLE = "Fusion"
POINTS = 10.5
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Per cent."""


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Colours(NamedTuple):
    window: str
    surface: str
    text: str
    muted: str
    line: str
    """Between things that are apart anyway; not the edge of a control."""
    edge: str
    accent: str
    on_accent: str
    accent_strong: str
    selection: str
    stripe: str
    sidebar: str
    sidebar_text: str
    sidebar_muted: str
    sidebar_current: str
    focus: str
    sidebar_focus: str
    error: str
    error_surface: str
    warning: str
    warning_surface: str
    good: str


LIGHT = Colours(
    window="#f3f6f6",
    surface="#ffffff",
    text="#16242b",
    muted="#4b5b63",
    line="#d3dcdf",
    edge="#73848c",
    accent="#0b5f6e",
    on_accent="#ffffff",
    accent_strong="#084853",
    selection="#cfe6ea",
    stripe="#f8fafa",
    sidebar="#0f2f38",
    sidebar_text="#e6f0f1",
    sidebar_muted="#a9c2c7",
    sidebar_current="#1d4d59",
    focus="#1f5fd0",
    sidebar_focus="#ffd166",
    error="#9f1d1d",
    error_surface="#fdeeee",
    warning="#7a4300",
    warning_surface="#fff4e0",
    good="#1b5e37",
)

DARK = Colours(
    window="#12191d",
    surface="#1a2429",
    text="#e8eef0",
    muted="#aab9bf",
    line="#34434a",
    edge="#7d9099",
    accent="#63c5d6",
    on_accent="#06222a",
    accent_strong="#8fd8e4",
    selection="#1f4d58",
    stripe="#1e292f",
    sidebar="#0b1215",
    sidebar_text="#dbe6e9",
    sidebar_muted="#9db1b8",
    sidebar_current="#1d3c45",
    focus="#ffd166",
    sidebar_focus="#ffd166",
    error="#ffb4ab",
    error_surface="#41191a",
    warning="#ffcf8a",
    warning_surface="#3a2a10",
    good="#8fd6a8",
)


@dataclass(frozen=True, slots=True)
class Look:
    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    """Per cent of the system's own size; 100 to 200."""


def look_of(settings: Settings) -> Look:
    """The usual look where the settings say something this version does not know."""
    known = settings.theme in {each.value for each in Theme}
    size = min(max(settings.text_size, TEXT_SIZES[0]), TEXT_SIZES[-1])
    return Look(Theme(settings.theme) if known else Theme.SYSTEM, size)


def colours_for(look: Look) -> Colours:
    if look.theme is Theme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if look.theme is Theme.DARK else LIGHT


def wants_high_contrast() -> bool:
    """Where the system asks for high contrast its own colours are used, and none of ours."""
    asked = _accessibility()
    return asked is not None and asked().contrastPreference() is Qt.ContrastPreference.HighContrast


def hear_of_contrast(changed: Callable[[], None]) -> None:
    """Called when the person turns high contrast on or off while the window is open."""
    asked = _accessibility()
    if asked is not None:
        asked().contrastPreferenceChanged.connect(changed)


def _accessibility() -> Callable[[], QAccessibilityHints] | None:
    """To be called, because what it gives lives no longer than this; None before Qt 6.10, which has no answer."""
    return getattr(QGuiApplication.styleHints(), "accessibility", None)


def sidebar_text() -> str:
    """The colour its icons are drawn in."""
    if wants_high_contrast():
        return QGuiApplication.palette().color(QPalette.ColorRole.Text).name()
    return LIGHT.sidebar_text


@cache
def load_fonts() -> str:
    """The family of our own font; "" where the installation has none, and the system's is used."""
    family = ""
    for name in FONT_FILES:
        try:
            number = QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))
        except FileNotFoundError:
            return family
        family = family or next(iter(QFontDatabase.applicationFontFamilies(number)), "")
    return family


def apply(app: QApplication, look: Look, *, has_style: bool = False) -> Colours:
    """Dress the whole application; widgets already on view change at once.

    ``has_style``: it was begun with ``STYLE`` already. Setting it gives it back to Python, which is slow the first time.
    """
    colours, family = colours_for(look), load_fonts()
    font = QFont(family) if family else QFont(app.font())
    font.setPointSizeF(POINTS * look.text_size / 100)
    if wants_high_contrast():
        palette = QPalette()  # the system's own, also when the person changes it
        sheet = plain_sheet(points=font.pointSizeF())
    else:
        palette = _palette(colours)
        sheet = style_sheet(colours._asdict(), points=font.pointSizeF())
        if (app.palette(), app.font(), app.styleSheet()) == (palette, font, sheet):
            return colours  # so dressed already: everything on view would be drawn anew for nothing
    if not has_style:
        app.setStyle(STYLE)
    app.setFont(font)
    app.setPalette(palette)
    app.setStyleSheet(sheet)
    return colours


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.stripe),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.edge),
        (role.Accent, colours.accent),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.muted))
    return palette
