"""Filter a list: one box for each thing that can be asked of it, and how many rows are so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.views import with_condition
from inspection_ready.records.aspects import FIRST
from ui.widgets.answer_box import AnswerBox
from ui.widgets.layout import button, give_room, scrolling, subheading, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection_ready.domain.views import Condition
    from inspection_ready.services.view_options import Facet

ABOUT = "Set as many as you like: a row is shown where all of them are so."
LETTERS, LINES = 84, 30


class FilterDialog(QDialog):
    changed = Signal()
    """Something else is asked: count again."""

    def __init__(
        self,
        plural: str,
        register: str,
        facets: Sequence[Facet],
        held: Mapping[Condition, str],
        parent: QWidget | None = None,
    ) -> None:
        """``held`` is what is asked now, each with its words."""
        super().__init__(parent)
        self.setWindowTitle(f"Filter the {plural}")
        self._held = tuple(held)
        now = {one.what: one for one in held}
        self.boxes = {each.aspect.what: self._box(each, now.get(each.aspect.what), held) for each in facets}
        self.count = words("", "count")
        self.show_these = button("Show these", role="main")
        self.clear = button("Clear all")
        self._buttons = QDialogButtonBox(self)
        self._buttons.addButton(self.show_these, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.clear, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out(facets, len(FIRST.get(register, ())))
        for box in self.boxes.values():
            box.currentIndexChanged.connect(self.changed)
        self.show_these.clicked.connect(self._accept)
        self.clear.clicked.connect(self.clear_all)
        self._buttons.rejected.connect(self.reject)
        self.show_these.setDefault(True)
        give_room(self, letters=LETTERS, lines=LINES)
        next(iter(self.boxes.values()), self.show_these).setFocus()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What is not offered here, and was asked, is still asked."""
        found = self._held
        for what, box in self.boxes.items():
            found = with_condition(found, what, box.condition)
        return found

    def show_count(self, told: str) -> None:
        self.count.setText(told)
        self.count.setAccessibleName(told)

    def clear_all(self) -> None:
        self._held = ()
        for box in self.boxes.values():
            box.clear_answer()
        self.changed.emit()

    def _box(self, facet: Facet, asked: Condition | None, words: Mapping[Condition, str]) -> AnswerBox:
        return AnswerBox(facet, asked, "" if asked is None else words[asked], self)

    def _accept(self) -> None:
        for box in self.boxes.values():
            if box.isEditable():
                box.settle()
        self.accept()

    def _lay_out(self, facets: Sequence[Facet], first: int) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(1, 1)
        for place, each in enumerate(facets):
            if place == first and first:
                grid.addWidget(subheading("More"), grid.rowCount(), 0, 1, 2)
            label = QLabel(each.aspect.label)
            label.setWordWrap(True)
            label.setBuddy(self.boxes[each.aspect.what])
            at = grid.rowCount()
            grid.addWidget(label, at, 0)
            grid.addWidget(self.boxes[each.aspect.what], at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        layout = QVBoxLayout(self)
        layout.addWidget(words(ABOUT, "help"))
        layout.addWidget(scrolling(inside, "What is asked"), 1)
        layout.addWidget(self.count)
        layout.addWidget(self._buttons)
