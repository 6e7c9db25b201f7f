"""Which lists a letter goes to: each with a tick, inside and outside told apart in words and by a mark."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.lists import DistributionList
from inspection_ready.phrases.values import count_of
from inspection_ready.records.people import SIDES
from ui.widgets.layout import words
from ui.widgets.side_mark import side_icon
from ui.widgets.wrapped_list import WrappedList

HELP = "Everybody on the lists you tick gets one copy. Without any, the letter is not printed."
NO_LISTS = "There are no lists yet. Make one on the page Lists."
MIXED = (
    "These lists are of people inside the council and outside it. Packs leave the letter out until you say why they get "
    "it together: on the page Packs, under “Checks of the documents”."
)
ID, SIDE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class GoesTo(QWidget):
    chosen = Signal(list)
    """The ids of the lists that are ticked now."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "Lists this letter goes to",
        about: str = HELP,
        for_packs: bool = False,
    ) -> None:
        """``for_packs``: it is for a letter that is printed in packs, which leave it out where its lists are mixed."""
        super().__init__(parent)
        self._for_packs = for_packs
        self._filling = False
        self.list = WrappedList(name, self)
        self.list.setAccessibleDescription("Space ticks a list or takes the tick off")
        self.list.itemChanged.connect(self._ticked)
        self.none = words(NO_LISTS, "help")
        self.mixed = words(MIXED, "warning")
        self.mixed.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget, stretch in ((words(about, "help"), 0), (self.none, 0), (self.list, 1), (self.mixed, 0)):
            layout.addWidget(widget, stretch)

    def show_lists(
        self, lists: Sequence[tuple[DistributionList, int]], chosen: Collection[int], *, read_only: bool
    ) -> None:
        """Each list with how many people are on it."""
        at = self.list.currentRow()
        self._filling = True
        self.list.clear()
        for one, people in lists:
            item = QListWidgetItem(f"{one.name} ({SIDES[one.side]}, {count_of(people, 'person', 'people')})")
            item.setData(ID, one.id)
            item.setData(SIDE, one.side.value)
            item.setIcon(side_icon(one.side, self))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags if read_only else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.id in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(max(min(at, self.list.count() - 1), 0))
        self.none.setVisible(not lists)
        self._filling = False
        self._say_mixed()

    def fit_height(self, most: int) -> None:
        """As high as its lists where they are few; more scroll."""
        rows = [self.list.sizeHintForRow(row) for row in range(min(self.list.count(), most))]
        self.list.setFixedHeight(sum(rows) + 2 * self.list.frameWidth() + 12)

    def ticked(self) -> list[int]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _ticked(self) -> None:
        if not self._filling:
            self._say_mixed()
            self.chosen.emit(self.ticked())

    def _say_mixed(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        sides = {item.data(SIDE) for item in items if item.checkState() is Qt.CheckState.Checked}
        self.mixed.setVisible(self._for_packs and len(sides) > 1)
