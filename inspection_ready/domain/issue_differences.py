"""What differs between two copies of a timetable, session by session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.issues import IssueCopy, IssuedPerson, IssuedSession
from inspection_ready.domain.timetable import SessionState


class Differs(StrEnum):
    """In the order in which they are said."""

    ADDED = "added"
    REMOVED = "removed"
    STATE = "state"
    MOVED = "moved"  # another day, date or time it starts
    LENGTH = "length"
    PLACE = "place"
    TRACK = "track"
    TITLE = "title"
    CODE = "code"
    FORMAT = "format"
    WANTED = "wanted"
    INSPECTORS = "inspectors"
    BRIEF = "brief"
    NOTES = "notes"
    PEOPLE_IN = "people_in"
    PEOPLE_OUT = "people_out"
    PARTS = "parts"  # somebody who stays does something else there


_FIELDS: dict[Differs, tuple[str, ...]] = {
    Differs.STATE: ("state",),
    Differs.MOVED: ("day", "on", "starts"),
    Differs.LENGTH: ("minutes",),
    Differs.PLACE: ("base", "address", "room", "where"),
    Differs.TRACK: ("track",),
    Differs.TITLE: ("title",),
    Differs.CODE: ("code",),
    Differs.FORMAT: ("format",),
    Differs.WANTED: ("wanted",),
    Differs.INSPECTORS: ("inspectors",),
    Differs.BRIEF: ("brief",),
    Differs.NOTES: ("notes",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDifference:
    """``before`` is None for one that came, ``after`` for one that went. ``parts`` are as they are now."""

    before: IssuedSession | None
    after: IssuedSession | None
    differs: tuple[Differs, ...]
    people_in: tuple[IssuedPerson, ...] = ()
    people_out: tuple[IssuedPerson, ...] = ()
    parts: tuple[IssuedPerson, ...] = ()

    @property
    def session(self) -> IssuedSession:
        found = self.after or self.before
        assert found is not None, "one of the two is there"
        return found

    @property
    def is_cancelled(self) -> bool:
        return self.after is not None and self.after.state is SessionState.CANCELLED


def differences(before: IssueCopy | None, after: IssueCopy) -> tuple[SessionDifference, ...]:
    """In the order of the clock as it is now; what went stands where it was. Nothing before: everything came."""
    held = {each.key: each for each in (before.sessions if before else ())}
    now = {each.key: each for each in after.sessions}
    found = [
        difference
        for key in dict.fromkeys((*now, *held))
        if (difference := _difference(held.get(key), now.get(key))) is not None
    ]
    return tuple(sorted(found, key=_in_time))


def _difference(before: IssuedSession | None, after: IssuedSession | None) -> SessionDifference | None:
    if before is None or after is None:
        what = Differs.ADDED if before is None else Differs.REMOVED
        return SessionDifference(before=before, after=after, differs=(what,))
    people_in, people_out = _without(after, before), _without(before, after)
    was = {each.person_id: each.part for each in before.people}
    parts = tuple(each for each in after.people if was.get(each.person_id, each.part) is not each.part)
    people = {Differs.PEOPLE_IN: people_in, Differs.PEOPLE_OUT: people_out, Differs.PARTS: parts}
    differs = (*_fields(before, after), *(what for what, whom in people.items() if whom))
    if not differs:
        return None
    return SessionDifference(
        before=before, after=after, differs=differs, people_in=people_in, people_out=people_out, parts=parts
    )


def _fields(before: IssuedSession, after: IssuedSession) -> Iterator[Differs]:
    for what, names in _FIELDS.items():
        if any(getattr(before, name) != getattr(after, name) for name in names):
            yield what


def _without(some: IssuedSession, others: IssuedSession) -> tuple[IssuedPerson, ...]:
    known = {each.person_id for each in others.people}
    return tuple(_among(some.people, known))


def _among(people: Iterable[IssuedPerson], known: set[int]) -> Iterator[IssuedPerson]:
    return (each for each in people if each.person_id not in known)


def _in_time(difference: SessionDifference) -> tuple[int, int, int, str]:
    session = difference.session
    return session.day, session.starts, session.track, session.title.casefold()
