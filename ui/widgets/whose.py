"""Whose time it is: a person, an inspector by name, a room, and where it is asked for a base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.records.availability import AVAILABILITY
from ui.widgets.editors import NoWheel
from ui.widgets.link_editor import LinkEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.rows import Row
    from ui.models.links import LinkSource

KINDS = ("A person", "An inspector", "A room", "A base")


class Whose(QWidget):
    changed = Signal()

    def __init__(
        self,
        asked: str,
        links: Mapping[type[Row], LinkSource],
        parent: QWidget | None = None,
        *,
        with_bases: bool,
    ) -> None:
        """``asked``: the label, with its mnemonic."""
        super().__init__(parent)
        self.kind = NoWheel(self)
        self.person = LinkEditor(AVAILABILITY.field("person_id"), links[Person])
        self.inspector = QLineEdit(self)
        self.room = LinkEditor(AVAILABILITY.field("room_id"), links[Room])
        self.base = LinkEditor(AVAILABILITY.field("base_id"), links[Base])
        self._links = (self.person, self.room, self.base)
        self._lay_out(asked, with_bases=with_bases)
        self.kind.currentIndexChanged.connect(self.of.setCurrentIndex)
        self.kind.currentIndexChanged.connect(self.changed)
        self.inspector.textEdited.connect(self.changed)
        for each in self._links:
            each.changed.connect(self.changed)

    @property
    def subject(self) -> Availability:
        match self.kind.currentIndex():
            case 0:
                return Availability(person_id=self.person.value())
            case 1:
                return Availability(inspector=self.inspector.text().strip())
            case 2:
                return Availability(room_id=self.room.value())
            case _:
                return Availability(base_id=self.base.value())

    @property
    def is_said(self) -> bool:
        said = self.subject
        return bool(said.person_id or said.inspector or said.room_id or said.base_id)

    def set_subject(self, subject: Availability) -> None:
        told = (subject.person_id, subject.inspector, subject.room_id, subject.base_id)
        self.kind.setCurrentIndex(next((place for place, each in enumerate(told) if each), 0))
        self.person.set_value(subject.person_id)
        self.inspector.setText(subject.inspector)
        self.room.set_value(subject.room_id)
        self.base.set_value(subject.base_id)

    def settle(self) -> None:
        for each in self._links:
            each.settle()

    def problem(self) -> str:
        """What is wrong with what was typed of the one that is asked for."""
        shown = [each for each in self._links if each is self.of.currentWidget()]
        return next((each.problem() for each in shown), "")

    def _lay_out(self, asked: str, *, with_bases: bool) -> None:
        self.kind.addItems(KINDS if with_bases else KINDS[:-1])
        self.kind.setMinimumContentsLength(max(map(len, KINDS)))
        label = QLabel(asked, self)
        label.setBuddy(self.kind)
        self.kind.setAccessibleName(asked.replace("&", ""))
        self.person.main.setAccessibleName("Person")
        self.inspector.setAccessibleName("Inspector, by name as the sessions have it")
        self.inspector.setPlaceholderText("By name, as the sessions have it")
        self.room.main.setAccessibleName("Room")
        self.base.main.setAccessibleName("Base")
        self.of = QStackedWidget(self)
        for each in (self.person, self.inspector, self.room, self.base):
            self.of.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.of, 1)
        layout.addLayout(row)
