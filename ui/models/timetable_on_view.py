"""One reading of all the timetable's page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clash_moves import MoveCheck
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.domain.timetable_coverage import NOTHING_SAID, TimetableCoverage
from inspection_ready.domain.timetable_people import Directory
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, listing
from inspection_ready.services.session_answers import answers_at
from inspection_ready.services.times_seen import times_seen
from inspection_ready.services.timetable import (
    current_timetable,
    directory_of,
    timetables,
    whole_timetable,
)
from inspection_ready.services.timetable_clashes import circumstances
from inspection_ready.services.timetable_coverage import timetable_coverage
from ui.models.session_answers import NO_ANSWERS, SessionAnswers, answers_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.times_seen import Seen
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

LINKED: tuple[type[Row], ...] = (Person, Base, Room)


@dataclass(frozen=True)
class TimetableOnView:
    all: tuple[Timetable, ...]
    whole: WholeTimetable | None
    people: Mapping[int, str]
    places: Mapping[int, str]
    """Rooms and bases by id; no two registers share one."""
    linked: Mapping[type[Row], Listing]
    check: MoveCheck | None = None
    """Its clashes, and what they would be if something moved."""
    seen: tuple[Seen, ...] = ()
    known: Circumstances = field(default_factory=lambda: Circumstances(today=date.min))
    coverage: TimetableCoverage = NOTHING_SAID
    answers: SessionAnswers = NO_ANSWERS
    directory: Directory = field(
        default_factory=lambda: Directory(roles=(), people=(), on=date.min, tiers={})
    )
    """Who holds which role."""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The most pressing first."""
        return self.check.clashes if self.check else ()

    @property
    def timetable(self) -> Timetable | None:
        return self.whole.timetable if self.whole else None

    def session(self, session_id: int) -> Session | None:
        sessions = self.whole.sessions if self.whole else ()
        return next((each for each in sessions if each.id == session_id), None)


NOTHING_ON_VIEW = TimetableOnView((), None, {}, {}, {})


def read_timetable(app: App, chosen: int | None, session: int | None, now: date) -> TimetableOnView:
    """The one of this id; else the one this session is in; else the visit's; else the first."""
    with app.reading() as reader:
        held = timetables(reader)
        found = next((each for each in held if each.id == chosen), None)
        if found is None and session is not None:
            owner = reader.register(Session).among([session])
            found = next((each for each in held if owner and each.id == owner[0].timetable_id), None)
        found = found or current_timetable(reader) or next(iter(held), None)
        whole = whole_timetable(reader, found, today=now) if found else None
        known = circumstances(reader, today=now)
        rooms = {each.id: each.name for each in known.rooms.values()}
        bases = {each.id: each.name for each in known.bases.values()}
        people = {each.id: each.name for each in known.people.values()}
        return TimetableOnView(
            all=held,
            whole=whole,
            people=people,
            places=rooms | bases,
            linked={each: listing(reader, record_of(each)) for each in LINKED},
            check=MoveCheck(whole, known) if whole else None,
            known=known,
            seen=times_seen(reader, whole, today=now) if whole else (),
            coverage=timetable_coverage(reader, whole) if whole else NOTHING_SAID,
            answers=answers_in_words(whole, answers_at(reader, whole), people) if whole else NO_ANSWERS,
            directory=directory_of(reader, now),
        )
