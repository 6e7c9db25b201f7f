"""What a reply says of what was to be signed: its words beside each line, what seems meant, and what to record."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.sign_senders import KNOWN_SENDERS
from inspection_ready.domain.sign_sentences import Seems
from inspection_ready.phrases.sign_replies import (
    SEEMS,
    asked_words,
    line_state_words,
    line_words,
    reading_words,
)
from inspection_ready.phrases.sign_senders import FORGEABLE, sender_words
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, subheading, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.services.sign_replies import SignReply, SignReplyLine

COLUMNS, LETTERS = ("Line", "What was asked", "Their words", "To be recorded"), (7, 0, 26, 26)
LONGEST = 140
"""Letters of their words beside one line; all of them stand above."""
MOST = 8
"""Rows that are on view at most; then it scrolls."""
HOW = "Choose lines, several together if you like, and say what their words mean. Nothing is signed until you record it."
ALTHOUGH = "Why it is theirs all the same"


class ReplySigning(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: SignReply | None = None
        self._said: dict[int, Seems] = {}
        self._reasons: dict[int, str] = {}
        self._read_only = False
        self.sent_from = words("")
        self.forgeable = words(FORGEABLE, "help")
        self.asked = words("")
        self.reading = words("")
        self.although = QLineEdit(self)
        self.although_label = QLabel("Why it is theirs all the sa&me", self)
        self.table = PlainTable("What was to be signed, line by line", COLUMNS, LETTERS, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.agreed = button("They agree")
        self.not_agreed = button("They do not agree")
        self.nothing = button("They say nothing of it")
        self.reason = QLineEdit(self)
        self.reason_label = QLabel("Wh&y these lines are not agreed", self)
        self.count = words("", "help")
        self.problem = words("", "problem")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._show_reason)
        self.reason.textEdited.connect(self._take_reason)
        for each, seems in (
            (self.agreed, Seems.AGREED),
            (self.not_agreed, Seems.NOT_AGREED),
            (self.nothing, Seems.UNCLEAR),
        ):
            each.clicked.connect(lambda _=False, said=seems: self.say(said))

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for each in (self.although, self.agreed, self.not_agreed, self.nothing, self.reason):
            each.setDisabled(read_only)

    def show_reply(self, found: SignReply) -> None:
        self.found = found
        self._said = {line.position: line.suggested for line in found.lines}
        self._reasons = {
            line.position: line.reading.words for line in found.lines if line.suggested is Seems.NOT_AGREED
        }
        person = found.person.name
        self.sent_from.setText(sender_words(found.reply.sender, found.sender, person, found.sender_name))
        self.asked.setText(asked_words(found.signer, person, found.short, found.at))
        self.reading.setText(reading_words(found.reading.doubt))
        is_known, is_clear = found.sender in KNOWN_SENDERS, found.reading.doubt is None
        for label, is_good in (
            (self.sent_from, is_known),
            (self.asked, found.may_sign),
            (self.reading, is_clear),
        ):
            label.setProperty("role", "" if is_good else "warning")
            label.style().unpolish(label)
            label.style().polish(label)
        self.although.clear()
        for each in (self.although, self.although_label):
            each.setHidden(is_known)
        self.problem.hide()
        self._fill()

    def say(self, said: Seems) -> None:
        """Of the chosen lines; of one that is not any more what was asked, nothing."""
        for line in self._chosen():
            if line.waits:
                self._said[line.position] = said
                if said is Seems.NOT_AGREED:
                    self._reasons.setdefault(line.position, line.reading.words)
        self._fill()

    def check(self) -> bool:
        """Says what is missing."""
        missing = ""
        if self.found is not None and self.found.sender not in KNOWN_SENDERS and not self.because:
            missing = "Write why it is theirs all the same."
        elif not self.lines_agreed and not self.lines_against:
            missing = "Say of a line that they agree, or do not. Or set the reply aside."
        elif empty := [place for place, why in self.lines_against.items() if not why.strip()]:
            missing = f"Write why line {', '.join(map(str, empty))} is not agreed."
        say(self.problem, missing)
        if missing:
            (self.although if not self.although.isHidden() and not self.because else self.table).setFocus()
        return not missing

    @property
    def because(self) -> str:
        return "" if self.although.isHidden() else self.although.text().strip()

    @property
    def lines_agreed(self) -> tuple[int, ...]:
        return tuple(place for place, said in self._said.items() if said is Seems.AGREED)

    @property
    def lines_against(self) -> Mapping[int, str]:
        return {
            place: self._reasons.get(place, "")
            for place, said in self._said.items()
            if said is Seems.NOT_AGREED
        }

    # inside

    def _chosen(self) -> tuple[SignReplyLine, ...]:
        places = sorted({index.row() for index in self.table.selectedIndexes()})
        return () if self.found is None else tuple(self.found.lines[place] for place in places)

    def _fill(self) -> None:
        assert self.found is not None  # it is shown
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        self.table.blockSignals(True)
        self.table.fill([self._row(line) for line in self.found.lines])
        self.table.clearSelection()
        for row in chosen if len(chosen) > 1 else ():
            for column in range(len(COLUMNS)):
                item = self.table.item(row, column)
                if item is not None:
                    item.setSelected(True)
        if len(chosen) == 1:
            self.table.selectRow(chosen[0])
        self.table.blockSignals(False)
        self.table.fit()
        self.table.fit_height(MOST)
        agreed, against = len(self.lines_agreed), len(self.lines_against)
        left = len(self._said) - agreed - against
        self.count.setText(
            f"To be recorded: {agreed} agreed, {against} not agreed. Of {left} nothing is said."
        )
        self._show_reason()
        self.changed.emit()

    def _row(self, line: SignReplyLine) -> tuple[str, str, str, str]:
        state = line_state_words(line.standing, is_as_it_was=line.is_as_it_was)
        said = self._said[line.position]
        told = SEEMS[said]
        if not state and said is line.suggested and said is not Seems.UNCLEAR:
            told = f"{told} (suggested)"
        why = f"\n{self._reasons.get(line.position, '')}" if said is Seems.NOT_AGREED else ""
        return (
            str(line.position),
            line_words(line.request, line.standing),
            shorten(line.reading.words, LONGEST, placeholder=" ...") or "None",
            state or f"{told}{why}",
        )

    def _show_reason(self) -> None:
        against = [line.position for line in self._chosen() if self._said[line.position] is Seems.NOT_AGREED]
        for each in (self.reason, self.reason_label):
            each.setVisible(bool(against))
        reasons = {self._reasons.get(place, "") for place in against}
        text = reasons.pop() if len(reasons) == 1 else ""
        if self.reason.text() != text:
            self.reason.setText(text)

    def _take_reason(self, text: str) -> None:
        for line in self._chosen():
            if self._said[line.position] is Seems.NOT_AGREED:
                self._reasons[line.position] = text
        at = self.reason.cursorPosition()
        self._fill()
        self.reason.setCursorPosition(at)

    def _lay_out(self) -> None:
        self.although_label.setBuddy(self.although)
        self.although.setAccessibleName(ALTHOUGH)
        self.reason_label.setBuddy(self.reason)
        self.reason.setAccessibleName("Why these lines are not agreed")
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (self.agreed, self.not_agreed, self.nothing):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.sent_from, self.forgeable, self.although_label, self.although, self.asked,
            subheading("What they say of each line"), self.reading, words(HOW, "help"), self.table, tools,
            self.reason_label, self.reason, self.count, self.problem,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.problem.hide()
