"""Random work on a timetable by several people, each step held against what a simple model says should be."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.timetable import whole_timetable
from inspection_ready.services.timetable_making import set_dates, start_timetable
from inspection_ready.services.undo import undo
from tests.services.timetable_walk_model import Rows, Told, held_of, put_back, to_tell
from tests.story import add

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from inspection_ready.domain.rows import R, Row
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App
    from tests.services.timetable_walk_model import Held

TODAY = dt.date(2026, 11, 20)  # where the clock of the tests stands
FIRST_DAY = dt.date(2027, 3, 26)
"""The days on both sides of the night in which the clocks go forward."""
DAYS = {1: FIRST_DAY, 2: FIRST_DAY + dt.timedelta(days=3), 3: FIRST_DAY + dt.timedelta(days=4)}
TEAM = ("Jo Hart", "Sam Lee", "Kim Vale")
KINDS: tuple[type[Row], ...] = (
    Timetable, TimetableDay, Session, Attendance, Availability, Person, Base, Room,
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """An entry of the record of changes, with what stood before and after it."""

    entry: int
    before: Rows
    after: Rows
    derived_before: tuple[object, ...]
    derived_after: tuple[object, ...]


class Working:
    """A council of a few people and rooms, and the one door through which everything is done to its register."""

    def __init__(self, apps: Sequence[App], chance: random.Random, folder: Path) -> None:
        self.apps, self.chance, self.folder = apps, chance, folder
        self.app = apps[0]
        self.met: Counter[str] = Counter()
        """What was done, and why what was refused was."""
        self.entries: list[Written] = []
        self.told = Told()
        self.issued: dict[int, TimetableIssue] = {}
        self.as_issued: Held = {}
        self._make_council()

    def _make_council(self) -> None:
        app = self.app
        app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
        self.organiser = Person(name="Imran Siddiqui", email="qa@northmoor.example")
        people = [
            Person(name=name, email=email and f"{email}@northmoor.example")
            for name, email in (("Ada Brook", "ada"), ("Ben Hill", "ben"), ("Cat Dunn", ""), ("Dev Ellis", "dev"))
        ]  # fmt: skip
        hall, gate = Base(name="Town Hall", address="High Street"), Base(name="Market Gate")
        rooms = [
            Room(base_id=each.id, name=f"Room {n}", capacity=6) for n, each in enumerate((hall, hall, gate))
        ]
        app.do(add, self.organiser, *people, hall, gate, *rooms)
        made = app.do(start_timetable, days=3, tracks=2).result
        app.do(set_dates, made, DAYS)
        self.timetable_id = made.id

    # what stands

    def rows(self, row_type: type[R]) -> tuple[R, ...]:
        return self.app.read(lambda reader: reader.register(row_type).all())

    def timetable(self) -> Timetable:
        return self.app.read(lambda reader: reader.register(Timetable).get(self.timetable_id))

    def whole(self) -> WholeTimetable:
        return self.app.read(whole_timetable, self.timetable(), today=TODAY)

    def standing(self) -> Rows:
        """Everything a timetable is made of, without the versions, which only ever rise."""
        with self.app.reading() as reader:
            return {
                (kind.__name__, row.id): {
                    field.name: getattr(row, field.name) for field in fields(row) if field.name != "version"
                }
                for kind in KINDS
                for row in reader.register(kind).all()
            }

    def derived(self) -> tuple[object, ...]:
        """The order of the sessions, their dates, and who is at them."""
        whole = self.whole()
        return (
            tuple(each.id for each in whole.sessions),
            tuple((each.day, each.on) for each in whole.days),
            frozenset((each.session_id, each.person_id, each.part) for each in whole.attendances),
        )

    def should_hold(self) -> Held:
        with self.app.reading() as reader:
            rows: Mapping[type[Row], Sequence[Row]] = {
                kind: reader.register(kind).all() for kind in (Session, Attendance, Base, Room)
            }
        return held_of(rows, {each.day: each.on for each in self.whole().days})

    # the one door

    def do(self, name: str, verb: Callable[..., Any], *args: Any, **told: Any) -> Any:
        """None where it was refused: then nothing may differ."""
        before, derived = self.standing(), self.derived()
        try:
            done = self.chance.choice(self.apps).do(verb, *args, **told)
        except ExpectedError as error:
            self.met[f"{name}: {error.code}"] += 1
            done = None
        if done is None:
            assert self.standing() == before, f"{name} was refused, and changed something"
            return None
        self.met[name] += 1
        if done.entry is None:
            assert (self.standing(), self.derived()) == (before, derived), name
        else:
            self.entries.append(Written(done.entry, before, self.standing(), derived, self.derived()))
        return done

    # taking back

    def undo_last(self) -> None:
        """Exactly what was there, in the order it was in; and done again the same."""
        if not self.entries:
            return
        last = self.entries[-1]
        assert self.do("undo", undo, last.entry) is not None, self.met
        assert (self.standing(), self.derived()) == (last.before, last.derived_before)
        if self.chance.random() < 0.5:
            assert self.do("redo", undo, self.entries[-1].entry) is not None
            assert (self.standing(), self.derived()) == (last.after, last.derived_after)

    def undo_any(self) -> None:
        """Of long ago: only what it changed is put back, or it is refused with a reason."""
        if not self.entries:
            return
        was = self.chance.choice(self.entries)
        now = self.standing()
        if self.do("undo of long ago", undo, was.entry) is not None:
            assert self.standing() == put_back(now, was.before, was.after)

    # held against the model

    def hold(self) -> None:
        held = {each.number: each for each in self.rows(TimetableIssue)}
        assert held == self.issued, "an issue is as it was, to the letter, for ever"
        assert sorted(held) == list(range(1, len(held) + 1))

    def wanted(self) -> dict[tuple[int, int], str]:
        return to_tell(self.told.held, self.as_issued)
