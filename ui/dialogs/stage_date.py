"""What somebody told of the date of a stage: the days, who said so, and the message that does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.stages import StageDate, StageFacts
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.stages import stage_oddity_words
from inspection_ready.records.inspections import STAGE_DATES
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import LineEditor, NoWheel, TextEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.notification import MESSAGES

LETTERS, LINES = 74, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry:
    """``path`` is a message to be filed; None keeps the one that is. ``notes`` None keeps those that are."""

    stage: str
    first: dt.date
    last: dt.date | None
    told_by: str
    notes: str | None
    path: Path | None


class StageDateDialog(QDialog):
    """Accepted: ``entry`` is what was typed, and nothing of it can be refused as a date."""

    def __init__(
        self,
        stages: Mapping[str, str],
        facts: StageFacts,
        held: StageDate | None = None,
        *,
        help_: str = "",
        path: Path | None = None,
        told_by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``stages`` are names by id: one, or several to choose from."""
        super().__init__(parent)
        self._facts = facts
        self._stages = tuple(stages)
        self.path = path
        self.entry: StageEntry | None = None
        name = next(iter(stages.values()))
        self.setWindowTitle(name if len(stages) == 1 else "Date of a stage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box = NoWheel(self)
        self.box.addItems(list(stages.values()))
        self.box.setAccessibleName("Stage")
        self.first = _row("first", DateEditor(STAGE_DATES.field("first")))
        self.last = _row("last", DateEditor(STAGE_DATES.field("last")))
        self.told_by = _row("told_by", LineEditor(STAGE_DATES.field("told_by")))
        self.notes = _row("notes", TextEditor(STAGE_DATES.field("notes")))
        self.message = words("", "help")
        self.choose = button("Choose the message")
        self.problem = words("", "problem")
        self.problem.hide()
        self.save = button("Save the date", role="main")
        self._fill(held, told_by)
        self._lay_out(help_, is_choice=len(stages) > 1)
        self._connect()
        self._warn()
        self.first.editor.main.setFocus()

    @property
    def stage(self) -> str:
        return self._stages[self.box.currentIndex()]

    # inside

    def _fill(self, held: StageDate | None, told_by: str) -> None:
        if held is not None:
            self.first.editor.set_value(held.first)
            self.last.editor.set_value(held.last)
            self.notes.editor.set_value(held.notes)
        self.told_by.editor.set_value((held.told_by if held is not None else "") or told_by)
        if self.path is not None:
            self.message.setText(f"{self.path.name} will be filed with it.")
        elif held is not None and held.message_name:
            self.message.setText(f"The message is filed: {held.message_name}.")
        else:
            self.message.setText("No message is filed with it.")

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose the message", "", MESSAGES)
        if name:
            self.path = Path(name)
            self.message.setText(f"{self.path.name} will be filed with it.")

    def _warn(self) -> None:
        """As it is typed: what is odd is said, and can be saved all the same."""
        first, last = self.first.editor.value(), self.last.editor.value()
        said = ""
        if first is not None:
            odd = self._facts.oddities(self.stage, first, max(last, first) if last else None)
            said = " ".join(map(stage_oddity_words, odd))
        self.first.warn(said)
        say(self.problem, "")
        give_room(self, letters=LETTERS, lines=LINES)

    def _check(self) -> None:
        first, last = self.first.editor.value(), self.last.editor.value()
        for row, missing in ((self.first, "" if first else "Enter the first day"), (self.last, "")):
            row.say_problem(row.editor.problem() or missing)
        for row in (self.first, self.last):
            if row.problem.text():
                row.editor.main.setFocus()
                return
        try:
            self._facts.check(self.stage, first, last)
        except Refused as error:
            say(self.problem, error_sentence(error))
            self.first.editor.main.setFocus()
            return
        self.entry = StageEntry(
            stage=self.stage,
            first=first,
            last=last,
            told_by=self.told_by.editor.value() or "",
            notes=self.notes.editor.value() or (None if len(self._stages) > 1 else ""),
            path=self.path,
        )
        self.accept()

    def _connect(self) -> None:
        for row in (self.first, self.last):
            row.editor.changed.connect(self._warn)
        self.box.currentIndexChanged.connect(self._warn)
        self.choose.clicked.connect(self._choose)
        self.save.clicked.connect(self._check)

    def _lay_out(self, help_: str, *, is_choice: bool) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setSpacing(12)
        label = QLabel("&Stage", inside)
        label.setBuddy(self.box)
        about = words(help_, "help")
        about.setHidden(not help_)
        tools = QWidget(inside)
        FlowLayout(tools).addWidget(self.choose)
        for widget in (label, self.box):
            widget.setHidden(not is_choice)
        rows = (self.first, self.last, self.told_by)
        for part in (label, self.box, about, *rows, self.message, tools, self.notes):
            fields.addWidget(part)
        fields.addStretch(1)
        buttons = buttons_below(self, self.save, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "Date of a stage"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        give_room(self, letters=LETTERS, lines=LINES)


def _row(name: str, editor: DateEditor | LineEditor | TextEditor) -> FieldRow:
    return FieldRow(STAGE_DATES.field(name), editor)
