"""What is asked of a list, in words, and what can be done with it: clear it, keep it, write it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
        self._look_only = False
        self.said = words("")
        self.lost = words("", "warning")
        self.clear = button("Clear the filter", role="link")
        self.save = button("Save as a view", role="link")
        self.change = button("Save the change", role="link", name="Save what is shown under the view’s name")
        self.rename = button("Rename", role="link", name="Rename the view")
        self.remove = button("Delete", role="link", name="Delete the view")
        self.export = button("Export what is shown", role="link")
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (self.clear, self.save, self.change, self.rename, self.remove, self.export):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.said, self.lost, tools):
            layout.addWidget(part)
        for each, signal in (
            (self.clear, self.clear_asked),
            (self.save, self.save_asked),
            (self.change, self.change_asked),
            (self.rename, self.rename_asked),
            (self.remove, self.remove_asked),
            (self.export, self.export_asked),
        ):
            each.clicked.connect(signal)
        self.hide()

    def set_look_only(self, look_only: bool) -> None:
        self._look_only = look_only
        for each in (self.save, self.change, self.rename, self.remove):
            each.setDisabled(look_only)

    def show_asked(self, sentence: str, lost: Sequence[str], *, is_view: bool, is_changed: bool) -> None:
        """``is_view``: one that is kept is chosen; ``is_changed``: and asks for something else than is shown."""
        self.said.setText(f"Shown: {sentence}." if sentence else "")
        self.said.setVisible(bool(sentence))
        self.lost.setText("\n".join(lost))
        self.lost.setVisible(bool(lost))
        self.save.setVisible(not is_view or is_changed)
        self.change.setVisible(is_changed)
        self.rename.setVisible(is_view)
        self.remove.setVisible(is_view)
        self.show()
