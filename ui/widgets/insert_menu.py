"""What a section's text may name: key facts, pictures and other sections, put in from menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

NO_FACTS = "There are no key facts yet. Add them under Key facts."


class InsertMenu(QToolButton):
    """``chosen`` is called with the name that was picked."""

    def __init__(
        self, text: str, name: str, chosen: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choices = QMenu(self)
        self.setMenu(self.choices)

    def offer(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        none: str,
        more: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Each a name and what is said beside it; ``none`` stands where there is none to choose."""
        self.choices.clear()
        if more is not None:
            words, does = more
            self.choices.addAction(words, does)
            self.choices.addSeparator()
        for name, beside in choices:
            self._add(self.choices, f"{name}: {beside}" if beside else name, name)
        if not choices:
            self.choices.addAction(none).setEnabled(False)

    def offer_inside(self, choices: Sequence[tuple[str, Sequence[tuple[str, str]]]], *, none: str) -> None:
        """Each a name with what may be chosen inside it: what is said and the name of each."""
        self.choices.clear()
        for name, inside in choices:
            if not inside:
                self._add(self.choices, name, name)
                continue
            menu = self.choices.addMenu(name.replace("&", "&&"))
            self._add(menu, name, name)
            menu.addSeparator()
            for said, named in inside:
                self._add(menu, said, named)
        if not choices:
            self.choices.addAction(none).setEnabled(False)

    def _add(self, menu: QMenu, said: str, name: str) -> None:
        menu.addAction(said.replace("&", "&&")).triggered.connect(lambda: self._chosen(name))
