"""What of a list is shown: choices that come with the page, views somebody kept, or conditions set just now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.editors import NoWheel

if TYPE_CHECKING:
    from inspection_ready.domain.views import Condition, SavedView

OWN = "Your own filter"
LETTERS = 26
"""Of the longest name that widens the box; a longer one is cut in it, and whole in its list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the box: "No second", and what that asks of the list."""

    words: str
    conditions: tuple[Condition, ...] = ()


ALL = Choice("All")


class ViewChoice(NoWheel):
    asked = Signal()
    """Something else is to be shown."""
    view_chosen = Signal(object)
    """A SavedView: it may bring words to search for, and an order."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = tuple(choices)
        self._views: tuple[SavedView, ...] = ()
        self._own: tuple[Condition, ...] | None = None
        self.setAccessibleName("Show")
        self.setPlaceholderText(OWN)
        self.addItems([choice.words for choice in self.choices])
        self.setCurrentIndex(0)  # with other words to show where nothing is chosen, Qt chooses nothing
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()
        self.currentIndexChanged.connect(self._turned)
        self.activated.connect(self._activated)

    @property
    def current(self) -> Choice:
        """``words`` is empty for conditions set just now."""
        if self._own is not None:
            return Choice("", self._own)
        view = self.kept
        if view is not None:
            return Choice(view.name, view.asks)
        return self.choices[max(self.currentIndex(), 0)]

    @property
    def kept(self) -> SavedView | None:
        """The one that is chosen, also where its conditions were changed just now."""
        held = self.currentData()
        return next((view for view in self._views if view.id == held), None)

    @property
    def is_changed(self) -> bool:
        """The view that is chosen asks for something else than what is shown."""
        return self.kept is not None and self._own is not None

    @property
    def is_usual(self) -> bool:
        """What the page shows when it is opened, or everything."""
        return (
            self._own is None
            and self.kept is None
            and (self.currentIndex() < 1 or not self.current.conditions)
        )

    def show_views(self, views: Sequence[SavedView]) -> None:
        """The one that is chosen stays so. One that is gone leaves its conditions, as if they were set just now."""
        if tuple(views) == self._views:
            return
        before, chosen = self.current, self.kept
        self._views = tuple(views)
        self.blockSignals(True)
        while self.count() > len(self.choices):
            self.removeItem(self.count() - 1)
        if self._views:
            self.insertSeparator(self.count())
        for view in self._views:
            self.addItem(view.name, view.id)
        self._fit()
        if chosen is not None:
            at = self.findData(chosen.id)
            self.setCurrentIndex(at)
            if at < 0 and self._own is None:
                self._own = before.conditions
        self.blockSignals(False)
        if self.current.conditions != before.conditions:
            self.asked.emit()

    def set_own(self, conditions: Sequence[Condition]) -> None:
        """As a choice of the page, where one asks for the same."""
        wanted = tuple(conditions)
        same = next((place for place, each in enumerate(self.choices) if each.conditions == wanted), None)
        if same is not None:
            self.setCurrentIndex(same)
            self._own = None
        elif self.kept is None or self.kept.asks != wanted:
            is_kept = self.kept is not None
            self._own = wanted
            if not is_kept:
                self.setCurrentIndex(-1)
                self._own = wanted
        else:
            self._own = None
        self.asked.emit()

    def choose_view(self, view_id: int) -> None:
        at = self.findData(view_id)
        if at >= 0:
            self.setCurrentIndex(at)
            self._activated()

    def take(self, view: SavedView) -> None:
        """One that was kept just now is the one that is shown."""
        views = [each for each in self._views if each.id != view.id]
        self._own = None
        self.show_views([*views, view])
        self.setCurrentIndex(self.findData(view.id))

    def show_all(self) -> None:
        """The choice that asks for nothing."""
        place = next((place for place, each in enumerate(self.choices) if not each.conditions), 0)
        self.setCurrentIndex(place)
        self._own = None
        self.asked.emit()

    def _turned(self, _index: int) -> None:
        self._own = None

    def _activated(self) -> None:
        self._own = None
        if self.kept is not None:
            self.view_chosen.emit(self.kept)
        self.asked.emit()

    def _fit(self) -> None:
        names = [self.itemText(place) for place in range(self.count())]
        self.setMinimumContentsLength(min(max(map(len, names), default=8), LETTERS))
        self.setVisible(len(names) > 1)
