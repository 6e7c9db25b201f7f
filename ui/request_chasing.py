"""What the page of requests does about chasing: the next chase, its marks and its ladder, and forms that come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.errors import ExpectedError, Refused
from inspection_ready.domain.moments import today
from inspection_ready.phrases.imports import count_of
from inspection_ready.services.answer_forms import review_form, take_form, write_refused_lines
from inspection_ready.services.chases import change_rules, drop_drafts, mark_chases_sent
from ui.dialogs.answer_form import AnswerFormDialog
from ui.dialogs.chase import ChaseDialog

if TYPE_CHECKING:
    from inspection_ready.domain.answer_forms import ProposedAnswer
    from inspection_ready.domain.chases import ChaseRules
    from inspection_ready.services.answer_forms import FormReview
    from inspection_ready.services.chases import BatchLine
    from ui.page import Page

SHEETS = "Spreadsheets (*.xlsx *.xls *.ods);;All files (*)"


class RequestChasing(QObject):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def open_chase(self) -> None:
        dialog = ChaseDialog(self._page.context, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.rules_asked.connect(lambda before, after: self._change_rules(dialog, before, after))
        dialog.marked.connect(self._mark)
        dialog.dropped.connect(self._drop)
        dialog.open()

    def choose_form(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, "A form that came back", "", SHEETS)
        if chosen:
            self.read_form(Path(chosen))

    def read_form(self, path: Path) -> None:
        page = self._page
        now = page.context.app.clock.now()
        page.query(
            lambda app: app.read(review_form, path, workspace_id=app.workspace.file.id, now=now),
            self._show_form,
            key="form",
        )

    # inside

    def _change_rules(self, dialog: ChaseDialog, before: ChaseRules, after: ChaseRules) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Refused):
                dialog.rules.say(self._page.context.messages.in_words(error))
            else:
                self._page.context.messages.tell(error)

        self._page.command(
            lambda app: app.do(change_rules, before, after),
            said="Changed the chase ladder and the words of its drafts.",
            failed=failed,
        )

    def _mark(self, line: BatchLine, by: str) -> None:
        on = today(self._page.context.app.clock)
        count = count_of(len(line.waiting), "draft")
        self._page.command(
            lambda app: app.do(mark_chases_sent, line.batch.id, on=on, by=by),
            said=f"Marked {count} of chase {line.batch.number} as sent, by the word of {by}.",
        )

    def _drop(self, line: BatchLine) -> None:
        count = count_of(len(line.waiting), "draft")
        self._page.command(
            lambda app: app.do(drop_drafts, line.batch.id),
            said=f"Noted that {count} of chase {line.batch.number} will not be sent.",
        )

    def _show_form(self, review: FormReview) -> None:
        dialog = AnswerFormDialog(review, self._page)
        dialog.take.setDisabled(self._page.context.look_only or not dialog.chosen)
        dialog.finished.connect(lambda _: self._keep_refused(review))
        dialog.accepted.connect(lambda: self._take(review, dialog.chosen))
        dialog.open()

    def _take(self, review: FormReview, chosen: tuple[ProposedAnswer, ...]) -> None:
        self._page.command(
            lambda app: app.do(take_form, review, chosen),
            said=f"Took {count_of(len(chosen), 'answer')} from {review.person.name}’s form.",
        )

    def _keep_refused(self, review: FormReview) -> None:
        try:
            kept = write_refused_lines(review)
        except ExpectedError as error:
            self._page.context.messages.tell(error)
            return
        if kept is not None:
            self._page.context.messages.notice(f"What could not be used is in {kept.name}, beside the form.")
