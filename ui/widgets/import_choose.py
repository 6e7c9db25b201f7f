"""The first step of an import: which file, dropped or chosen, and which list it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.layout import button, scrolling, subheading, words
from ui.widgets.window_drops import file_in

KINDS = "Spreadsheets (*.xlsx *.xls *.xlsm *.ods *.csv *.tsv *.txt);;All files (*)"


class DropBox(QFrame):
    """Takes one file by dropping; the button beside it does the same by keyboard."""

    dropped = Signal(object)
    """A Path."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(24, 24, 24, 24)
        self.box.setSpacing(12)
        label = words(sentence)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.addWidget(label)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := file_in(event)) is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


class ChooseFile(QWidget):
    chosen = Signal(object, str)
    """A Path, and the register: "" where the app should find out."""

    def __init__(self, registers: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register_box = QComboBox(self)
        self.register_box.setAccessibleName("Which list it is")
        for register, said in {"": "Find out from the headings", **registers}.items():
            self.register_box.addItem(said, register)
        self.drop = DropBox("Drop a spreadsheet here: Excel, OpenDocument, CSV or text, as it is.")
        self.choose = button("Choose a file", role="main")
        self.drop.box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        label = QLabel("&Which list is it?", self)
        label.setBuddy(self.register_box)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.register_box)
        row.addStretch(1)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(16)
        layout.addLayout(row)
        layout.addWidget(self.drop)
        layout.addWidget(subheading("What happens"))
        for sentence in (
            "1. You see which heading of the file goes to which field, and change what is wrong.",
            "2. You see row by row what would be added and changed. Nothing is written yet.",
            "3. You import it, and can take the whole import back.",
        ):
            layout.addWidget(words(sentence))
        layout.addWidget(
            words(
                "Titles above the headings, split addresses, blanks, repeats and several sheets are all right. "
                "Nothing is ever deleted by an import.",
                "help",
            )
        )
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside, "Choose a file"))
        self.choose.clicked.connect(self.ask)
        self.drop.dropped.connect(self.take)

    def ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a spreadsheet", "", KINDS)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        self.chosen.emit(path, self.register_box.currentData())

    def set_register(self, register: str) -> None:
        self.register_box.setCurrentIndex(max(self.register_box.findData(register), 0))
