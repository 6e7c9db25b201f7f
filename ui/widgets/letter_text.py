"""The text of a letter: formatted text, with a menu of what differs from person to person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from inspection_ready.domain.merge import field_marks, stage_field
from inspection_ready.phrases.letters import MEANINGS
from inspection_ready.records.fields import Field
from ui.widgets.editors import Editor
from ui.widgets.markdown_editor import MarkdownEditor

LINES_SHOWN = 14
NO_KEY_FACTS = "No key facts are held yet"


class LetterText(Editor):
    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.editor = MarkdownEditor(self)
        self.editor.stack.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES_SHOWN)
        self.editor.changed.connect(self.changed)
        self.fields = QToolButton(self)
        self.fields.setText("Insert field")
        self.fields.setAccessibleName("Insert field")
        self.fields.setAccessibleDescription("What differs from person to person, and key facts")
        self.fields.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.fields.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self.fields)
        for name, meaning in MEANINGS.items():
            self.menu.addAction(f"{name.value}: {meaning}", partial(self.insert_field, name.value))
        self.menu.addSeparator()
        self.stages = self.menu.addMenu("Dates of stages")
        self.facts = self.menu.addMenu("Key facts")
        self.fields.setMenu(self.menu)
        self.editor.add_tool(self.fields)
        self._stored = ""
        self._settled = ""
        self.show_key_facts(())
        self.show_stages(())
        self.row.addWidget(self.editor, 1)
        self.main = (
            self.editor.edit
        )  # no proxy of our own: the editor has one, and of two Tab would skip the tools

    def value(self) -> str:
        """What was not touched stays as it was stored."""
        text = self.editor.text()
        return self._stored if text == self._settled else text

    def set_value(self, value: Any) -> None:
        self._stored = value or ""
        self.editor.set_text(self._stored)
        self._settled = self.editor.settled(self._stored)

    def set_read_only(self, read_only: bool) -> None:
        self.editor.set_read_only(read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the text is how Tab leaves it; it does not close the form around it as well."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def show_key_facts(self, names: Iterable[str]) -> None:
        self.facts.clear()
        for name in names:
            self.facts.addAction(name, partial(self.insert_field, name))
        if self.facts.isEmpty():
            self.facts.addAction(NO_KEY_FACTS).setEnabled(False)

    def show_stages(self, stages: Iterable[tuple[str, str]]) -> None:
        """The id of each in the regime, and its name."""
        self.stages.clear()
        for stage, name in stages:
            field = stage_field(stage)
            self.stages.addAction(f"{field}: {name}".replace("&", "&&"), partial(self.insert_field, field))
        self.stages.menuAction().setVisible(not self.stages.isEmpty())

    def insert_field(self, name: str) -> None:
        self.editor.type_in(field_marks(name))
