"""The council's own Word file of a letter: which it is, what was found in it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

HELP = (
    "A letter can be written from a Word file of your own, with Word’s merge fields or {{name}} in it. "
    "Choose the file, or drop it here. It is looked through first, and nothing in it is changed but its fields."
)
OWN_TEXT = "This letter is written from its text under Details."
NOTHING = "Nothing to look at."

Parts = Sequence[tuple[str, Sequence[str]]]
"""Headings with what stands under them."""


class WordLetterPart(QWidget):
    def __init__(self, parent: QWidget | None = None, *, look_only: bool) -> None:
        super().__init__(parent)
        self._look_only = look_only
        self.state = words(OWN_TEXT)
        self.choose = button("Choose a Word file")
        self.use = button("Use this file", role="main")
        self.leave = button("Do not use it")
        self.worst = button("Show the worst case")
        self.worst.setAccessibleDescription(
            "The longest value of each field, and none where somebody has none"
        )
        self.save = button("Save a copy")
        self.drop = button("Take the Word file off")
        self.found = QPlainTextEdit(self)
        self.found.setReadOnly(True)
        self.found.setTabChangesFocus(True)
        self.found.setAccessibleName("What was found in the Word file")
        tools = FlowLayout()
        for each in (self.use, self.leave, self.choose, self.worst, self.save, self.drop):
            tools.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(words(HELP, "help"))
        layout.addWidget(self.state)
        layout.addLayout(tools)
        layout.addWidget(self.found, 1)
        layout.addStretch(0)  # where nothing was found, what is there stays at the top
        self.show_own_text()

    def show_own_text(self) -> None:
        self._show(OWN_TEXT, "", is_held=False, is_offered=False, may_use=False)

    def show_held(self, file: str, parts: Parts) -> None:
        """The file the letter is written from."""
        said = f"This letter is written from {file}."
        self._show(said, told(parts), is_held=True, is_offered=False, may_use=False)

    def show_offered(self, file: str, parts: Parts, *, may_use: bool) -> None:
        """A file that was chosen and looked through; nothing was changed yet."""
        said = (
            f"{file} was looked through. It is not used yet."
            if may_use
            else f"{file} cannot be used yet. Mend it in Word, and choose it again."
        )
        self._show(said, told(parts), is_held=False, is_offered=True, may_use=may_use)
        (self.use if may_use else self.found).setFocus()

    def _show(self, said: str, found: str, *, is_held: bool, is_offered: bool, may_use: bool) -> None:
        may_change = not self._look_only
        self.state.setText(said)
        self.found.setPlainText(found)
        self.found.setVisible(bool(found))
        self.use.setVisible(may_use and may_change)
        self.leave.setVisible(is_offered)
        self.choose.setVisible(may_change)
        self.worst.setVisible(is_held or may_use)
        self.save.setVisible(is_held)
        self.drop.setVisible(is_held and may_change)


def told(parts: Parts) -> str:
    return (
        "\n\n".join("\n".join((heading, *(f"  {line}" for line in lines))) for heading, lines in parts)
        or NOTHING
    )
