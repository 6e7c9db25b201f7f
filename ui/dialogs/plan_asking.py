"""What a planner is asked about: a session that is to move, or somebody or something that drops out of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.plan_choice import Begins, begins_in
from inspection_ready.domain.plan_dropouts import DropKind, Dropout
from inspection_ready.domain.plan_subjects import Subject, subjects
from inspection_ready.phrases.plans import CONFIRMED_TOO, DROP_KINDS, WHEN
from inspection_ready.phrases.timetable import day_words, times_words
from inspection_ready.records.fields import Field, Kind
from ui.models.session_words import called
from ui.widgets.editors import NoWheel, TimeEditor
from ui.widgets.wrapped_tick import WrappedTick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.timetable import Half, Session
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.planning import Situation


class MoveAsking(QWidget):
    """``sessions`` are those that may be asked for; ``chosen`` is the one it begins with."""

    def __init__(
        self,
        whole: WholeTimetable,
        sessions: Sequence[Session],
        chosen: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = whole.timetable
        self._sessions = tuple(sessions)
        self.box = NoWheel(self)
        self.box.addItems([f"Day {each.day}, {times_words(each)}: {called(each)}" for each in sessions])
        self.day = _days(whole, self)
        self.when = NoWheel(self)
        self.when.addItems(list(WHEN.values()))
        self.at = _time("starts", "It is to start at", required=True)
        self.confirmed = WrappedTick(CONFIRMED_TOO)
        rows = ("&Session", self.box), ("To &day", self.day), ("W&hen", self.when), ("S&tarting at", self.at)
        _lay_out(self, *rows).addWidget(self.confirmed)
        self.setFocusProxy(self.box)
        self.when.currentIndexChanged.connect(lambda: self.at.setEnabled(self.half is None))
        self.box.currentIndexChanged.connect(self._begin_where_it_is)
        ids = [each.id for each in self._sessions]
        self.box.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self._begin_where_it_is()

    @property
    def session(self) -> Session:
        return self._sessions[self.box.currentIndex()]

    @property
    def half(self) -> Half | None:
        """None where a time is said."""
        return tuple(WHEN)[self.when.currentIndex()]

    @property
    def begins(self) -> Begins:
        day, half = self.day.currentIndex() + 1, self.half
        if half is None:
            return Begins.at(day, self.at.value())
        return begins_in(self._rules, self.session, day, half)

    def wrong(self) -> str:
        if self.half is not None:
            return ""
        return self.at.problem() or ("" if self.at.value() is not None else "Enter when it is to start")

    def _begin_where_it_is(self) -> None:
        self.day.setCurrentIndex(self.session.day - 1)
        self.at.set_value(self.session.starts)


class DropAsking(QWidget):
    def __init__(self, now: Situation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._subjects: tuple[Subject, ...] = ()
        self.kind = NoWheel(self)
        self.kind.addItems(list(DROP_KINDS.values()))
        self.subject = NoWheel(self)
        self.day = _days(now.whole, self)
        self.starts = _time("starts", "From")
        self.ends = _time("ends", "To")
        self.why = QLineEdit(self)
        _lay_out(
            self,
            ("&What drops out", self.kind),
            ("Wh&o or which", self.subject),
            ("On &day", self.day),
            ("&From (empty: from the start of the day)", self.starts),
            ("&To (empty: to the end of the day)", self.ends),
            ("Wh&y, for the availability", self.why),
        )
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(self._show_subjects)
        self._show_subjects()

    @property
    def kind_chosen(self) -> DropKind:
        return tuple(DROP_KINDS)[self.kind.currentIndex()]

    @property
    def dropout(self) -> Dropout:
        chosen = self._subjects[self.subject.currentIndex()] if self._subjects else Subject("")
        return Dropout(
            kind=self.kind_chosen,
            day=self.day.currentIndex() + 1,
            name=chosen.name,
            id=chosen.id,
            starts=self.starts.value(),
            ends=self.ends.value(),
            why=self.why.text().strip(),
        )

    def wrong(self) -> str:
        if said := self.starts.problem() or self.ends.problem():
            return said
        is_hours = self.kind_chosen is DropKind.HOURS
        if is_hours and self.starts.value() is None and self.ends.value() is None:
            return "Enter from when, or until when, nothing can be"
        if not is_hours and not self._subjects:
            return "Nothing of this kind has a part in the timetable. Choose another"
        starts, ends = self.starts.value() or 0, self.ends.value()
        return "" if ends is None or starts < ends else "The end is not after the start. Check both times"

    def _show_subjects(self) -> None:
        self._subjects = subjects(self.kind_chosen, self._now.whole, self._now.known)
        self.subject.clear()
        self.subject.addItems([each.label for each in self._subjects])
        self.subject.setEnabled(bool(self._subjects))


def _days(whole: WholeTimetable, parent: QWidget) -> NoWheel:
    box = NoWheel(parent)
    box.addItems([day_words(each) for each in whole.days])
    return box


def _time(name: str, label: str, *, required: bool = False) -> TimeEditor:
    return TimeEditor(Field(name, label, Kind.TIME, required=required))


def _lay_out(widget: QWidget, *rows: tuple[str, QWidget]) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    for text, editor in rows:
        main = editor.main if isinstance(editor, TimeEditor) else editor
        label = QLabel(text)
        label.setBuddy(main)
        main.setAccessibleName(text.replace("&", "").split(" (")[0])
        layout.addWidget(label)
        layout.addWidget(editor)
    return layout
