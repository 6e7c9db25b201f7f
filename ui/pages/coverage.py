"""What the evidence covers: a grid of statements and categories, the request list, and what serves each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.coverage import Coverage, Covered, Strength
from inspection_ready.domain.moments import today
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.evidence import (
    STRENGTHS,
    STRENGTHS_EXPLAINED,
    cell_words,
    covered_words,
)
from inspection_ready.services.coverage import current_coverage, write_coverage
from inspection_ready.services.evidence_reading import evidence_line
from ui.page import Context, Page
from ui.widgets.coverage_grid import LETTERS_OF_A_STATEMENT, CoverageGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import Evidence

FILES = "Word (*.docx);;PDF (*.pdf)"
FIRST = "Quality statement"
NOT_SAID = "Category not said"
FEWEST_LINES = 12
"""So many are on view however little room there is: the page scrolls then."""
EMPTY = "There is no evidence yet. Add it on the Evidence page, or import a list of it; then say there what each serves."


class CoveragePage(Page):
    title = "Coverage"
    kinds = frozenset(
        {
            "evidence",
            "evidence_use",
            "evidence_version",
            "person",
            "inspection",
            "stage_date",
            "regime_text",
            "request",
            "request_evidence",
            "signature",
        }
    )
    knows_the_day = True
    offers_way_back = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: Coverage | None = None
        self._serving: tuple[Evidence, ...] = ()
        self.summary = words("")
        self.legend = words("", "help")
        self.empty = words(EMPTY, "help")
        self.save = button("Save as Word or PDF")
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("What is covered")
        self.grid = CoverageGrid("Statements and evidence categories", (FIRST,), (0,), self)
        self.items = PlainTable("The request list", ("Asked for", "What is held"), (0, 44), self)
        self.what = words("", "help")
        self.evidence = PlainTable("What serves it", ("Evidence", "How it stands"), (0, 44), self)
        self._lay_out()
        self.save.clicked.connect(self.choose_file)
        self.grid.currentCellChanged.connect(self._show_cell)
        self.items.currentCellChanged.connect(self._show_item)
        self.tabs.currentChanged.connect(self._show_chosen)
        self.evidence.itemActivated.connect(self.go_to_evidence)

    def load(self) -> None:
        now = today(self.context.app.clock)
        self.query(lambda app: app.read(current_coverage, today=now), self._show, key="coverage")

    def focus_first(self) -> None:
        self.tabs.currentWidget().setFocus()

    def choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the coverage", "Evidence coverage.docx", FILES)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        at, now = self.context.app.clock.now(), today(self.context.app.clock)
        self.query(
            lambda app: app.read(write_coverage, path, at=at, today=now),
            lambda _: self.context.said(f"Saved {path.name}.", None),
            key="save",
        )

    def go_to_evidence(self) -> None:
        row = self.evidence.currentRow()
        if 0 <= row < len(self._serving):
            self.context.go("evidence", self._serving[row].id)

    # inside

    def _show(self, found: Coverage) -> None:
        self._found = found
        counted = [f"{count} {STRENGTHS[each].lower()}" for each, count in sorted_tally(found)]
        now = today(self.context.app.clock)
        when = (
            "As it stands today"
            if found.on == now
            else f"As it will stand on {day(found.on)}, the first day on site"
        )
        self.summary.setText(f"{when}: {', '.join(counted)}.")
        self.legend.setText(
            " ".join(f"{STRENGTHS[each]}: {STRENGTHS_EXPLAINED[each]}." for each, _ in sorted_tally(found))
        )
        has_any = any(line.evidence for line in _all_covered(found))
        self.empty.setHidden(has_any)
        self._show_grid(found)
        self.items.show_rows([(line.title, covered_words(line.covered)) for line in found.items])
        self._show_chosen()

    def _show_grid(self, found: Coverage) -> None:
        has_others = any(line.without_category.evidence for line in found.statements)
        names = [name for _, name in found.categories] + ([NOT_SAID] if has_others else [])
        self.grid.set_columns((FIRST, *names), (LETTERS_OF_A_STATEMENT, *(0 for _ in names)))
        self.grid.show_rows(
            [
                (
                    f"{line.code} {line.title}",
                    *map(cell_words, line.cells),
                    *((cell_words(line.without_category),) if has_others else ()),
                )
                for line in found.statements
            ]
        )

    def _show_chosen(self) -> None:
        if self.tabs.currentWidget() is self.grid:
            self._show_cell(self.grid.currentRow(), self.grid.currentColumn())
        else:
            self._show_item(self.items.currentRow())

    def _show_cell(self, row: int, column: int, *_: object) -> None:
        if self._found is None or not 0 <= row < len(self._found.statements):
            return
        line = self._found.statements[row]
        cells: Sequence[Covered] = (*line.cells, line.without_category)
        if column <= 0:
            every = {each.id: each for cell in cells for each in cell.evidence}
            self._show_serving(f"{line.code} {line.title}, every category", tuple(every.values()))
            return
        names = [name for _, name in self._found.categories] + [NOT_SAID]
        self._show_serving(f"{line.code} {line.title}: {names[column - 1]}", cells[column - 1].evidence)

    def _show_item(self, row: int, *_: object) -> None:
        if self._found is not None and 0 <= row < len(self._found.items):
            line = self._found.items[row]
            self._show_serving(line.title, line.covered.evidence)

    def _show_serving(self, what: str, evidence: tuple[Evidence, ...]) -> None:
        assert self._found is not None
        self._serving = evidence
        count = "nothing serves it yet" if not evidence else "press Enter on a line to go to it"
        self.what.setText(f"{what}: {count}.")
        on = self._found.on
        self.evidence.show_rows(
            [(f"{each.reference} {each.title}".strip(), evidence_line(each, on)) for each in evidence]
        )
        self.evidence.setVisible(bool(evidence))

    def _lay_out(self) -> None:
        tools = QWidget(self)
        FlowLayout(tools).addWidget(self.save)
        self.tabs.addTab(self.grid, "Statements")
        self.tabs.addTab(self.items, "Request list")
        line = self.fontMetrics().lineSpacing()
        self.tabs.setMinimumHeight(FEWEST_LINES * line)
        self.evidence.setMinimumHeight(FEWEST_LINES // 2 * line)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget, stretch in (
            (self.summary, 0),
            (self.empty, 0),
            (tools, 0),
            (self.tabs, 3),
            (self.what, 0),
            (self.evidence, 1),
            (self.legend, 0),
        ):
            layout.addWidget(widget, stretch)
        self.body.addWidget(scrolling(inside, self.title), 1)
        self.empty.hide()
        self.evidence.hide()


def sorted_tally(found: Coverage) -> list[tuple[Strength, int]]:
    return [
        (each, found.tally[each])
        for each in Strength
        if each in found.tally and each is not Strength.NOT_WANTED
    ]


def _all_covered(found: Coverage) -> list[Covered]:
    cells = [cell for line in found.statements for cell in (*line.cells, line.without_category)]
    return [*cells, *(line.covered for line in found.items)]
