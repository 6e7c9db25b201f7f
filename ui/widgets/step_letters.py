"""The fifth step: which letters go to which lists, and who would get one. None goes out unless it is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.phrases.values import count_of
from inspection_ready.records.letters import STATUSES
from ui.widgets.flow import FlowLayout
from ui.widgets.goes_to import GoesTo
from ui.widgets.layout import button, subheading, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.step_frame import StepPart

if TYPE_CHECKING:
    from inspection_ready.domain.lists import DistributionList
    from inspection_ready.services.letters import LetterLine

COLUMNS = ("Letter", "How far", "Goes to", "Copies")
LEAST = 4
"""Letters before the step scrolls instead of the table."""
LISTS = 6
"""Lists before theirs scrolls."""
NAMED = 12
"""People named before the rest are counted."""


class LettersStep(StepPart):
    send_asked = Signal(object, object)
    """A Letter, and the ids of the lists it goes to."""
    went = Signal(str, object)
    """A place, and what to show there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look_only = False
        self._letters: tuple[LetterLine, ...] = ()
        self._lists: tuple[tuple[DistributionList, int], ...] = ()
        self._uses: Mapping[int, frozenset[int]] = {}
        self.none = words("There are no letters yet. Write one on the page Letters.", "help")
        self.table = PlainTable("Letters", COLUMNS, (36, 12, 0, 12))
        self.title = subheading("")
        self.goes_to = GoesTo(for_packs=True)
        self.who = words("")
        self.read = button("Read or change the letter")
        self.go_lists = button("Go to the lists", role="link")
        self._lay_out()
        self.table.currentCellChanged.connect(self._show_letter)
        self.table.itemActivated.connect(self.goes_to.list.setFocus)
        self.goes_to.chosen.connect(self._send)
        self.read.clicked.connect(self._read)
        self.go_lists.clicked.connect(lambda: self.went.emit("lists", None))

    def show_letters(
        self,
        letters: Sequence[LetterLine],
        lists: Sequence[tuple[DistributionList, int]],
        uses: Mapping[int, frozenset[int]],
    ) -> None:
        self._letters, self._lists, self._uses = tuple(letters), tuple(lists), uses
        self.table.show_rows([_line(each) for each in letters])
        self.table.fit_room(LEAST)
        self.none.setHidden(bool(letters))
        for widget in (self.table, self.title, self.goes_to, self.who, self.read):
            widget.setVisible(bool(letters))
        self._show_letter(self.table.currentRow())

    def set_look_only(self, look_only: bool) -> None:
        self._look_only = look_only

    def focus_first(self) -> None:
        (self.table if self._letters else self.go_lists).setFocus()

    # inside

    @property
    def _current(self) -> LetterLine | None:
        row = self.table.currentRow()
        return self._letters[row] if 0 <= row < len(self._letters) else None

    def _show_letter(self, _row: int) -> None:
        line = self._current
        if line is None:
            return
        title = line.letter.title
        self.title.setText(f"“{title}” goes to")
        chosen = self._uses.get(line.letter.id, frozenset())
        self.goes_to.show_lists(self._lists, chosen, read_only=self._look_only)
        self.goes_to.list.setAccessibleName(f"Lists “{title}” goes to")
        self.goes_to.fit_height(LISTS)
        self.who.setText(_who(line))
        self.read.setAccessibleName(f"Read or change “{title}”")

    def _send(self, list_ids: list[int]) -> None:
        if (line := self._current) is not None:
            self.send_asked.emit(line.letter, list_ids)

    def _read(self) -> None:
        if (line := self._current) is not None:
            self.went.emit("letters", line.letter.id)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row = FlowLayout(tools)
        row.addWidget(self.read)
        row.addWidget(self.go_lists)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.none, self.table, self.title, self.goes_to, self.who, tools):
            layout.addWidget(widget, 1 if widget is self.table else 0)
        layout.addStretch(0)
        self.title.setWordWrap(True)


def _line(line: LetterLine) -> tuple[str, str, str, str]:
    return (
        line.letter.title,
        STATUSES[line.letter.status],
        ", ".join(line.lists) or "Nobody: not printed",
        str(line.people) if line.lists else "",
    )


def _who(line: LetterLine) -> str:
    if not line.lists:
        return "It goes to no list, so it is not printed."
    if not line.names:
        return "Nobody would get it: the lists have nobody on them who is still here, or the letter has no words."
    some = ", ".join(line.names[:NAMED])
    rest = len(line.names) - NAMED
    more = f" and {count_of(rest, 'other', 'others')}" if rest > 0 else ""
    return f"{count_of(len(line.names), 'person', 'people')} would get it: {some}{more}."
