"""Checks everything against the record of changes, and says what it found, and what that does not show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.errors import Cancelled
from inspection_ready.domain.verifying import Verdict
from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.app import App
from inspection_ready.services.verdict_words import problem_words
from inspection_ready.services.verify import verify
from ui.widgets.flow import FlowLayout
from ui.widgets.head_dialog import HeadDialog
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.working import Working
from ui.work import Work

if TYPE_CHECKING:
    from ui.background import Progress
    from ui.page import Page

WHAT_IT_SHOWS = (
    "This finds any value, record, file or entry that was changed, cut or added behind the app's back. It does not "
    "show that what people entered is true, or who sat at the keyboard. Whoever can rewrite the whole folder could "
    "also write a new record of changes that fits: only a head that was kept outside this computer shows that."
)
AGAINST = "It was held against {count} kept outside or printed in packs."
MOST_ROWS = 8


@dataclass(frozen=True)
class Found:
    verdict: Verdict
    sentences: Sequence[str]


class CheckPanel(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.everything = button("Check everything now")
        self.against = button("Check against a head")
        self.everything.clicked.connect(lambda: self.check(""))
        self.against.clicked.connect(self.ask_head)
        self.working = Working(self)
        self.work = Work(page.context.background, self.working, self)
        self.outcome = words("")
        self.shows = words(WHAT_IT_SHOWS, "help")
        self.problems = PlainTable("What is not as it was recorded", ("What is wrong",), (0,))
        row = FlowLayout()
        for each in (self.everything, self.against):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        for widget in (self.working, self.outcome, self.problems, self.shows):
            layout.addWidget(widget)
            widget.hide()

    def ask_head(self) -> None:
        dialog = HeadDialog(self)
        dialog.accepted.connect(lambda: self.check(dialog.against()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def check(self, against: str) -> None:
        """``against`` is a head, or a file that has one printed in it; empty for none."""
        app = self._page.context.app
        self._show(self.working)
        self.work.read(
            "Checking everything ...",
            lambda progress: _check(app, against, progress),
            self._say,
            failed=self._stopped,
        )
        self.working.cancel.setFocus()

    def _say(self, found: Found) -> None:
        verdict = found.verdict
        lines = list(verdict_lines(verdict))
        if verdict.heads_checked:
            count = verdict.heads_checked
            lines.append(AGAINST.format(count=f"{count:,} {'head' if count == 1 else 'heads'}"))
        if found.sentences:
            number = len(found.sentences)
            wrong = "1 thing is" if number == 1 else f"{number:,} things are"
            lines.append(f"{wrong} not as recorded:")
        self.outcome.setProperty("role", "good" if verdict.ok else "problem")
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.setText(" ".join(lines))
        shown = (self.outcome, self.problems, self.shows) if found.sentences else (self.outcome, self.shows)
        self._show(*shown)
        self.problems.show_rows([(sentence,) for sentence in found.sentences])
        self.problems.fit_height(MOST_ROWS)
        (self.problems if found.sentences else self.everything).setFocus()

    def _stopped(self, error: Exception) -> None:
        self._show()
        if isinstance(error, Cancelled):
            self._page.context.messages.notice("Stopped before everything was checked. Nothing was changed.")
        else:
            self._page.context.messages.tell(error)
        self.everything.setFocus()

    def _show(self, *shown: QWidget) -> None:
        for widget in (self.working, self.outcome, self.problems, self.shows):
            widget.setVisible(widget in shown)
        for each in (self.everything, self.against):
            each.setEnabled(self.working not in shown)


def _check(app: App, against: str, progress: Progress) -> Found:
    verdict = verify(app, against=against, progress=progress)
    with app.reading() as reader:
        return Found(verdict, [problem_words(reader, problem) for problem in verdict.problems])
