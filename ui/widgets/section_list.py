"""The sections of the welcome pack in their order, with the ways to move, add and remove them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.phrases.dates import day
from inspection_ready.records.sections import STATUSES
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

ID = Qt.ItemDataRole.UserRole

NO_KINDS: Mapping[int, frozenset[Shown]] = {}


class Shown(StrEnum):
    ALL = "All sections"
    DUE = "Review due"
    NOT_AGREED = "Not agreed yet"


def is_shown(section: Section, shown: Shown, today: date) -> bool:
    match shown:
        case Shown.ALL:
            return True
        case Shown.DUE:
            return section.review_on is not None and section.review_on <= today
        case Shown.NOT_AGREED:
            return section.source is SectionSource.TEXT and section.status is not SectionStatus.AGREED


def section_words(section: Section, *, owner: str, is_unsaved: bool) -> str:
    """A line for the list: what the section is and how it stands, in words."""
    parts = [
        "Unsaved" if is_unsaved else "",
        "" if section.included else "Off",
        STATUSES[section.status] if section.source is SectionSource.TEXT else "Filled from the registers",
        owner or "No owner",
        f"Review on {day(section.review_on)}" if section.review_on else "",
    ]
    return f"{section.title}\n{', '.join(part for part in parts if part)}"


class _List(QListWidget):
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class SectionList(QWidget):
    chosen = Signal(object)
    """The id of a section."""
    move_asked = Signal(int)
    add_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QComboBox(self)
        self.filter.addItems(list(Shown))
        self.filter.setAccessibleName("Which sections are listed")
        self.none = words("No section is like that.", "help")
        self.none.hide()
        self._kinds: dict[int, frozenset[Shown]] = {}
        self.list = _List(self)
        self.list.setAccessibleName("Sections of the welcome pack")
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.empty = words("There are no sections yet. Add the first one.", "help")
        self.add = button("Add a section")
        self.up = button("Up", name="Move the section up")
        self.down = button("Down", name="Move the section down")
        self.remove = button("Remove", name="Remove the section")
        self.up.setToolTip("Alt+Up")
        self.down.setToolTip("Alt+Down")
        self.buttons = QWidget(self)
        row = FlowLayout(self.buttons)
        for each in (self.add, self.up, self.down, self.remove):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.filter)
        layout.addWidget(self.empty)
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.buttons)
        self.list.currentItemChanged.connect(self._changed)
        self.filter.currentTextChanged.connect(self._filter)
        self.list.moved.connect(self.move_asked)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.up.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down.clicked.connect(lambda: self.move_asked.emit(1))

    @property
    def current(self) -> int | None:
        item: QListWidgetItem | None = self.list.currentItem()  # Qt's own type says there is always one
        return None if item is None else int(item.data(ID))

    def show_sections(
        self,
        lines: Sequence[tuple[int, str]],
        *,
        current: int | None,
        kinds: Mapping[int, frozenset[Shown]] = NO_KINDS,
    ) -> None:
        """Without ``chosen``: the page knows what it shows. ``kinds`` says which filters list each section."""
        self._kinds = dict(kinds)
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for number, (section_id, text) in enumerate(lines, start=1):
            item = QListWidgetItem(f"{number}. {text}", self.list)
            item.setData(ID, section_id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {text}".replace("\n", ", "))
        self.select(current)
        self.list.blockSignals(blocked)
        self._filter()
        self.empty.setVisible(not lines)
        self.list.setVisible(bool(lines))

    def select(self, section_id: int | None) -> None:
        for item in self._items():
            if item.data(ID) == section_id:
                self.list.setCurrentItem(item)

    def say(self, section_id: int, text: str) -> None:
        for number, item in enumerate(self._items(), start=1):
            if item.data(ID) == section_id:
                item.setText(f"{number}. {text}")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {text}".replace("\n", ", "))

    def set_look_only(self, look_only: bool) -> None:
        self.buttons.setHidden(look_only)

    def _filter(self) -> None:
        """Their numbers stay: they are places in the pack."""
        shown = Shown(self.filter.currentText())
        hidden = 0
        for item in self._items():
            is_hidden = shown is not Shown.ALL and shown not in self._kinds.get(item.data(ID), frozenset())
            item.setHidden(is_hidden)
            hidden += is_hidden
        self.none.setVisible(bool(hidden) and hidden == self.list.count())

    def _items(self) -> Iterable[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(ID))
