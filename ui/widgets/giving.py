"""One thing to be answered for, in words, and who is to do it: found by typing a part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind
from ui.models.links import LinkSource
from ui.widgets.layout import button, give_room, say, scrolling, subheading, words
from ui.widgets.link_editor import LinkEditor

WIDE = 560


class PersonLine(QWidget):
    """A label above a person's editor. ``what`` names it for those who hear the window."""

    changed = Signal()

    def __init__(self, label: str, what: str, people: LinkSource) -> None:
        super().__init__()
        self.editor = LinkEditor(Field("person_id", f"{label}, {what}", Kind.LINK, link=Person), people)
        self.editor.main.setAccessibleName(f"{label}, {what}")
        self.label = QLabel(label)
        self.label.setBuddy(self.editor.main)
        self.problem = words("", "problem")
        self.problem.hide()
        self.warning = words("", "warning")
        self.warning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.label, self.editor, self.problem, self.warning):
            layout.addWidget(widget)
        self.editor.changed.connect(self.changed)

    @property
    def person_id(self) -> int | None:
        found: int | None = self.editor.value()
        return found

    def check(self) -> bool:
        self.editor.settle()
        self.problem.setText(self.editor.problem())
        self.problem.setVisible(bool(self.problem.text()))
        return not self.problem.text()

    def warn(self, sentence: str) -> None:
        say(self.warning, sentence)
        self.editor.main.setAccessibleDescription(sentence)


class GivingDialog(QDialog):
    """Cards one below the other, a button that saves all of them, and one that leaves things as they are."""

    def __init__(self, title: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.lines: list[PersonLine] = []
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 16, 0)
        self._cards.setSpacing(10)
        self.buttons = QDialogButtonBox()
        layout = QVBoxLayout(self)
        layout.addWidget(words(told))
        layout.addWidget(scrolling(inside, title), 1)
        layout.addWidget(self.buttons)

    def add_card(self, title: str, lines: Sequence[PersonLine], *, help_: str = "") -> None:
        frame = QFrame()
        frame.setObjectName("card")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(6)
        heading = subheading(title)
        heading.setWordWrap(True)
        layout.addWidget(heading)
        if help_:
            layout.addWidget(words(help_, "help"))
        for line in lines:
            layout.addWidget(line)
            self.lines.append(line)
        self._cards.addWidget(frame)

    def add_buttons(self, save: str, leave: str) -> None:
        self._cards.addStretch(1)
        made = button(save, role="main")
        self.buttons.addButton(made, QDialogButtonBox.ButtonRole.ActionRole)
        made.clicked.connect(self._save)
        self.buttons.addButton(button(leave), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.rejected.connect(self.reject)
        give_room(self, letters=90, lines=36)

    def _save(self) -> None:
        wrong = [line for line in self.lines if not line.check()]
        if wrong:
            wrong[0].editor.main.setFocus()
        else:
            self.accept()
