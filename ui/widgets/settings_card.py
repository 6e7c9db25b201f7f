"""A card of settings: what they are about, and below it each with its label and what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.widgets.layout import subheading, words

WIDE = 560
"""Pixels; a field for a word or a number needs no more."""


class SettingsCard(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(6)
        self.column.addWidget(subheading(title))

    def add_field(self, text: str, field: QWidget, help_: str = "") -> None:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        field.setAccessibleDescription(help_)
        field.setMaximumWidth(WIDE)
        self.column.addWidget(label)
        if help_:
            self.column.addWidget(words(help_, "help"))
        self.column.addWidget(field)
