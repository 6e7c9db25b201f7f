"""The third step of an import: what would happen, row by row, and in words for the file as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.services.import_plan import Counts, ImportLine, ImportPlan, Outcome
from ui.models.import_lines import OUTCOMES, ImportLinesModel
from ui.widgets.layout import button, scrolling, words
from ui.widgets.table_looks import dress


class DryRun(QWidget):
    import_asked = Signal()
    back = Signal()

    def __init__(self, detail: Callable[[ImportLine], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: ImportPlan | None = None
        self.summary = words("")
        self.notes = words("", "help")
        self.show_box = QComboBox(self)
        self.show_box.setAccessibleName("Which rows to show")
        self.model = ImportLinesModel(detail, self)
        self.table = QTableView(self)
        self.go = button("Import", role="main")
        self.change = button("Back to the columns")
        self._dress_table()
        self._lay_out()
        self.show_box.activated.connect(self._filter)
        self.go.clicked.connect(self.import_asked)
        self.change.clicked.connect(self.back)

    def show_plan(self, plan: ImportPlan, *, summary: str, does: str, notes: Sequence[str]) -> None:
        self.plan = plan
        self.summary.setText(summary)
        self.notes.setText("\n".join(notes))
        self.notes_area.setVisible(bool(notes))
        self.go.setText(does)
        self.go.setEnabled(not plan.changes_nothing)
        self._offer(plan.counts, len(plan.lines))
        first = Outcome.REFUSED if plan.counts.refused else Outcome.CHANGED if plan.counts.changed else None
        self.show_box.setCurrentIndex(max(self.show_box.findData(first), 0))
        self._filter()

    def _offer(self, counts: Counts, total: int) -> None:
        self.show_box.clear()
        self.show_box.addItem(f"All ({total:,})", None)
        for outcome, label in OUTCOMES.items():
            if number := getattr(counts, outcome.value):
                self.show_box.addItem(f"{label} ({number:,})", outcome)

    def _filter(self) -> None:
        assert self.plan is not None
        self.model.show_lines(self.plan.lines, self.show_box.currentData())
        self.table.scrollToTop()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress(table, "What would happen, row by row", wraps=False)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 12)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in ((0, 8), (1, 20), (2, 36)):
            table.setColumnWidth(column, letter * letters)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        label = QLabel("&Show", self)
        label.setBuddy(self.show_box)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(label)
        row.addWidget(self.show_box)
        self.notes_area = scrolling(self.notes, "Notes about the file")
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes_area.setMaximumHeight(self.fontMetrics().lineSpacing() * 6)
        bottom = QHBoxLayout()
        bottom.addWidget(self.go)
        bottom.addWidget(self.change)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.notes_area)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)
