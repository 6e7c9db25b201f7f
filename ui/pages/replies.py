"""Replies: messages that came in answer to what was asked, brought in, read, and filed once somebody agrees."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import Haystack
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import count_of
from inspection_ready.phrases.replies import WHY_ASIDE
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, listing, page
from inspection_ready.services.reply_filing import bring_back, file_reply, say_whose, set_aside, taken_out
from inspection_ready.services.reply_reading import (
    ReplyLine,
    WholeReply,
    reply_lines,
    save_attachment,
    save_message,
    whole_reply,
)
from inspection_ready.services.sign_replies import SignReply, record_sign_reply, sign_reply
from ui.dialogs.reason import ReasonDialog
from ui.models.links import LinkSource, naming_fields
from ui.page import Page, Target
from ui.reply_bringing import ReplyBringing
from ui.widgets.layout import words
from ui.widgets.reply_list import ReplyList
from ui.widgets.reply_review import ReplyReview

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import ListRow
    from inspection_ready.services.verbs import Done
    from ui.page import Context

EMPTY = (
    "No reply waits. Save the message in Outlook (File, Save As) or drag it into a folder; then drop the file here, "
    "choose it, or name the folder to be looked in."
)
SHARES = [320, 700]


@dataclass(frozen=True)
class Loaded:
    lines: tuple[ReplyLine, ...]
    people: Listing
    evidence: Listing


class RepliesPage(Page):
    title = "Replies"
    kinds = frozenset(
        {
            "reply",
            "reply_file",
            "request",
            "request_evidence",
            "person",
            "evidence",
            "evidence_version",
            "signature",
            "sign_sheet",
            "role",
            "absence",
        }
    )
    takes_any_files = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = 0
        self._shown: list[QTemporaryDir] = []
        """Copies that were opened to be read; they go with the page."""
        self.dealt = QCheckBox("Those dealt with", self)
        self.bringing = ReplyBringing(self, self.dealt)
        self.empty = words(EMPTY, "help")
        self.list = ReplyList(self)
        nothing = Listing(array("q"), Haystack(()))
        self.review = ReplyReview(self._source(Person, nothing), self._source(Evidence, nothing), self)
        self.review.set_read_only(context.look_only)
        self._lay_out()
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        waiting = not self.dealt.isChecked()
        self.query(lambda app: _load(app, waiting=waiting), self._show, key="lines")
        self.bringing.say_folder(None)

    def arrive(self, target: Target) -> None:
        if isinstance(target, int):
            self._wanted = target
            self.reload()

    def focus_first(self) -> None:
        self.list.setFocus()

    def take_file(self, path: Path) -> None:
        self.bringing.bring_in([path])

    def take_files(self, paths: Sequence[Path]) -> None:
        self.bringing.take_files(paths)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.context.look_only:
            self.bringing.timer.start()
            self.bringing.look_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bringing.timer.stop()

    # dealing with one

    def file_these(self) -> None:
        whole, filings = self.review.whole, self.review.filings()
        if whole is None or filings is None:
            return
        reply, answering = whole.reply, self.review.answering()
        numbers = [each.number for each in filings]

        def work(app: App) -> Done[Any]:
            with app.reading() as reader, taken_out(reader, reply.id, numbers) as files:
                return app.do(file_reply, reply.id, filings, answering, files)

        evidence, requests = count_of(len(filings), "attachment"), count_of(len(answering), "request")
        self.command(work, said=f"Filed reply {reply.number}: {evidence} filed, {requests} answered.")

    def record_signing(self) -> None:
        whole, said = self.review.whole, self.review.signing
        if whole is None or not said.check():
            return
        reply_id, agreed, against, because = (
            whole.reply.id,
            said.lines_agreed,
            said.lines_against,
            said.because,
        )
        self.command(
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
        whole = self.review.whole
        if whole is None:
            return
        about = f"Nothing of reply {whole.reply.number} will be filed. The message is kept, and can be brought back."
        dialog = ReasonDialog("Set a reply aside", about, do="Set it aside", parent=self)
        dialog.text.setPlainText(WHY_ASIDE.get(whole.reply.what, ""))
        reply = whole.reply
        dialog.accepted.connect(lambda: self.set_aside(reply.id, reply.number, dialog.reason))
        dialog.open()

    def set_aside(self, reply_id: int, number: int, why: str) -> None:
        self.command(lambda app: app.do(set_aside, [reply_id], why=why), said=f"Set reply {number} aside.")

    def bring_back(self) -> None:
        if self.review.whole is not None:
            reply = self.review.whole.reply
            self.command(lambda app: app.do(bring_back, reply.id), said=f"Reply {reply.number} waits again.")

    def say_whose(self, person_id: int | None) -> None:
        if self.review.whole is not None:
            reply = self.review.whole.reply
            self.command(
                lambda app: app.do(say_whose, reply.id, person_id),
                said=f"Said whose reply {reply.number} is.",
            )

    def open_part(self, number: int) -> None:
        """A copy, so that nothing anybody does to it changes what is kept."""
        if self.review.whole is None:
            return
        reply_id, shown = self.review.whole.reply.id, QTemporaryDir()
        self._shown.append(shown)
        folder = Path(shown.path())
        self.query(
            lambda app: (
                app.read(save_attachment, reply_id, number, folder)
                if number
                else app.read(save_message, reply_id, folder)
            ),
            _open,
            key="open",
        )

    # inside

    def _show(self, loaded: Loaded) -> None:
        self.review.set_sources(self._source(Person, loaded.people), self._source(Evidence, loaded.evidence))
        self.empty.setHidden(bool(loaded.lines))
        self.list.show_lines(loaded.lines, self._wanted)
        self._wanted = 0

    def _tell_left(self, done: Done[Any]) -> None:
        """What was not any more as it was asked when it came to be recorded."""
        left = [
            f"Line {place} is left as it is. {error_sentence(error)}"
            for place, error in done.result.left.items()
        ]
        if left:
            self.context.messages.notice("\n".join(left))

    def _want(self, reply_id: int) -> None:
        self._wanted = reply_id

    def _chosen(self, reply_id: int) -> None:
        self.split.setHidden(not reply_id)
        if reply_id:
            self.query(lambda app: _read(app, reply_id), self._show_whole, key="whole")
        else:
            self.review.whole = None

    def _show_whole(self, read: tuple[WholeReply, SignReply | None]) -> None:
        whole, signs = read
        if whole.reply.id == self.list.current:
            self.review.show_whole(whole, signs)

    def _source(self, row_type: type[Row], found: Listing) -> LinkSource:
        return LinkSource(row_type, found, partial(self._fetch_names, row_type))

    def _fetch_names(self, row_type: type[Row], ids: Sequence[int]) -> Sequence[ListRow]:
        return self.context.app.read(page, record_of(row_type), ids, fields=naming_fields(row_type))

    def _connect(self) -> None:
        self.bringing.brought.connect(self._want)
        self.dealt.toggled.connect(lambda _: self.reload())
        self.list.chosen.connect(self._chosen)
        self.review.file_asked.connect(self.file_these)
        self.review.sign_asked.connect(self.record_signing)
        self.review.aside_asked.connect(self.ask_aside)
        self.review.back_asked.connect(self.bring_back)
        self.review.person_said.connect(self.say_whose)
        self.review.open_asked.connect(self.open_part)

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.list, 1)
        self.split.addWidget(left)
        self.split.addWidget(self.review)
        self.split.setSizes(SHARES)
        for widget, stretch in ((self.bringing, 0), (self.empty, 0), (self.split, 1)):
            self.body.addWidget(widget, stretch)
        self.body.addStretch(0)
        self.empty.hide()
        self.split.hide()


def _load(app: App, *, waiting: bool) -> Loaded:
    with app.reading() as reader:
        return Loaded(
            reply_lines(reader, waiting=waiting),
            listing(reader, record_of(Person)),
            listing(reader, record_of(Evidence)),
        )


def _read(app: App, reply_id: int) -> tuple[WholeReply, SignReply | None]:
    with app.reading() as reader:
        whole = whole_reply(reader, reply_id)
        now = app.clock.now()
        return whole, sign_reply(reader, reply_id, now=now) if whole.reply.sheet else None


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
