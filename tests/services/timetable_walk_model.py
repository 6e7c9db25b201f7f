"""What should be while a timetable is edited, planned, issued and told, worked out in the simplest way.

Nothing here asks the program what it decided: only what stands in the registers at the moment of an issue.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.timetable import Attendance, Session, SessionState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from inspection_ready.domain.rows import Row

Key = tuple[int, int]
"""A session, and somebody who is at it."""
Held = dict[Key, tuple[object, ...]]
"""What somebody holds in their calendar of each."""
Rows = dict[tuple[str, int], dict[str, object]]
"""The registers: the fields of each record but its version, by its kind and id."""


def held_of(rows: Mapping[type[Row], Sequence[Row]], dates: Mapping[int, dt.date | None]) -> Held:
    """What people should hold once this draft is issued and they are told."""
    bases = {each.id: each for each in rows[Base] if isinstance(each, Base)}
    rooms = {each.id: each.name for each in rows[Room] if isinstance(each, Room)}
    sessions = {each.id: each for each in rows[Session] if isinstance(each, Session)}
    found: Held = {}
    for each in rows[Attendance]:
        assert isinstance(each, Attendance)
        session = sessions[each.session_id]
        if session.state is not SessionState.CONFIRMED or dates[session.day] is None:
            continue
        base = bases.get(session.base_id or 0)
        found[session.id, each.person_id] = (
            session.title, dates[session.day], session.starts, session.minutes, session.inspectors,
            (base.name, base.address) if base else None, rooms.get(session.room_id or 0), each.part,
        )  # fmt: skip
    return found


def to_tell(before: Held, after: Held) -> dict[Key, str]:
    return {
        key: "invited" if key not in before else "cancelled" if key not in after else "changed"
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }


@dataclass
class Entry:
    """One entry of one calendar: what was written for it, and what its owner said, as a calendar keeps them."""

    written: list[tuple[int, str]] = field(default_factory=list)
    """The number of the slips it was written with, and what it said."""
    said: list[tuple[int, str]] = field(default_factory=list)
    """The SEQUENCE of the invitation that was answered, and the answer; the last one last."""


@dataclass
class Told:
    """What was written, and which of it was said not to have been sent."""

    entries: defaultdict[Key, Entry] = field(default_factory=lambda: defaultdict(Entry))
    batches: list[tuple[int, Held]] = field(default_factory=list)
    """The number of each that stands, and what people hold after it."""

    @property
    def held(self) -> Held:
        return self.batches[-1][1] if self.batches else {}

    def standing(self, key: Key) -> list[str]:
        numbers = {number for number, _ in self.batches}
        return [said for number, said in self.entries[key].written if number in numbers]

    def answer(self, key: Key) -> str:
        """What counts: an answer to the invitation that was written last and stands."""
        numbers = {number for number, _ in self.batches}
        written = self.entries[key].written
        last = max(place for place, (number, _) in enumerate(written) if number in numbers)
        said = [each for sequence, each in self.entries[key].said if sequence == last]
        return said[-1] if said else "nothing"


def put_back(now: Rows, before: Rows, after: Rows) -> Rows:
    """``now``, with what one entry changed from ``before`` to ``after`` the other way round, field by field."""
    made = {key: dict(fields) for key, fields in now.items()}
    for key in before.keys() | after.keys():
        was, became = before.get(key), after.get(key)
        if was == became:
            continue
        if became is None:
            assert was is not None, "one of the two is there"
            made[key] = dict(was)
        elif was is None:
            del made[key]
        else:
            made[key] |= {name: value for name, value in was.items() if value != became[name]}
    return made
