"""Which sessions the grid shows: of a person, at a base, with an inspector, about a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.timetable import codes_said
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.timetable import Session
    from ui.models.timetable_on_view import TimetableOnView

ALL = "All"
LETTERS = 16


class GridFilter(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person, self.base, self.inspector, self.statement = (NoWheel(self) for _ in range(4))
        self._choices = (self.person, self.base, self.inspector, self.statement)
        self.clear = button("Show all", role="link", name="Show all sessions again")
        self.count = words("", "count", wrap=False)
        self._at: dict[int, set[int]] = {}
        row = FlowLayout(self)
        names = ("&Person", "&Base", "&Inspector", "S&tatement")
        for name, choice in zip(names, self._choices, strict=True):
            label = QLabel(name, self)
            label.setBuddy(choice)
            choice.setAccessibleName(f"Show only: {name.replace('&', '').lower()}")
            choice.setMinimumContentsLength(LETTERS)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row.addWidget(label)
            row.addWidget(choice)
            choice.currentIndexChanged.connect(self.changed)
        row.addWidget(self.clear)
        row.addWidget(self.count)
        self.clear.clicked.connect(self.show_all)

    def show_choices(self, on_view: TimetableOnView) -> None:
        """Whoever and whatever is in the timetable; what was chosen stays, while it is there."""
        whole = on_view.whole
        sessions = whole.sessions if whole else ()
        self._at = {}
        for each in whole.attendances if whole else ():
            self._at.setdefault(each.person_id, set()).add(each.session_id)
        people = ((on_view.people.get(each, ""), each) for each in self._at)
        bases = {each.base_id for each in sessions if each.base_id is not None}
        inspectors = {
            name.casefold(): name for each in sessions for name in named_inspectors(each.inspectors)
        }
        _fill(self.person, people)
        _fill(self.base, ((on_view.places.get(each, ""), each) for each in bases))
        _fill(self.inspector, ((name, plain) for plain, name in inspectors.items()))
        said = {code for each in sessions for code in codes_said(each.statements)}
        _fill(self.statement, ((code, code) for code in said))

    def shows(self, session: Session) -> bool:
        person, base, inspector, statement = (each.currentData() for each in self._choices)
        return (
            (person is None or session.id in self._at.get(person, ()))
            and (base is None or session.base_id == base)
            and (
                inspector is None
                or inspector in {each.casefold() for each in named_inspectors(session.inspectors)}
            )
            and (statement is None or statement in codes_said(session.statements))
        )

    @property
    def is_on(self) -> bool:
        return any(each.currentData() is not None for each in self._choices)

    def show_all(self) -> None:
        for each in self._choices:
            blocked = each.blockSignals(True)
            each.setCurrentIndex(0)
            each.blockSignals(blocked)
        self.changed.emit()

    def say_count(self, shown: int, of: int) -> None:
        self.count.setText(f"{shown} of {of} sessions shown" if self.is_on else "")
        self.clear.setVisible(self.is_on)


def _fill(choice: QComboBox, named: Iterable[tuple[str, object]]) -> None:
    chosen = choice.currentData()
    blocked = choice.blockSignals(True)
    choice.clear()
    choice.addItem(ALL, None)
    for name, key in sorted(named, key=lambda each: each[0].casefold()):
        choice.addItem(name, key)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
    choice.blockSignals(blocked)
