"""The list of places, one for each noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon  # slow import: the frame is on view before its icons

ID = Qt.ItemDataRole.UserRole


class Sidebar(QFrame):
    chosen = Signal(str)
    """The id of a place the person went to."""

    def __init__(
        self, places: Sequence[tuple[str, str]], keys: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_there = True
        """The window shows the page that is marked."""
        self.setObjectName("sidebar")
        self.product = QLabel("Inspection Ready", self)
        self.product.setObjectName("product")
        self.workspace = QLabel(self)
        self.workspace.setObjectName("workspace")
        self.workspace.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("places")
        self.list.setAccessibleName("Pages")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, title in places:
            item = QListWidgetItem(title, self.list)
            item.setData(ID, place)
            if place in keys:
                item.setToolTip(f"{title} ({keys[place]})")
        self.list.currentItemChanged.connect(self._changed)
        self.list.itemClicked.connect(self._go_back)
        self.list.itemActivated.connect(self._go_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 8)
        layout.setSpacing(4)
        for label in (self.product, self.workspace):
            label.setContentsMargins(16, 0, 8, 0)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addWidget(self.list, 1)
        self.fit()

    def fit(self) -> None:
        """As wide as its widest title, at whatever size the text is."""
        size = self.fontMetrics().height()
        self.list.setIconSize(QSize(size, size))
        widest = max((self.list.sizeHintForColumn(0), self.product.sizeHint().width()))
        self.setFixedWidth(widest + 40)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "list"):
            self.fit()

    def set_icon(self, place: str, icon: QIcon) -> None:
        self._item(place).setIcon(icon)

    def show_current(self, place: str) -> None:
        """Without ``chosen``: the window has gone there already, or has refused to leave."""
        self._is_there = True
        blocked = self.list.blockSignals(True)
        self.list.setCurrentItem(self._item(place))
        self.list.blockSignals(blocked)

    def go_beside(self) -> None:
        """The window shows a page that is not listed: the one it was reached from stays marked, and a click goes back."""
        self._is_there = False

    def _item(self, place: str) -> QListWidgetItem:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next(item for item in items if item.data(ID) == place)

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._is_there = True
            self.chosen.emit(item.data(ID))

    def _go_back(self, item: QListWidgetItem) -> None:
        if not self._is_there:
            self._changed(item)
