"""Whoever and whatever is wanted twice at once, and rooms that are too small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clash_grid import NOT_AT_A_PLACE, at_once
from inspection_ready.domain.clashes import Clash, ClashCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.clash_grid import Grid
    from inspection_ready.domain.timetable import Session


def wanted_twice(grid: Grid) -> Iterator[Clash]:
    for sessions in grid.by_day:
        for one, other in at_once(sessions):
            yield from _people(grid, one, other)
            yield from _rooms(grid, one, other)
            if one.track and one.track == other.track:
                yield Clash(
                    code=ClashCode.TRACK_TWICE, sessions=(one, other), on=grid.on(one), needed=one.track
                )


def _people(grid: Grid, one: Session, other: Session) -> Iterator[Clash]:
    """A second only stands in: being asked for twice matters the day it happens."""
    for party in grid.there[one.id]:
        if party not in grid.there[other.id]:
            continue
        if party in grid.must[one.id] and party in grid.must[other.id]:
            code = ClashCode.INSPECTOR_TWICE if party.person_id is None else ClashCode.PERSON_TWICE
        else:
            code = ClashCode.SECOND_IS_BUSY
        yield Clash(
            code=code,
            sessions=(one, other),
            on=grid.on(one),
            who=party.name,
            person_id=party.person_id,
            is_second=code is ClashCode.SECOND_IS_BUSY,
        )


def _rooms(grid: Grid, one: Session, other: Session) -> Iterator[Clash]:
    if one.room_id is not None and one.room_id == other.room_id:
        room = grid.known.room(one.room_id)
        yield Clash(code=ClashCode.ROOM_TWICE, sessions=(one, other), on=grid.on(one), place=room)


def too_many_at_once(grid: Grid) -> Iterator[Clash]:
    """Told where the number is reached: whenever a session begins beside more than may run."""
    most = grid.rules.tracks
    for sessions in grid.by_day:
        held = [each for each in sessions if each.format not in NOT_AT_A_PLACE]
        for begins in dict.fromkeys(each.starts for each in held):
            running = tuple(each for each in held if each.starts <= begins < each.ends)
            if len(running) > most:
                yield Clash(
                    code=ClashCode.TOO_MANY_AT_ONCE,
                    sessions=running,
                    on=grid.on(running[0]),
                    had=len(running),
                    needed=most,
                    windows=((begins, min(each.ends for each in running)),),
                )


def too_small(grid: Grid) -> Iterator[Clash]:
    for session in grid.sessions:
        room = grid.known.rooms.get(session.room_id or 0)
        if room is None or room.capacity is None:
            continue
        coming = grid.people_in(session)
        if coming > room.capacity:
            yield Clash(
                code=ClashCode.ROOM_TOO_SMALL,
                sessions=(session,),
                on=grid.on(session),
                place=room.name,
                had=room.capacity,
                needed=coming,
            )
