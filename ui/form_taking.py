"""A spreadsheet form that came back: read, shown, and taken; beside the form on disk, or with a reply."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.phrases.values import count_of
from inspection_ready.services.answer_forms import FormReview, review_form, take_form, write_refused_lines
from ui.dialogs.answer_form import AnswerFormDialog

if TYPE_CHECKING:
    from inspection_ready.domain.answer_forms import ProposedAnswer
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.page import Page

Take = Callable[["App", FormReview, tuple["ProposedAnswer", ...]], "Done[Any]"]


class FormTaking(QObject):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def read_file(self, path: Path) -> None:
        """One that was saved: what cannot be used is written beside it."""
        now = self._page.context.app.clock.now()
        self.read(
            lambda app: app.read(review_form, path, workspace_id=app.workspace.file.id, now=now),
            lambda app, review, chosen: app.do(take_form, review, chosen),
        )

    def read(
        self, look: Callable[[App], FormReview], take: Take, keep_in: Callable[[], Path | None] = lambda: None
    ) -> None:
        """``keep_in``: where what cannot be used is written; None is beside the form."""
        self._page.query(look, lambda review: self._show(review, take, keep_in), key="form")

    # inside

    def _show(self, review: FormReview, take: Take, keep_in: Callable[[], Path | None]) -> None:
        dialog = AnswerFormDialog(review, self._page)
        dialog.take.setDisabled(self._page.context.look_only or not dialog.chosen)
        dialog.finished.connect(lambda _: self._keep_refused(review, keep_in()))
        dialog.accepted.connect(lambda: self._take(review, dialog.chosen, take))
        dialog.open()

    def _take(self, review: FormReview, chosen: tuple[ProposedAnswer, ...], take: Take) -> None:
        self._page.command(
            lambda app: take(app, review, chosen),
            said=f"Took {count_of(len(chosen), 'answer')} from {review.person.name}’s form.",
        )

    def _keep_refused(self, review: FormReview, folder: Path | None) -> None:
        try:
            kept = write_refused_lines(review, folder)
        except ExpectedError as error:
            self._page.context.messages.tell(error)
            return
        if kept is not None:
            where = "beside the form" if folder is None else f"in {folder}"
            self._page.context.messages.notice(f"What could not be used is in {kept.name}, {where}.")
