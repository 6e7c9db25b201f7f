"""What a section's text may name: key facts and pictures, put in from menus."""

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
            shown = f"{name}: {beside}" if beside else name
            action = self.choices.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self._chosen(name))
        if not choices:
            self.choices.addAction(none).setEnabled(False)
