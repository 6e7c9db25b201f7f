"""What the evidence covers: a grid of statements and categories, the request list, and what serves each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.coverage import Coverage, Covered, ItemLine, Strength
from inspection_ready.domain.coverage_views import Narrowed, ShownLine, narrowed
from inspection_ready.domain.moments import today
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.evidence import (
    STRENGTHS,
    STRENGTHS_EXPLAINED,
    cell_words,
    covered_words,
)
from inspection_ready.phrases.views import shown_words
from inspection_ready.records.aspects import COVERAGE
from inspection_ready.services.coverage import current_coverage, write_coverage
from inspection_ready.services.coverage_views import PARTS, write_coverage_seen
from inspection_ready.services.evidence_reading import evidence_line
from inspection_ready.services.views import Asked, as_asked, views_of
from ui.list_views import ListViews
from ui.page import Context, Page
from ui.widgets.coverage_grid import LETTERS_OF_A_STATEMENT, CoverageGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.view_bar import ViewBar
from ui.widgets.view_choice import ALL, Choice, ViewChoice

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import Evidence
    from inspection_ready.domain.views import SavedView
    from inspection_ready.services.app import App

FILES = "Word (*.docx);;PDF (*.pdf)"
FIRST = "Quality statement"
NOT_SAID = "Category not said"
FEWEST_LINES = 12
"""So many are on view however little room there is: the page scrolls then."""
EMPTY = "There is no evidence yet. Add it on the Evidence page, or import a list of it; then say there what each serves."


NOTHING_HELD = Choice("Nothing held", (Condition("strength", Ask.IS, (Strength.COMING, Strength.NONE)),))
STALE = Choice("Stale on the day", (Condition("stale", Ask.HOLDS),))
UNOWNED = Choice("Without an owner", (Condition("unowned", Ask.HOLDS),))
UNSIGNED = Choice("Not signed", (Condition("unsigned", Ask.HOLDS),))


@dataclass(frozen=True)
class Read:
    found: Coverage
    asked: Asked
    views: Sequence[SavedView]


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
            "saved_view",
        }
    )
    knows_the_day = True
    offers_way_back = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: Coverage | None = None
        self._kept: Narrowed | None = None
        self._conditions: tuple[Condition, ...] = ()
        self._lines: tuple[ShownLine, ...] = ()
        self._items: tuple[ItemLine, ...] = ()
        self._serving: tuple[Evidence, ...] = ()
        self.summary = words("")
        self.legend = words("", "help")
        self.empty = words(EMPTY, "help")
        self.save = button("Save as Word or PDF")
        self.shown = ViewChoice((ALL, NOTHING_HELD, STALE, UNOWNED, UNSIGNED), self)
        self.filter = button("Filter", name="Filter the coverage")
        self.bar = ViewBar()
        self.count = words("", "count")
        self.views = ListViews(self, COVERAGE, PARTS, self.shown, self.bar, count=_count)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("What is covered")
        self.grid = CoverageGrid("Statements and evidence categories", (FIRST,), (0,), self)
        self.items = PlainTable("The request list", ("Asked for", "What is held"), (0, 44), self)
        self.what = words("", "help")
        self.evidence = PlainTable("What serves it", ("Evidence", "How it stands"), (0, 44), self)
        self._lay_out()
        self.save.clicked.connect(self.choose_file)
        self.shown.asked.connect(self.load)
        self.filter.clicked.connect(self.filter_list)
        self.views.export_asked.connect(self.export_seen)
        self.grid.currentCellChanged.connect(self._show_cell)
        self.items.currentCellChanged.connect(self._show_item)
        self.tabs.currentChanged.connect(self._show_chosen)
        self.evidence.itemActivated.connect(self.go_to_evidence)

    def load(self) -> None:
        conditions = self.shown.current.conditions
        self.query(lambda app: _read(app, conditions), self._show, key="coverage")

    def focus_first(self) -> None:
        self.tabs.currentWidget().setFocus()

    def filter_list(self) -> None:
        self.views.offer()

    def clear_filter(self) -> None:
        self.views.clear()

    def export_seen(self, path: Path) -> None:
        found, kept = self._found, self._kept
        if found is None or kept is None:
            return
        conditions, shown = self._conditions, self.views.shown(kept.total)
        self.query(
            lambda _: write_coverage_seen(found, conditions, path, shown=shown),
            lambda it: self.context.said(f"Exported {it.rows:,} {PARTS} to {it.path.name}.", None),
            key="export",
        )

    def choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the coverage", "Evidence coverage.docx", FILES)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        self.save_as(write_coverage, path)

    def go_to_evidence(self) -> None:
        row = self.evidence.currentRow()
        if 0 <= row < len(self._serving):
            self.context.go("evidence", self._serving[row].id)

    # inside

    def _show(self, read: Read) -> None:
        found = read.found
        self._found, self._conditions = found, read.asked.conditions
        self._kept = kept = narrowed(found, read.asked.conditions)
        self._lines = tuple(
            ShownLine(line, (True,) * len(line.cells), others=True) for line in found.statements
        )
        self._items = found.items
        if read.asked.conditions:
            self._lines, self._items = kept.lines, kept.items
        self.views.show(read.asked, read.views)
        self.count.setText(shown_words(kept.shown, kept.total, PARTS))
        self.count.setVisible(bool(read.asked.conditions))
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
        self.items.show_rows([(line.title, covered_words(line.covered)) for line in self._items])
        self._show_chosen()

    def _show_grid(self, found: Coverage) -> None:
        has_others = any(each.line.without_category.evidence and each.others for each in self._lines)
        names = [name for _, name in found.categories] + ([NOT_SAID] if has_others else [])
        self.grid.set_columns((FIRST, *names), (LETTERS_OF_A_STATEMENT, *(0 for _ in names)))
        self.grid.show_rows(
            [
                (
                    f"{each.line.code} {each.line.title}",
                    *(
                        cell_words(cell) if shown else ""
                        for cell, shown in zip(each.line.cells, each.cells, strict=True)
                    ),
                    *((cell_words(each.line.without_category) if each.others else "",) if has_others else ()),
                )
                for each in self._lines
            ]
        )

    def _show_chosen(self) -> None:
        if self.tabs.currentWidget() is self.grid:
            self._show_cell(self.grid.currentRow(), self.grid.currentColumn())
        else:
            self._show_item(self.items.currentRow())

    def _show_cell(self, row: int, column: int, *_: object) -> None:
        if self._found is None or not 0 <= row < len(self._lines):
            return
        line = self._lines[row].line
        cells: Sequence[Covered] = (*line.cells, line.without_category)
        if column <= 0:
            every = {each.id: each for cell in cells for each in cell.evidence}
            self._show_serving(f"{line.code} {line.title}, every category", tuple(every.values()))
            return
        names = [name for _, name in self._found.categories] + [NOT_SAID]
        self._show_serving(f"{line.code} {line.title}: {names[column - 1]}", cells[column - 1].evidence)

    def _show_item(self, row: int, *_: object) -> None:
        if self._found is not None and 0 <= row < len(self._items):
            line = self._items[row]
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
        row = FlowLayout(tools)
        for each in (self.shown, self.filter, self.save):
            row.addWidget(each)
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
            (self.bar, 0),
            (self.count, 0),
            (self.tabs, 3),
            (self.what, 0),
            (self.evidence, 1),
            (self.legend, 0),
        ):
            layout.addWidget(widget, stretch)
        self.body.addWidget(scrolling(inside, self.title), 1)
        self.empty.hide()
        self.evidence.hide()


def _read(app: App, conditions: Sequence[Condition]) -> Read:
    now, day_now = app.clock.now(), today(app.clock)
    asked = app.read(as_asked, COVERAGE, conditions, now=now, today=day_now)
    return Read(app.read(current_coverage, today=day_now), asked, app.read(views_of, COVERAGE))


def _count(app: App, conditions: Sequence[Condition]) -> str:
    read = _read(app, conditions)
    kept = narrowed(read.found, read.asked.conditions)
    return shown_words(kept.shown, kept.total, PARTS)


def sorted_tally(found: Coverage) -> list[tuple[Strength, int]]:
    return [
        (each, found.tally[each])
        for each in Strength
        if each in found.tally and each is not Strength.NOT_WANTED
    ]


def _all_covered(found: Coverage) -> list[Covered]:
    cells = [cell for line in found.statements for cell in (*line.cells, line.without_category)]
    return [*cells, *(line.covered for line in found.items)]
