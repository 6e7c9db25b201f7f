"""What is due, with the way to each, and tasks, promises and diaries ticked off where they stand."""

from __future__ import annotations

from PySide6.QtCore import Signal

from inspection_ready.domain.due import Due
from inspection_ready.phrases.due import due_counts, due_what, due_when, due_who
from inspection_ready.phrases.today import nothing_due
from ui.widgets.card import Card
from ui.widgets.card_table import CardTable
from ui.widgets.layout import button

TICKED = {
    "task": ("Mark as done", "Mark “{}” as done"),
    "learnt": ("Mark as done", "Mark “{}”, promised in an interview, as done"),
    "diary": ("Confirmed", "The diary of {} is clear"),
}
"""For each register whose rows can be ticked off here: what the button says, and its whole name."""


class DueCard(Card):
    went = Signal(object)
    ticked = Signal(object)
    """A Due, as of the one above."""

    def __init__(self) -> None:
        self.tick = button("Mark as done", role="link")
        self.go_there = button("Go to it", role="link")
        rows = CardTable("What is due", ("When", "What", "Who"), (33, 0, 35), folds=100, keeps=5)
        super().__init__("What is due", rows, (self.tick, self.go_there))
        self._shown: tuple[Due, ...] = ()
        self._can_change = False
        rows.itemActivated.connect(self.go_to_chosen)
        rows.currentCellChanged.connect(self._name_the_ways)
        self.go_there.clicked.connect(self.go_to_chosen)
        self.tick.clicked.connect(self.tick_chosen)

    def show_due(self, due: tuple[Due, ...], *, open_tasks: int, is_notified: bool) -> None:
        self._shown = due
        self.rows.show_rows(
            [(due_when(each), due_what(each), due_who(each)) for each in due],
            pressing=[row for row, each in enumerate(due) if each.is_past],
        )
        none = "" if due else nothing_due(open_tasks=open_tasks, is_notified=is_notified)
        self.say(due_counts(due), none=none)
        self._name_the_ways(self.rows.currentRow())

    def offer_ways(self, *, can_go: bool, can_change: bool) -> None:
        self.go_there.setEnabled(can_go)
        self._can_change = can_change
        self._name_the_ways(self.rows.currentRow())

    @property
    def chosen(self) -> Due | None:
        row = self.rows.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def go_to_chosen(self) -> None:
        if self.chosen is not None:
            self.went.emit(self.chosen)

    def tick_chosen(self) -> None:
        if self._can_change and self.chosen is not None and self.chosen.register in TICKED:
            self.ticked.emit(self.chosen)

    def _name_the_ways(self, row: int) -> None:
        due = self._shown[row] if 0 <= row < len(self._shown) else None
        text, name = TICKED.get(due.register if due else "", TICKED["task"])
        self.tick.setText(text)
        self.tick.setEnabled(self._can_change and due is not None and due.register in TICKED)
        if due is not None:
            self.tick.setAccessibleName(name.format(due.name))
            self.go_there.setAccessibleName(f"Go to “{due.name}”")
