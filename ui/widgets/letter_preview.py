"""The letter as one person gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspection_ready.records.lists import LIST_MEMBERS
from ui.models.links import LinkSource
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button
from ui.widgets.link_editor import LinkEditor
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from ui.page import Context

CHOOSE = "Choose a person to see the letter as they get it."

WIDE = 48
"""Average letters: a name and a role, as much of it as there is room for."""


class LetterPreview(QWidget):
    asked = Signal(object)
    """The id of the person; None where nobody is chosen."""

    def __init__(self, people: LinkSource, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = LinkEditor(LIST_MEMBERS.field("person_id"), people, self)
        self.person.main.setAccessibleName("Person to see the letter of")
        self.person.clear.hide()
        self.person.setMinimumWidth(WIDE * self.fontMetrics().averageCharWidth())
        self.show_button = button("Show the letter")
        self.pages = PdfPreview(context, words_at=Qt.Orientation.Vertical)
        self.pages.clear(CHOOSE)
        label = QLabel("&Person", self)
        label.setBuddy(self.person.main)
        row = FlowLayout()
        for widget in (label, self.person, self.show_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)
        self.show_button.clicked.connect(self._ask)

    def offer(self, person_id: int | None) -> None:
        """Somebody to begin with, where nobody is chosen."""
        if self.person.value() is None and person_id is not None:
            self.person.set_value(person_id)

    def _ask(self) -> None:
        self.person.settle()
        self.asked.emit(self.person.value())
