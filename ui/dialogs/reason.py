"""Asks why: for what is kept with the reason that somebody typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.layout import button, give_room, words

LETTERS, LINES = 70, 16
MISSING = "Say why, in a few words."


class ReasonDialog(QDialog):
    """Accepted: ``reason`` is what was typed, and is not empty."""

    def __init__(self, title: str, about: str, *, do: str, parent: QWidget | None = None) -> None:
        """``about`` says what will happen; ``do`` is on the button that does it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason = ""
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Why")
        self.problem = words("", "problem")
        self.problem.hide()
        self.do = button(do, role="main")
        label = QLabel("&Why", self)
        label.setBuddy(self.text)
        buttons = QDialogButtonBox()
        buttons.addButton(self.do, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget, stretch in (
            (words(about), 0),
            (label, 0),
            (self.text, 1),
            (self.problem, 0),
            (buttons, 0),
        ):
            layout.addWidget(widget, stretch)
        self.do.clicked.connect(self._check)
        buttons.rejected.connect(self.reject)
        give_room(self, letters=LETTERS, lines=LINES)
        self.text.setFocus()

    def _check(self) -> None:
        self.reason = " ".join(self.text.toPlainText().split())
        if self.reason:
            self.accept()
            return
        self.problem.setText(MISSING)
        self.problem.show()
        self.text.setFocus()
