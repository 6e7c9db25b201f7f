"""What a piece of evidence serves: themes, statements by evidence category, lines of the request list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspection_ready.domain.evidence import EvidenceUse
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.records.evidence_uses import EVIDENCE_USES
from ui.widgets.asked_editor import AskedEditor
from ui.widgets.editors import NoWheel
from ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Asked
    from inspection_ready.services.evidence_reading import UseLine

COLUMNS = ("What it serves", "As", "Where in it")
LETTERS = (0, 22, 16)
NONE_YET = (
    "It serves nothing yet. Choose a theme, a statement or a line of the request list, and say as what."
)
NOT_SAID = "Category not said"
WIDE = 34
"""Average letters: most titles of statements."""
WHICH = replace(EVIDENCE_USES.field("code"), label="What it serves", required=False)


class EvidenceUses(LineList):
    uses_asked = Signal(object)
    """What it is to serve from now on: a list of EvidenceUse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What it serves", COLUMNS, LETTERS, empty=NONE_YET, parent=parent)
        self._lines: Sequence[UseLine] = ()
        self._evidence_id = 0
        self._chosen: Asked | None = None
        self.which = AskedEditor(WHICH, self)
        self.which.main.setAccessibleName(WHICH.label)
        self.which.setMinimumWidth(WIDE * self.fontMetrics().averageCharWidth())
        self.category = NoWheel(self)
        self.category.setSizeAdjustPolicy(NoWheel.SizeAdjustPolicy.AdjustToContents)
        self.category.setAccessibleName("As which evidence category")
        self.pointer = QLineEdit(self)
        self.pointer.setPlaceholderText("page 12")
        self.pointer.setAccessibleName("Where in it")
        self.lay_out(
            (
                ("Ser&ves", self.which, self.which.main),
                ("A&s", self.category, self.category),
                ("&Where in it", self.pointer, self.pointer),
            )
        )
        self.which.chosen.connect(self._took)
        self.which.changed.connect(self._typing)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.pointer.returnPressed.connect(self._add)

    def set_read_only(self, read_only: bool) -> None:
        self.which.set_read_only(read_only)
        for widget in (self.category, self.pointer, self.add, self.remove):
            widget.setDisabled(read_only)

    def offer(self, asked: Sequence[Asked], categories: Sequence[tuple[str, str]]) -> None:
        self.which.set_asked(asked)
        held = self.category.currentData()
        self.category.clear()
        self.category.addItem(NOT_SAID, "")
        for code, name in categories:
            self.category.addItem(name, code)
        self.category.setCurrentIndex(max(self.category.findData(held), 0))
        self._offer_category()

    def show_lines(self, evidence_id: int, lines: Sequence[UseLine]) -> None:
        if evidence_id != self._evidence_id:
            self._clear()
        self._evidence_id, self._lines = evidence_id, lines
        self.show_lines_of([_row(line) for line in lines])
        self.remove.setEnabled(bool(lines) and self.add.isEnabled())

    # inside

    def _took(self, asked: Asked) -> None:
        self._chosen = asked
        self._offer_category()

    def _typing(self) -> None:
        if self.which.value() is None:
            self._chosen = None
        self.say("")

    def _offer_category(self) -> None:
        """Only a statement is served as something."""
        is_statement = self._chosen is None or self._chosen.subject is Subject.STATEMENT
        self.category.setEnabled(is_statement and self.add.isEnabled())
        if not is_statement:
            self.category.setCurrentIndex(0)

    def _add(self) -> None:
        self.which.settle()
        if self._chosen is None:
            self.say(self.which.problem() or "Type a part of a code or title, and choose from the list")
            self.which.main.setFocus()
            return
        category = self.category.currentData() or ""
        is_statement = self._chosen.subject is Subject.STATEMENT
        new = EvidenceUse(
            evidence_id=self._evidence_id,
            subject=self._chosen.subject,
            code=self._chosen.code,
            category=category if is_statement else "",
            pointer=self.pointer.text().strip(),
        )
        self.uses_asked.emit([*(line.use for line in self._lines), new])
        self._clear()
        self.which.main.setFocus()

    def _remove(self) -> None:
        rest = self.others(len(self._lines))
        if rest is not None:
            self.uses_asked.emit([self._lines[place].use for place in rest])

    def _clear(self) -> None:
        self._chosen = None
        self.which.set_value(None)
        self.pointer.clear()


def _row(line: UseLine) -> tuple[str, str, str]:
    title = line.title if line.is_known else f"{line.title} (not in this framework any more)"
    is_statement = line.use.subject is Subject.STATEMENT
    return title, line.category or (NOT_SAID if is_statement else ""), line.use.pointer
