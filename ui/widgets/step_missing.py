"""The third step: what would be printed as a gap, counted list by list, with the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.notification_steps import Gaps
from ui.navigation import place_showing
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.step_frame import StepPart

LEAST = 6
"""Rows before the step scrolls instead of the table."""
COLUMNS = ("Where", "How many", "Begin with")


class MissingStep(StepPart):
    went = Signal(object)
    """The Finding to go to."""
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[Gaps, ...] = ()
        self.calm = words("Nothing is missing. All is as it should be.", "good")
        self.table = PlainTable("What is missing, list by list", COLUMNS, (20, 15, 0))
        self.go_there = button("Go to it", role="main")
        self.all = button("See everything one by one", role="link")
        self.tools = QWidget(self)
        row = FlowLayout(self.tools)
        row.addWidget(self.go_there)
        row.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.calm, self.table, self.tools):
            layout.addWidget(widget, 1 if widget is self.table else 0)
        layout.addStretch(0)
        self.go_there.clicked.connect(self.go)
        self.table.itemActivated.connect(self.go)
        self.table.currentCellChanged.connect(self._name_the_way)
        self.all.clicked.connect(self.all_asked)

    def show_gaps(self, gaps: Sequence[Gaps]) -> None:
        self._gaps = tuple(gaps)
        self.table.show_rows([_line(each) for each in gaps])
        self.table.fit_room(LEAST)
        self.calm.setHidden(bool(gaps))
        for widget in (self.table, self.tools):
            widget.setVisible(bool(gaps))
        self._name_the_way(self.table.currentRow())

    def focus_first(self) -> None:
        self.table.setFocus()

    def go(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._gaps):
            self.went.emit(self._gaps[row].first)

    def _name_the_way(self, row: int) -> None:
        if 0 <= row < len(self._gaps):
            self.go_there.setText(f"Go to {place_showing(self._gaps[row].register).title}")


def _line(gaps: Gaps) -> tuple[str, str, str]:
    pressing = f"{gaps.pressing:,} to do first" if gaps.pressing else ""
    others = f"{gaps.others:,} more" if pressing else f"{gaps.others:,}"
    counts = ", ".join(part for part in (pressing, others if gaps.others else "") if part)
    return place_showing(gaps.register).title, counts, finding_sentence(gaps.first)
