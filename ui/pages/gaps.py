"""Everything that is missing, one by one, with the way to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from textwrap import shorten

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.gap_kinds import by_kind, by_severity, kind_of
from inspection_ready.domain.moments import today
from inspection_ready.domain.readiness import Finding
from inspection_ready.phrases.gap_kinds import kind_words
from inspection_ready.phrases.readiness import finding_sentence, severity_words
from inspection_ready.phrases.today import NOTHING_MISSING
from inspection_ready.services.readiness import readiness
from ui.navigation import place_showing
from ui.page import Context, Page, Target
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, scrolling, words

MOST_FINDINGS = 300
"""More rows than anybody reads through; the rest are counted."""
LONGEST_NAME = 36
FEWEST_LINES = 10
"""So many are on view however little room there is: the page scrolls then."""


class GapsPage(Page):
    title = "What is missing"
    knows_the_day = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: tuple[Finding, ...] = ()
        self._shown: tuple[Finding, ...] = ()
        self._wanted: str | None = None
        """The kind to show once it is known which there are; "" for all."""
        self.severity_box = QComboBox(self)
        self.severity_box.setAccessibleName("Which to show")
        self.kind_box = QComboBox(self)
        self.kind_box.setAccessibleName("Which kind to show")
        for box in (self.severity_box, self.kind_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.go_there = button("Go to it", role="main")
        self.findings = FoldingTable("What is missing", ("How soon", "What", "Where"), (16, 0, 22), folds=90)
        self.rest = words("", "help")
        self.calm = words(NOTHING_MISSING, "good")
        self._lay_out()
        self._connect()

    def affected_by(self, changes: Changes) -> bool:
        """Readiness looks at every register."""
        return bool(changes)

    def load(self) -> None:
        now = today(self.context.app.clock)
        self.query(lambda app: app.read(readiness, now), self._show, key="gaps")

    def arrive(self, target: Target) -> None:
        """``target`` is the key of a kind, or "" for everything."""
        if isinstance(target, str):
            self._wanted = target
            self.load()

    def focus_first(self) -> None:
        self.findings.setFocus()

    def go_to_finding(self) -> None:
        row = self.findings.currentRow()
        if 0 <= row < len(self._shown):
            finding = self._shown[row]
            self.context.go(place_showing(finding.register).id, finding.record_id)

    # inside

    def _show(self, found: tuple[Finding, ...]) -> None:
        self._found = found
        severity, kind = self.severity_box.currentData(), self.kind_box.currentData()
        if self._wanted is not None:
            severity, kind, self._wanted = None, self._wanted or None, None
        self._offer_severities(severity)
        self._offer_kinds(kind)
        self._filter()

    def _offer_severities(self, held: object) -> None:
        self.severity_box.clear()
        self.severity_box.addItem(f"All ({len(self._found):,})", None)
        for severity, count in by_severity(self._found).items():
            if count:
                self.severity_box.addItem(f"{severity_words(severity)} ({count:,})", severity)
        self.severity_box.setCurrentIndex(max(self.severity_box.findData(held), 0))

    def _offer_kinds(self, held: object) -> None:
        """Those that the chosen severity has; of one kind that is differently pressing, each by itself."""
        of_severity = tuple(self._of_severity())
        counted = by_kind(of_severity)
        names = Counter(kind_words(kind) for kind, _ in counted)
        self.kind_box.clear()
        self.kind_box.addItem("All kinds", None)
        for kind, count in counted:
            soon = f", {severity_words(kind.severity).lower()}" if names[kind_words(kind)] > 1 else ""
            self.kind_box.addItem(f"{kind_words(kind)}{soon} ({count:,})", kind.key)
        self.kind_box.setCurrentIndex(max(self.kind_box.findData(held), 0))

    def _of_severity(self) -> Iterable[Finding]:
        chosen = self.severity_box.currentData()
        return (each for each in self._found if chosen is None or each.severity == chosen)

    def _filter(self) -> None:
        kind = self.kind_box.currentData()
        found = [each for each in self._of_severity() if kind is None or kind_of(each).key == kind]
        self._shown = tuple(found[:MOST_FINDINGS])
        self.findings.show_rows([_line(finding) for finding in self._shown])
        self._name_the_way(self.findings.currentRow())
        rest = len(found) - len(self._shown)
        self.rest.setText(f"And {rest:,} more.")
        self.rest.setVisible(bool(rest))
        self.calm.setHidden(bool(self._found))
        for widget in (self.findings, self.tools):
            widget.setVisible(bool(self._found))

    def _severity_chosen(self) -> None:
        self._offer_kinds(self.kind_box.currentData())
        self._filter()

    def _lay_out(self) -> None:
        self.tools = QWidget(self)
        tools = FlowLayout(self.tools)
        for text, box in (("&Show", self.severity_box), ("&Kind", self.kind_box)):
            pair = QWidget(self.tools)  # large text takes a new line for both
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            label = QLabel(text, pair)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            tools.addWidget(pair)
        tools.addWidget(self.go_there)
        self.findings.setMinimumHeight(FEWEST_LINES * self.fontMetrics().lineSpacing())
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.tools, 0), (self.calm, 0), (self.findings, 1), (self.rest, 0)):
            layout.addWidget(widget, stretch)
        layout.addStretch(0)
        self.body.addWidget(scrolling(inside, self.title), 1)
        for widget in (self.calm, self.rest):
            widget.hide()

    def _connect(self) -> None:
        self.go_there.clicked.connect(self.go_to_finding)
        self.findings.itemActivated.connect(self.go_to_finding)
        self.findings.currentCellChanged.connect(self._name_the_way)
        self.severity_box.activated.connect(self._severity_chosen)
        self.kind_box.activated.connect(self._filter)

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


def _line(finding: Finding) -> tuple[str, str, str]:
    return (
        severity_words(finding.severity),
        finding_sentence(finding),
        place_showing(finding.register).title,
    )
