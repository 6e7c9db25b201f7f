"""A plan as a whole timetable with its circumstances, so that the check for clashes can judge it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clashes import Clash, Weight, weight_of
from inspection_ready.domain.people import Person
from inspection_ready.domain.plan_problem import Job, Placing, Problem, Spot, Window
from inspection_ready.domain.timetable import Attendance, Part, Session
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable

FIRST_DAY = dt.date(2027, 2, 9)


def name_of(inspector: str) -> str:
    """As it is printed: "Insp A" for "insp a"."""
    return inspector.title()


def whole_of(problem: Problem, placings: Iterable[Placing]) -> WholeTimetable:
    jobs = {each.session_id: each for each in problem.jobs}
    placings = tuple(placings)
    return WholeTimetable(
        timetable=problem.rules,
        days=tuple(DatedDay(day=each.day, on=_date(each.day)) for each in problem.days),
        sessions=tuple(_session(jobs[each.session_id], each) for each in placings),
        attendances=tuple(_attending(jobs[each.session_id] for each in placings)),
    )


def circumstances_of(problem: Problem) -> Circumstances:
    spots = {spot for job in problem.jobs for spot in _spots(job)}
    people = {who for job in problem.jobs for who in job.must if isinstance(who, int)}
    return Circumstances(
        today=FIRST_DAY,
        people={each: Person(id=each, name=f"Person {each}") for each in people},
        bases={
            each.base_id: Base(id=each.base_id, name=f"Base {each.base_id}")
            for each in spots
            if each.base_id is not None
        },
        rooms={
            each.room_id: Room(id=each.room_id, base_id=each.base_id or 0, name=f"Room {each.room_id}")
            for each in spots
            if each.room_id is not None
        },
        availability=tuple(_availability(problem)),
        ways=tuple(
            BaseWay(base_id=one, other_id=other, minutes=minutes)
            for (one, other), minutes in problem.ways.items()
        ),
    )


def told_of(problem: Problem, placings: Iterable[Placing]) -> list[Clash]:
    """What is told of a plan and matters."""
    found = clashes(whole_of(problem, placings), circumstances_of(problem))
    return [each for each in found if weight_of(each.code) is not Weight.WORTH_KNOWING]


def told_of_placed(problem: Problem, placings: Iterable[Placing]) -> list[Clash]:
    """What is told of a plan, and is not told where only what is fixed is there."""
    fixed = [each.now for each in problem.jobs if each.is_fixed and each.now is not None]
    before = told_of(problem, fixed)
    return [each for each in told_of(problem, placings) if each not in before]


def _date(day: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=day - 1)


def _spots(job: Job) -> tuple[Spot, ...]:
    return job.spots if job.now is None else (*job.spots, job.now.spot)


def _session(job: Job, placing: Placing) -> Session:
    named = [each for each in job.must if isinstance(each, str)]
    return Session(
        id=job.session_id,
        timetable_id=1,
        title=job.name,
        day=placing.day,
        starts=placing.starts,
        minutes=job.minutes,
        track=placing.track,
        format=job.format,
        turn=job.turn,
        base_id=placing.spot.base_id,
        room_id=placing.spot.room_id,
        inspectors=", ".join(name_of(each) for each in (*named, *placing.inspectors)),
    )


def _attending(jobs: Iterable[Job]) -> Iterable[Attendance]:
    for job in jobs:
        for who in job.must:
            if isinstance(who, int):
                part = Part.TAKES_PART if who in job.taking_part else Part.NOTE_TAKER
                yield Attendance(session_id=job.session_id, person_id=who, part=part)


def _availability(problem: Problem) -> Iterable[Availability]:
    for who, windows in problem.busy.items():
        for window in windows:
            if isinstance(who, str):
                yield _cannot(window, inspector=name_of(who))
            else:
                yield _cannot(window, person_id=who)
    for room, windows in problem.rooms_busy.items():
        yield from (_cannot(window, room_id=room) for window in windows)
    for base, windows in problem.bases_busy.items():
        yield from (_cannot(window, base_id=base) for window in windows)


def _cannot(
    window: Window,
    *,
    person_id: int | None = None,
    inspector: str = "",
    room_id: int | None = None,
    base_id: int | None = None,
) -> Availability:
    on = _date(window.day)
    return Availability(
        person_id=person_id,
        inspector=inspector,
        room_id=room_id,
        base_id=base_id,
        can=Can.CANNOT,
        starts_on=on,
        ends_on=on,
        starts=window.starts,
        ends=window.ends,
    )
