"""The checker and an oracle that goes minute by minute tell the same clashes of any timetable."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import (
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    Turn,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.clashes import clash_mark, clash_sentence, weight_words
from tests.domain.clash_oracle import INSPECTORS, WEEKDAYS, Oracle, Told, ids

TUESDAY = dt.date(2027, 2, 9)
PEOPLE = tuple(Person(name=name) for name in ("Ada Brook", "Ben Cole", "Cy Dale"))
LEAVER = Person(name="Di East", left_on=TUESDAY)
MAIN, HUB = Base(name="Main"), Base(name="Hub")
SHUT = Base(name="Shut", closed_on=TUESDAY)
ROOMS = (Room(base_id=MAIN.id, name="A", capacity=2), Room(base_id=MAIN.id, name="B"))
CODES_OF_PLACES = frozenset({ClashCode.ROOM_TWICE, ClashCode.ROOM_TOO_SMALL, ClashCode.ROOM_CANNOT})
QUARTERS = st.integers(8 * 4, 18 * 4).map(lambda each: each * 15)
MINUTES = st.sampled_from([10, 15, 45, 60, 120])
WHO = st.dictionaries(st.sampled_from((*PEOPLE, LEAVER)), st.sampled_from(Part), max_size=3)
DATES = st.sampled_from([None, TUESDAY, TUESDAY + dt.timedelta(days=1), TUESDAY - dt.timedelta(days=5)])
SOMETIMES = st.none() | QUARTERS


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    base = draw(st.sampled_from([None, MAIN, HUB, SHUT]))
    room = draw(st.sampled_from([None, *ROOMS])) if base is MAIN else None
    return Session(
        timetable_id=1,
        title="Talk",
        day=draw(st.sampled_from([1, 1, 2])),
        starts=draw(QUARTERS),
        minutes=draw(MINUTES),
        track=draw(st.integers(0, 2)),
        format=draw(st.sampled_from([SessionFormat.INTERVIEW, SessionFormat.INTERVIEW, *SessionFormat])),
        base_id=base.id if base else None,
        room_id=room.id if room else None,
        inspectors=draw(st.sampled_from(tuple(INSPECTORS))),
        seats=draw(st.sampled_from([None, None, 1, 3, 8])),
        state=draw(st.sampled_from(SessionState)),
        turn=draw(st.sampled_from([Turn.ANY, *Turn])),
        only_on_day=draw(st.sampled_from([None, None, 1])),
        earliest=draw(SOMETIMES),
        latest=draw(SOMETIMES),
        half=draw(st.sampled_from([Half.ANY, *Half])),
    )


@st.composite
def lines(draw: st.DrawFn) -> Availability:
    kind = draw(st.sampled_from(["person", "inspector", "room", "base"]))
    starts, ends = sorted((draw(QUARTERS), draw(QUARTERS)))
    first, last = draw(DATES), draw(DATES)
    return Availability(
        person_id=draw(st.sampled_from(PEOPLE)).id if kind == "person" else None,
        inspector="Jo Hart" if kind == "inspector" else "",
        room_id=draw(st.sampled_from(ROOMS)).id if kind == "room" else None,
        base_id=draw(st.sampled_from([MAIN, HUB])).id if kind == "base" else None,
        can=draw(st.sampled_from(Can)),
        starts_on=first,
        ends_on=last if first is None or last is None or last >= first else None,
        weekdays=draw(st.sampled_from(tuple(WEEKDAYS))),
        starts=draw(st.sampled_from([None, starts])),
        ends=draw(st.sampled_from([None, ends + 15])),
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[WholeTimetable, Circumstances]:
    held = tuple(draw(st.lists(sessions(), min_size=1, max_size=7)))
    minutes = st.sampled_from([0, 10, 15, 30, 60])
    timetable = Timetable(
        name="The visit",
        days=2,
        tracks=draw(st.integers(1, 3)),
        longest_stretch=draw(st.sampled_from([0, 60, 120])),
        shortest_break=draw(st.sampled_from([0, 10, 30])),
        lunch_minutes=draw(minutes),
        breather=draw(minutes),
        between_rooms=draw(minutes),
        between_bases=draw(minutes),
        between_turns=draw(minutes),
    )
    whole = WholeTimetable(
        timetable=timetable,
        days=tuple(DatedDay(day=day, on=draw(DATES)) for day in (1, 2)),
        sessions=held,
        attendances=tuple(
            Attendance(session_id=each.id, person_id=person.id, part=part)
            for each in held
            for person, part in draw(WHO).items()
        ),
    )
    ways = [
        BaseWay(base_id=MAIN.id, other_id=HUB.id, minutes=25),
        BaseWay(base_id=HUB.id, other_id=MAIN.id, minutes=40),
    ]
    known = Circumstances(
        today=TUESDAY,
        people={each.id: each for each in (*PEOPLE, LEAVER)},
        rooms={each.id: each for each in ROOMS},
        bases={each.id: each for each in (MAIN, HUB, SHUT)},
        absences=draw(st.lists(st.just(Absence(person_id=PEOPLE[0].id, starts_on=TUESDAY)), max_size=1)),
        diaries=draw(st.lists(st.just(Diary(person_id=PEOPLE[1].id)), max_size=1)),
        availability=draw(st.lists(lines(), max_size=4)),
        ways=draw(st.sampled_from([ways, ways[:1], []])),
    )
    return whole, known


def told(clash: Clash) -> Told:
    """As the oracle tells it: of an order that is broken, only whose order it is."""
    held = ids(*clash.sessions)
    if clash.code is ClashCode.NOT_FIRST:
        held = (clash.sessions[1].id,)
    if clash.code is ClashCode.NOT_LAST:
        held = (clash.sessions[0].id,)
    is_of_place = clash.code in CODES_OF_PLACES or clash.code.startswith("base_")
    return clash.code.value, held, clash.place if is_of_place else clash.who, clash.had, clash.needed


@settings(max_examples=300, deadline=None)
@given(plan=plans())
def test_the_checker_finds_what_going_minute_by_minute_finds(
    plan: tuple[WholeTimetable, Circumstances],
) -> None:
    found = clashes(*plan)

    ours, theirs = Counter(map(told, found)), Oracle(*plan).told()
    assert (ours - theirs, theirs - ours) == (Counter(), Counter())
    for each in found:
        assert clash_sentence(each).endswith(".")
        assert "None" not in clash_sentence(each) + clash_mark([each]) + weight_words(each)
        assert not any(session.state is SessionState.CANCELLED for session in each.sessions)
