"""The form of a session, with the people at it, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtWidgets import QWidget

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Part, Session
from inspection_ready.records.timetable import SESSIONS
from ui.dialogs.record import RecordDialog
from ui.models.links import LinkSource
from ui.models.session_words import called
from ui.widgets.people_at import PeopleAt
from ui.widgets.record_form import RecordForm

LINKED: tuple[type[Row], ...] = (Base, Room, Person)
SourceOf = Callable[[type[Row]], LinkSource]


class SessionDialog(RecordDialog):
    """``session`` and ``people`` are what it holds now; a template's sessions have no people and no state."""

    def __init__(
        self,
        session: Session,
        people: Mapping[int, Part],
        source_of: SourceOf,
        *,
        is_template: bool,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        at = PeopleAt(source_of(Person))
        at.show_people(people)
        at.setHidden(is_template)
        hidden = ("timetable_id", *(("state", "code", "prep_lead_id") if is_template else ()))
        form = RecordForm(SESSIONS, {each: source_of(each) for each in LINKED}, hidden=hidden, more=at)
        title = "New session" if is_new else called(session)
        form.show_record(session, title=title)
        form.remove_button.setHidden(is_new)
        super().__init__(form, title, parent)
        self.at = at
        self.is_new = is_new

    @property
    def before(self) -> Session:
        return cast("Session", self.form.before)

    @property
    def session(self) -> Session:
        return cast("Session", self.form.made())

    @property
    def people(self) -> dict[int, Part]:
        return self.at.people()

    def check(self) -> bool:
        return self.form.check() and self.at.check()

    def set_read_only(self, read_only: bool) -> None:
        self.form.set_read_only(read_only)
        self.at.set_read_only(read_only)
