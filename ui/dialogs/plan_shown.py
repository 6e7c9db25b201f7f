"""What a plan would change, as plain tables: before and after, what it costs, and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.phrases.plans import (
    attention,
    change_row,
    headline,
    names_of,
    reasons_told,
    standing,
    trade_offs,
    unplaced_words,
)
from ui.widgets.layout import subheading, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from inspection_ready.domain.plan_proposals import Proposal
    from inspection_ready.services.planning import Situation

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

    def show_proposal(self, made: Proposal, now: Situation) -> None:
        self.headline.setText(headline(made))
        self.headline.setProperty("role", "good" if made.is_good else "warning")
        self.headline.style().polish(self.headline)
        self.standing.setText(standing(made))
        self.standing.setHidden(not standing(made))
        told = reasons_told(made, names_of(now.whole, now.known))
        _fill(self.look, [(line,) for line in (*unplaced_words(made), *told, *attention(made))])
        _fill(self.changes, [change_row(made, each, now.people, now.places) for each in made.changes])
        _fill(self.costs, trade_offs(made))
        self._changes_heading.setVisible(not self.changes.isHidden())
        self._costs_heading.setVisible(not self.costs.isHidden())
        self.show()


def _fill(table: PlainTable, rows: list[tuple[str, ...]] | tuple[tuple[str, ...], ...]) -> None:
    table.setVisible(bool(rows))
    table.show_rows(rows)
    table.fit_height(MOST_ROWS)
