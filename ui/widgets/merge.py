"""Two people changed one record: field by field, whose change is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Record
from ui.widgets.layout import give_room, scrolling, words

INDENT = 32  # px, under the words of the radio button


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field both changed, each to something else; the words are what people see."""

    name: str
    label: str
    mine: Any
    theirs: Any
    my_words: str
    their_words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """``taken`` are fields only the other changed: theirs is kept without asking."""

    taken: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def compare(
    record: Record, *, before: Row, mine: Row, theirs: Row, words_of: Mapping[str, tuple[str, str]]
) -> Difference:
    """``words_of``: for each field, my value and theirs in words."""
    taken, conflicts = [], []
    for field in record.fields:
        was, my, their = (getattr(row, field.name) for row in (before, mine, theirs))
        if their in (was, my):
            continue
        if my == was:
            taken.append(field.name)
        else:
            told = words_of[field.name]
            conflicts.append(Conflict(field.name, field.label, my, their, *told))
    return Difference(tuple(taken), tuple(conflicts))


class MergeDialog(QDialog):
    """Accepted with an answer for each field; ``kept`` then holds the values to keep."""

    def __init__(self, title: str, conflicts: Sequence[Conflict], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Changed by somebody else")
        self._conflicts = tuple(conflicts)
        self.groups = {each.name: QButtonGroup(self) for each in conflicts}
        inside = QWidget()
        fields = QVBoxLayout(inside)
        for each in conflicts:
            fields.addWidget(self._field(each))
        fields.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton("Keep these", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Go back to the form", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(
            words(
                f"{title} was changed while you had it open. Your changes are not saved yet. Which is right?"
            )
        )
        layout.addWidget(scrolling(inside, "Fields that both changed"), 1)
        layout.addWidget(buttons)
        give_room(self, letters=80, lines=26)

    def kept(self) -> dict[str, Any]:
        return {
            each.name: each.mine if self.groups[each.name].checkedId() == 0 else each.theirs
            for each in self._conflicts
        }

    def _field(self, conflict: Conflict) -> QGroupBox:
        box = QGroupBox(conflict.label)
        layout = QVBoxLayout(box)
        told = (("Mine", conflict.my_words), ("Theirs", conflict.their_words))
        for number, (whose, value) in enumerate(told):
            radio = QRadioButton(whose)
            radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            radio.setAccessibleName(f"{conflict.label}, {whose}: {value or 'empty'}")
            radio.setChecked(number == 0)
            self.groups[conflict.name].addButton(radio, number)
            layout.addWidget(radio)
            told_value = words(value or "empty")  # a radio button's own words do not wrap
            told_value.setIndent(INDENT)
            layout.addWidget(told_value)
        return box
