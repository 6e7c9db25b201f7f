"""How ready the council is: what is missing and where to mend it, the dates that come next, and what was done last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.moments import today
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.phrases.key_dates import when_words
from inspection_ready.phrases.readiness import finding_sentence, severity_words
from inspection_ready.services.overview import Overview, Started, overview
from ui.navigation import place_showing
from ui.page import Context, Page
from ui.widgets.first_steps import FirstSteps, Step
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, subheading, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.history import HistoryLine

MOST_FINDINGS = 300
"""More rows than anybody reads through; the rest are counted."""
LONGEST_NAME = 36
NEXT_DATES = 4
LATEST = 8


class OverviewPage(Page):
    title = "Overview"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._loaded: Overview | None = None
        self._shown: tuple[Finding, ...] = ()
        self._latest: tuple[HistoryLine, ...] = ()
        self.steps = FirstSteps()
        self.calm = words("", "good")
        self.findings = PlainTable("What is missing", ("How soon", "What", "Where"), (16, 0, 22))
        self.severity_box = QComboBox(self)
        self.severity_box.setAccessibleName("Which to show")
        self.go_there = button("Go to it", role="main")
        self.dates = PlainTable("Key dates next", ("What", "When"), (36, 0))
        self.no_dates = words("", "help")
        self.latest = PlainTable("Latest changes", ("When", "Who", "What"), (24, 28, 0))
        self.undo = button("Undo this change")
        self._lay_out()
        self._connect()
        self.undo.setHidden(context.look_only)
        self.undo.setEnabled(False)
        self._offer_ways(can_go=context.is_open)

    def affected_by(self, changes: Changes) -> bool:
        """Readiness looks at every register."""
        return bool(changes)

    def load(self) -> None:
        if not self.context.is_open:
            return  # the window shows what could be read so far, and asks again
        self._offer_ways(can_go=True)
        now = today(self.context.app.clock)
        self.query(lambda app: app.read(overview, today=now), self.show_overview, key="overview")
        self.query(_latest, self._show_latest, key="latest")

    def focus_first(self) -> None:
        first = self.steps.first() if self.steps.isVisible() else None
        (first or self.findings).setFocus()

    def go_to_finding(self) -> None:
        row = self.findings.currentRow()
        if 0 <= row < len(self._shown):
            finding = self._shown[row]
            self.context.go(place_showing(finding.register).id, finding.record_id)

    def undo_selected(self) -> None:
        row = self.latest.currentRow()
        if not 0 <= row < len(self._latest):
            return
        from inspection_ready.services.undo import undo  # slow import: SQLAlchemy

        line = self._latest[row]
        self.command(lambda app: app.do(undo, line.seq), said=f"Undid: {line.what}")

    def show_overview(self, loaded: Overview) -> None:
        self._loaded = loaded
        steps = _steps(loaded.started)
        self.steps.show_steps(steps)
        # the notification comes when it comes: with the rest done nothing is owed
        self.steps.setHidden(all(step.is_done for step in steps if step.place != "inspection"))
        self._offer(loaded.findings)
        self._filter()
        coming = loaded.dates[:NEXT_DATES]
        self.dates.show_rows([(key.name, when_words(key)) for key in coming])
        self.dates.fit_height()
        self.dates.setVisible(bool(coming))
        self.no_dates.setText(_no_dates(loaded))
        self.no_dates.setHidden(bool(coming))

    # inside

    def _offer_ways(self, *, can_go: bool) -> None:
        for way in (self.steps, self.go_there):
            way.setEnabled(can_go)

    def _show_latest(self, latest: tuple[HistoryLine, ...]) -> None:
        self._latest = latest
        self.latest.show_rows([(line.when, line.who, line.what) for line in latest])
        self.latest.fit_height(LATEST)
        self.undo.setEnabled(bool(latest))

    def _offer(self, findings: Sequence[Finding]) -> None:
        count = Counter(finding.severity for finding in findings)
        held = self.severity_box.currentData()
        self.severity_box.clear()
        self.severity_box.addItem(f"All ({len(findings):,})", None)
        for severity in Severity:
            if count[severity]:
                self.severity_box.addItem(f"{severity_words(severity)} ({count[severity]:,})", severity)
        self.severity_box.setCurrentIndex(max(self.severity_box.findData(held), 0))

    def _filter(self) -> None:
        assert self._loaded is not None
        chosen = self.severity_box.currentData()
        found = [each for each in self._loaded.findings if chosen is None or each.severity is chosen]
        self._shown = tuple(found[:MOST_FINDINGS])
        self.findings.show_rows([_line(finding) for finding in self._shown])
        self.findings.setMinimumHeight(self.fontMetrics().lineSpacing() * min(2 * len(self._shown) + 3, 14))
        rest = len(found) - len(self._shown)
        self.calm.setText(
            f"And {rest:,} more." if rest else "" if found else "Nothing is missing. All is as it should be."
        )
        self.calm.setHidden(bool(found) and not rest)
        for widget in (self.findings, self.finding_tools):
            widget.setVisible(bool(self._loaded.findings))

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(10)
        self.finding_tools = QWidget(inside)
        tools = FlowLayout(self.finding_tools)
        label = QLabel("&Show", inside)
        label.setBuddy(self.severity_box)
        for widget in (label, self.severity_box, self.go_there):
            tools.addWidget(widget)
        for part in (
            self.steps,
            subheading("What is missing"),
            self.findings,
            self.calm,
            self.finding_tools,
            subheading("Key dates next"),
            self.dates,
            self.no_dates,
            subheading("What was done last"),
            self.latest,
        ):
            layout.addWidget(part, 1 if part is self.findings else 0)
        row = QHBoxLayout()
        row.addWidget(self.undo)
        row.addStretch(1)
        layout.addLayout(row)
        # where nothing is missing the rest stays at the top
        layout.addStretch(0)
        self.body.addWidget(scrolling(inside, "Overview"), 1)

    def _connect(self) -> None:
        self.steps.went.connect(self.context.go)
        self.go_there.clicked.connect(self.go_to_finding)
        self.findings.itemActivated.connect(self.go_to_finding)
        self.findings.currentCellChanged.connect(self._name_the_way)
        self.severity_box.activated.connect(self._filter)
        self.undo.clicked.connect(self.undo_selected)

    def _name_the_way(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            place = place_showing(self._shown[row].register)
            named = self._shown[row].name
            # a long title would make the page wider than the window at large text
            words_of = (
                f"“{shorten(named, LONGEST_NAME, placeholder=' ...')}”"
                if named and self._shown[row].record_id is not None
                else place.title
            )
            self.go_there.setText(f"Go to {words_of}")


def _latest(app: App) -> tuple[HistoryLine, ...]:
    from inspection_ready.services.history import latest_entries  # slow import: SQLAlchemy

    return app.read(latest_entries, limit=LATEST)


def _line(finding: Finding) -> tuple[str, str, str]:
    return (
        severity_words(finding.severity),
        finding_sentence(finding),
        place_showing(finding.register).title,
    )


def _no_dates(loaded: Overview) -> str:
    if loaded.started.notification:
        return "No date is still ahead."
    return "No notification yet. The dates are counted once it is entered."


def _steps(started: Started) -> tuple[Step, ...]:
    return (
        Step("Bring in the people", "Import people", "imports", "people", started.people),
        Step(
            "Say who is the key contact of each function",
            "Go to functions",
            "functions",
            None,
            0 < started.functions == started.functions_with_contact,
            f"{started.functions_with_contact} of {started.functions}"
            if started.functions_with_contact
            else "",
        ),
        Step("Bring in the bases", "Import bases", "imports", "bases", started.bases),
        Step(
            "Write the first section of the welcome pack",
            "Go to the welcome pack",
            "welcome-pack",
            None,
            started.sections,
        ),
        Step(
            "When it arrives, enter the notification",
            "Go to the inspection",
            "inspection",
            None,
            started.notification,
        ),
    )
