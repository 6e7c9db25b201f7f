"""Whom the ladder asks now: each with what they owe and why now, ticked or not; and who is left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.chases import left_out_words, plan_words, why_now
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.requests import left_words
from ui.widgets.layout import scrolling, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.wrapped_list import WrappedList
from ui.widgets.wrapped_tick import WrappedTick

if TYPE_CHECKING:
    from inspection_ready.domain.chases import Owed, PlannedChase
    from inspection_ready.services.chases import ChaseOutlook

WHO = Qt.ItemDataRole.UserRole
FEWEST = 5
COLUMNS, LETTERS = ("Request", "What is asked", "Why nobody, or not everybody, is asked"), (11, 34, 0)
FORM = "Put a spreadsheet form to answer in beside each draft"
TICKS = "Space ticks one or takes the tick off"


class ChaseDue(QWidget):
    changed = Signal()
    """Others are ticked than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlook: ChaseOutlook | None = None
        self.said = words("")
        self.list = WrappedList("People who are asked", self)
        self.list.setAccessibleDescription(TICKS)
        self.form = WrappedTick(FORM, self)
        self.left = words("Left out", "count")
        self.table = PlainTable("Requests that somebody is left out of", COLUMNS, LETTERS, self)
        self._lay_out()
        self.list.itemChanged.connect(self.changed)

    @property
    def chosen(self) -> frozenset[int]:
        items = map(self.list.item, range(self.list.count()))
        return frozenset(item.data(WHO) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_outlook(self, outlook: ChaseOutlook) -> None:
        """Ticks that somebody took off stay off."""
        off = set() if self._outlook is None else self._shown() - self.chosen
        self._outlook = outlook
        chases = outlook.plan.chases
        at = moment(on_the_clock(outlook.at))
        self.said.setText(f"{plan_words(outlook.plan)} at {at}." if chases else _nobody(outlook, at))
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in chases:
                item = QListWidgetItem(_words(each, outlook), self.list)
                item.setData(WHO, each.person.id)
                is_off = each.person.id in off
                item.setCheckState(Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        for widget in (self.list, self.list_label, self.form):
            widget.setVisible(bool(chases))
        self._show_left_out(outlook)
        self.changed.emit()

    # inside

    def _shown(self) -> set[int]:
        return {self.list.item(row).data(WHO) for row in range(self.list.count())}

    def _show_left_out(self, outlook: ChaseOutlook) -> None:
        rows = [
            (str(left.request.number), left.request.wording, left_out_words(left, outlook.names))
            for left in outlook.plan.left_out
        ]
        self.table.show_rows(rows)
        self.table.fit_room(FEWEST)
        self.left.setVisible(bool(rows))
        self.table.setVisible(bool(rows))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        self.list_label = QLabel("&People who are asked", inside)
        self.list_label.setBuddy(self.list)
        self.list.setMinimumHeight(FEWEST * 2 * self.fontMetrics().lineSpacing())
        for part, stretch in (
            (self.said, 0),
            (self.list_label, 0),
            (self.list, 2),
            (self.form, 0),
            (self.left, 0),
            (self.table, 1),
        ):
            column.addWidget(part, stretch)
        column.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "Who is asked"))


def _nobody(outlook: ChaseOutlook, at: str) -> str:
    """With the next step of the ladder, where one is to come."""
    ahead = min((left.at for left in outlook.plan.left_out if left.at is not None), default=None)
    further = "" if ahead is None else f" The next step of the ladder is at {moment(on_the_clock(ahead))}."
    return f"Nobody is to be chased at {at}.{further}"


def _words(chase: PlannedChase, outlook: ChaseOutlook) -> str:
    """For example "Ada Brook, ada@northmoor.example: request 2 (1 day late; on the day it is due at 9am)"."""
    owed = "; ".join(_owed_words(one, outlook) for one in chase.owed)
    return f"{chase.person.name}, {chase.person.email}\n{owed}"


def _owed_words(owed: Owed, outlook: ChaseOutlook) -> str:
    due = owed.request.due_at
    left = "" if due is None else f"{left_words(due - outlook.at)}, "
    why = why_now(owed)
    return f"Request {owed.request.number} ({left}{why[:1].lower()}{why[1:]})"
