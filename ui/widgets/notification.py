"""The notification: before it came, what to enter; afterwards, when it came and how to put that right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from inspection_ready.domain.arrivals import Oddity
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.messages import Reading
from inspection_ready.domain.moments import LONDON
from inspection_ready.phrases.dates import time, weekday_and_day
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.messages import oddity_words, reading_lines
from inspection_ready.records.fields import Field, Kind
from inspection_ready.services.key_date_moves import Move
from ui.widgets.editors import MomentEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.flow import FlowLayout
from ui.widgets.import_choose import DropBox
from ui.widgets.layout import button, say, subheading, words
from ui.widgets.plain_table import PlainTable

RECEIVED = Field(
    "received",
    "When the notification was received",
    Kind.MOMENT,
    "The date and time on the clock in England, such as 1 December 2026, 9:30am. It starts the clock.",
    required=True,
)
MESSAGES = "Messages (*.eml *.msg *.pdf);;All files (*)"


def typed_moment(editor: MomentEditor) -> dt.datetime | None:
    """As read off a clock in England, so that an hour that never was is noticed."""
    value: dt.datetime | None = editor.value()
    return value.replace(tzinfo=None) if value is not None and value.tzinfo is LONDON else value


class NotificationForm(QFrame):
    start_asked = Signal()
    read_asked = Signal(object)
    """A Path: what the message says is shown by ``show_reading``."""
    look_asked = Signal(object)
    """The moment typed or read: what is odd about it is shown by ``show_oddities``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.path: Path | None = None
        self.received = FieldRow(RECEIVED, MomentEditor(RECEIVED))
        self.drop = DropBox("Drop the message here (.eml, .msg or PDF), so that it is filed with the date.")
        self.choose = button("Choose the message file")
        self.drop.box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        self.file = words("No message chosen. You can add it later.", "help")
        self.said = words("", "help")
        self.said.hide()
        self.odd = words("", "warning")
        self.odd.hide()
        self.start = button("Start the clock", role="main")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(subheading("No notification yet"))
        layout.addWidget(
            words(
                "When it arrives, drop the saved e-mail anywhere on this window, or type when it came. You check what "
                "was read of it: nothing is taken until you start the clock."
            )
        )
        for widget in (self.drop, self.file, self.said, self.received, self.odd):
            layout.addWidget(widget)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.choose.clicked.connect(self.ask)
        self.drop.dropped.connect(self.take)
        self.start.clicked.connect(self.start_asked)
        self.received.editor.changed.connect(self._look)

    def ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose the message", "", MESSAGES)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        self.path = path
        self.file.setText(f"{path.name} will be filed.")
        self.said.hide()
        self.read_asked.emit(path)

    def show_reading(self, reading: Reading) -> None:
        """The time it came is filled in to be checked, unless one was typed or it looks like something else."""
        at = None if reading.is_another_kind else reading.received_at
        if at is not None and self.received.editor.value() is None:
            self.received.editor.set_value(at.replace(second=0, microsecond=0))
            self._look()
        self._say("\n".join(reading_lines(reading)))

    def show_unread(self, error: Exception) -> None:
        assert isinstance(error, ExpectedError), error
        self._say(f"{error_sentence(error)} You can still file it: enter the date and time yourself.")

    def show_oddities(self, oddities: Sequence[Oddity]) -> None:
        if self._typed() is not None:  # else it was changed meanwhile
            self._warn("\n".join(map(oddity_words, oddities)))

    def show_odd(self, error: Exception) -> None:
        """A time there never was: the clock cannot start at it."""
        assert isinstance(error, ExpectedError), error
        self._warn(error_sentence(error))

    def _look(self) -> None:
        moment = self._typed()
        if moment is None:
            self._warn("")
        else:
            self.look_asked.emit(moment)

    def _warn(self, text: str) -> None:
        say(self.odd, text)

    def _typed(self) -> dt.datetime | None:
        editor = self.received.editor
        assert isinstance(editor, MomentEditor)
        return typed_moment(editor)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def moment(self) -> dt.datetime | None:
        """None where it is missing or wrong; the form then says so."""
        editor, found = self.received.editor, self._typed()
        self.received.say_problem("" if found else editor.problem() or "Enter when it was received")
        if found is None:
            editor.main.setFocus()
        return found


class NotificationCard(QFrame):
    """Once it came. Correcting says first what would move."""

    look_asked = Signal(object)
    correct_asked = Signal(object)
    """The moment typed."""
    message_asked = Signal(object)
    """A Path, to be filed."""
    read_asked = Signal()
    """What the filed message tells is to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look_only = False
        self._held: dt.datetime | None = None
        self.received = subheading("")
        self.received.setWordWrap(True)
        self.message = words("", "help")
        self.file = button("File the message")
        self.read = button("See what the message tells")
        self.open_correct = button("Correct the date or time")
        self.typed = FieldRow(RECEIVED, MomentEditor(RECEIVED))
        self.look = button("See what would move")
        self.moves = PlainTable("What would move", ("Date", "Now", "Would be"), (34, 34, 0))
        self.nothing = words("Nothing would move.", "help")
        self.correct = button("Correct it", role="main")
        self.leave = button("Leave it as it is")
        self._lay_out()
        self.close_correct()
        self.open_correct.clicked.connect(self.begin_correct)
        self.read.clicked.connect(self.read_asked)
        self.look.clicked.connect(lambda: self._ask(self.look_asked))
        self.correct.clicked.connect(lambda: self._ask(self.correct_asked))
        self.leave.clicked.connect(self.close_correct)
        self.file.clicked.connect(self._choose)
        self.typed.editor.changed.connect(self._forget_moves)

    def show_inspection(self, inspection: Inspection) -> None:
        at = inspection.notified_at.astimezone(LONDON)
        self.received.setText(f"Received on {weekday_and_day(at.date())} at {time(at)}")
        name = inspection.message_name
        self.message.setText(f"The message is filed: {name}." if name else "The message is not filed yet.")
        self.file.setVisible(not name and not self._look_only)
        self.read.setVisible(bool(name) and not self._look_only)
        self._held = inspection.notified_at

    def show_moves(self, moves: Sequence[Move]) -> None:
        self.moves.show_rows([(move.name, move.before, move.after) for move in moves])
        self.moves.setVisible(bool(moves))
        self.moves.fit_height()
        self.nothing.setVisible(not moves)
        self.correct.setVisible(bool(moves))
        self.correct.setFocus()

    def close_correct(self) -> None:
        self.correcting.hide()
        self.open_correct.setVisible(not self._look_only)

    def set_look_only(self, look_only: bool) -> None:
        self._look_only = look_only
        self.open_correct.setVisible(not look_only)
        for each in (self.file, self.read):
            each.setVisible(not look_only)

    def begin_correct(self) -> None:
        self.typed.editor.set_value(self._held)
        self.correcting.show()
        self.open_correct.hide()
        self._forget_moves()
        self.typed.editor.setFocus()

    def _forget_moves(self) -> None:
        """What was shown was for another time: it is looked at again before it is done."""
        for widget in (self.moves, self.nothing, self.correct):
            widget.hide()

    def _ask(self, signal: SignalInstance) -> None:
        editor = self.typed.editor
        assert isinstance(editor, MomentEditor)
        found = typed_moment(editor)
        self.typed.say_problem("" if found else editor.problem() or "Enter when it was received")
        if found is not None:
            signal.emit(found)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose the message", "", MESSAGES)
        if name:
            self.message_asked.emit(Path(name))

    def _lay_out(self) -> None:
        self.correcting = QWidget(self)
        inner = QVBoxLayout(self.correcting)
        inner.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for each in (self.look, self.correct, self.leave):
            row.addWidget(each)
        for widget in (self.typed, self.moves, self.nothing, buttons):
            inner.addWidget(widget)
        tools = QWidget(self)
        line = FlowLayout(tools)
        line.addWidget(self.open_correct)
        line.addWidget(self.file)
        line.addWidget(self.read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self.received, self.message, tools, self.correcting):
            layout.addWidget(widget)
