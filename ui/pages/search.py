"""Searching everything: what the lists show at a keystroke, and the text of the files after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.phrases.release import place_words
from inspection_ready.phrases.search import read_words, waiting_words
from inspection_ready.services.search import (
    Everything,
    FilesRead,
    InFile,
    Named,
    everything,
    find_in_files,
    named,
    read_texts,
    unread_files,
)
from ui.navigation import PLACES, place_showing
from ui.page import Context, Page
from ui.widgets.flow import FlowLayout
from ui.widgets.folding_table import FoldingTable
from ui.widgets.layout import button, say, scrolling, subheading, words
from ui.widgets.working import Working
from ui.work import Work

KINDS = frozenset(kind for place in PLACES for kind in place.shows)
PAUSE = 150
"""Milliseconds after the last keystroke, before the text of files is searched."""
FEWEST_LINES = 9
FOLDS = 80
HOW = "Type words, or the beginnings of words. Every one of them must be there."


class SearchPage(Page):
    title = "Search"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._known: Everything | None = None
        self._records: Sequence[Named] = ()
        self._in_files: Sequence[InFile] = ()
        self._was_stopped = False
        self._headings: list[QLabel] = []
        """There once something is typed: before that there is nothing below them."""
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText("Search everything")
        self.typed.setAccessibleName("Search everything")
        self.typed.setAccessibleDescription(HOW)
        self.typed.setClearButtonEnabled(True)
        self.typed.setAcceptDrops(False)
        self.records = FoldingTable(
            "Found in the lists", ("List", "Called", "Shows"), (20, 0, 50), self, folds=FOLDS
        )
        self.in_files = FoldingTable(
            "Found in the text of files",
            ("Evidence", "Where", "Words around"),
            (30, 30, 0),
            self,
            folds=FOLDS,
        )
        self.count, self.count_in_files = words("", "help"), words("", "help")
        self.waiting = words("", "help")
        self.read_now = button("Read the text of the files")
        self.working = Working()
        self.work = Work(context.background, self.working, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()

    def affected_by(self, changes: Changes) -> bool:
        """It searches every register."""
        return bool(changes)

    def load(self) -> None:
        self.query(lambda app: app.read(everything), self._know, key="everything")
        self.query(lambda app: len(app.read(unread_files)), self._offer_reading, key="unread")

    def focus_first(self) -> None:
        self.typed.setFocus()
        self.typed.selectAll()

    def find_in_list(self) -> None:
        """Ctrl+F."""
        self.focus_first()

    # searching

    def look(self) -> None:
        typed, known = self.typed.text(), self._known
        for heading in self._headings:
            heading.setVisible(bool(typed.strip()))
        self._pause.start()
        if known is not None:
            self.query(
                lambda app: app.read(named, known, typed, among=KINDS), self._show_records, key="records"
            )

    def look_into_files(self) -> None:
        typed = self.typed.text()
        self.query(lambda app: app.read(find_in_files, typed), self._show_in_files, key="in files")

    def go_to_record(self) -> None:
        row = self.records.currentRow()
        if 0 <= row < len(self._records):
            found = self._records[row]
            self.context.go(place_showing(found.record.code).id, found.id)

    def go_to_evidence(self) -> None:
        row = self.in_files.currentRow()
        if 0 <= row < len(self._in_files):
            self.context.go("evidence", self._in_files[row].evidence.id)

    # reading the files

    def read_texts(self) -> None:
        if self.work.is_running:
            return
        app = self.context.app
        self.waiting.hide()
        self.read_now.hide()
        self.working.show()
        self.work.read(
            "Reading the text of files, so that it can be searched ...",
            lambda progress: read_texts(app, progress),
            self._was_read,
            failed=self._not_read,
        )

    # inside

    def _know(self, known: Everything) -> None:
        self._known = known
        self.look()

    def _offer_reading(self, unread: int) -> None:
        """By itself the first time; not again after somebody stopped it."""
        if self.work.is_running:
            return
        can_read = bool(unread) and not self.context.look_only
        if can_read and not self._was_stopped:
            self.read_texts()
            return
        self._say_waiting(waiting_words(unread))
        self.read_now.setVisible(can_read)

    def _was_read(self, told: FilesRead) -> None:
        self.working.hide()
        said = read_words(read=told.read, without=told.without, failed=told.failed)
        self._was_stopped = bool(told.left)
        self.read_now.setVisible(bool(told.left))
        self._say_waiting(" ".join(filter(None, (said, waiting_words(told.left)))))
        self.look_into_files()

    def _not_read(self, error: Exception) -> None:
        self._was_stopped = True
        self.working.hide()
        self.read_now.show()
        self.context.messages.tell(error)

    def _show_records(self, found: Sequence[Named]) -> None:
        self._records = found
        self.records.show_rows([(each.record.plural.capitalize(), each.title, each.words) for each in found])
        self.records.setVisible(bool(found))
        self.count.setText(self._counted(len(found), "Nothing in the lists shows that."))

    def _show_in_files(self, found: Sequence[InFile]) -> None:
        self._in_files = found
        self.in_files.show_rows([(_evidence(each), _where(each), each.around) for each in found])
        self.in_files.setVisible(bool(found))
        self.count_in_files.setText(self._counted(len(found), "No file that was read says that."))

    def _counted(self, number: int, none: str) -> str:
        if not self.typed.text().strip():
            return ""
        return f"{number:,} found. Enter opens it." if number else none

    def _say_waiting(self, sentence: str) -> None:
        say(self.waiting, sentence)

    def _connect(self) -> None:
        self.context.background.stopped.connect(self.work.stop)
        self.typed.textChanged.connect(self.look)
        self._pause.timeout.connect(self.look_into_files)
        self.records.itemActivated.connect(self.go_to_record)
        self.in_files.itemActivated.connect(self.go_to_evidence)
        self.read_now.clicked.connect(self.read_texts)

    def _lay_out(self) -> None:
        line = self.fontMetrics().lineSpacing()
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        for table in (self.records, self.in_files):
            table.setMinimumHeight(FEWEST_LINES * line)
        tools = QWidget(inside)
        FlowLayout(tools).addWidget(self.read_now)
        for title, count, table in (
            ("In the lists", self.count, self.records),
            ("In the text of files", self.count_in_files, self.in_files),
        ):
            heading = subheading(title)
            self._headings.append(heading)
            parts.addWidget(heading)
            parts.addWidget(count)
            parts.addWidget(table, 1)
        for each in (self.waiting, tools, self.working):
            parts.addWidget(each)
        parts.addStretch(0)
        for hidden in (
            *self._headings,
            self.waiting,
            self.read_now,
            self.working,
            self.records,
            self.in_files,
        ):
            hidden.hide()
        self.body.addWidget(self.typed)
        self.body.addWidget(words(HOW, "help"))
        self.body.addWidget(scrolling(inside, "What was found"), 1)


def _evidence(found: InFile) -> str:
    older = "" if found.is_newest else f", version {found.number}, not the newest"
    return f"{found.evidence.reference} {found.evidence.title}{older}"


def _where(found: InFile) -> str:
    where = place_words(found.where)
    return f"{found.file}, {where}" if where else found.file
