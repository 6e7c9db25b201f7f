"""What the check for clashes says of a plan: it knows timetables, and nothing of planning."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.plan_problem import Placing, Window
    from tests.benchmarks.timetable_instances import Instance

FIRST_DAY = dt.date(2027, 2, 8)


def clashes_of(made: Instance, placings: Iterable[Placing]) -> tuple[Clash, ...]:
    """Of the sessions that are placed, with everything the instance says of people, rooms and bases."""
    jobs = {each.session_id: each for each in made.problem.jobs}
    sessions = []
    for at in placings:
        job = jobs[at.session_id]
        session = Session(
            id=at.session_id,
            timetable_id=1,
            day=at.day,
            starts=at.starts,
            minutes=job.minutes,
            track=at.track,
            format=job.format,
            title=job.name,
            base_id=at.spot.base_id,
            room_id=at.spot.room_id,
            inspectors=", ".join(at.inspectors),
            turn=job.turn,
        )
        sessions.append(session)
    whole = WholeTimetable(
        timetable=made.problem.rules,
        days=tuple(DatedDay(day=each.day, on=on(each.day)) for each in made.problem.days),
        sessions=tuple(sorted(sessions, key=lambda each: (each.day, each.starts, each.track))),
        attendances=tuple(
            Attendance(session_id=each.id, person_id=who)
            for each in sessions
            for who in jobs[each.id].must
            if isinstance(who, int)
        ),
    )
    return clashes(whole, circumstances(made))


def circumstances(made: Instance) -> Circumstances:
    bases = {spot.base_id for job in made.problem.jobs for spot in job.spots if spot.base_id is not None}
    return Circumstances(
        today=FIRST_DAY,
        people={number: Person(id=number, name=name) for number, name in made.names.items()},
        rooms={
            number: Room(id=number, base_id=1, name=f"Room {number}", capacity=size)
            for number, size in made.capacities.items()
        },
        bases={number: Base(id=number, name=f"Base {number}") for number in bases},
        availability=tuple(_availability(made)),
    )


def on(day: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=day - 1)


def outside_their_windows(made: Instance, placings: Iterable[Placing]) -> list[int]:
    """Sessions that are not within the hours asked for, or have other inspectors or rooms than they may."""
    jobs = {each.session_id: each for each in made.problem.jobs}
    return [
        at.session_id
        for at in placings
        for job in (jobs[at.session_id],)
        if not any(each.holds(at.day, at.starts, at.starts + job.minutes) for each in job.windows)
        or len(set(at.inspectors)) != job.inspectors_wanted
        or not set(at.inspectors) <= set(job.inspectors_from)
        or (at.spot.base_id, at.spot.room_id) not in {(each.base_id, each.room_id) for each in job.spots}
        or at.track not in job.tracks
    ]


def _availability(made: Instance) -> Iterator[Availability]:
    for who, windows in made.problem.busy.items():
        for window in windows:
            if isinstance(who, int):
                yield _cannot(window, person_id=who)
            else:
                yield _cannot(window, inspector=who)
    for room, windows in made.problem.rooms_busy.items():
        yield from (_cannot(window, room_id=room) for window in windows)


def _cannot(
    window: Window, *, person_id: int | None = None, inspector: str = "", room_id: int | None = None
) -> Availability:
    return Availability(
        person_id=person_id,
        inspector=inspector,
        room_id=room_id,
        starts_on=on(window.day),
        ends_on=on(window.day),
        starts=window.starts,
        ends=window.ends,
    )
