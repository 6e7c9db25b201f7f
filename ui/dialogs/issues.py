"""Issues of the timetable: making one, what differs, telling whom it changes something for, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

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
from ui.dialogs.writing import Job, WritingDialog
from ui.issue_disposing import IssueDisposing
from ui.open_files import open_path
from ui.widgets.answers_list import AnswersList
from ui.widgets.issue_list import IssueList
from ui.widgets.layout import tabbed
from ui.widgets.slip_look import SlipLook
from ui.widgets.slips_written import SlipsWritten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from inspection_ready.domain.calendar_answers import Answers
    from inspection_ready.domain.changes import Changes
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App
    from inspection_ready.services.slip_drafts import WrittenSlips
    from inspection_ready.services.slips import BatchLine
    from inspection_ready.services.told import Issued, SlipOutlook
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


class IssuesDialog(WritingDialog):
    def __init__(self, context: Context, timetable: Timetable, parent: QWidget | None = None) -> None:
        super().__init__(context, f"Issues of {timetable.name}", go="Write the slips", parent=parent)
        self._timetable = timetable
        self._last: Issued | None = None
        self._outlook: SlipOutlook | None = None
        self.issues = IssueList()
        self.look = SlipLook()
        self.written = SlipsWritten()
        self.answers = AnswersList()
        self.disposing = IssueDisposing(context, self)
        for part in (self.issues, self.written):
            part.set_read_only(context.look_only)
        self.tabs = tabbed(
            "Issues",
            (self.issues, "Issues and what differs"),
            (self.look, "Who is told"),
            (self.written, "Slips written"),
            (self.answers, "Answers"),
            (self.disposing, "Disposal"),
        )
        self.lay_out(self.tabs, letters=LETTERS, lines=LINES)
        self._connect()
        self.load()

    def load(self) -> None:
        self.go.setEnabled(False)
        self._query(_read, self._show_loaded, key="issues")

    def job(self) -> Job[WrittenSlips] | None:
        outlook, app = self._outlook, self._context.app
        if outlook is None:
            return None
        order = SlipOrder(shown=outlook.shown)
        return Job(
            asked=f"Write the slips for {count_of(len(outlook.plan.people), 'person', 'people')}?",
            detail=NEVER_SENT,
            saying="Writing the slips ...",
            work=lambda progress: write_slips(app, order, progress=progress),
            said=_said,
        )

    def not_written(self, error: Exception) -> None:
        self.load()
        super().not_written(error)

    @property
    def offers_writing(self) -> bool:
        """Slips are written where they are looked at."""
        return super().offers_writing and self.tabs.currentWidget() is self.look

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

    def _connect(self) -> None:
        self.issues.compare_asked.connect(self._compare)
        self.issues.issue_asked.connect(self.issue_now)
        self.look.asked.connect(self._draw)
        self.written.folder_asked.connect(open_path)
        self.written.marked.connect(self._mark)
        self.written.dropped.connect(self._drop)
        self.tabs.currentChanged.connect(lambda _: self._offer())
        self._context.refresh.changed.connect(self._heard)


def _said(written: WrittenSlips) -> str:
    printed = [each.name for each in written.outlook.printed]
    said = "\n".join(written_words(written.drafts, printed, str(written.folder)))
    return f"{said}\n\n{NEVER_SENT}\n\nOnce they are sent, mark them as sent here."


def _read(app: App) -> _Loaded:
    with app.reading() as reader:
        return _Loaded(
            issues(reader),
            slip_outlook(reader),
            batch_lines(reader, folder=app.workspace.folder),
            answers_now(reader),
            name_of(reader, app.who.person_id),
        )
