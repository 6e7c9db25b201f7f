"""One thing that can be asked of a list: "any", or one of the answers that are offered; a long list is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.dates import day
from inspection_ready.records.aspects import Sort
from inspection_ready.records.clean import cleaner_of
from inspection_ready.records.fields import Field, Kind
from ui.widgets.editors import NoWheel

if TYPE_CHECKING:
    from inspection_ready.services.view_options import Facet

ANY = "Any"
MANY = 15
"""Answers; where there are more, a part of one can be typed."""
LETTERS = 12
"""The least of an answer that is seen; the box takes all the room there is."""
OF_DAYS = (Sort.DAY, Sort.MOMENT)
TYPED_DAY = "Choose, or type a day: 4 June 2025 is on or before that day."
TYPED_PART = "Choose, or type a part of the name."


class AnswerBox(NoWheel):
    def __init__(
        self, facet: Facet, held: Condition | None, said: str, parent: QWidget | None = None
    ) -> None:
        """``held`` is what is asked now, and ``said`` that in words: it may be none of the answers offered."""
        super().__init__(parent)
        self.facet = facet
        self._conditions: list[Condition | None] = [None, *(each.condition for each in facet.options)]
        self.addItems([ANY, *(each.words for each in facet.options)])
        if held is not None:
            self._hold(held, said)
        self.setMinimumContentsLength(LETTERS)
        self.setAccessibleName(facet.aspect.label)
        help_ = facet.aspect.help
        if facet.aspect.sort in OF_DAYS or len(facet.options) > MANY:
            help_ = f"{help_} {TYPED_DAY if facet.aspect.sort in OF_DAYS else TYPED_PART}".strip()
            self._let_type()
        self.setAccessibleDescription(help_)
        self.setToolTip(help_)

    @property
    def condition(self) -> Condition | None:
        return self._conditions[max(self.currentIndex(), 0)]

    def clear_answer(self) -> None:
        self.setCurrentIndex(0)

    def _hold(self, held: Condition, said: str) -> None:
        if held not in self._conditions:
            self._conditions.append(held)
            self.addItem(said)
        self.setCurrentIndex(self._conditions.index(held))

    def _let_type(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(NoWheel.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None  # it is editable
        line.setAcceptDrops(False)  # a file dropped here is for the window
        line.setAccessibleName(self.facet.aspect.label)
        line.editingFinished.connect(self.settle)

    def settle(self) -> None:
        """What was typed becomes the answer it can only mean, or the one that was there before stands again."""
        typed = self.currentText().strip()
        fits = [place for place in range(self.count()) if typed.casefold() in self.itemText(place).casefold()]
        same = [place for place in fits if typed.casefold() == self.itemText(place).casefold()]
        on = _DAY(typed).value if self.facet.aspect.sort in OF_DAYS else None
        if on is not None:
            asked = Condition(self.facet.aspect.what, Ask.BY, (on.isoformat(),))
            self._hold(asked, f"On or before {day(on)}")
        elif same or (typed and len(fits) == 1):
            self.setCurrentIndex((same or fits)[0])
        elif not typed:
            self.setCurrentIndex(0)
        self.setEditText(self.itemText(max(self.currentIndex(), 0)))


_DAY = cleaner_of(Field("day", "Day", Kind.DATE))
