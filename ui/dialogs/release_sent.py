"""Asks how a release was sent, when, to whom, and whose word that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.releases import SentBy
from inspection_ready.phrases.releases import WAYS
from inspection_ready.records.fields import Field, Kind
from ui.widgets.editors import ChoiceEditor, LineEditor, MomentEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, buttons_below, give_room, scrolling, words

LETTERS, LINES = 70, 30
ABOUT = (
    "It is noted that Release {number} was sent, by the word of whoever says so, and the requests of which everything "
    "has gone are sent. A note cannot be undone: a release that went by mistake is taken back, and stays recorded."
)
HOW = Field("how", "How it went", Kind.CHOICE, choices=WAYS)
TO = Field("to", "To whom", required=True)
AT = Field("at", "When", Kind.MOMENT, "The day and the time.", required=True)
BY = Field("by", "Sent, says", required=True)
NOTE = Field("note", "Note", help="For example where the receipt is.")
WRONG = {"to": "Say to whom it was sent.", "at": "Enter the day and the time, such as 4 June 2025, 9:30am.",
         "by": "Say whose word it is that it was sent."}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    how: SentBy
    to: str
    at: datetime
    by: str
    note: str


class ReleaseSentDialog(QDialog):
    """Accepted: ``sent`` is what to note."""

    def __init__(self, number: int, *, at: datetime, by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Mark Release {number} as sent")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sent: Sent | None = None
        self.how = FieldRow(HOW, ChoiceEditor(HOW, WAYS))
        self.to = FieldRow(TO, LineEditor(TO))
        self.at = FieldRow(AT, MomentEditor(AT))
        self.by = FieldRow(BY, LineEditor(BY))
        self.note = FieldRow(NOTE, LineEditor(NOTE))
        self.at.editor.set_value(at)
        self.by.editor.set_value(by)
        self.do = button("Mark as sent", role="main")
        self._lay_out(number)
        self.do.clicked.connect(self._check)
        self.to.editor.main.setFocus()

    def _check(self) -> None:
        rows = (self.to, self.at, self.by)
        for row in rows:
            row.say_problem("" if row.editor.value() else WRONG[row.field.name])
        missing = next((row for row in rows if not row.editor.value()), None)
        if missing is not None:
            missing.editor.main.setFocus()
            return
        at = self.at.editor.value()
        self.sent = Sent(
            how=self.how.editor.value(),
            to=self.to.editor.value(),
            at=at.replace(tzinfo=LONDON) if at.tzinfo is None else at,
            by=self.by.editor.value(),
            note=self.note.editor.value() or "",
        )
        self.accept()

    def _lay_out(self, number: int) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setSpacing(10)
        fields.addWidget(words(ABOUT.format(number=number)))
        for row in (self.how, self.to, self.at, self.by, self.note):
            fields.addWidget(row)
        fields.addStretch(1)
        buttons = buttons_below(self, self.do, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "How it was sent"), 1)
        layout.addWidget(buttons)
        give_room(self, letters=LETTERS, lines=LINES)
