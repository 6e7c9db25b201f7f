"""Which head to check against: pasted, or read from a file it is printed in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.layout import button, buttons_below, give_room, words

ABOUT = (
    "Everything that leaves has the head of the record of changes printed in it: a number of entries, and digits. "
    "Paste one, or choose a pack's Word file, PDF or manifest. If the record of changes up to there was cut or "
    "written anew since, this finds it."
)
LETTERS = 74


class HeadDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check against a head")
        self.line = QLineEdit()
        self.line.setPlaceholderText("12-0f3a...")
        self.line.setAccessibleName("The head, or a file it is printed in")
        self.problem = words("", "problem")
        self.problem.hide()
        label = QLabel("&The head, or a file it is printed in")
        label.setBuddy(self.line)
        self.choose = button("Choose a file")
        self.choose.clicked.connect(self._choose)
        self.go = button("Check against it", role="main")
        self.go.clicked.connect(self._check)
        self.line.returnPressed.connect(self._check)
        buttons = buttons_below(self, self.go, self.choose, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        for widget in (words(ABOUT), label, self.line, self.problem, buttons):
            layout.addWidget(widget)
        give_room(self, letters=LETTERS)
        self.line.setFocus()

    def against(self) -> str:
        return self.line.text().strip()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "A file that has a head printed in it")
        if chosen:
            self.line.setText(chosen)
            self.go.setFocus()

    def _check(self) -> None:
        if self.against():
            self.accept()
            return
        self.problem.setText("Paste a head, or choose a file")
        self.problem.show()
        give_room(self, letters=LETTERS)
        self.line.setFocus()
