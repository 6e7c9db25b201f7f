"""Asks which letters of a pack were sent, on which day, and whose word that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.phrases.values import count_of
from inspection_ready.records.fields import Field, Kind
from inspection_ready.services.pack_letters import PackLetter
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import LineEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, buttons_below, give_room, words
from ui.widgets.wrapped_list import WrappedList

LETTERS, LINES = 70, 24
ABOUT = (
    "The letters you tick are noted as sent, by the word of whoever says so. They are then among what was written to "
    "each person, as this pack has them. Undo takes the mark back."
)
NONE_TICKED = "Tick the letters that were sent."
NO_DAY = "Enter the day they were sent, such as 4 June 2025."
NOBODY = "Say whose word it is that they were sent."
WHICH = Qt.ItemDataRole.UserRole
DAY = Field("on", "Sent on", Kind.DATE)
WHO = Field("by", "Sent, says")


@dataclass(frozen=True, slots=True)
class Marking:
    """``letters`` are to those alone who were ticked."""

    letters: tuple[PackLetter, ...]
    on: date
    by: str


class MarkSentDialog(QDialog):
    """Accepted: ``marking`` is what to note."""

    def __init__(
        self, number: int, letters: Sequence[PackLetter], *, on: date, by: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Letters of Pack {number} that were sent")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.marking: Marking | None = None
        self._letters = {letter.letter_id: letter for letter in letters}
        self.list = WrappedList("Letters, and the lists they went to", self)
        self.list.setAccessibleDescription("Space ticks one or takes the tick off")
        for letter in letters:
            for name, people in letter.by_list.items():
                said = f"{letter.title}: {name}, {count_of(people, 'person', 'people')}"
                item = QListWidgetItem(said, self.list)
                item.setData(WHICH, (letter.letter_id, name))
                item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.on = FieldRow(DAY, DateEditor(DAY))
        self.on.editor.set_value(on)
        self.by = FieldRow(WHO, LineEditor(WHO))
        self.by.editor.set_value(by)
        self.problem = words("", "problem")
        self.problem.hide()
        self.do = button("Mark them as sent", role="main")
        self._lay_out()
        self.do.clicked.connect(self._check)
        give_room(self, letters=LETTERS, lines=LINES)
        self.list.setFocus()

    def _ticked(self) -> tuple[PackLetter, ...]:
        lists: dict[int, list[str]] = {}
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                letter_id, name = item.data(WHICH)
                lists.setdefault(letter_id, []).append(name)
        return tuple(self._letters[letter_id].on(names) for letter_id, names in lists.items())

    def _check(self) -> None:
        letters, on, by = self._ticked(), self.on.editor.value(), self.by.editor.value()
        if not letters:
            self._say(NONE_TICKED, self.list)
        elif on is None:
            self._say(NO_DAY, self.on.editor)
        elif not by:
            self._say(NOBODY, self.by.editor)
        else:
            self.marking = Marking(letters, on, by)
            self.accept()

    def _say(self, sentence: str, at: QWidget) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        at.setFocus()

    def _lay_out(self) -> None:
        label = QLabel("&Letters, and the lists they went to", self)
        label.setBuddy(self.list)
        buttons = buttons_below(self, self.do, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        for widget, stretch in (
            (words(ABOUT), 0),
            (label, 0),
            (self.list, 1),
            (self.on, 0),
            (self.by, 0),
            (self.problem, 0),
            (buttons, 0),
        ):
            layout.addWidget(widget, stretch)
