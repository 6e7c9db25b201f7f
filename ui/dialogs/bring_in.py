"""A folder that is brought in: its files are read here, looked at, and kept only as far as somebody accepts them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.moments import today
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.intake import counted_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.intake import BroughtIn, ReadFolder, bring_in, read_folder
from ui.models.intake_lines import FILTERS, IntakeModel, Line, line_of
from ui.page import Context
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.intake_review import IntakeReview
from ui.widgets.intake_table import TickTable
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.work_steps import WorkSteps

LETTERS, LINES = 170, 46
FEWEST_LINES = 14
WIDE = 130
"""Average letters across, from which a file is looked at beside the list."""
HOW = (
    "Nothing is kept before you accept it, and nothing leaves this computer. Titles, days and statements are guesses "
    "from the words of each file: change what is wrong. What you leave is left in the folder; read it again when you like."
)


class BringInDialog(QDialog):
    """Stays open while some are accepted and others not; ``brought_in`` says what each press kept."""

    brought_in = Signal(object)

    def __init__(self, context: Context, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.folder = context, folder
        self._is_keeping = False
        self.setWindowTitle(f"Bring in the folder {folder.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = IntakeModel(self)
        self.table = TickTable(self.model, self)
        self.review = IntakeReview()
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
        self.steps.work.read(
            f"Reading the files of {folder.name} ...",
            lambda progress: read_folder(context.app, folder, progress, on=today(context.app.clock)),
            self._show,
            failed=self._not_read,
        )

    def _show(self, read: ReadFolder) -> None:
        self.model.show_lines(line_of(file) for file in read.files)
        self._to_review()
        stopped = f" Stopped: {count_of(read.left, 'file')} more were not read." if read.left else ""
        say(self.problem, stopped.strip())
        self.table.setFocus()

    def _not_read(self, error: Exception) -> None:
        self._is_keeping = False
        self._to_review()
        self._context.messages.tell_in(self.problem, error)

    # accepting

    def accept_now(self) -> None:
        lines = self.model.ticked()
        problem = self.review.problem or next((line.problem for line in lines if line.problem), "")
        if problem or not lines:
            say(self.problem, problem or "Tick the files you want to keep first.")
            return
        context = self._context
        context.ask_who()
        accepted = [line.accepted for line in lines]
        self._is_keeping = True
        self.steps.work.write(
            f"Keeping {count_of(len(lines), 'file')} ...",
            lambda progress: bring_in(context.app, accepted, progress),
            lambda brought: self._kept(lines, brought),
            failed=self._not_read,
        )

    def _kept(self, lines: Sequence[Line], brought: BroughtIn) -> None:
        self._is_keeping = False
        why = {each.path: error_sentence(each.why) for each in brought.not_brought_in}
        for line in lines:
            line.is_ticked = False
        kept = {id(line) for line in lines if line.file.path not in why}
        self.model.show_lines(line for line in self.model.lines if id(line) not in kept)
        self._to_review()
        say(self.problem, " ".join(why.values()))
        if brought.done is not None:
            self.brought_in.emit(brought.done)
        self.table.setFocus()

    # inside

    def done(self, result: int) -> None:
        self.steps.work.stop()
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

    def _to_review(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
        self._show_current()
        self._offer()

    def _offer(self) -> None:
        is_reviewing = self.steps.is_looked_at
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

    def _connect(self) -> None:
        self.steps.work.begun.connect(self._offer)
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
        self.steps = WorkSteps(self._context.background, self.split, self)
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
        layout.addWidget(buttons_below(self, self.accept_ticked, leave=button("Close")))
        self.problem.hide()
        give_room(self, letters=LETTERS, lines=LINES)
