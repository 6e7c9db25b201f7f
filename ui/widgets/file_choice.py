"""A file of the council's: what it is called, another in its place, or none; and what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words


class FileChoice(QWidget):
    chosen = Signal(Path)
    taken_off = Signal()

    def __init__(self, what: str, kinds: str, help_: str, parent: QWidget | None = None) -> None:
        """``what`` as inside a sentence: "logo"; ``kinds`` as a dialog for files has it."""
        super().__init__(parent)
        self._what, self._kinds = what, kinds
        self.title = QLabel(what[:1].upper() + what[1:], self)
        self.held = words("")
        self.problem = words("", "problem")
        self.told = words("", "help")
        self.choose = button(f"Choose the {what}")
        self.take_off = button(f"No {what}")
        self.choose.setAccessibleDescription(help_)
        self.choose.clicked.connect(self._choose)
        self.take_off.clicked.connect(self.taken_off)
        row = FlowLayout()
        row.addWidget(self.choose)
        row.addWidget(self.take_off)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.title, words(help_, "help"), self.held, self.problem, self.told):
            layout.addWidget(widget)
        layout.addLayout(row)
        self.problem.hide()
        self.told.hide()

    def show_held(self, name: str) -> None:
        self.held.setText(name or "None")
        self.held.setAccessibleName(f"{self.title.text()}: {name or 'none'}")
        self.take_off.setEnabled(bool(name) and self.choose.isEnabled())

    def say_problem(self, sentence: str) -> None:
        """An empty sentence takes it away."""
        say(self.problem, sentence)

    def tell(self, sentences: Sequence[str]) -> None:
        """What there is to know of the one that is held; nothing takes it away."""
        self.told.setText("\n".join(sentences))
        self.told.setVisible(bool(sentences))

    def set_read_only(self) -> None:
        self.choose.setDisabled(True)
        self.take_off.setDisabled(True)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", self._kinds)
        if chosen:
            self.chosen.emit(Path(chosen))
