"""Replies: messages that came in answer to what was asked, brought in, read, and filed once somebody agrees."""

from __future__ import annotations

import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTemporaryDir, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSplitter, QVBoxLayout, QWidget

from inspection_ready.bootstrap import look_for_replies_in, replies_looked_for_in
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import Haystack
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import count_of
from inspection_ready.phrases.replies import WHY_ASIDE, folder_words
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, listing, page
from inspection_ready.services.reply_filing import bring_back, file_reply, say_whose, set_aside, taken_out
from inspection_ready.services.reply_folder import FolderLook, Seen, look_in
from inspection_ready.services.reply_intake import NotTaken, read_messages, take_in
from inspection_ready.services.reply_reading import (
    ReplyLine,
    WholeReply,
    reply_lines,
    save_attachment,
    save_message,
    whole_reply,
)
from ui.dialogs.reason import ReasonDialog
from ui.models.links import LinkSource, naming_fields
from ui.page import Page, Target
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.reply_list import ReplyList
from ui.widgets.reply_review import ReplyReview

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import ListRow
    from inspection_ready.services.verbs import Done
    from ui.background import Progress
    from ui.page import Context

BETWEEN_LOOKS = 30_000
"""Milliseconds, while the page is on view."""
EMPTY = (
    "No reply waits. Save the message in Outlook (File, Save As) or drag it into a folder; then drop the file here, "
    "choose it, or name the folder to be looked in."
)
SHARES = [320, 700]
FILES = "Saved messages (*.eml *.msg);;All files (*)"


@dataclass(frozen=True)
class Loaded:
    lines: tuple[ReplyLine, ...]
    people: Listing
    evidence: Listing


class RepliesPage(Page):
    title = "Replies"
    kinds = frozenset({"reply", "reply_file", "request", "request_evidence", "person", "evidence"})
    takes_any_files = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: set[Seen] = set()
        self._bringing = False
        self._wanted = 0
        self._shown: list[QTemporaryDir] = []
        """Copies that were opened to be read; they go with the page."""
        self.choose = button("Bring in messages")
        self.look = button("Look in the folder now")
        self.folder = button("Choose the folder")
        self.stop = button("Look in no folder")
        self.dealt = QCheckBox("Those dealt with", self)
        self.where = words("", "help")
        self.empty = words(EMPTY, "help")
        self.list = ReplyList(self)
        nothing = Listing(array("q"), Haystack(()))
        self.review = ReplyReview(self._source(Person, nothing), self._source(Evidence, nothing), self)
        self.review.set_read_only(context.look_only)
        self.timer = QTimer(self)
        self.timer.setInterval(BETWEEN_LOOKS)
        self._lay_out()
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        waiting = not self.dealt.isChecked()
        self.query(lambda app: _load(app, waiting=waiting), self._show, key="lines")
        self._say_folder(None)

    def arrive(self, target: Target) -> None:
        if isinstance(target, int):
            self._wanted = target
            self.reload()

    def focus_first(self) -> None:
        self.list.setFocus()

    def take_file(self, path: Path) -> None:
        self.bring_in([path])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Of a folder that is dropped, the messages in it."""
        self.query(lambda _: _expanded(paths), self.bring_in, key="dropped")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.context.look_only:
            self.timer.start()
            self.look_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    # bringing in

    def choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Saved messages", "", FILES)
        if chosen:
            self.bring_in([Path(each) for each in chosen])

    def bring_in(self, paths: Sequence[Path], *, quietly: bool = False) -> None:
        """``quietly``: nobody asked for it just now, so what came before is not told."""
        if not paths:
            self.context.messages.notice(
                "There is no saved message in it (.eml or .msg). Nothing was changed."
            )
            return
        refused: list[NotTaken] = []

        def work(app: App, progress: Progress) -> Done[Any]:
            with read_messages(app.workspace.files, paths, progress) as brought:
                refused.extend(brought.refused)
                return app.do(take_in, brought.new, workspace_id=app.workspace.file.id)

        self._bringing = True
        self.long_command(
            work,
            said=lambda done: (
                f"Brought in {_replies(sum(each.is_new for each in done.result))}. Nothing of it is filed yet."
            ),
            then=lambda done: self._brought(done, refused, quietly=quietly),
            failed=self._not_brought,
        )

    def look_now(self) -> None:
        folder = self._folder
        if folder is None or self._bringing or not self.context.is_open:
            return
        seen = frozenset(self._seen)
        self.query(
            lambda _: look_in(folder, seen, now=time.time()),
            self._looked,
            key="look",
            failed=self._not_looked,
        )

    def choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where saved replies are looked for")
        if chosen:
            self.look_in_folder(Path(chosen))

    def look_in_folder(self, folder: Path | None) -> None:
        """None: in no folder any more."""
        look_for_replies_in(self.context.app, folder)
        self._seen.clear()
        self._say_folder(None)
        self.look_now()

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

    @property
    def _folder(self) -> Path | None:
        return replies_looked_for_in(self.context.app) if self.context.is_open else None

    def _show(self, loaded: Loaded) -> None:
        self.review.set_sources(self._source(Person, loaded.people), self._source(Evidence, loaded.evidence))
        self.empty.setHidden(bool(loaded.lines))
        self.list.show_lines(loaded.lines, self._wanted)
        self._wanted = 0

    def _chosen(self, reply_id: int) -> None:
        self.split.setHidden(not reply_id)
        if reply_id:
            self.query(lambda app: app.read(whole_reply, reply_id), self._show_whole, key="whole")
        else:
            self.review.whole = None

    def _show_whole(self, whole: WholeReply) -> None:
        if whole.reply.id == self.list.current:
            self.review.show_whole(whole)

    def _brought(self, done: Done[Any], refused: Sequence[NotTaken], *, quietly: bool) -> None:
        self._bringing = False
        new = [each.reply.id for each in done.result if each.is_new]
        before = [each.name for each in done.result if not each.is_new]
        told = [error_sentence(each.error) for each in refused]
        if before and not quietly:
            told.append(f"{', '.join(before)}: {_came_before(len(before))}")
        if told:
            self.context.messages.notice("\n".join(told))
        if new and not quietly:
            self._wanted = new[0]

    def _not_brought(self, error: Exception) -> None:
        self._bringing = False
        self.context.messages.tell(error)

    def _looked(self, look: FolderLook) -> None:
        self._say_folder(look)
        if look.ready and not self._bringing:
            self._seen.update(seen for _, seen in look.ready)
            self.bring_in([path for path, _ in look.ready], quietly=True)

    def _not_looked(self, error: Exception) -> None:
        if isinstance(error, ExpectedError):
            self.where.setText(error_sentence(error))
            self.where.show()
        else:
            self.context.messages.tell(error)

    def _say_folder(self, look: FolderLook | None) -> None:
        folder = self._folder
        self.where.setText(
            folder_words(
                str(folder),
                look.waiting if look else (),
                look.in_the_cloud if look else (),
                look.more if look else 0,
            )
            if folder
            else ""
        )
        self.where.setVisible(folder is not None)
        can = not self.context.look_only
        for widget in (self.choose, self.folder):
            widget.setEnabled(can)
        for widget in (self.look, self.stop):
            widget.setVisible(folder is not None)
            widget.setEnabled(can)

    def _source(self, row_type: type[Row], found: Listing) -> LinkSource:
        return LinkSource(row_type, found, partial(self._fetch_names, row_type))

    def _fetch_names(self, row_type: type[Row], ids: Sequence[int]) -> Sequence[ListRow]:
        return self.context.app.read(page, record_of(row_type), ids, fields=naming_fields(row_type))

    def _connect(self) -> None:
        self.choose.clicked.connect(self.choose_files)
        self.look.clicked.connect(self.look_now)
        self.folder.clicked.connect(self.choose_folder)
        self.stop.clicked.connect(lambda: self.look_in_folder(None))
        self.dealt.toggled.connect(lambda _: self.reload())
        self.timer.timeout.connect(self.look_now)
        self.list.chosen.connect(self._chosen)
        self.review.file_asked.connect(self.file_these)
        self.review.aside_asked.connect(self.ask_aside)
        self.review.back_asked.connect(self.bring_back)
        self.review.person_said.connect(self.say_whose)
        self.review.open_asked.connect(self.open_part)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        line = FlowLayout(tools)
        for each in (self.choose, self.folder, self.look, self.stop, self.dealt):
            line.addWidget(each)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.list, 1)
        self.split.addWidget(left)
        self.split.addWidget(self.review)
        self.split.setSizes(SHARES)
        for widget, stretch in ((tools, 0), (self.where, 0), (self.empty, 0), (self.split, 1)):
            self.body.addWidget(widget, stretch)
        self.body.addStretch(0)
        self.empty.hide()
        self.where.hide()
        self.split.hide()


def _load(app: App, *, waiting: bool) -> Loaded:
    with app.reading() as reader:
        return Loaded(
            reply_lines(reader, waiting=waiting),
            listing(reader, record_of(Person)),
            listing(reader, record_of(Evidence)),
        )


def _expanded(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(each for each, _ in look_in(path, (), now=time.time()).ready)
        else:
            found.append(path)
    return found


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _replies(count: int) -> str:
    return count_of(count, "reply", "replies")


def _came_before(count: int) -> str:
    return (
        "this message came before, and is kept once."
        if count == 1
        else "these came before, and are kept once."
    )
