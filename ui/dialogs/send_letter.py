"""Writes one letter to people, step by step: to whom, a look at one, the number once more, and how far it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.errors import Cancelled, ExpectedError, Refused
from inspection_ready.phrases.sendings import stopped_words, written_lines
from inspection_ready.services.letter_outlook import LetterOutlook, letter_outlook, refuse
from inspection_ready.services.letter_writing import Written, write_letters
from ui.widgets.layout import button, give_room, scrolling, words
from ui.widgets.sending_choice import SendingChoice
from ui.widgets.sending_look import SendingLook
from ui.widgets.working import Working

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.lists import DistributionList
    from ui.background import Progress
    from ui.page import Context

LETTERS, LINES = 92, 40
NO_FORM = "Choose at least one form."
NEVER_SENT = "Nothing is sent from here: you look at the drafts in your mail program, and send them yourself."


class SendLetterDialog(QDialog):
    def __init__(
        self,
        letter: Letter,
        lists: Sequence[tuple[DistributionList, int]],
        chosen: Collection[int],
        context: Context,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Write “{letter.title}” to people")
        self._letter = letter
        self._context = context
        self._outlook: LetterOutlook | None = None
        self._written: Written | None = None
        self._running: Progress | None = None
        self.choice = SendingChoice(letter.id)
        self.choice.show_lists(lists, chosen)
        self.problem = words("", "problem")
        self.what = words("")
        self.look = SendingLook(letter, context)
        self.go = button("Write the letters", role="main")
        self.leave = button("Cancel")
        self.open_folder = button("Open the folder", role="main")
        self.working = Working()
        self.outcome = words("")
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._connect()
        self._look_up()

    # what the person does

    def write_now(self) -> None:
        """Names the list and the number once more before anything is written."""
        outlook = self._outlook
        if outlook is None or not self.go.isEnabled():
            return
        answer = self._context.messages.ask(
            f"Write {outlook.what}?", choices=(self.go.text(),), detail="\n".join(outlook.remarks())
        )
        if answer == 0:
            self._begin()

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def reject(self) -> None:
        """Closing the window while it writes stops that first."""
        if self._running is not None:
            self.stop()
        else:
            super().reject()

    def show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.folder)))

    # who would get it

    def _look_up(self) -> None:
        order, app = self.choice.order(), self._context.app
        now, folder = app.clock.now(), app.workspace.folder
        self.go.setEnabled(False)
        self._context.background.query(
            lambda: app.read(letter_outlook, order, at=now, folder=folder),
            self._show_outlook,
            owner=self,
            failed=self._not_looked_up,
            key="outlook",
        )

    def _show_outlook(self, outlook: LetterOutlook) -> None:
        self._outlook = outlook
        self.choice.show_mixed(is_mixed=outlook.going.is_mixed)
        self.choice.remarks.setText("\n".join(f"• {remark}" for remark in outlook.remarks()))
        self.look.offer(outlook.going.recipients)
        self._enable()

    def _enable(self) -> None:
        """What stands in the way is said where the button is."""
        outlook = self._outlook
        if outlook is None:
            return
        said = NO_FORM if self.choice.is_for_nothing else self._refusal(outlook)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.what.setText("" if said else f"{outlook.what[:1].upper()}{outlook.what[1:]}")
        self.what.setVisible(not said)
        count = len(outlook.waiting)
        self.go.setText(
            f"Write {count:,} letter{'' if count == 1 else 's'}" if count else "Write the file to print"
        )
        self.go.setEnabled(not said)

    def _refusal(self, outlook: LetterOutlook) -> str:
        try:
            refuse(outlook, self.choice.order())
        except Refused as refused:
            return self._context.messages.in_words(refused)
        return ""

    def _not_looked_up(self, error: Exception) -> None:
        self._context.messages.tell(error)
        super().reject()

    # the writing

    def _begin(self) -> None:
        context, order = self._context, self.choice.order()
        context.ask_who()
        self._running = context.background.command(
            lambda progress: write_letters(context.app, order, progress=progress),
            self._done,
            owner=self,
            failed=self._failed,
        )
        self._show(self.working)
        self.working.say("Writing the letters ...", can_cancel=True)
        self.working.cancel.setFocus()

    def _tell(self, done: int, total: int) -> None:
        if self._running is not None and total:
            self.working.show_progress(done, total)
            if self.working.cancel.isEnabled():
                self.working.words.setText(f"Written: {done:,} of {total:,}.")

    def _done(self, written: Written) -> None:
        self._running, self._written = None, written
        self._context.refresh.send(
            Changes(
                {
                    "sending": frozenset({written.sending.id}),
                    "sent_letter": frozenset(each.id for each in written.new),
                }
            )
        )
        self.outcome.setText(self._outcome_words(written))
        self._show(self.outcome)
        self.open_folder.show()
        self.leave.setText("Close")
        self.open_folder.setFocus()

    def _outcome_words(self, written: Written) -> str:
        folder, stopped = str(written.folder), written.stopped
        if stopped is None:
            lines = written_lines(
                title=written.title,
                people=written.people,
                folder=folder,
                without_draft=written.without_draft,
            )
            return "\n\n".join((*lines, NEVER_SENT) if written.sending.drafts else lines)
        rest = stopped_words(
            title=written.title, people=written.people, remaining=written.remaining, folder=folder
        )
        return f"{self._why(stopped)}\n\n{rest}"

    def _why(self, stopped: ExpectedError) -> str:
        if isinstance(stopped, Cancelled):
            return "Stopped, as you asked."
        return self._context.messages.in_words(stopped).replace("Nothing was changed. ", "")

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._context.messages.tell(error)
        super().reject()

    # layout

    def _show(self, shown: QWidget) -> None:
        for widget in (self.choosing, self.working, self.outcome):
            widget.setVisible(widget is shown)
        self.go.setVisible(shown is self.choosing)
        self.leave.setVisible(shown is not self.working)

    def _connect(self) -> None:
        self.choice.changed.connect(self._look_up)
        self.choice.reasoned.connect(self._enable)
        self.go.clicked.connect(self.write_now)
        self.leave.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self.show_folder)
        self.working.cancelled.connect(self.stop)
        self._context.background.progressed.connect(self._tell)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        above = QVBoxLayout(inside)
        above.addWidget(self.choice)
        above.addStretch(1)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Before it is written")
        self.tabs.tabBar().setAccessibleName("Before it is written")
        self.tabs.addTab(scrolling(inside, "To whom, and in which form"), "To whom, and how")
        self.tabs.addTab(self.look, "Look at one")
        self.choosing = QWidget(self)
        column = QVBoxLayout(self.choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.what)
        column.addWidget(self.problem)
        column.addWidget(self.choice.reason_label)
        column.addWidget(self.choice.reason)
        self.problem.hide()
        buttons = QDialogButtonBox()
        for each in (self.go, self.open_folder):
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget, stretch in ((self.choosing, 1), (self.working, 1), (self.outcome, 1), (buttons, 0)):
            layout.addWidget(widget, stretch)
        self.open_folder.hide()
        self._show(self.choosing)
        give_room(self, letters=LETTERS, lines=LINES)
