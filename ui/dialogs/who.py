"""Asks once who uses this account, before the first thing is recorded."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspection_ready.bootstrap import tied_to_person
from inspection_ready.domain.people import Person
from inspection_ready.records.people import PEOPLE
from inspection_ready.services.app import App
from inspection_ready.services.listing import listing, page
from ui.models.links import LinkSource, naming_fields
from ui.widgets.giving import PersonLine
from ui.widgets.layout import button, buttons_below, give_room, words

ABOUT = (
    "Which person in the register is using this computer? The record of changes then names you beside what you did. "
    "This is not a log-in and proves nothing: it is asked once, and you can change it in Settings."
)
LETTERS = 68


class WhoDialog(QDialog):
    """Rejected: not in the list."""

    def __init__(self, people: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who are you?")
        self.line = PersonLine("Your name", "as in the register of people", people)
        self.this_is_me = button("This is me", role="main")
        self.not_listed = button("I am not in the list")
        self.this_is_me.clicked.connect(self._chosen)
        buttons = buttons_below(self, self.this_is_me, leave=self.not_listed)
        layout = QVBoxLayout(self)
        for widget in (words(ABOUT), self.line, buttons):
            layout.addWidget(widget)
        give_room(self, letters=LETTERS)
        self.line.editor.main.setFocus()

    def _chosen(self) -> None:
        if not self.line.check():
            return
        if self.line.person_id is None:
            self.line.problem.setText("Type a part of your name, and choose it from the list")
            self.line.problem.show()
            give_room(self, letters=LETTERS)
            self.line.editor.main.setFocus()
            return
        self.accept()


def ask_who(app: App, window: QWidget) -> None:
    """Waits for the answer, so that it stands in the first entry. Nobody is asked while the register is empty."""
    people = app.read(listing, PEOPLE)
    if not people.ids:
        return
    source = LinkSource(Person, people, lambda ids: app.read(page, PEOPLE, ids, fields=naming_fields(Person)))
    dialog = WhoDialog(source, window)
    is_listed = dialog.exec() == QDialog.DialogCode.Accepted
    app.who = tied_to_person(app, dialog.line.person_id if is_listed else None).who
    dialog.deleteLater()
