"""What the coordinator says before sessions are placed: which stay, and how much each preference matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.plan_choice import (
    USUALLY,
    Extent,
    Matters,
    PlanChoice,
    may_be_placed,
    weights_of,
)
from inspection_ready.domain.plan_problem import Preference
from inspection_ready.phrases.plans import MATTERS_WORDS, WEIGHT_LABELS
from inspection_ready.phrases.timetable import times_words
from ui.models.session_words import called
from ui.widgets.editors import NoWheel
from ui.widgets.layout import words
from ui.widgets.wrapped_list import WrappedList
from ui.widgets.wrapped_tick import WrappedTick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.whole_timetable import WholeTimetable

LINES = 5
"""Of the list of sessions, on view at once."""


class PlanChoosing(QWidget):
    """``matters`` is what the coordinator said the last time."""

    def __init__(
        self,
        whole: WholeTimetable,
        extent: Extent,
        matters: Mapping[Preference, Matters],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._extent = extent
        self.rooms = WrappedTick("Choose rooms for sessions that name none")
        self.rooms.set_ticked(True)
        self.stay = WrappedList("Sessions that stay where they are", self)
        for each in whole.sessions:
            if may_be_placed(each):
                self._add(f"Day {each.day}, {times_words(each)}: {called(each)}", each.id)
        self.stay.setFixedHeight(self.fontMetrics().lineSpacing() * (LINES + 1))
        self.boxes = {each: self._box(each, matters) for each in Preference}
        self._lay_out()
        self.setFocusProxy(self.stay)

    @property
    def choice(self) -> PlanChoice:
        return PlanChoice(
            extent=self._extent,
            kept=frozenset(
                item.data(Qt.ItemDataRole.UserRole)
                for item in map(self.stay.item, range(self.stay.count()))
                if item.checkState() is Qt.CheckState.Checked
            ),
            choose_rooms=self.rooms.is_ticked(),
            weights=weights_of(self.matters),
        )

    @property
    def matters(self) -> dict[Preference, Matters]:
        return {each: tuple(Matters)[box.currentIndex()] for each, box in self.boxes.items()}

    def _add(self, text: str, session_id: int) -> None:
        item = QListWidgetItem(text, self.stay)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, session_id)

    def _box(self, preference: Preference, matters: Mapping[Preference, Matters]) -> NoWheel:
        box = NoWheel(self)
        box.addItems(list(MATTERS_WORDS.values()))
        box.setMinimumContentsLength(max(map(len, MATTERS_WORDS.values())))
        box.setCurrentIndex(list(Matters).index(matters.get(preference, USUALLY[preference])))
        box.setAccessibleName(WEIGHT_LABELS[preference])
        return box

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Sta&y where they are (Space ticks one)", self)
        label.setBuddy(self.stay)
        for widget in (label, self.stay, self.rooms):
            layout.addWidget(widget)
        layout.addWidget(words("How much does each of these matter?"))
        grid = QGridLayout()
        for row, (preference, box) in enumerate(self.boxes.items()):
            told = QLabel(WEIGHT_LABELS[preference], self)
            told.setWordWrap(True)
            told.setBuddy(box)
            grid.addWidget(told, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(0, 1)
        layout.addLayout(grid)
