"""The chase ladder and the words of the drafts, as the council has them: written, looked at, saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspection_ready.domain.chase_words import ChaseField
from inspection_ready.phrases.chases import (
    OURS,
    STARTER_BODY,
    STARTER_LADDER,
    STARTER_SUBJECT,
    fields_words,
)
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, scrolling, words

if TYPE_CHECKING:
    from inspection_ready.domain.chases import ChaseRules

LADDER_HELP = (
    "A step a line: when, a colon, and to whom (owner, second, head of service). Steps in hours are for requests that "
    "were given less than two days, steps in working days for the others, and “At once” is for both."
)
WORDS_HELP = "The mark that an answer is known again by is put behind the subject. Fields: "
LADDER_LINES, BODY_LINES = 7, 10


class ChaseRulesEditor(QWidget):
    save_asked = Signal(object, object)
    """The ChaseRules as they were read, and as they are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: ChaseRules | None = None
        self._read = ("", "", "")
        """What the editors made of it: they turn some letters into others."""
        self.ladder = self._text("The ladder", LADDER_HELP, LADDER_LINES)
        self.subject = QLineEdit(self)
        self.subject.setAccessibleName("Subject")
        self.body = self._text("Words of the drafts", "", BODY_LINES)
        self.problem = words("", "problem")
        self.problem.hide()
        self.save = button("Save")
        self.ours = button("Put back what the app proposes")
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.ours.clicked.connect(self._put_back)

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.ladder, self.subject, self.body):
            widget.setReadOnly(read_only)
        for each in (self.save, self.ours):
            each.setDisabled(read_only)

    @property
    def is_dirty(self) -> bool:
        return self._texts() != self._read

    def show_rules(self, rules: ChaseRules) -> None:
        """What somebody is changing stays."""
        if self.is_dirty and self._wanted(rules) != rules:
            return
        self._before = rules
        self._fill(rules.ladder, rules.subject, rules.body)
        self._read = self._texts()
        self.say("")

    def say(self, sentence: str) -> None:
        say(self.problem, sentence)
        self.ladder.setAccessibleDescription(sentence or LADDER_HELP)

    # inside

    def _texts(self) -> tuple[str, str, str]:
        subject = " ".join(self.subject.text().split())
        return self.ladder.toPlainText().strip(), subject, self.body.toPlainText()

    def _wanted(self, before: ChaseRules) -> ChaseRules:
        ladder, subject, body = self._texts()
        return replace(before, ladder=ladder, subject=subject, body=body)

    def _save(self) -> None:
        if self._before is not None:
            self.save_asked.emit(self._before, self._wanted(self._before))

    def _put_back(self) -> None:
        self._fill(STARTER_LADDER, STARTER_SUBJECT, STARTER_BODY)
        self.ladder.setFocus()

    def _fill(self, ladder: str, subject: str, body: str) -> None:
        self.ladder.setPlainText(ladder)
        self.subject.setText(subject)
        self.body.setPlainText(body)

    def _text(self, name: str, about: str, lines: int) -> QPlainTextEdit:
        made = QPlainTextEdit(self)
        made.setTabChangesFocus(True)
        made.setAccessibleName(name)
        made.setAccessibleDescription(about)
        made.setMinimumHeight(lines * self.fontMetrics().lineSpacing())
        return made

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        column.addWidget(words(OURS, "help"))
        fields = words(f"{WORDS_HELP}{fields_words([field.value for field in ChaseField])}.", "help")
        for text, widget, help_ in (
            ("The &ladder", self.ladder, words(LADDER_HELP, "help")),
            ("Su&bject", self.subject, fields),
            ("Wor&ds of the drafts", self.body, None),
        ):
            label = QLabel(text, inside)
            label.setBuddy(widget)
            column.addWidget(label)
            if help_ is not None:
                column.addWidget(help_)
            column.addWidget(widget)
        column.addWidget(self.problem)
        row = FlowLayout()
        for each in (self.save, self.ours):
            row.addWidget(each)
        column.addLayout(row)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "The ladder and the words"))
