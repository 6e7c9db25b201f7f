"""Badges, place cards, door signs, sheets to sign in on and labels: chosen, looked at, and written to be printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.errors import Cancelled, ExpectedError
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.moments import today
from inspection_ready.phrases.sheets import FOLD, TITLES, how_to_print, written_words
from inspection_ready.phrases.timetable import day_words
from inspection_ready.services.preview import page_count
from inspection_ready.services.sheets import (
    MadeSheets,
    WrittenSheets,
    first_sheet_pdf,
    make_sheets,
    write_sheets,
)
from inspection_ready.services.timetable import current_timetable, whole_timetable
from ui.page import Page
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.sheet_choice import SheetChoice, SheetOffers
from ui.widgets.working import Working

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from inspection_ready.domain.sheets import SheetOrder
    from inspection_ready.services.app import App
    from ui.background import Progress
    from ui.page import Context

ABOUT = (
    "Made from what is held here, as a PDF to print and a Word file to change. Nothing of it is in a pack."
)
SHARES = [500, 520]
"""Pixels at first of what is chosen and of what it comes to."""
STOPPED = "Stopped, as you asked. Nothing was written."
ONLY_LOOKING = "This workspace is open to look at only. Put the sheets into another folder."


@dataclass(frozen=True, slots=True)
class Looked:
    made: MadeSheets
    pdf: bytes
    pages: int


class SheetsPage(Page):
    title = "Badges, cards, signs and labels"
    kinds = frozenset(
        {
            "person",
            "picture",
            "base",
            "room",
            "distribution_list",
            "list_member",
            "timetable",
            "timetable_day",
            "session",
            "attendance",
            "inspection",
            "brand",
            "council",
        }
    )
    knows_the_day = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._looked: Looked | None = None
        self._running: Progress | None = None
        self._folder: Path | None = None
        self.choice = SheetChoice(self)
        self.what = words("")
        self.remarks = words("", "warning")
        self.advice = words("", "help")
        self.problem = words("", "problem")
        self.go = button("", role="main")
        self.done = words("", "good")
        self.open_folder = button("Open the folder")
        self.working = Working()
        self.preview = PdfPreview(context, words_at=Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        self.query(_offers, self._offer, key="offers")

    def focus_first(self) -> None:
        self.choice.kind.setFocus()

    # what the person does

    def write_now(self) -> None:
        context, order = self.context, self.choice.order()
        if not self.go.isEnabled():
            return
        self._running = context.background.command(
            lambda progress: write_sheets(context.app, order, progress=progress),
            self._written,
            owner=self,
            failed=self._failed,
        )
        self._say(self.done, "")
        self.open_folder.hide()
        self.working.say(f"Writing: {TITLES[order.kind].lower()} ...", can_cancel=True)
        self._show_working(working=True)
        self.working.cancel.setFocus()

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def show_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    # what would be printed

    def _offer(self, offers: SheetOffers) -> None:
        self.choice.offer(offers)
        self._look_up()

    def _chosen_anew(self) -> None:
        """What was written before is no longer what is on view."""
        self._say(self.done, "")
        self.open_folder.hide()
        self._look_up()

    def _look_up(self) -> None:
        """What is chosen is another: what it comes to, and its first sheet."""
        if not self.context.is_open:
            return
        order = self.choice.order()
        self.go.setEnabled(False)
        self.query(
            lambda app: _look(app, order), self._show_looked, key="look", failed=self._nothing_to_print
        )

    def _show_looked(self, looked: Looked) -> None:
        self._looked = looked
        made, only_looks = looked.made, self.context.look_only and self.choice.order().out is None
        self._say(self.what, f"{made.what[:1].upper()}{made.what[1:]}.")
        self._say(self.remarks, "\n".join(made.remarks))
        folds = FOLD if made.kind is SheetKind.PLACE_CARDS else ""
        self._say(self.advice, " ".join(filter(None, (folds, how_to_print(made.kind)))))
        self._say(self.problem, ONLY_LOOKING if only_looks else "")
        self.go.setText(f"Write {made.what}")
        self.go.setEnabled(not only_looks)
        self.preview.show_pdf(looked.pdf, looked.pages, title=TITLES[made.kind])

    def _nothing_to_print(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            self.context.messages.tell(error)
            return
        said = self.context.messages.in_words(error).replace("Nothing was written. ", "")
        self._looked = None
        for label in (self.what, self.remarks, self.advice):
            self._say(label, "")
        self._say(self.problem, said)
        self.go.setText("Write")
        self.preview.clear("The first sheet is shown here.")

    # the writing

    def _tell(self, done: int, total: int) -> None:
        if self._running is not None and total:
            self.working.show_progress(done, total)

    def _written(self, written: WrittenSheets) -> None:
        self._end()
        made, self._folder = written.made, written.folder
        self._say(self.done, written_words(made.kind, made.cards, made.sheets, str(written.folder)))
        self.open_folder.show()
        self.open_folder.setFocus()

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._say(self.done, STOPPED)
        else:
            self.context.messages.tell(error)
        self.go.setFocus()

    def _end(self) -> None:
        self._running = None
        self._show_working(working=False)

    def _show_working(self, *, working: bool) -> None:
        self.working.setVisible(working)
        self.below.setHidden(working)
        self.choice.setEnabled(not working)

    # layout

    @staticmethod
    def _say(label: QWidget, sentence: str) -> None:
        label.setProperty("text", sentence)
        label.setVisible(bool(sentence))

    def _connect(self) -> None:
        self.choice.changed.connect(self._chosen_anew)
        self.go.clicked.connect(self.write_now)
        self.open_folder.clicked.connect(self.show_folder)
        self.working.cancelled.connect(self.stop)
        self.context.background.progressed.connect(self._tell)

    def _lay_out(self) -> None:
        """At the left what is chosen, at the right what it comes to; what writes it stays in sight."""
        self.below = QWidget(self)
        line = FlowLayout(self.below)
        line.addWidget(self.go)
        line.addWidget(self.open_folder)
        inside = QWidget(self)
        choosing = QVBoxLayout(inside)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.addWidget(words(ABOUT, "help"))
        choosing.addWidget(self.choice)
        choosing.addStretch(1)
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(scrolling(inside, "What to print, and for whom"), 1)
        for widget in (self.problem, self.below, self.done, self.working):
            column.addWidget(widget)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        for label in (self.what, self.remarks, self.advice):
            beside.addWidget(label)
        beside.addWidget(self.preview, 1)
        self.preview.text.setChecked(False)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        for side in (left, right):
            split.addWidget(side)
        split.setSizes(SHARES)
        self.body.addWidget(split, 1)
        for label in (self.what, self.problem, self.remarks, self.advice, self.done):
            self._say(label, "")
        self.open_folder.hide()
        self.go.setText("Write")
        self.go.setEnabled(False)
        self.working.hide()


def _offers(app: App) -> SheetOffers:
    now = today(app.clock)
    return app.read(lambda reader: _read_offers(reader, now))


def _read_offers(reader: Any, now: date) -> SheetOffers:
    lists = reader.register(DistributionList).all("side", "name")
    on = Counter(each.list_id for each in reader.register(ListMember).all())
    timetable = current_timetable(reader)
    whole = whole_timetable(reader, timetable, today=now) if timetable else None
    return SheetOffers(
        lists=tuple((each, on[each.id]) for each in lists),
        days=tuple((each.day, day_words(each)) for each in whole.days) if whole else (),
        sessions=tuple((each.code, f"{each.code} {each.title}") for each in whole.sessions if each.code)
        if whole
        else (),
    )


def _look(app: App, order: SheetOrder) -> Looked:
    made = app.read(make_sheets, order, at=app.clock.now())
    pdf = first_sheet_pdf(made)
    return Looked(made, pdf, page_count(pdf))
