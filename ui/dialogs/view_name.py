"""What a view is to be called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.layout import button, give_room, words

LETTERS = 60
MISSING = "Give it a name."


class ViewNameDialog(QDialog):
    """Accepted: ``name`` is what was typed, and is not empty."""

    def __init__(
        self, title: str, about: str, *, do: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = ""
        self.line = QLineEdit(name, self)
        self.line.setAccessibleName("Name of the view")
        self.line.selectAll()
        label = QLabel("&Name", self)
        label.setBuddy(self.line)
        self.problem = words("", "problem")
        self.problem.hide()
        self.do = button(do, role="main")
        self.do.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.do, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for part in (words(about), label, self.line, self.problem, buttons):
            layout.addWidget(part)
        self.do.clicked.connect(self._check)
        buttons.rejected.connect(self.reject)
        give_room(self, letters=LETTERS)
        self.line.setFocus()

    def _check(self) -> None:
        self.name = " ".join(self.line.text().split())
        if self.name:
            self.accept()
            return
        self.problem.setText(MISSING)
        self.problem.show()
        give_room(self, letters=LETTERS)
        self.line.setFocus()
