"""Sessions put elsewhere in their timetable: each with where it was and where it is to be. Who is at it never changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.bases import Room
    from inspection_ready.domain.timetable import Session, Timetable
    from inspection_ready.domain.whole_timetable import WholeTimetable

    Step = tuple[Session, Session]
    """A session as it is, and as it is to be."""

QUARTER = 15
NO_TRACK = -1
SHORTEST = 5
"""Minutes a session lasts at least when it is made shorter."""


def shifted(sessions: Iterable[Session], *, days: int = 0, minutes: int = 0, tracks: int = 0) -> list[Step]:
    """All by as much; what is for everybody stays so where others change their track."""
    return [(each, _shifted(each, days, minutes, tracks)) for each in sessions]


def taken_along(grabbed: Session, others: Iterable[Session], track: int) -> list[Step]:
    """It goes to this track, and others as many tracks further; what is for everybody stays so."""
    by = track - grabbed.track
    return [(grabbed, replace(grabbed, track=track)), *shifted(others, tracks=by)]


def in_room(session: Session, room: Room | None) -> Session:
    """With the base of the room; without a room it stays at its base."""
    if room is None:
        return replace(session, room_id=None)
    return replace(session, room_id=room.id, base_id=room.base_id)


def stretched(session: Session, minutes: int, *, at_start: bool = False) -> Session:
    """Longer by so many minutes, or shorter; ``at_start``: it begins so much earlier, and ends when it did."""
    minutes = max(minutes, SHORTEST - session.minutes)
    starts = session.starts - minutes if at_start else session.starts
    return replace(session, starts=starts, minutes=session.minutes + minutes)


def swapped(one: Session, other: Session) -> list[Step]:
    """Each begins when and in the track the other does. Rooms change hands within one base: a visit stays where it is."""
    return [(one, _in_place_of(other, one)), (other, _in_place_of(one, other))]


def from_here_on(whole: WholeTimetable, first: Session) -> list[Session]:
    """It, and all that begins then or later on its day, whatever the track."""
    return [each for each in whole.on(first.day) if each.starts >= first.starts]


def days_swapped(sessions: Iterable[Session], one: int, other: int) -> list[Step]:
    """What is on one day is on the other; the dates of the days stay with the days."""
    to = {one: other, other: one}
    return [(each, replace(each, day=to[each.day])) for each in sessions if each.day in to]


def refuse_misplaced(timetable: Timetable, sessions: Sequence[Session]) -> None:
    """Raises Refused where one would be outside its timetable, or outside its day."""
    for each in sessions:
        if not 1 <= each.day <= timetable.days:
            raise Refused("no_such_day", field="day", day=each.day, days=timetable.days, name=timetable.name)
        if not 0 <= each.track <= timetable.tracks:
            raise Refused("no_such_track", field="track", track=each.track, tracks=timetable.tracks)
        if each.starts < 0:
            raise Refused("session_starts_before_midnight", field="starts", title=each.title)
        if each.ends > MINUTES_IN_A_DAY:
            raise Refused("session_ends_after_midnight", field="minutes", title=each.title)


def _shifted(session: Session, days: int, minutes: int, tracks: int) -> Session:
    track = session.track + tracks if session.track else 0
    if session.track and not track:
        track = NO_TRACK  # it was beside others, and does not become everybody's by the way
    return replace(session, day=session.day + days, starts=session.starts + minutes, track=track)


def _in_place_of(place: Session, session: Session) -> Session:
    moved = replace(session, day=place.day, starts=place.starts, track=place.track)
    if place.base_id == session.base_id and place.room_id and session.room_id:
        return replace(moved, room_id=place.room_id)
    return moved
