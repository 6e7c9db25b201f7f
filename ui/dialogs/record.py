"""A form for one record in a window of its own, for what belongs to another record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.widgets.layout import give_room
from ui.widgets.record_form import RecordForm


class RecordDialog(QDialog):
    """Whoever opens it saves what ``form`` made, and accepts it when that succeeded."""

    def __init__(self, form: RecordForm, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.addWidget(form)
        give_room(self, letters=74, lines=32)
        form.cancel_asked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self, form.save_asked.emit)
        form.focus_first()
