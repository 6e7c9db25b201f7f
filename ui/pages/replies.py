"""Replies: messages that came in answer to what was asked, brought in, read, and filed once somebody agrees."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import Haystack
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, listing, page
from inspection_ready.services.reply_forms import forms_in
from inspection_ready.services.reply_reading import (
    ReplyLine,
    WholeReply,
    reply_lines,
    whole_reply,
)
from inspection_ready.services.sign_replies import SignReply, sign_reply
from ui.models.links import LinkSource, naming_fields
from ui.page import Page, Target
from ui.reply_bringing import ReplyBringing
from ui.reply_dealing import ReplyDealing
from ui.widgets.layout import words
from ui.widgets.reply_list import ReplyList
from ui.widgets.reply_review import ReplyReview

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import ListRow
    from ui.page import Context

EMPTY = (
    "No reply waits. Save the message in Outlook (File, Save As) or drag it into a folder; then drop the file here, "
    "choose it, or name the folder to be looked in."
)
SHARES = [320, 700]


Read = tuple[WholeReply, SignReply | None, frozenset[int]]
"""A reply; what it says of what was to be signed, where it was asked; and which of its attachments are forms."""


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
        self.dealt = QCheckBox("Those dealt with", self)
        self.bringing = ReplyBringing(self, self.dealt)
        self.empty = words(EMPTY, "help")
        self.list = ReplyList(self)
        nothing = Listing(array("q"), Haystack(()))
        self.review = ReplyReview(self._source(Person, nothing), self._source(Evidence, nothing), self)
        self.review.set_read_only(context.look_only)
        self.dealing = ReplyDealing(self, self.review)
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

    # inside

    def _show(self, loaded: Loaded) -> None:
        self.review.set_sources(self._source(Person, loaded.people), self._source(Evidence, loaded.evidence))
        self.empty.setHidden(bool(loaded.lines))
        self.list.show_lines(loaded.lines, self._wanted)
        self._wanted = 0

    def _want(self, reply_id: int) -> None:
        self._wanted = reply_id

    def _chosen(self, reply_id: int) -> None:
        self.split.setHidden(not reply_id)
        if reply_id:
            self.query(lambda app: _read(app, reply_id), self._show_whole, key="whole")
        else:
            self.review.whole = None

    def _show_whole(self, read: Read) -> None:
        whole, signs, forms = read
        if whole.reply.id == self.list.current:
            self.review.show_whole(whole, signs, forms)

    def _source(self, row_type: type[Row], found: Listing) -> LinkSource:
        return LinkSource(row_type, found, partial(self._fetch_names, row_type))

    def _fetch_names(self, row_type: type[Row], ids: Sequence[int]) -> Sequence[ListRow]:
        return self.context.app.read(page, record_of(row_type), ids, fields=naming_fields(row_type))

    def _connect(self) -> None:
        self.bringing.brought.connect(self._want)
        self.dealt.toggled.connect(lambda _: self.reload())
        self.list.chosen.connect(self._chosen)

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


def _read(app: App, reply_id: int) -> Read:
    with app.reading() as reader:
        whole = whole_reply(reader, reply_id)
        now = app.clock.now()
        signs = sign_reply(reader, reply_id, now=now) if whole.reply.sheet else None
        return whole, signs, forms_in(reader, reply_id)
