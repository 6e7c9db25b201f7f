"""What stands down the side of the grid, which days are across, how large it is, and what can be done in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QMenu, QWidget

from ui.models.grid_layout import Down
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

if TYPE_CHECKING:
    from ui.models.session_words import SessionWords

LETTERS = 14


class GridTools(QWidget):
    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.down, self.days = NoWheel(self), NoWheel(self)
        for each in Down:
            self.down.addItem(each.value, each)
        self.do = button("Move", name="Move, swap, make longer")
        self.do.setMenu(menu)
        self.sift = button("Filter", name="Filter by person, base or inspector")
        self.sift.setCheckable(True)
        self.smaller, self.larger = button("−", name="Smaller"), button("+", name="Larger")
        self.whole = button("Fit", name="Fit all into the width")
        self.zoom = words("100%", "count", wrap=False)
        self.zoom.setAccessibleName("Size of the grid")
        row = FlowLayout(self)
        for name, choice in (("Do&wn the side", self.down), ("Da&ys", self.days)):
            label = QLabel(name, self)
            label.setBuddy(choice)
            choice.setAccessibleName(name.replace("&", ""))
            choice.setMinimumContentsLength(LETTERS)
            row.addWidget(label)
            row.addWidget(choice)
        for part in (self.do, self.sift, self.smaller, self.zoom, self.larger, self.whole):
            row.addWidget(part)

    def show_days(self, told: SessionWords | None) -> None:
        """What was chosen stays, while there is such a day."""
        chosen = self.days.currentData()
        blocked = self.days.blockSignals(True)
        self.days.clear()
        self.days.addItem("All days", None)
        if told is not None:
            for day in range(1, told.whole.timetable.days + 1):
                self.days.addItem(told.day(day), day)
        self.days.setCurrentIndex(max(self.days.findData(chosen), 0))
        self.days.blockSignals(blocked)
