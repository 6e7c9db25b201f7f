"""What can be done about the key date that is chosen in a table, and about a message that tells one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspection_ready.domain.key_dates import KeyDate
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button
from ui.widgets.plain_table import PlainTable


class StageTools(QWidget):
    enter_asked = Signal(str)
    """A stage, by its id in the regime."""
    clear_asked = Signal(str)
    read_asked = Signal()

    def __init__(self, table: PlainTable, parent: QWidget | None = None) -> None:
        """``table`` shows the dates, a row each; Enter on one is as good as the button."""
        super().__init__(parent)
        self._table = table
        self._dates: tuple[KeyDate, ...] = ()
        self._told: frozenset[str] = frozenset()
        self._is_notified = False
        self._look_only = False
        self.enter = button("Enter the date")
        self.clear = button("Clear the date")
        self.read = button("Read a message")
        row = FlowLayout(self)
        for each in (self.enter, self.clear, self.read):
            row.addWidget(each)
        self.enter.clicked.connect(self._enter)
        self.clear.clicked.connect(self._clear)
        self.read.clicked.connect(self.read_asked)
        table.itemActivated.connect(self._enter)
        table.currentCellChanged.connect(self._offer)

    def offer(self, dates: Sequence[KeyDate], *, told: Collection[str], is_notified: bool) -> None:
        """``told`` are the stages whose dates can be cleared here. Nothing can be entered before the notification."""
        self._dates, self._told, self._is_notified = tuple(dates), frozenset(told), is_notified
        self._offer()

    def set_look_only(self, look_only: bool) -> None:
        self._look_only = look_only
        self._offer()

    def _offer(self) -> None:
        self.setVisible(self._is_notified and not self._look_only)
        key = self._chosen()
        self.enter.setEnabled(key is not None)
        self.clear.setEnabled(key is not None and key.stage in self._told)
        named = f": {key.name}" if key is not None else ""
        self.enter.setAccessibleName(f"Enter the date{named}")
        self.clear.setAccessibleName(f"Clear the date{named}")

    def _chosen(self) -> KeyDate | None:
        row = self._table.currentRow()
        return self._dates[row] if 0 <= row < len(self._dates) else None

    def _enter(self) -> None:
        key = self._chosen()
        if key is not None and self._is_notified and not self._look_only:
            self.enter_asked.emit(key.stage)

    def _clear(self) -> None:
        key = self._chosen()
        if key is not None:
            self.clear_asked.emit(key.stage)
