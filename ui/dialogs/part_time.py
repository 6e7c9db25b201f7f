"""A part-time pattern in one go: who, which days of the week, and which hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QGroupBox, QVBoxLayout, QWidget

from inspection_ready.domain.availability import Availability, Can, availability_fault
from inspection_ready.domain.notes import Note
from inspection_ready.phrases.dates import WEEKDAYS
from inspection_ready.phrases.imports import note_sentence
from inspection_ready.phrases.values import joined
from inspection_ready.records.availability import AVAILABILITY
from ui.widgets.editors import TimeEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.link_editor import LinkEditor

if TYPE_CHECKING:
    from ui.models.links import LinkSource

WHY = "Part time"
ABOUT = (
    "They can be asked for at these times only. On other days of the week every session is told as a clash."
)


class PartTimeDialog(QDialog):
    """Accepted: ``line`` says what was chosen."""

    def __init__(self, people: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Works only on some days")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person = AVAILABILITY.field("person_id")
        self.person = FieldRow(person, LinkEditor(person, people))
        self.person.help.hide()
        self.days = [
            QCheckBox(f"&{name}" if name not in {"Thursday", "Sunday"} else name) for name in WEEKDAYS
        ]
        self.starts, self.ends = (
            FieldRow(field, TimeEditor(field)) for field in map(AVAILABILITY.field, ("starts", "ends"))
        )
        self.problem = words("", "problem")
        self.problem.hide()
        self.save = button("Add the pattern", role="main")
        self._lay_out()
        self.save.clicked.connect(self._check)

    @property
    def line(self) -> Availability:
        ticked = [name for name, box in zip(WEEKDAYS, self.days, strict=True) if box.isChecked()]
        return Availability(
            person_id=self.person.editor.value(),
            can=Can.CAN,
            weekdays=joined(ticked),
            starts=self.starts.editor.value(),
            ends=self.ends.editor.value(),
            why=WHY,
        )

    def _check(self) -> None:
        for row in (self.person, self.starts, self.ends):
            row.editor.settle()
        said = self._fault()
        say(self.problem, said)
        if not said:
            self.accept()

    def _fault(self) -> str:
        typed = next(
            filter(None, (row.editor.problem() for row in (self.person, self.starts, self.ends))), ""
        )
        if typed:
            return typed
        if self.person.editor.value() is None:
            return "Choose a person."
        if not any(box.isChecked() for box in self.days):
            return "Tick the days they work."
        code = availability_fault(self.line)
        return note_sentence(Note.of(code)) if code else ""

    def _lay_out(self) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 8, 0)
        group = QGroupBox("Days they work")
        flow = FlowLayout(group)
        for box in self.days:
            flow.addWidget(box)
        for widget in (words(ABOUT, "help"), self.person, group, self.starts, self.ends):
            fields.addWidget(widget)
        fields.addStretch(1)
        buttons = buttons_below(self, self.save, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "The pattern"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        give_room(self, letters=70, lines=26)
