"""Who is on a list: put people on it, take them off, and note that somebody went through it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.people import Person
from inspection_ready.phrases.dates import day
from inspection_ready.records.lists import LIST_MEMBERS
from ui.models.links import LinkSource
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words
from ui.widgets.link_editor import LinkEditor
from ui.widgets.plain_table import PlainTable

COLUMNS = ("Name", "Role", "E-mail", "To mend")
LETTERS = (22, 26, 0, 20)
NOBODY = "Nobody is on this list yet."

WIDE = 30
"""Average letters: a name and a role."""


class ListMembers(QWidget):
    add_asked = Signal(object)
    """The id of a person."""
    remove_asked = Signal(object)
    check_asked = Signal(str)

    def __init__(self, people: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self.person = LinkEditor(LIST_MEMBERS.field("person_id"), people, self)
        self.person.main.setAccessibleName("Person to put on the list")
        self.person.clear.hide()
        self.person.setMinimumWidth(WIDE * self.fontMetrics().averageCharWidth())
        self.add_button = button("Put on the list")
        self.table = PlainTable("People on this list", COLUMNS, LETTERS, self)
        self.remove_button = button("Take off the list")
        self.checker = QLineEdit(self)
        self.checker.setAccessibleName("Last checked by")
        self.check_button = button("Mark as checked today")
        self.none = words(NOBODY, "help")
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.check_button.clicked.connect(self._check)

    def set_read_only(self, read_only: bool) -> None:
        self.person.set_read_only(read_only)
        for widget in (self.add_button, self.remove_button, self.checker, self.check_button):
            widget.setDisabled(read_only)

    def show_people(self, people: Sequence[Person], offered: LinkSource, *, wrong: Sequence[str]) -> None:
        """``wrong``: what is to be mended about each, or nothing."""
        self._people = people
        self.person.set_source(offered)
        self.person.set_value(None)
        self.table.show_rows(
            [
                [person.name, ", ".join(filter(None, (person.role, person.organisation))), person.email, what]
                for person, what in zip(people, wrong, strict=True)
            ]
        )
        self.none.setVisible(not people)
        self.say("")

    def say(self, sentence: str) -> None:
        say(self.problem, sentence)
        self.person.main.setAccessibleDescription(sentence)

    def _add(self) -> None:
        self.person.settle()
        if self.person.value() is None:
            self.say(self.person.problem() or "Type a part of a name, and choose the person.")
            self.person.main.setFocus()
        else:
            self.add_asked.emit(self.person.value())

    def _remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._people):
            self.remove_asked.emit(self._people[row].id)
        else:
            self.say("Choose somebody in the list first.")

    def _check(self) -> None:
        by = self.checker.text().strip()
        if by:
            self.check_asked.emit(by)
        else:
            self.say("Say who went through the list.")
            self.checker.setFocus()

    def _lay_out(self) -> None:
        add, check = FlowLayout(), FlowLayout()
        for layout, text, widgets in (
            (add, "&Person", (self.person, self.add_button, self.remove_button)),
            (check, "Checked b&y", (self.checker, self.check_button)),
        ):
            label = QLabel(text, self)
            label.setBuddy(self.person.main if layout is add else self.checker)
            for widget in (label, *widgets):
                layout.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(8)
        whole.addLayout(add)
        whole.addWidget(self.problem)
        whole.addWidget(self.none)
        whole.addWidget(self.table, 1)
        whole.addLayout(check)


def to_mend(person: Person, *, has_left: bool, is_other_side: bool) -> str:
    if has_left and person.left_on is not None:
        return f"Left on {day(person.left_on)}"
    if is_other_side:
        return "On the other side"
    return "" if person.email else "No e-mail address"
