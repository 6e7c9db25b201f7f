"""A form for one record in a window of its own, for what belongs to another record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspection_ready.domain.errors import Refused
from ui.widgets.layout import give_room
from ui.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from ui.messages import Messages


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

    def not_saved(self, error: Exception, messages: Messages) -> None:
        """Said in the dialog, where the person is; the notice strip is behind it."""
        if not isinstance(error, Refused):
            self.reject()
            messages.tell(error)
            return
        field = error.data.get("field")
        shown = field if isinstance(field, str) and field in self.form.rows else next(iter(self.form.rows))
        self.form.say_problem(shown, messages.in_words(error))
