"""A large timetable, the same every time: made from a seed, with people, rooms, inspectors and clashes in it."""

from __future__ import annotations

import datetime as dt
import random

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable

SEED = 20261130
FIRST = dt.date(2027, 2, 8)
TRACKS, A_TRACK = 9, 8
"""Sessions one after another in each track of a day."""
FORMATS = (SessionFormat.INTERVIEW, SessionFormat.INTERVIEW, SessionFormat.FOCUS_GROUP, SessionFormat.CALL)
STATES = (SessionState.CONFIRMED, SessionState.CONFIRMED, SessionState.PENCILLED, SessionState.CANCELLED)


def large_timetable(count: int) -> tuple[WholeTimetable, Circumstances]:
    """``count`` sessions over as many days as that takes, a working week after another."""
    dice = random.Random(SEED)
    bases = [Base(name=f"Base {number}") for number in range(1, 6)]
    rooms = [
        Room(base_id=base.id, name=f"Room {number}", capacity=8) for base in bases for number in range(1, 6)
    ]
    people = [Person(name=f"Person {number:03}", role=f"Role {number % 40}") for number in range(1, 301)]
    days = -(-count // (TRACKS * A_TRACK))
    timetable = Timetable(name="A long visit", days=days, tracks=TRACKS)
    sessions, attendances = [], []
    for number in range(count):
        day, place = divmod(number, TRACKS * A_TRACK)
        track, turn = divmod(place, A_TRACK)
        room = dice.choice(rooms)
        session = Session(
            timetable_id=timetable.id,
            day=day + 1,
            starts=9 * 60 + turn * 60,
            minutes=dice.choice((30, 45, 45, 60)),
            track=track + 1,
            code=f"D{day + 1}-{place + 1:02}",
            title=f"Conversation {number + 1} with those who know",
            format=dice.choice(FORMATS),
            state=dice.choice(STATES),
            room_id=room.id,
            base_id=room.base_id,
            inspectors=f"Inspector {chr(65 + dice.randrange(12))}. Hart",
        )
        sessions.append(session)
        parts = (Part.TAKES_PART, Part.TAKES_PART, Part.SECOND)
        attendances += [
            Attendance(session_id=session.id, person_id=person.id, part=part)
            for person, part in zip(dice.sample(people, 3), parts, strict=True)
        ]
    whole = WholeTimetable(
        timetable=timetable,
        days=tuple(
            DatedDay(day=day, on=FIRST + dt.timedelta(days=day - 1 + (day - 1) // 5 * 2))
            for day in range(1, days + 1)
        ),
        sessions=tuple(sorted(sessions, key=lambda each: (each.day, each.starts, each.track))),
        attendances=tuple(attendances),
    )
    known = Circumstances(
        today=FIRST,
        people={each.id: each for each in people},
        rooms={each.id: each for each in rooms},
        bases={each.id: each for each in bases},
    )
    return whole, known
