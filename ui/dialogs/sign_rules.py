"""The council's own rules of signing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.layout import button, give_room, words
from ui.widgets.wrapped_tick import WrappedTick

if TYPE_CHECKING:
    from inspection_ready.domain.signatures import SignOffRules

LETTERS = 70
ALONE = "Nobody signs what they alone own: somebody else must answer for it with them"
GOES_TO = "Who decides where neither the accountable officer nor a deputy can sign. For example: the Chief Executive."


class SignRulesDialog(QDialog):
    """Accepted: ``rules`` is what was chosen."""

    def __init__(self, rules: SignOffRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules = rules
        self.setWindowTitle("Rules of signing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.alone = WrappedTick(ALONE)
        self.alone.set_ticked(not rules.own_alone)
        self.goes_to = QLineEdit(rules.goes_to, self)
        label = QLabel("Where nobody can &sign, it goes to", self)
        label.setBuddy(self.goes_to)
        self.goes_to.setAccessibleName("Where nobody can sign, it goes to")
        self.goes_to.setAccessibleDescription(GOES_TO)
        self.save = button("Keep", role="main")
        buttons = QDialogButtonBox()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for widget in (self.alone, label, words(GOES_TO, "help"), self.goes_to, buttons):
            layout.addWidget(widget)
        self.save.clicked.connect(self._keep)
        buttons.rejected.connect(self.reject)
        give_room(self, letters=LETTERS)

    def _keep(self) -> None:
        self.rules = replace(
            self.rules, own_alone=not self.alone.is_ticked(), goes_to=self.goes_to.text().strip()
        )
        self.accept()
