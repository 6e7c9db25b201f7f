"""Issues of the timetable: making one, what differs, telling whom it changes something for, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.errors import Cancelled
from inspection_ready.domain.moments import today
from inspection_ready.phrases.issues import CANNOT_BE_UNDONE, issue_name, takes_the_place
from inspection_ready.phrases.slips import NEVER_SENT, written_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.issues import (
    DRAFT,
    difference,
    is_of_another,
    issue_timetable,
    issues,
    standing_difference,
)
from inspection_ready.services.slip_drafts import SlipOrder, sample_slip, write_slips
from inspection_ready.services.slips import batch_lines, drop_slips, mark_slips_sent
from inspection_ready.services.told import answers_now, slip_outlook
from inspection_ready.services.who import name_of
from ui.widgets.answers_list import AnswersList
from ui.widgets.issue_list import IssueList
from ui.widgets.layout import button, give_room, words
from ui.widgets.slip_look import SlipLook
from ui.widgets.slips_written import SlipsWritten
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspection_ready.domain.calendar_answers import Answers
    from inspection_ready.domain.changes import Changes
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App
    from inspection_ready.services.slip_drafts import WrittenSlips
    from inspection_ready.services.slips import BatchLine
    from inspection_ready.services.told import Issued, SlipOutlook
    from ui.background import Progress
    from ui.page import Context

LETTERS, LINES = 104, 44
KINDS = frozenset(
    {"timetable_issue", "slip_batch", "slip", "slip_answer", "session", "attendance", "person", "base"}
)


@dataclass(frozen=True)
class _Loaded:
    issues: Sequence[Issued]
    outlook: SlipOutlook
    batches: Sequence[BatchLine]
    answers: Answers
    me: str


class IssuesDialog(QDialog):
    def __init__(self, context: Context, timetable: Timetable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Issues of {timetable.name}")
        self._context = context
        self._timetable = timetable
        self._last: Issued | None = None
        self._outlook: SlipOutlook | None = None
        self._written: WrittenSlips | None = None
        self._running: Progress | None = None
        self.issues = IssueList()
        self.look = SlipLook()
        self.written = SlipsWritten()
        self.answers = AnswersList()
        self.go = button("Write the slips", role="main")
        self.leave = button("Close")
        self.open_folder = button("Open the folder", role="main")
        self.working = Working()
        self.outcome = words("")
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (self.issues, self.written):
            part.set_read_only(context.look_only)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        self.go.setEnabled(False)
        self._query(_read, self._show_loaded, key="issues")

    def write_now(self) -> None:
        """Says the number once more before anything is written."""
        outlook = self._outlook
        if outlook is None or not self.go.isEnabled():
            return
        count = count_of(len(outlook.plan.people), "person", "people")
        asked = f"Write the slips for {count}?"
        if self._context.messages.ask(asked, choices=(self.go.text(),), detail=NEVER_SENT) == 0:
            self._begin(outlook)

    def issue_now(self, why: str) -> None:
        """Says once more that it stays."""
        context, timetable = self._context, self._timetable
        asked = f"{self.issues.issue.text()}?"
        if context.messages.ask(asked, choices=("Issue it",), detail=self._what_it_does()) != 0:
            return
        instead = is_of_another(self._last, timetable)
        context.ask_who()

        def issued(done: Any) -> None:
            self.issues.why.clear()
            context.said(f"Issued {issue_name(done.result.number, done.result.at)}.", None)
            context.refresh.send(done.changes)

        self._command(lambda app: app.do(issue_timetable, timetable, why=why, instead=instead), issued)

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def reject(self) -> None:
        """Closing the window while it writes stops that first."""
        if self._running is not None:
            self.stop()
            return
        super().reject()

    # what is shown

    def _show_loaded(self, loaded: _Loaded) -> None:
        self._last = loaded.issues[0] if loaded.issues else None
        self._outlook = loaded.outlook
        self.issues.show_issues(loaded.issues)
        self.look.show_outlook(loaded.outlook)
        self.written.show_lines(loaded.batches, me=loaded.me)
        self.answers.show_answers(loaded.answers)
        people = len(loaded.outlook.plan.people)
        self.go.setText(
            f"Write slips for {count_of(people, 'person', 'people')}" if people else "Write the slips"
        )
        self.go.setEnabled(people > 0 and not self._context.look_only)

    def _what_it_does(self) -> str:
        if self._last is None or not is_of_another(self._last, self._timetable):
            return CANNOT_BE_UNDONE
        return f"{takes_the_place(self._timetable.name, self._last.issue.name)} {CANNOT_BE_UNDONE}"

    def _compare(self, before: str, after: str) -> None:
        timetable, is_last = self._timetable, self.issues.before.currentIndex() <= 0
        to_draft = after == DRAFT and is_last

        def work(app: App) -> Any:
            on = today(app.clock)
            if to_draft:
                found = app.read(standing_difference, timetable=timetable, today=on)
                return found.sessions if found is not None else ()
            return app.read(difference, before, after, today=on, timetable=timetable).sessions

        self._query(work, partial(self.issues.show_differences, to_draft=to_draft), key="difference")

    def _draw(self, person_id: int) -> None:
        outlook = self._outlook
        if outlook is not None:
            self._query(
                lambda app: app.read(sample_slip, app, person_id, outlook),
                lambda drawn: self.look.show_slip(*drawn),
                key="slip",
            )

    def _heard(self, changes: Changes) -> None:
        if changes.touch(*KINDS):
            self.load()

    # what is done

    def _begin(self, outlook: SlipOutlook) -> None:
        context = self._context
        context.ask_who()
        self._running = context.background.command(
            lambda progress: write_slips(context.app, SlipOrder(shown=outlook.shown), progress=progress),
            self._done,
            owner=self,
            failed=self._failed,
        )
        self._show(self.working)
        self.working.say("Writing the slips ...", can_cancel=True)
        self.working.cancel.setFocus()

    def _tell(self, done: int, total: int) -> None:
        if self._running is not None and total:
            self.working.show_progress(done, total)

    def _done(self, written: WrittenSlips) -> None:
        self._running, self._written = None, written
        printed = [each.name for each in written.outlook.printed]
        said = "\n".join(written_words(written.drafts, printed, str(written.folder)))
        self.outcome.setText(f"{said}\n\n{NEVER_SENT}\n\nOnce they are sent, mark them as sent here.")
        self._show(self.outcome)
        self.open_folder.show()
        self.open_folder.setFocus()
        self._context.refresh.send(written.changes)

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._show(self.tabs)
        self.load()
        if not isinstance(error, Cancelled):
            self._context.messages.tell(error)

    def _mark(self, line: BatchLine, by: str) -> None:
        on = today(self._context.app.clock)
        self._command(
            lambda app: app.do(mark_slips_sent, line.batch.id, on=on, by=by),
            lambda done: self._context.refresh.send(done.changes),
        )

    def _drop(self, line: BatchLine) -> None:
        asked = f"Note that slips {line.batch.number} will not be sent?"
        detail = self.written.drop.toolTip()
        if self._context.messages.ask(asked, choices=("They will not be sent",), detail=detail) == 0:
            self._command(
                lambda app: app.do(drop_slips, line.batch.id),
                lambda done: self._context.refresh.send(done.changes),
            )

    def _open(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _open_written(self) -> None:
        if self._written is not None:
            self._open(self._written.folder)

    def _query(self, work: Callable[[App], Any], then: Callable[[Any], None], *, key: str) -> None:
        app = self._context.app
        self._context.background.query(
            lambda: work(app), then, owner=self, failed=self._context.messages.tell, key=key
        )

    def _command(self, work: Callable[[App], Any], then: Callable[[Any], None]) -> None:
        app = self._context.app
        self._context.background.command(
            lambda _: work(app), then, owner=self, failed=self._context.messages.tell
        )

    # layout

    def _show(self, shown: QWidget) -> None:
        for widget in (self.tabs, self.working, self.outcome):
            widget.setVisible(widget is shown)
        self._offer()
        self.leave.setVisible(shown is not self.working)

    def _offer(self) -> None:
        """Slips are written where they are looked at."""
        self.go.setVisible(not self.tabs.isHidden() and self.tabs.currentWidget() is self.look)

    def _connect(self) -> None:
        self.issues.compare_asked.connect(self._compare)
        self.issues.issue_asked.connect(self.issue_now)
        self.look.asked.connect(self._draw)
        self.written.folder_asked.connect(self._open)
        self.written.marked.connect(self._mark)
        self.written.dropped.connect(self._drop)
        self.tabs.currentChanged.connect(lambda _: self._offer())
        self.go.clicked.connect(self.write_now)
        self.leave.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self._open_written)
        self.working.cancelled.connect(self.stop)
        self._context.background.progressed.connect(self._tell)
        self._context.refresh.changed.connect(self._heard)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Issues")
        self.tabs.tabBar().setAccessibleName("Issues")
        for part, name in (
            (self.issues, "Issues and what differs"),
            (self.look, "Who is told"),
            (self.written, "Slips written"),
            (self.answers, "Answers"),
        ):
            self.tabs.addTab(part, name)
        buttons = QDialogButtonBox()
        for each in (self.go, self.open_folder):
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget, stretch in ((self.tabs, 1), (self.working, 1), (self.outcome, 1), (buttons, 0)):
            layout.addWidget(widget, stretch)
        self.open_folder.hide()
        self._show(self.tabs)
        give_room(self, letters=LETTERS, lines=LINES)


def _read(app: App) -> _Loaded:
    with app.reading() as reader:
        return _Loaded(
            issues(reader),
            slip_outlook(reader),
            batch_lines(reader, folder=app.workspace.folder),
            answers_now(reader),
            name_of(reader, app.who.person_id),
        )
