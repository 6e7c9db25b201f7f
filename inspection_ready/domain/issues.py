"""Issues of a timetable: numbered copies that never change, each with everything its readers need.

Nothing of a copy points into the registers: it says today what it said on the day it was issued. Notes for us are
not in it, for an issue is what leaves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Part, Session, SessionFormat, SessionState

if TYPE_CHECKING:
    from inspection_ready.domain.timetable_days import DatedDay
    from inspection_ready.domain.whole_timetable import WholeTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableIssue(Row):
    number: int
    """From 1, through all timetables of the workspace: "Issue 2" is one paper and no other."""
    timetable_id: int
    name: str
    """Of the timetable, as it was."""
    at: dt.datetime
    by: str
    why: str
    content: str
    """The copy, as ``issue_texts`` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPerson:
    person_id: int
    name: str
    part: Part = Part.TAKES_PART


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedSession:
    """``key`` is what it is known by from issue to issue, also where a copy of the timetable was issued instead."""

    key: int
    session_id: int
    code: str
    title: str
    format: SessionFormat = SessionFormat.INTERVIEW
    state: SessionState = SessionState.CONFIRMED
    day: int = 1
    on: dt.date | None = None
    starts: int = 0
    minutes: int = 0
    track: int = 0
    wanted: str = ""
    base: str = ""
    address: str = ""
    room: str = ""
    where: str = ""
    inspectors: str = ""
    brief: str = ""
    notes: str = ""
    """For those who come."""
    people: tuple[IssuedPerson, ...] = ()

    @property
    def ends(self) -> int:
        """Minutes after midnight."""
        return self.starts + self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCopy:
    """``timetable_id`` is of the timetable it was made of; sessions stand in the order of the clock.

    ``is_disposed``: there was one, and nothing of it is left.
    """

    timetable_id: int
    name: str
    sessions: tuple[IssuedSession, ...] = ()
    is_disposed: bool = False

    def session(self, key: int) -> IssuedSession | None:
        return next((each for each in self.sessions if each.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The words for places, by their ids; and the names people are printed with."""

    bases: Mapping[int, str]
    addresses: Mapping[int, str]
    rooms: Mapping[int, str]
    people: Mapping[int, str]


def issue_copy(whole: WholeTimetable, places: Places, earlier: IssueCopy | None) -> IssueCopy:
    """``earlier`` is the issue before, from which sessions keep what they are known by."""
    keys = _keys(whole, earlier)
    days = {each.day: each for each in whole.days}
    return IssueCopy(
        timetable_id=whole.timetable.id,
        name=whole.timetable.name,
        sessions=tuple(
            _issued(each, keys[each.id], days.get(each.day), places, tuple(_people(whole, each, places)))
            for each in whole.sessions
        ),
    )


def _issued(
    session: Session, key: int, day: DatedDay | None, places: Places, people: tuple[IssuedPerson, ...]
) -> IssuedSession:
    return IssuedSession(
        key=key,
        session_id=session.id,
        code=session.code,
        title=session.title,
        format=session.format,
        state=session.state,
        day=session.day,
        on=day.on if day else None,
        starts=session.starts,
        minutes=session.minutes,
        track=session.track,
        wanted=session.wanted,
        base=places.bases.get(session.base_id or 0, ""),
        address=places.addresses.get(session.base_id or 0, ""),
        room=places.rooms.get(session.room_id or 0, ""),
        where=session.where,
        inspectors=session.inspectors,
        brief=session.brief,
        notes=session.notes_for_them,
        people=people,
    )


def _people(whole: WholeTimetable, session: Session, places: Places) -> Iterator[IssuedPerson]:
    found = (
        IssuedPerson(person_id=each.person_id, name=places.people.get(each.person_id, ""), part=each.part)
        for each in whole.at(session.id)
    )
    yield from sorted(found, key=lambda each: (each.name.casefold(), each.person_id))


def _keys(whole: WholeTimetable, earlier: IssueCopy | None) -> dict[int, int]:
    """By the session's id. In a copy of a timetable a session has a new id, and its code of old.

    A session that lent its key to a copy of itself has it back, whatever its code is by now: no two share one.
    """
    before = earlier.sessions if earlier else ()
    by_id = {each.session_id: each.key for each in before}
    lent = {each.key for each in before} - set(by_id)
    keys = {
        each.id: by_id.get(each.id, each.id) for each in whole.sessions if each.id in by_id or each.id in lent
    }
    taken = set(keys.values())
    by_code = _once_by_code(each for each in before if each.key not in taken)
    may_follow = earlier is not None and earlier.timetable_id != whole.timetable.id
    for each in whole.sessions:
        if each.id not in keys:
            followed = by_code.pop(each.code.casefold(), None) if may_follow and each.code else None
            keys[each.id] = each.id if followed is None else followed
    return keys


def _once_by_code(sessions: Iterable[IssuedSession]) -> dict[str, int]:
    return {each.code.casefold(): each.key for each in sessions if each.code}
