"""What the page of replies does with one: filed, recorded as a signature, set aside, its form taken, its parts opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTemporaryDir

from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.replies import WHY_ASIDE
from inspection_ready.phrases.values import count_of
from inspection_ready.services.chase_drafts import CHASES
from inspection_ready.services.reply_filing import bring_back, file_reply, say_whose, set_aside, taken_out
from inspection_ready.services.reply_forms import review_reply_form, take_reply_form
from inspection_ready.services.reply_reading import save_attachment, save_message
from inspection_ready.services.sign_replies import record_sign_reply
from ui.dialogs.reason import ReasonDialog
from ui.form_taking import FormTaking
from ui.open_files import open_path

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.page import Page
    from ui.widgets.reply_review import ReplyReview


class ReplyDealing(QObject):
    def __init__(self, page: Page, review: ReplyReview) -> None:
        super().__init__(page)
        self._page = page
        self._review = review
        self._forms = FormTaking(page)
        self._shown: list[QTemporaryDir] = []
        """Copies that were opened to be read; they go with the page."""
        review.file_asked.connect(self.file_these)
        review.sign_asked.connect(self.record_signing)
        review.aside_asked.connect(self.ask_aside)
        review.back_asked.connect(self.bring_back)
        review.person_said.connect(self.say_whose)
        review.form_asked.connect(self.bring_in_form)
        review.open_asked.connect(self.open_part)

    def file_these(self) -> None:
        whole, filings = self._review.whole, self._review.filings()
        if whole is None or filings is None:
            return
        reply, answering = whole.reply, self._review.answering()
        numbers = [each.number for each in filings]

        def work(app: App) -> Done[Any]:
            with app.reading() as reader, taken_out(reader, reply.id, numbers) as files:
                return app.do(file_reply, reply.id, filings, answering, files)

        evidence, requests = count_of(len(filings), "attachment"), count_of(len(answering), "request")
        self._page.command(work, said=f"Filed reply {reply.number}: {evidence} filed, {requests} answered.")

    def record_signing(self) -> None:
        whole, said = self._review.whole, self._review.signing
        if whole is None or not said.check():
            return
        reply_id, agreed, against, because = (
            whole.reply.id,
            said.lines_agreed,
            said.lines_against,
            said.because,
        )
        self._page.command(
            lambda app: app.do(
                record_sign_reply,
                reply_id,
                agreed,
                against,
                workspace_id=app.workspace.file.id,
                because=because,
            ),
            said=f"Recorded reply {whole.reply.number}: {len(agreed)} agreed, {len(against)} not agreed.",
            then=self._tell_left,
        )

    def ask_aside(self) -> None:
        whole = self._review.whole
        if whole is None:
            return
        about = f"Nothing of reply {whole.reply.number} will be filed. The message is kept, and can be brought back."
        dialog = ReasonDialog("Set a reply aside", about, do="Set it aside", parent=self._page)
        dialog.text.setPlainText(WHY_ASIDE.get(whole.reply.what, ""))
        reply = whole.reply
        dialog.accepted.connect(lambda: self.set_aside(reply.id, reply.number, dialog.reason))
        dialog.open()

    def set_aside(self, reply_id: int, number: int, why: str) -> None:
        self._page.command(
            lambda app: app.do(set_aside, [reply_id], why=why), said=f"Set reply {number} aside."
        )

    def bring_back(self) -> None:
        if self._review.whole is not None:
            reply = self._review.whole.reply
            self._page.command(
                lambda app: app.do(bring_back, reply.id), said=f"Reply {reply.number} waits again."
            )

    def say_whose(self, person_id: int | None) -> None:
        if self._review.whole is not None:
            reply = self._review.whole.reply
            self._page.command(
                lambda app: app.do(say_whose, reply.id, person_id),
                said=f"Said whose reply {reply.number} is.",
            )

    def bring_in_form(self, number: int) -> None:
        if self._review.whole is None:
            return
        reply_id, context = self._review.whole.reply.id, self._page.context
        now = context.app.clock.now()
        self._forms.read(
            lambda app: app.read(
                review_reply_form, reply_id, number, workspace_id=app.workspace.file.id, now=now
            ),
            lambda app, review, chosen: app.do(take_reply_form, reply_id, number, review, chosen),
            lambda: _kept_in(context.app),
        )

    def open_part(self, number: int) -> None:
        """A copy, so that nothing anybody does to it changes what is kept."""
        if self._review.whole is None:
            return
        reply_id, shown = self._review.whole.reply.id, QTemporaryDir()
        self._shown.append(shown)
        folder = Path(shown.path())
        self._page.query(
            lambda app: (
                app.read(save_attachment, reply_id, number, folder)
                if number
                else app.read(save_message, reply_id, folder)
            ),
            open_path,
            key="open",
        )

    # inside

    def _tell_left(self, done: Done[Any]) -> None:
        """What was not any more as it was asked when it came to be recorded."""
        left = [
            f"Line {place} is left as it is. {error_sentence(error)}"
            for place, error in done.result.left.items()
        ]
        if left:
            self._page.context.messages.notice("\n".join(left))


def _kept_in(app: App) -> Path:
    """Where the drafts with the forms are: what cannot be used of one is written there."""
    folder = app.workspace.folder / CHASES
    folder.mkdir(exist_ok=True)
    return folder
