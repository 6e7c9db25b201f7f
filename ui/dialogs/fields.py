"""A few fields, asked for together: what is wrong or missing stands beside its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, buttons_below, give_room, scrolling, words

LETTERS, LINES = 70, 24


class FieldsDialog(QDialog):
    """Accepted: ``values`` is what was typed, by the names of the fields; None where nothing was."""

    def __init__(
        self,
        title: str,
        about: str,
        rows: Sequence[FieldRow],
        *,
        do: str,
        missing: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """``about`` says what will happen, ``do`` is on the button; ``missing``: what to say of a field left empty."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = {row.field.name: row for row in rows}
        self.values: dict[str, Any] = {}
        self._missing = missing
        self.do = button(do, role="main")
        self._lay_out(about, title)
        self.do.clicked.connect(self._check)
        rows[0].editor.main.setFocus()

    def _check(self) -> None:
        problems = {name: row.editor.problem() for name, row in self.rows.items()}
        for name, sentence in self._missing.items():
            if not problems[name] and self.rows[name].editor.value() is None:
                problems[name] = sentence
        for name, row in self.rows.items():
            row.say_problem(problems[name])
        wrong = next((row for name, row in self.rows.items() if problems[name]), None)
        if wrong is not None:
            wrong.editor.main.setFocus()
            return
        self.values = {name: row.editor.value() for name, row in self.rows.items()}
        self.accept()

    def _lay_out(self, about: str, title: str) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setSpacing(12)
        fields.addWidget(words(about))
        for row in self.rows.values():
            fields.addWidget(row)
        fields.addStretch(1)
        buttons = buttons_below(self, self.do, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, title), 1)
        layout.addWidget(buttons)
        give_room(self, letters=LETTERS, lines=LINES)
