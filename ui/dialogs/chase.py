"""The next chase: whom the ladder asks and why, a look at one draft, the number once more, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.errors import Cancelled
from inspection_ready.phrases.chases import NEVER_SENT, written_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.chase_drafts import ChaseOrder, sample_draft, write_chases
from inspection_ready.services.chases import batch_lines, chase_outlook
from inspection_ready.services.who import name_of
from ui.widgets.chase_due import ChaseDue
from ui.widgets.chase_look import ChaseLook
from ui.widgets.chase_rules import ChaseRulesEditor
from ui.widgets.chase_sent import ChaseSent
from ui.widgets.layout import button, give_room, words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from inspection_ready.services.app import App
    from inspection_ready.services.chase_drafts import WrittenChases
    from inspection_ready.services.chases import BatchLine, ChaseOutlook
    from ui.background import Progress
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


class ChaseDialog(QDialog):
    rules_asked = Signal(object, object)
    """ChaseRules as they were, and as they are wanted."""
    marked = Signal(object, str)
    """A BatchLine, and by whose word its drafts were sent."""
    dropped = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chase answers that are owed")
        self._context = context
        self._outlook: ChaseOutlook | None = None
        self._written: WrittenChases | None = None
        self._running: Progress | None = None
        self.due = ChaseDue()
        self.look = ChaseLook()
        self.sent = ChaseSent()
        self.rules = ChaseRulesEditor()
        for part in (self.sent, self.rules):
            part.set_read_only(context.look_only)
        self.problem = words("", "problem")
        self.go = button("Write the drafts", role="main")
        self.leave = button("Close")
        self.open_folder = button("Open the folder", role="main")
        self.working = Working()
        self.outcome = words("")
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
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

    def write_now(self) -> None:
        """Says the number once more before anything is written."""
        outlook = self._outlook
        if outlook is None or not self.go.isEnabled():
            return
        count = count_of(len(self.due.chosen), "draft")
        answer = self._context.messages.ask(f"Write {count}?", choices=(self.go.text(),), detail=NEVER_SENT)
        if answer == 0:
            self._begin(outlook)

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def reject(self) -> None:
        """Closing the window while it writes stops that first; words that are not saved are asked about."""
        if self._running is not None:
            self.stop()
            return
        leaves = ("Leave without saving",)
        unsaved = self.rules.is_dirty and not self._context.look_only
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
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
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

    # the writing

    def _begin(self, outlook: ChaseOutlook) -> None:
        context = self._context
        context.ask_who()
        order = ChaseOrder(
            person_ids=self.due.chosen, with_form=self.due.form.is_ticked(), shown=outlook.shown
        )
        self._running = context.background.command(
            lambda progress: write_chases(context.app, order, progress=progress),
            self._done,
            owner=self,
            failed=self._failed,
        )
        self._show(self.working)
        self.working.say("Writing the drafts ...", can_cancel=True)
        self.working.cancel.setFocus()

    def _tell(self, done: int, total: int) -> None:
        if self._running is not None and total:
            self.working.show_progress(done, total)

    def _done(self, written: WrittenChases) -> None:
        self._running, self._written = None, written
        said = written_words(len(written.drafts), str(written.folder))
        self.outcome.setText(f"{said}\n\n{NEVER_SENT}\n\nOnce they are sent, mark them as sent here.")
        self._show(self.outcome)
        self.open_folder.show()
        self.open_folder.setFocus()
        self._context.refresh.send(written.changes)

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._show(self.tabs)
        self.load()
        if self._outlook is not None:  # what was noted and taken back stands in the chronology of each
            asked = {one.request.id for each in self._outlook.plan.chases for one in each.owed}
            self._context.refresh.send(Changes({"request": frozenset(asked)}))
        if not isinstance(error, Cancelled):
            self._context.messages.tell(error)

    def _open_written(self) -> None:
        if self._written is not None:
            self._open(self._written.folder)

    def _open(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # layout

    def _show(self, shown: QWidget) -> None:
        for widget in (self.tabs, self.working, self.outcome):
            widget.setVisible(widget is shown)
        self.go.setVisible(shown is self.tabs)
        self.leave.setVisible(shown is not self.working)
        if shown is not self.tabs:
            self.problem.hide()

    def _connect(self) -> None:
        self.due.changed.connect(self._enable)
        self.look.asked.connect(self._draw)
        self.sent.folder_asked.connect(self._open)
        self.sent.marked.connect(self.marked)
        self.sent.dropped.connect(self.dropped)
        self.rules.save_asked.connect(self.rules_asked)
        for part in (self.rules.ladder, self.rules.subject, self.rules.body):
            part.textChanged.connect(self._enable)
        self.go.clicked.connect(self.write_now)
        self.leave.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self._open_written)
        self.working.cancelled.connect(self.stop)
        self._context.background.progressed.connect(self._tell)
        self._context.refresh.changed.connect(self._heard)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Chasing")
        self.tabs.tabBar().setAccessibleName("Chasing")
        for part, name in (
            (self.due, "Who is asked"),
            (self.look, "Look at one"),
            (self.sent, "Drafted before"),
            (self.rules, "Ladder and words"),
        ):
            self.tabs.addTab(part, name)
        buttons = QDialogButtonBox()
        for each in (self.go, self.open_folder):
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget, stretch in (
            (self.tabs, 1),
            (self.working, 1),
            (self.outcome, 1),
            (self.problem, 0),
            (buttons, 0),
        ):
            layout.addWidget(widget, stretch)
        self.problem.hide()
        self.open_folder.hide()
        self._show(self.tabs)
        give_room(self, letters=LETTERS, lines=LINES)


def _read(app: App, now: datetime) -> _Loaded:
    with app.reading() as reader:
        return _Loaded(
            chase_outlook(reader, now),
            batch_lines(reader, folder=app.workspace.folder),
            name_of(reader, app.who.person_id),
        )
