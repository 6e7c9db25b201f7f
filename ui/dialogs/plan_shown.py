"""What a plan would change, as plain tables: before and after, what it costs, and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.layout import subheading, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.phrases.plan_told import PlanTold

MOST_ROWS = 8


class PlanShown(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = words("")
        self.headline.setAccessibleName("What was found")
        self.standing = words("", "help")
        self.look = PlainTable("What to look at", ("What to look at",), (0,))
        self.changes = PlainTable("What would change", ("Session", "Was", "Becomes", "Who"), (20, 26, 26, 0))
        self.costs = PlainTable("What it costs", ("What it costs", "Before", "After"), (0, 16, 16))
        self._changes_heading = subheading("Before and after")
        self._costs_heading = subheading("What it costs")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.headline, self.standing, self.look, self._changes_heading, self.changes, self._costs_heading,
            self.costs,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.hide()

    def show_plan(self, told: PlanTold, *, is_good: bool) -> None:
        self.headline.setText(told.headline)
        self.headline.setProperty("role", "good" if is_good else "warning")
        self.headline.style().polish(self.headline)
        self.standing.setText(told.standing)
        self.standing.setHidden(not told.standing)
        _fill(self.look, [(line,) for line in told.look])
        _fill(self.changes, told.changes)
        _fill(self.costs, told.costs)
        self._changes_heading.setVisible(not self.changes.isHidden())
        self._costs_heading.setVisible(not self.costs.isHidden())
        self.show()


def _fill(table: PlainTable, rows: Sequence[tuple[str, ...]]) -> None:
    table.setVisible(bool(rows))
    table.show_rows(rows)
    table.fit_height(MOST_ROWS)
