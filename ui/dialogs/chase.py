"""The next chase: whom the ladder asks and why, a look at one draft, the number once more, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.phrases.chases import NEVER_SENT, written_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.chase_drafts import ChaseOrder, sample_draft, write_chases
from inspection_ready.services.chases import batch_lines, chase_outlook
from inspection_ready.services.who import name_of
from ui.dialogs.writing import Job, WritingDialog
from ui.open_files import open_path
from ui.widgets.chase_due import ChaseDue
from ui.widgets.chase_look import ChaseLook
from ui.widgets.chase_rules import ChaseRulesEditor
from ui.widgets.chase_sent import ChaseSent
from ui.widgets.layout import say, tabbed, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspection_ready.services.app import App
    from inspection_ready.services.chase_drafts import WrittenChases
    from inspection_ready.services.chases import BatchLine, ChaseOutlook
    from ui.page import Context

LETTERS, LINES = 100, 42
NONE_TICKED = "Tick the people who get a draft."
UNSAVED = "The words of the drafts were changed and not saved. Save them first, so that the drafts have them."
KINDS = frozenset(
    {"request", "request_step", "person", "absence", "chase_rules", "chase_batch", "chase_draft", "chase"}
)


@dataclass(frozen=True)
class _Loaded:
    outlook: ChaseOutlook
    batches: Sequence[BatchLine]
    me: str


class ChaseDialog(WritingDialog):
    rules_asked = Signal(object, object)
    """ChaseRules as they were, and as they are wanted."""
    marked = Signal(object, str)
    """A BatchLine, and by whose word its drafts were sent."""
    dropped = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Chase answers that are owed", go="Write the drafts", parent=parent)
        self._outlook: ChaseOutlook | None = None
        self.due = ChaseDue()
        self.look = ChaseLook()
        self.sent = ChaseSent()
        self.rules = ChaseRulesEditor()
        for part in (self.sent, self.rules):
            part.set_read_only(context.look_only)
        self.problem = words("", "problem")
        self.tabs = tabbed(
            "Chasing",
            (self.due, "Who is asked"),
            (self.look, "Look at one"),
            (self.sent, "Drafted before"),
            (self.rules, "Ladder and words"),
        )
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.problem)
        self.problem.hide()
        self.lay_out(choosing, letters=LETTERS, lines=LINES)
        self._connect()
        self.load()

    def load(self) -> None:
        app = self._context.app
        now = app.clock.now()
        self.go.setEnabled(False)
        self._context.background.query(
            lambda: _read(app, now),
            self._show_loaded,
            owner=self,
            failed=self._context.messages.tell,
            key="chases",
        )

    def job(self) -> Job[WrittenChases] | None:
        outlook, app = self._outlook, self._context.app
        if outlook is None:
            return None
        order = ChaseOrder(
            person_ids=self.due.chosen, with_form=self.due.form.is_ticked(), shown=outlook.shown
        )
        return Job(
            asked=f"Write {count_of(len(self.due.chosen), 'draft')}?",
            detail=NEVER_SENT,
            saying="Writing the drafts ...",
            work=lambda progress: write_chases(app, order, progress=progress),
            said=_said,
        )

    def not_written(self, error: Exception) -> None:
        self.load()
        if self._outlook is not None:  # what was noted and taken back stands in the chronology of each
            asked = {one.request.id for each in self._outlook.plan.chases for one in each.owed}
            self._context.refresh.send(Changes({"request": frozenset(asked)}))
        super().not_written(error)

    def reject(self) -> None:
        """Words that are not saved are asked about."""
        unsaved = self.rules.is_dirty and not (self._context.look_only or self.steps.work.is_running)
        leaves = ("Leave without saving",)
        if unsaved and self._context.messages.ask("Leave what you typed unsaved?", choices=leaves) != 0:
            return
        super().reject()

    # what is shown

    def _show_loaded(self, loaded: _Loaded) -> None:
        self._outlook = loaded.outlook
        self.rules.show_rules(loaded.outlook.rules)
        self.sent.show_lines(loaded.batches, me=loaded.me)
        self.due.show_outlook(loaded.outlook)
        self.look.offer(loaded.outlook.plan.chases)

    def _enable(self) -> None:
        """What stands in the way is said where the button is."""
        chosen, outlook = self.due.chosen, self._outlook
        has_any = outlook is not None and bool(outlook.plan.chases)
        said = NONE_TICKED if has_any and not chosen else UNSAVED if has_any and self.rules.is_dirty else ""
        say(self.problem, said)
        self.go.setText(f"Write {count_of(len(chosen), 'draft')}" if chosen else "Write the drafts")
        self.go.setEnabled(bool(chosen) and not said and not self._context.look_only)

    def _draw(self, person_id: int) -> None:
        app, outlook = self._context.app, self._outlook
        if outlook is None:
            return
        chase = next(each for each in outlook.plan.chases if each.person.id == person_id)
        self._context.background.query(
            lambda: app.read(sample_draft, app, chase, outlook),
            lambda drawn: self.look.show_draft(*drawn),
            owner=self,
            failed=self._context.messages.tell,
            key="draft",
        )

    def _heard(self, changes: Changes) -> None:
        if changes.touch(*KINDS):
            self.load()

    def _connect(self) -> None:
        self.due.changed.connect(self._enable)
        self.look.asked.connect(self._draw)
        self.sent.folder_asked.connect(open_path)
        self.sent.marked.connect(self.marked)
        self.sent.dropped.connect(self.dropped)
        self.rules.save_asked.connect(self.rules_asked)
        for part in (self.rules.ladder, self.rules.subject, self.rules.body):
            part.textChanged.connect(self._enable)
        self._context.refresh.changed.connect(self._heard)


def _said(written: WrittenChases) -> str:
    said = written_words(len(written.drafts), str(written.folder))
    return f"{said}\n\n{NEVER_SENT}\n\nOnce they are sent, mark them as sent here."


def _read(app: App, now: datetime) -> _Loaded:
    with app.reading() as reader:
        return _Loaded(
            chase_outlook(reader, now),
            batch_lines(reader, folder=app.workspace.folder),
            name_of(reader, app.who.person_id),
        )
