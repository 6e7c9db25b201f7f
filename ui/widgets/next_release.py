"""The next release before it is made: what goes, what does not and why, and what holds a file back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from inspection_ready.domain.release_findings import CheckedFile, ReleaseFinding
from inspection_ready.domain.release_holds import Hold
from inspection_ready.domain.release_plans import Line
from inspection_ready.phrases.release import finding_advice, finding_places, finding_words
from inspection_ready.phrases.release_holds import (
    CLEANED_IS_NEW,
    hold_advice,
    hold_places,
    hold_words,
    let_go_words,
)
from inspection_ready.phrases.releases import asked_words, not_in_words, why_words
from inspection_ready.phrases.signatures import capacity_words
from inspection_ready.phrases.values import count_of
from inspection_ready.records.evidence import SENSITIVITIES
from inspection_ready.services.release_outlook import HeldFile, ReleaseOutlook
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, subheading, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.working import Working

NOTHING_ASKED = (
    "There is no request to release anything for. Take the regulator’s list on the page of requests; once an answer "
    "is checked and signed, it can go from here."
)
NOTHING_SIGNED = "Nothing can go yet. The table says what stands in the way of each answer."
ONLY_SIGNED = (
    "Only what is signed goes, byte for byte as it was signed. Every file is looked into first: what is likely to be "
    "wrong holds it back until it is mended, or somebody says why it may go."
)
POINTERS = "Say where to look, instead of having the same file twice"
ROWS = 8
GOES = ("Request", "What goes", "Signed by")
KEPT = ("What does not go", "Why")
HELD = ("File", "What was found", "What to do")


class NextRelease(QWidget):
    make_asked = Signal(bool)
    """True where the same file is to be pointed to."""
    check_asked = Signal()
    let_go_asked = Signal(object)
    """A file and what holds it back: a pair."""
    hold_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_change = True
        self._found: list[tuple[HeldFile, Hold | ReleaseFinding]] = []
        self._outlook: ReleaseOutlook | None = None
        self.heading = subheading("The next release")
        self.summary = words("")
        self.unseen = words("", "warning")
        self.goes = PlainTable("What goes in the next release", GOES, (28, 0, 40), self)
        self.kept = PlainTable("What does not go, and why", KEPT, (0, 46), self)
        self.held_heading = subheading("What was found in the files")
        self.held = PlainTable("What was found in the files", HELD, (26, 0, 44), self)
        self.let_go = button("Let it go, with a reason")
        self.hold = button("Hold it back again")
        self.pointers = QCheckBox(POINTERS, self)
        self.make = button("Make the release", role="main")
        self.check = button("Look into the files")
        self.working = Working(self)
        self.working.hide()
        self._lay_out()
        self._connect()

    def set_look_only(self, look_only: bool) -> None:
        self._can_change = not look_only

    def show_outlook(self, outlook: ReleaseOutlook) -> None:
        self._outlook = outlook
        self.heading.setText(f"Release {outlook.number}")
        self.make.setText(f"Make Release {outlook.number}")
        self.summary.setText(_summary(outlook))
        self.unseen.setText(_unseen(outlook))
        self.unseen.setVisible(bool(outlook.unseen))
        _fill(self.goes, [_goes_row(line) for line in (*outlook.lines, *outlook.unseen)])
        _fill(self.kept, [(not_in_words(each), why_words(each)) for each in outlook.kept])
        self._show_held(outlook.held)
        self._enable()

    def begin(self) -> None:
        stands_here = self.make.hasFocus() or self.check.hasFocus()
        self.working.show()
        self.tools.hide()
        if stands_here:
            self.working.cancel.setFocus()

    def end(self) -> None:
        stands_here = self.working.cancel.hasFocus()
        self.working.hide()
        self.tools.show()
        if stands_here:
            (self.make if self.make.isEnabled() else self.check).setFocus()

    def focus_first(self) -> None:
        for each in (self.make, self.check, self.goes, self.kept):
            if each.isEnabled() and not each.isHidden():
                each.setFocus()
                return

    # inside

    def _show_held(self, held: Sequence[HeldFile]) -> None:
        self._found = [
            *((each, hold) for each in held for hold in each.holds),
            *((each, finding) for each in held for finding in each.possible),
        ]
        _fill(self.held, [_found_row(each, found) for each, found in self._found])
        for part in (self.held_heading, self.held_tools):
            part.setVisible(bool(self._found))

    @Slot()
    def _enable(self) -> None:
        outlook = self._outlook
        self.make.setEnabled(self._can_change and outlook is not None and outlook.can_be_made)
        self.check.setEnabled(outlook is not None and bool(outlook.unseen))
        chosen = self._chosen()
        is_open = chosen is not None and chosen[1].is_open
        self.let_go.setEnabled(self._can_change and chosen is not None and is_open)
        self.hold.setEnabled(self._can_change and chosen is not None and not is_open)

    def _chosen(self) -> tuple[CheckedFile, Hold] | None:
        """None for what is only possible: it holds nothing back."""
        row = self.held.currentRow()
        if not 0 <= row < len(self._found):
            return None
        each, found = self._found[row]
        return (each.file, found) if isinstance(found, Hold) else None

    def _ask(self, signal: SignalInstance) -> None:
        if (chosen := self._chosen()) is not None:
            signal.emit(chosen)

    def _connect(self) -> None:
        self.make.clicked.connect(lambda: self.make_asked.emit(self.pointers.isChecked()))
        self.check.clicked.connect(self.check_asked)
        self.held.itemSelectionChanged.connect(self._enable)
        self.let_go.clicked.connect(lambda: self._ask(self.let_go_asked))
        self.hold.clicked.connect(lambda: self._ask(self.hold_asked))

    def _lay_out(self) -> None:
        self.tools, self.held_tools = QWidget(self), QWidget(self)
        row = FlowLayout(self.tools)
        for each in (self.make, self.check, self.pointers):
            row.addWidget(each)
        under = FlowLayout(self.held_tools)
        for each in (self.let_go, self.hold):
            under.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (
            self.heading,
            self.summary,
            self.unseen,
            self.tools,
            self.working,
            words(ONLY_SIGNED, "help"),
            self.goes,
            self.held_heading,
            self.held,
            self.held_tools,
            self.kept,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        for hidden in (self.goes, self.held, self.kept, self.held_heading, self.held_tools, self.unseen):
            hidden.hide()


def _fill(table: PlainTable, rows: Sequence[Sequence[str]]) -> None:
    """One without rows is not there."""
    table.show_rows(rows)
    table.setVisible(bool(rows))
    table.fit_height(ROWS)


def _summary(outlook: ReleaseOutlook) -> str:
    if outlook.is_empty:
        return NOTHING_ASKED
    going = len(outlook.lines) + len(outlook.unseen)
    if not going:
        return NOTHING_SIGNED
    files = sum(len(line.files) for line in (*outlook.lines, *outlook.unseen))
    return f"{count_of(going, 'signed answer')} with {count_of(files, 'file')}, in the order of the list of requests."


def _unseen(outlook: ReleaseOutlook) -> str:
    files = count_of(sum(len(line.files) for line in outlook.unseen), "file")
    return f"Nobody has looked into {files} of them yet. Making the release does, and leaves out what it finds something in."


def _goes_row(line: Line) -> tuple[str, str, str]:
    request = line.request
    named = "; ".join(file.name for file in line.files)
    mark = "" if line.mark is None else f"Marked: {SENSITIVITIES[line.mark]}"
    told = [line.title, mark, named, line.replaces_words]
    return (
        asked_words(request.number, request.their_ref),
        "\n".join(part for part in told if part),
        f"{line.signature.signer}, {capacity_words(line.signature)}",
    )


def _found_row(each: HeldFile, found: Hold | ReleaseFinding) -> tuple[str, str, str]:
    if not isinstance(found, Hold):
        told = [f"Possible: {finding_words(found)}", finding_places(found)]
        return each.file.name, "\n".join(filter(None, told)), finding_advice(found)
    told = [f"Likely: {hold_words(found)}", hold_places(found)]
    todo = let_go_words(found) or f"{hold_advice(found)} {CLEANED_IS_NEW}"
    return each.file.name, "\n".join(filter(None, told)), todo
