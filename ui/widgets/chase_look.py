"""One of the drafts that would be written, as its person would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.layout import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.chases import PlannedChase

NOBODY = "Nobody is asked now, so there is nothing to look at."


class ChaseLook(QWidget):
    asked = Signal(object)
    """The id of the person whose draft is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = QComboBox(self)
        self.person.setAccessibleName("Whose draft to look at")
        self.nobody = words(NOBODY, "help")
        self.subject = words("")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The words of the draft")
        self.label = QLabel("&Whose draft", self)
        self.label.setBuddy(self.person)
        layout = QVBoxLayout(self)
        for part, stretch in (
            (self.nobody, 0),
            (self.label, 0),
            (self.person, 0),
            (self.subject, 0),
            (self.text, 1),
        ):
            layout.addWidget(part, stretch)
        layout.addStretch(0)
        self.person.currentIndexChanged.connect(self._ask)

    def offer(self, chases: Sequence[PlannedChase]) -> None:
        """Whoever is on view stays, while they would still get one."""
        at = self.person.currentData()
        with QSignalBlocker(self.person):
            self.person.clear()
            for each in chases:
                self.person.addItem(each.person.name, each.person.id)
            self.person.setCurrentIndex(max(self.person.findData(at), 0))
        for widget in (self.label, self.person, self.subject, self.text):
            widget.setVisible(bool(chases))
        self.nobody.setVisible(not chases)
        self._ask()

    def show_draft(self, subject: str, text: str) -> None:
        self.subject.setText(f"Subject: {subject}")
        self.text.setPlainText(text)

    def _ask(self) -> None:
        person_id = self.person.currentData()
        if person_id is not None:
            self.asked.emit(person_id)
