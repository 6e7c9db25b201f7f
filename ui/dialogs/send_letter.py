"""Writes one letter to people, step by step: to whom, a look at one, the number once more, and how far it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.errors import Cancelled, ExpectedError, Refused
from inspection_ready.phrases.sendings import stopped_words, written_lines
from inspection_ready.services.letter_outlook import LetterOutlook, letter_outlook, refuse
from inspection_ready.services.letter_writing import Written, write_letters
from ui.dialogs.writing import Job, WritingDialog
from ui.widgets.layout import say, scrolling, tabbed, words
from ui.widgets.sending_choice import SendingChoice
from ui.widgets.sending_look import SendingLook

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.lists import DistributionList
    from ui.page import Context

LETTERS, LINES = 92, 40
NO_FORM = "Choose at least one form."
NEVER_SENT = "Nothing is sent from here: you look at the drafts in your mail program, and send them yourself."


class SendLetterDialog(WritingDialog):
    leaves = "Cancel"

    def __init__(
        self,
        letter: Letter,
        lists: Sequence[tuple[DistributionList, int]],
        chosen: Collection[int],
        context: Context,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, f"Write “{letter.title}” to people", go="Write the letters", parent=parent)
        self._letter = letter
        self._outlook: LetterOutlook | None = None
        self.choice = SendingChoice(letter.id)
        self.choice.show_lists(lists, chosen)
        self.problem = words("", "problem")
        self.what = words("")
        self.look = SendingLook(letter, context)
        self.tabs = tabbed(
            "Before it is written",
            (self._scrolling_choice(), "To whom, and how"),
            (self.look, "Look at one"),
        )
        self.lay_out(self._choosing(), letters=LETTERS, lines=LINES)
        self.choice.changed.connect(self._look_up)
        self.choice.reasoned.connect(self._enable)
        self.steps.work.told.connect(self._count)
        self._look_up()

    def job(self) -> Job[Written] | None:
        """The list is named once more, and the number."""
        outlook, app, order = self._outlook, self._context.app, self.choice.order()
        if outlook is None:
            return None
        return Job(
            asked=f"Write {outlook.what}?",
            detail="\n".join(outlook.remarks()),
            saying="Writing the letters ...",
            work=lambda progress: write_letters(app, order, progress=progress),
            said=self._outcome_words,
        )

    def not_written(self, error: Exception) -> None:
        self._context.messages.tell(error)
        self.reject()

    # who would get it

    def _look_up(self) -> None:
        order, app = self.choice.order(), self._context.app
        now, folder = app.clock.now(), app.workspace.folder
        self.go.setEnabled(False)
        self._context.background.query(
            lambda: app.read(letter_outlook, order, at=now, folder=folder),
            self._show_outlook,
            owner=self,
            failed=self.not_written,
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
        say(self.problem, said)
        say(self.what, "" if said else f"{outlook.what[:1].upper()}{outlook.what[1:]}")
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

    # the writing

    def _count(self, done: int, total: int) -> None:
        """Once it is being stopped, that is what is said."""
        if self.steps.working.cancel.isEnabled():
            self.steps.working.words.setText(f"Written: {done:,} of {total:,}.")

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

    # layout

    def _scrolling_choice(self) -> QWidget:
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.addWidget(self.choice)
        above.addStretch(1)
        return scrolling(inside, "To whom, and in which form")

    def _choosing(self) -> QWidget:
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        for widget in (self.what, self.problem, self.choice.reason_label, self.choice.reason):
            column.addWidget(widget)
        self.problem.hide()
        return choosing
