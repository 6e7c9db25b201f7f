"""One file of a folder that is brought in: its title, its days, and what it may serve with the words that say so."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.phrases.intake import shared_line
from inspection_ready.records.evidence import EVIDENCE
from inspection_ready.records.evidence_dates import AS_AT, COVERS_FROM, COVERS_TO
from ui.models.intake_lines import Line
from ui.models.intake_words import file_words, from_words
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import LineEditor, NoWheel
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import words

NOTHING_CHOSEN = "Choose a file above to look at what it suggests."
NEW = "A piece of evidence of its own"
FEWEST_LINES = 3
TITLE = replace(EVIDENCE.field("title"), help="")
DAYS = tuple(replace(each, help="") for each in (AS_AT, COVERS_FROM, COVERS_TO))


class IntakeReview(QWidget):
    changed = Signal(object)
    """The line that is on view, after what was typed or ticked was put into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._is_filling = False
        self.about = words(NOTHING_CHOSEN, "help")
        self.kept_as = NoWheel(self)
        self.kept_as.setAccessibleName("Keep it as")
        self.title = FieldRow(TITLE, LineEditor(TITLE))
        self.as_at, self.covers_from, self.covers_to = (FieldRow(each, DateEditor(each)) for each in DAYS)
        self.serves = QListWidget(self)
        self.serves.setAccessibleName("What it may serve, and the words it shares with it")
        self.serves.setWordWrap(True)
        self._lay_out()
        for row in self._rows:
            row.editor.changed.connect(self._typed)
        self.kept_as.activated.connect(self._typed)
        self.serves.itemChanged.connect(self._typed)
        self.show_line(None)

    def show_line(self, line: Line | None) -> None:
        self._is_filling = True
        self._line = line
        can_be = line is not None and line.file.can_be_accepted
        if line is None:
            self.about.setText(NOTHING_CHOSEN)
        else:
            told = (line.file.shown + ".", file_words(line.file), from_words(line.file))
            self.about.setText(" ".join(each for each in told if each))
            self._fill(line)
        for each in self._parts:
            each.setVisible(can_be)
        self._settle()
        self._is_filling = False

    @property
    def problem(self) -> str:
        """What was typed and is no day."""
        return next((said for row in self._rows if (said := row.editor.problem())), "")

    # inside

    def _fill(self, line: Line) -> None:
        self.kept_as.clear()
        self.kept_as.addItem(NEW, None)
        for held in line.file.likeness.newer_of:
            self.kept_as.addItem(f"A newer version of {held.reference} “{held.title}”", held.evidence_id)
        self.kept_as.setCurrentIndex(max(self.kept_as.findData(line.newer_of), 0))
        values = (line.title, line.as_at, line.covers_from, line.covers_to)
        for row, value in zip(self._rows, values, strict=True):
            row.editor.set_value(value)
            row.say_problem("")
        self.serves.clear()
        for each in line.file.serves:
            item = QListWidgetItem(shared_line(each), self.serves)
            item.setData(Qt.ItemDataRole.UserRole, (each.subject, each.code))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_taken = (each.subject, each.code) in line.served
            item.setCheckState(Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked)

    def _typed(self) -> None:
        line = self._line
        if line is None or self._is_filling:
            return
        for row in self._rows:
            row.say_problem(row.editor.problem())
        line.title = self.title.editor.value() or ""
        line.as_at = self.as_at.editor.value()
        line.covers_from, line.covers_to = self.covers_from.editor.value(), self.covers_to.editor.value()
        line.newer_of = self.kept_as.currentData()
        items = [self.serves.item(row) for row in range(self.serves.count())]
        line.served = {
            tuple(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        }
        self._settle()
        self.changed.emit(line)

    def _settle(self) -> None:
        """A version has the title of its piece of evidence, and serves what that serves."""
        line = self._line
        is_own = line is not None and line.file.can_be_accepted and line.newer_of is None
        self.title.setVisible(is_own)
        has_any = self.serves.count() > 0
        self.serves.setVisible(is_own and has_any)
        self.serves_label.setVisible(is_own and has_any)
        self.kept_as.setVisible(self.kept_as.count() > 1 and line is not None and line.file.can_be_accepted)
        self.kept_label.setVisible(self.kept_as.isVisibleTo(self))

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return self.title, self.as_at, self.covers_from, self.covers_to

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (self.kept_label, self.kept_as, *self._rows, self.serves_label, self.serves)

    def _lay_out(self) -> None:
        self.kept_label = QLabel("&Keep it as", self)
        self.kept_label.setBuddy(self.kept_as)
        self.serves_label = QLabel("It may &serve: tick what it does", self)
        self.serves_label.setBuddy(self.serves)
        self.serves.setMinimumHeight(FEWEST_LINES * 2 * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for each in (self.about, *self._parts):
            layout.addWidget(each)
        layout.addStretch(1)
