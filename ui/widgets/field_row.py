"""One field of a form: its label, help in small words, the editor, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspection_ready.records.fields import Field
from ui.widgets.editors import Editor
from ui.widgets.layout import say, words


class FieldRow(QWidget):
    """Labels stand above their editors, so that large text needs no more width."""

    def __init__(self, field: Field, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self.label = QLabel(f"{field.label} (required)" if field.required else field.label, self)
        self.label.setBuddy(editor.main)
        self.help = words(field.help, "help")
        self.problem = words("", "problem")
        self.warning = words("", "warning")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.label, self.help, editor, self.problem, self.warning):
            layout.addWidget(widget)
        # hidden rather than shown: a label shown before it has a parent is a window of its own for a moment
        for told in (self.problem, self.warning):
            told.hide()
        if not field.help:
            self.help.hide()
        editor.main.setAccessibleName(self.label.text())
        editor.main.setAccessibleDescription(field.help)

    def say_problem(self, sentence: str) -> None:
        """An empty sentence takes it away."""
        self._say(self.problem, sentence)
        self.editor.main.setProperty("wrong", "true" if sentence else "false")
        # a style sheet looks at a property again only when the widget is polished again
        self.editor.main.style().unpolish(self.editor.main)
        self.editor.main.style().polish(self.editor.main)

    def warn(self, sentence: str) -> None:
        self._say(self.warning, sentence)

    def _say(self, label: QLabel, sentence: str) -> None:
        say(label, sentence)
        told = (self.field.help, self.problem.text(), self.warning.text())
        self.editor.main.setAccessibleDescription(" ".join(part for part in told if part))
