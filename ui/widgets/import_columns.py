"""The second step of an import: each column of the file, some of what is in it, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.phrases.values import count_of
from inspection_ready.records.column_maps import LEFT_OUT, ColumnMap, MappedColumn
from inspection_ready.services.import_preview import FilePreview
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

COLUMNS = ("Heading in the file", "What is in it", "Goes to", "")
GUESSED = "A guess: please check"
CHOSEN = "You chose this"


class MatchColumns(QWidget):
    confirmed = Signal()
    register_changed = Signal(str)
    sheet_changed = Signal(str)
    back = Signal()

    def __init__(self, registers: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: FilePreview | None = None
        self._boxes: list[QComboBox] = []
        self.about = words("")
        self.register_box = NoWheel(self)
        self.register_box.setAccessibleName("Which list it is")
        for name, label in registers.items():
            self.register_box.addItem(label, name)
        self.sheet_box = NoWheel(self)
        self.sheet_box.setAccessibleName("Which sheet is read")
        self.sheet_label = QLabel("S&heet", self)
        self.sheet_label.setBuddy(self.sheet_box)
        self.table = QTableWidget(0, len(COLUMNS), self)
        self.check = button("See what would happen", role="main")
        self.another = button("Choose another file")
        self._dress_table()
        self._lay_out()
        self.check.clicked.connect(self.confirmed)
        self.another.clicked.connect(self.back)
        self.sheet_box.activated.connect(lambda: self.sheet_changed.emit(self.sheet_box.currentData()))
        self.register_box.activated.connect(
            lambda: self.register_changed.emit(self.register_box.currentData())
        )

    def show_preview(self, preview: FilePreview) -> None:
        self.preview = preview
        line = preview.header_line
        where = f"Its headings are in row {line}" if line else "It has no headings"
        sheet = f" of the sheet “{preview.sheet}”" if preview.sheet else ""
        self.about.setText(f"{preview.path.name}. {where}{sheet}. Check where each column goes.")
        self.register_box.setCurrentIndex(self.register_box.findData(preview.register))
        self._show_sheets(preview)
        self._boxes = []
        self.table.setRowCount(len(preview.mapping.columns))
        for row, mapped in enumerate(preview.mapping.columns):
            self._show_column(row, mapped, preview)
        if self._boxes:
            height = self._boxes[0].sizeHint().height() + 8
            self.table.verticalHeader().setDefaultSectionSize(height)

    def _show_sheets(self, preview: FilePreview) -> None:
        self.sheet_box.clear()
        for sheet in preview.sheets:
            rows = count_of(sheet.rows, "row")
            self.sheet_box.addItem(
                f"{sheet.name} ({rows}, hidden)" if sheet.is_hidden else f"{sheet.name} ({rows})", sheet.name
            )
        self.sheet_box.setCurrentIndex(self.sheet_box.findData(preview.sheet))
        for widget in (self.sheet_label, self.sheet_box):
            widget.setVisible(len(preview.sheets) > 1)

    def mapping(self) -> ColumnMap:
        """With what the person chose."""
        assert self.preview is not None
        chosen = {
            mapped.column: box.currentData()
            for mapped, box in zip(self.preview.mapping.columns, self._boxes, strict=True)
            if box.currentData() != mapped.target
        }
        return self.preview.mapping.telling(chosen)

    def _show_column(self, row: int, mapped: MappedColumn, preview: FilePreview) -> None:
        heading = mapped.heading or f"Column {mapped.column + 1} (no heading)"
        samples = ", ".join(f"“{value}”" for value in preview.samples[row]) or "Nothing"
        for column, text in enumerate((heading, samples)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{COLUMNS[column]}: {text}")
            self.table.setItem(row, column, item)
        box = NoWheel(self.table)
        box.setAccessibleName(f"Where “{heading}” goes")
        for target, label in preview.targets.items():
            box.addItem(label, target)
        if box.findData(mapped.target) < 0:
            box.addItem(mapped.target, mapped.target)
        box.setCurrentIndex(box.findData(mapped.target))
        box.currentIndexChanged.connect(lambda: self._mark(row, mapped))
        self._boxes.append(box)
        self.table.setCellWidget(row, 2, box)
        self._mark(row, mapped)

    def _mark(self, row: int, mapped: MappedColumn) -> None:
        target = self._boxes[row].currentData()
        if target != mapped.target or mapped.was_told:
            said = CHOSEN
        elif target == LEFT_OUT:
            said = "Not read"
        else:
            said = GUESSED if mapped.is_guess else "Known heading"
        self.table.setItem(row, 3, QTableWidgetItem(said))

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName("Columns of the file and where they go")
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        header.setMinimumSectionSize(letter * 14)
        for column, letters in ((0, 20), (2, 26), (3, 20)):
            table.setColumnWidth(column, letter * letters)

    def _lay_out(self) -> None:
        label = QLabel("&List", self)
        label.setBuddy(self.register_box)
        top = FlowLayout()
        for widget in (self.sheet_label, self.sheet_box, label, self.register_box):
            top.addWidget(widget)
        bottom = QHBoxLayout()
        bottom.addWidget(self.check)
        bottom.addWidget(self.another)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.about)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)
