"""Every key of the window, read from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ui.actions import ACTIONS
from ui.widgets.layout import give_room


class KeysDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = [
            (action.text.replace("&", ""), ", ".join(map(_shown, action.keys)))
            for action in ACTIONS
            if action.keys
        ]
        told += [("The first nine pages", "Alt+1 to Alt+9"), ("Move between the parts of a page", "Tab")]
        self.table = QTableWidget(len(told), 2, self)
        self.table.setAccessibleName("Keys")
        self.table.setHorizontalHeaderLabels(["To", "Press"])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        for row, cells in enumerate(told):
            for column, words in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(words))
        self.table.resizeColumnToContents(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        give_room(self, letters=66, lines=26)


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
