"""A folder that is brought in: its files are read here, looked at, and kept only as far as somebody accepts them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.moments import today
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.intake import counted_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.intake import BroughtIn, ReadFolder, bring_in, read_folder
from ui.background import Progress
from ui.models.intake_lines import FILTERS, IntakeModel, Line, line_of
from ui.page import Context
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.intake_review import IntakeReview
from ui.widgets.intake_table import TickTable
from ui.widgets.layout import button, give_room, scrolling, words
from ui.widgets.working import Working

LETTERS, LINES = 170, 46
FEWEST_LINES = 14
WIDE = 130
"""Average letters across, from which a file is looked at beside the list."""
HOW = (
    "Nothing is kept before you accept it, and nothing leaves this computer. Titles, days and statements are guesses "
    "from the words of each file: change what is wrong. What you leave is left in the folder; read it again when you like."
)


class Far(QObject):
    """Carries how far it is from the thread that works to the window."""

    told = Signal(int, int)


class BringInDialog(QDialog):
    """Stays open while some are accepted and others not; ``brought_in`` says what each press kept."""

    brought_in = Signal(object)

    def __init__(self, context: Context, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.folder = context, folder
        self._progress: Progress | None = None
        self._is_keeping = False
        self._far = Far(self)
        self.setWindowTitle(f"Bring in the folder {folder.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = IntakeModel(self)
        self.table = TickTable(self.model, self)
        self.review = IntakeReview()
        self.working = Working()
        self.summary = words("")
        self.problem = words("", "problem")
        self.show_box = NoWheel(self)
        self.tick = button("Tick the selected")
        self.untick = button("Take their ticks away")
        self.take_words = button("Take what the selected may serve")
        self.again = button("Read the folder again")
        self.accept_ticked = button("Accept the ticked files", role="main")
        self._lay_out()
        self._connect()
        self.read()

    # reading

    def read(self) -> None:
        context, folder = self._context, self.folder
        progress = self._progress = Progress(self._far.told.emit)
        self._work(f"Reading the files of {folder.name} ...")
        context.background.query(
            lambda: read_folder(context.app, folder, progress, on=today(context.app.clock)),
            self._show,
            owner=self,
            failed=self._not_read,
            key="folder",
        )

    def _show(self, read: ReadFolder) -> None:
        self._progress = None
        self.model.show_lines(line_of(file) for file in read.files)
        self._to_review()
        stopped = f" Stopped: {count_of(read.left, 'file')} more were not read." if read.left else ""
        self._say(stopped.strip())
        self.table.setFocus()

    def _not_read(self, error: Exception) -> None:
        self._progress, self._is_keeping = None, False
        self._to_review()
        if isinstance(error, ExpectedError):
            self._say(error_sentence(error))
        else:
            self._context.messages.tell(error)

    # accepting

    def accept_now(self) -> None:
        lines = self.model.ticked()
        problem = self.review.problem or next((line.problem for line in lines if line.problem), "")
        if problem or not lines:
            self._say(problem or "Tick the files you want to keep first.")
            return
        context = self._context
        context.ask_who()
        accepted = [line.accepted for line in lines]
        self._is_keeping = True
        self._work(f"Keeping {count_of(len(lines), 'file')} ...")
        self._progress = context.background.command(
            lambda progress: bring_in(context.app, accepted, progress),
            lambda brought: self._kept(lines, brought),
            owner=self,
            failed=self._not_read,
        )

    def _kept(self, lines: Sequence[Line], brought: BroughtIn) -> None:
        self._progress, self._is_keeping = None, False
        why = {each.path: error_sentence(each.why) for each in brought.not_brought_in}
        for line in lines:
            line.is_ticked = False
        kept = {id(line) for line in lines if line.file.path not in why}
        self.model.show_lines(line for line in self.model.lines if id(line) not in kept)
        self._to_review()
        self._say(" ".join(why.values()))
        if brought.done is not None:
            self.brought_in.emit(brought.done)
        self.table.setFocus()

    # inside

    def done(self, result: int) -> None:
        if self._progress is not None:
            self._progress.cancel()
        if not self._is_keeping:  # what is being kept is first said
            super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the list where there is room, else below it."""
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.split.orientation() is not orientation:
            self.split.setOrientation(orientation)
            self.split.setSizes([600, 400])

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _work(self, what: str) -> None:
        self.working.say(what, can_cancel=True)
        self.steps.setCurrentWidget(self.working)
        self.working.cancel.setFocus()
        self._offer()

    def _to_review(self) -> None:
        self.steps.setCurrentWidget(self.split)
        if self.model.rowCount():
            self.table.selectRow(0)
        self._show_current()
        self._offer()

    def _offer(self) -> None:
        is_reviewing = self.steps.currentWidget() is self.split
        ticked = len(self.model.ticked())
        for each in (self.tick, self.untick, self.take_words, self.again, self.show_box):
            each.setEnabled(is_reviewing)
        self.accept_ticked.setEnabled(is_reviewing)
        self.accept_ticked.setText(
            f"Accept {count_of(ticked, 'ticked file')}" if ticked else "Accept the ticked files"
        )
        files = [line.file for line in self.model.lines]
        can_be = sum(file.can_be_accepted for file in files)
        doubles = sum(file.is_duplicate for file in files)
        self.summary.setText(counted_words(can_be=can_be, doubles=doubles, cannot=len(files) - can_be))

    def _selected(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _tick(self, *, is_ticked: bool) -> None:
        self.model.tick(self._selected(), is_ticked=is_ticked)
        self._offer()

    def _turn(self) -> None:
        rows = self._selected()
        can_be = [row for row in rows if self.model.line_at(row).file.can_be_accepted]
        self._tick(is_ticked=not all(self.model.line_at(row).is_ticked for row in can_be))

    def _take_words(self) -> None:
        for row in self._selected():
            line = self.model.line_at(row)
            line.served = {(each.subject, each.code) for each in line.file.serves}
            self.model.tell(line)
        self._show_current()

    def _filter(self) -> None:
        self.model.filter(self.show_box.currentText())
        self._to_review()

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        is_there = 0 <= row < self.model.rowCount()
        self.review.show_line(self.model.line_at(row) if is_there else None)

    def _changed(self, line: Line) -> None:
        self.model.tell(line)
        self._offer()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _connect(self) -> None:
        self._far.told.connect(self.working.show_progress)
        self._context.background.progressed.connect(self.working.show_progress)
        self.working.cancelled.connect(self._cancel)
        self.show_box.activated.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.ticked.connect(self._turn)
        self.model.dataChanged.connect(self._offer)
        self.review.changed.connect(self._changed)
        self.tick.clicked.connect(lambda: self._tick(is_ticked=True))
        self.untick.clicked.connect(lambda: self._tick(is_ticked=False))
        self.take_words.clicked.connect(self._take_words)
        self.again.clicked.connect(self.read)
        self.accept_ticked.clicked.connect(self.accept_now)

    def _lay_out(self) -> None:
        label = QLabel("Sho&w", self)
        label.setBuddy(self.show_box)
        self.show_box.setAccessibleName("Which files to show")
        self.show_box.addItems(list(FILTERS))
        tools = QWidget(self)
        flow = FlowLayout(tools)
        for each in (label, self.show_box, self.tick, self.untick, self.take_words, self.again):
            flow.addWidget(each)
        self.split = QSplitter(self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.review)
        self.split.setSizes([600, 400])
        self.table.setMinimumHeight(FEWEST_LINES * self.fontMetrics().lineSpacing())
        self.steps = QStackedWidget(self)
        self.steps.addWidget(self.split)
        self.steps.addWidget(self.working)
        buttons = QDialogButtonBox()
        buttons.addButton(self.accept_ticked, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(words(HOW, "help"))
        above.addWidget(tools)
        above.addWidget(self.summary)
        above.addWidget(self.steps, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "The folder"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.problem.hide()
        give_room(self, letters=LETTERS, lines=LINES)
