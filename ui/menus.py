"""The menus of the window: each action bound to what does it, and able only where something can."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QKeySequence

from ui.actions import ACTIONS, Action, On
from ui.help_pages import HELP_PAGES, NEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.main_window import MainWindow


class Menus:
    """``window`` shows them and does what they ask; a page does what is its own."""

    def __init__(self, window: MainWindow, only_when: Mapping[str, Callable[[], bool]]) -> None:
        """``only_when``: by the action's id, what decides whether it can be done beyond who does it."""
        self._window = window
        self._only_when = only_when
        self.actions = {action.id: self._made(action) for action in ACTIONS}
        self._fill()
        self.enable()

    def enable(self) -> None:
        """What a page can do depends on what is selected in it: asked again as each menu opens."""
        window = self._window
        look_only = window.context is not None and window.context.look_only
        for action in ACTIONS:
            can = action.on is not On.PAGE or callable(getattr(window.page, action.slot, None))
            if action.id in self._only_when:
                can = self._only_when[action.id]()
            self.actions[action.id].setEnabled(can and not (action.writes and look_only))

    def _made(self, action: Action) -> QAction:
        made = QAction(action.text, self._window)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        match action.on:
            case On.WINDOW:
                made.triggered.connect(getattr(self._window, action.slot))
            case On.PLACES:
                made.triggered.connect(getattr(self._window.places, action.slot))
            case On.PAGE:
                made.triggered.connect(lambda: self._ask_page(action.slot))
        return made

    def _fill(self) -> None:
        bar = self._window.menuBar()
        bar.setAccessibleName("Menus")
        titles = dict.fromkeys(["&File", *(action.menu for action in ACTIONS)])
        for title in titles:
            menu = bar.addMenu(title)
            for action in ACTIONS:
                if action.menu == title:
                    menu.addAction(self.actions[action.id])
            menu.aboutToShow.connect(self.enable)
        menu.addSeparator()
        for page in HELP_PAGES:
            if page.id != NEWS:
                menu.addAction(page.title, partial(self._window.show_help_page, page.id))

    def _ask_page(self, slot: str) -> None:
        asked: Callable[[], Any] | None = getattr(self._window.page, slot, None)
        if asked is not None:
            asked()
