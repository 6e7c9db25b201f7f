"""Days side by side, in quarters of an hour: chosen by dragging, or with Shift and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from inspection_ready.domain.availability import Can
from inspection_ready.domain.availability_marks import QUARTER, Quarter, quarters
from inspection_ready.phrases.availability_week import short_day
from inspection_ready.phrases.dates import clock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from ui.models.week_cells import Cell

LETTERS_OF_A_DAY = 24
LEAST_ROWS = 8
"""On view at once, however little room there is."""
ROUND_A_NAME = 24
"""Pixels beside the name of a day."""
VEIL = 80
"""Of 255: how much of the colour of edges lies over what cannot; another than that of what is chosen."""
BETWEEN = 8
"""Pixels between the words of one row and of the next."""
MARKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
FREEING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class WeekTable(QTableWidget):
    asked = Signal(object)
    """Can: what the cells that are chosen are to be."""
    turned = Signal()
    """Another cell is the one to tell of; while cells are dragged over, only at the end."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[dt.date, ...] = ()
        self._times: tuple[int, ...] = ()
        self._begun: QPersistentModelIndex | None = None
        self._cells: dict[Quarter, Cell] = {}
        self.is_look_only = False
        self.setObjectName("week")
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight((LEAST_ROWS + 2) * (self.fontMetrics().lineSpacing() + BETWEEN))

    @property
    def chosen(self) -> list[Quarter]:
        return [self._quarter(each.row(), each.column()) for each in self.selectedIndexes()]

    @property
    def current(self) -> Quarter | None:
        index = self.currentIndex()
        return self._quarter(index.row(), index.column()) if index.isValid() else None

    @property
    def quarters(self) -> list[Quarter]:
        return [Quarter(on, starts) for on in self._days for starts in self._times]

    def set_days(self, days: Sequence[dt.date], hours: tuple[int, int]) -> None:
        """The cell the keyboard is on stays where the days do."""
        times = tuple(quarters(*hours))
        if (tuple(days), times) == (self._days, self._times):
            return
        self._days, self._times, self._cells = tuple(days), times, {}
        self.clear()
        self.setRowCount(len(self._times))
        self.setColumnCount(len(self._days))
        self.setHorizontalHeaderLabels([short_day(each) for each in self._days])
        self.setVerticalHeaderLabels([clock(each) for each in self._times])
        self.horizontalHeader().setMinimumSectionSize(self._least_width())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + BETWEEN)
        for row in range(len(self._times)):
            for column in range(len(self._days)):
                self.setItem(row, column, QTableWidgetItem())
        if days:
            with QSignalBlocker(self):  # there is nothing to tell before the cells are filled
                self.setCurrentCell(0, 0)

    def fill(self, cell_of: Callable[[Quarter], Cell]) -> None:
        for quarter in self.quarters:
            cell = cell_of(quarter)
            if self._cells.get(quarter) != cell:
                self._cells[quarter] = cell
                self._show(quarter, cell)

    def cell(self, quarter: Quarter) -> Cell:
        return self._cells[quarter]

    def item_of(self, quarter: Quarter) -> QTableWidgetItem:
        item = self.item((quarter.starts - self._times[0]) // QUARTER, self._days.index(quarter.on))
        assert item is not None  # every cell has one
        return item

    # the keyboard and the mouse

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if self._begun is None:
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MARKING or event.key() in FREEING:
            event.accept()
            self._ask(Can.CANNOT if event.key() in MARKING else Can.CAN)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        begun = self.currentIndex() if held else self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._begun = QPersistentModelIndex(begun) if is_left and begun.isValid() else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the first cell becomes, all of them become."""
        super().mouseReleaseEvent(event)
        begun, self._begun = self._begun, None
        if begun is not None and begun.isValid():
            first = self._cells[self._quarter(begun.row(), begun.column())]
            self._ask(Can.CANNOT if first.can is Can.CAN else Can.CAN)
            self.turned.emit()

    # inside

    def _least_width(self) -> int:
        font = self.horizontalHeader().font()
        font.setBold(True)  # as the style sheet has it
        metrics = QFontMetrics(font)
        names = [metrics.horizontalAdvance(short_day(each)) + ROUND_A_NAME for each in self._days]
        return max([LETTERS_OF_A_DAY * self.fontMetrics().averageCharWidth(), *names])

    def _ask(self, can: Can) -> None:
        if not self.is_look_only and self.chosen:
            self.asked.emit(can)

    def _quarter(self, row: int, column: int) -> Quarter:
        return Quarter(self._days[column], self._times[row])

    def _show(self, quarter: Quarter, cell: Cell) -> None:
        item = self.item_of(quarter)
        item.setText(cell.words)
        item.setToolTip(cell.told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.told)
        font = item.font()
        font.setBold(not cell.is_saved)
        item.setFont(font)
        # a quiet ground for what cannot: the words and the sign say it
        palette = self.palette()
        quiet = palette.brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        veil = palette.color(QPalette.ColorRole.Mid)
        veil.setAlpha(VEIL)
        item.setBackground(QBrush() if cell.can is Can.CAN else QBrush(veil))
        item.setForeground(quiet if cell.can is Can.CAN and cell.is_saved else palette.text())
