"""Who is at a session and what each does there: a line a person, found by typing a part of a name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection_ready.domain.timetable import Part
from inspection_ready.records.timetable import PARTS
from ui.models.links import LinkSource
from ui.widgets.editors import NoWheel
from ui.widgets.giving import PersonLine
from ui.widgets.layout import button, subheading, words

HELP = "Who takes part, who stands in, who takes notes and who escorts. Nobody is told by this."


class PeopleAt(QWidget):
    changed = Signal()

    def __init__(self, people: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self.lines: list[PersonAt] = []
        self.add_button = button("Add a person", name="Add a person to this session")
        self.add_button.clicked.connect(self._add_and_go)
        self._inside = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(subheading("People"))
        layout.addWidget(words(HELP, "help"))
        layout.addLayout(self._inside)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, people: Mapping[int, Part]) -> None:
        for line in list(self.lines):
            self._take_out(line)
        for person_id, part in people.items():
            self._add(person_id, part)

    def people(self) -> dict[int, Part]:
        told = ((line.person.person_id, line.part) for line in self.lines)
        return {person_id: part for person_id, part in told if person_id is not None}

    def check(self) -> bool:
        """Whether every name typed is somebody's; the first that is not has the keyboard."""
        wrong = [line for line in self.lines if not line.person.check()]
        if wrong:
            wrong[0].person.editor.main.setFocus()
        return not wrong

    def set_read_only(self, read_only: bool) -> None:
        self.setDisabled(read_only)

    def _add(self, person_id: int | None, part: Part) -> PersonAt:
        line = PersonAt(len(self.lines) + 1, self._people, part)
        line.person.editor.set_value(person_id)
        line.person.changed.connect(self.changed)
        line.box.currentIndexChanged.connect(self.changed)
        line.remove_button.clicked.connect(lambda: self._take_out(line))
        self.lines.append(line)
        self._inside.addWidget(line)
        return line

    def _add_and_go(self) -> None:
        parts = {line.part for line in self.lines}
        part = Part.SECOND if Part.TAKES_PART in parts and Part.SECOND not in parts else Part.TAKES_PART
        self._add(None, part).person.editor.main.setFocus()
        self.changed.emit()

    def _take_out(self, line: PersonAt) -> None:
        self.lines.remove(line)
        self._inside.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()


class PersonAt(QWidget):
    def __init__(self, number: int, people: LinkSource, part: Part) -> None:
        super().__init__()
        self._parts = list(PARTS)
        self.person = PersonLine("Person", f"number {number} at this session", people)
        self.box = NoWheel(self)
        self.box.setAccessibleName(f"What person number {number} does")
        self.box.addItems(list(PARTS.values()))
        self.box.setCurrentIndex(self._parts.index(part))
        self.remove_button = button("Take out", role="link", name=f"Take out person number {number}")
        row = QHBoxLayout()
        row.addWidget(self.box)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addWidget(self.person)
        layout.addLayout(row)

    @property
    def part(self) -> Part:
        return self._parts[self.box.currentIndex()]
