"""What is asked of a list, in words, and what can be done with it: clear it, keep it, write it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

if TYPE_CHECKING:
    from collections.abc import Sequence


class ViewBar(QWidget):
    """Hidden while a list shows what it usually does."""

    clear_asked = Signal()
    save_asked = Signal()
    change_asked = Signal()
    rename_asked = Signal()
    remove_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = words("")
        self.lost = words("", "warning")
        self.clear = button("Clear the filter", role="link")
        self.save = button("Save as a view", role="link")
        self.export = button("Export what is shown", role="link")
        self.of_view = button("This view", role="link", name="Change, rename or delete this view")
        menu = QMenu(self)
        self.change = menu.addAction("Save what is shown under its name")
        self.rename = menu.addAction("Rename it")
        self.remove = menu.addAction("Delete it")
        self.of_view.setMenu(menu)
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (self.clear, self.save, self.export, self.of_view):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.said, self.lost, tools):
            layout.addWidget(part)
        self.clear.clicked.connect(self.clear_asked)
        self.save.clicked.connect(self.save_asked)
        self.export.clicked.connect(self.export_asked)
        self.change.triggered.connect(self.change_asked)
        self.rename.triggered.connect(self.rename_asked)
        self.remove.triggered.connect(self.remove_asked)
        self.hide()

    def set_look_only(self, look_only: bool) -> None:
        for each in (self.save, self.of_view):
            each.setDisabled(look_only)

    def show_asked(self, sentence: str, lost: Sequence[str], *, is_view: bool, is_changed: bool) -> None:
        """``is_view``: one that is kept is chosen; ``is_changed``: and asks for something else than is shown."""
        self.said.setText(f"Shown: {sentence}." if sentence else "")
        self.said.setVisible(bool(sentence))
        self.lost.setText("\n".join(lost))
        self.lost.setVisible(bool(lost))
        self.save.setVisible(not is_view or is_changed)
        self.change.setEnabled(is_changed)
        self.of_view.setVisible(is_view)
        self.show()
