"""The end of an import: what was done, the rows that were left out, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.services.import_plan import ImportPlan
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, subheading, words


class ImportDone(QWidget):
    undo_asked = Signal()
    refused_asked = Signal()
    another_asked = Signal()
    look_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = subheading("")
        self.file = words("", "help")
        self.left_out = words("")
        self.missing = words("")
        self.look = button("Look at the list", role="main")
        self.refused = button("Open the rows that were left out")
        self.undo = button("Take the whole import back")
        self.another = button("Import another file")
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for each in (self.look, self.refused, self.undo, self.another):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.heading, self.file, self.left_out, self.missing, buttons):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.look.clicked.connect(self.look_asked)
        self.refused.clicked.connect(self.refused_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.another.clicked.connect(self.another_asked)

    def show_done(self, plan: ImportPlan, *, words: str, register: str, can_undo: bool) -> None:
        counts = plan.counts
        self.heading.setText(f"{words}.")
        self.file.setText(f"From {plan.path.name}. {counts.same:,} were the same already.")
        self.left_out.setText(
            f"{counts.refused:,} were left out. Open them as a spreadsheet, which says why beside each, "
            "mend them there and import that file."
        )
        self.left_out.setVisible(bool(counts.refused))
        self.missing.setText(
            f"{counts.missing:,} that you hold are not in the file. They were kept: nothing is deleted."
        )
        self.missing.setVisible(bool(counts.missing))
        self.refused.setVisible(bool(counts.refused))
        self.refused.setEnabled(True)
        self.undo.setEnabled(can_undo)
        self.look.setText(f"Look at {register.lower()}")

    def say_refused_file(self, path: Path) -> None:
        self.left_out.setText(
            f"The rows that were left out are in {path}. Mend them there and import that file."
        )
        self.refused.setEnabled(False)
