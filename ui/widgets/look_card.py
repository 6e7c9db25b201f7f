"""How the window looks, on this computer: the size of text, and its colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from inspection_ready.settings import read_settings, write_settings
from ui.theme import TEXT_SIZES, Theme, apply, look_of
from ui.widgets.editors import NoWheel
from ui.widgets.settings_card import SettingsCard

if TYPE_CHECKING:
    from ui.messages import Messages

THEMES = {Theme.SYSTEM: "As the computer is set", Theme.LIGHT: "Light", Theme.DARK: "Dark"}


class LookCard(SettingsCard):
    def __init__(self, messages: Messages) -> None:
        super().__init__("How the window looks")
        self._messages = messages
        self.text_size = NoWheel()
        self.theme = NoWheel()
        look = look_of(read_settings())
        self.text_size.addItems([f"{size}%" for size in TEXT_SIZES])
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - look.text_size))
        self.text_size.setCurrentIndex(TEXT_SIZES.index(nearest))
        self.theme.addItems(list(THEMES.values()))
        self.theme.setCurrentIndex(list(THEMES).index(look.theme))
        self.add_field("&Text size", self.text_size)
        self.add_field("&Colours", self.theme)
        for box in (self.text_size, self.theme):
            box.activated.connect(self._look_chosen)

    def _look_chosen(self) -> None:
        settings = replace(
            read_settings(),
            text_size=TEXT_SIZES[self.text_size.currentIndex()],
            theme=list(THEMES)[self.theme.currentIndex()].value,
        )
        try:
            write_settings(settings)
        except OSError:
            self._messages.notice("The window looks as you chose, but this could not be kept for next time.")
        apply(cast("QApplication", QApplication.instance()), look_of(settings))
