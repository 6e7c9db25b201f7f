"""Each clash with its facts and its sentence, one by one; that all are found is held by the oracle."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_check import clashes, clashes_by_session
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    Turn,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.clash_gaps import CLASH_KINDS
from inspection_ready.phrases.clashes import clash_mark, clash_sentence, weight_words

TUESDAY = dt.date(2027, 2, 9)
PRIYA = Person(name="Priya Raman")
MILL, GATE = Base(name="Mill House"), Base(name="Market Gate")
SNUG = Room(base_id=MILL.id, name="Snug", capacity=2)
WEEK = Timetable(name="The visit", days=2, breather=0, longest_stretch=0, lunch_minutes=0)


def session(title: str, starts: int, minutes: int = 60, **more: Any) -> Session:
    told = {"day": 1, "code": f"D1-{title[0]}", "format": SessionFormat.FOCUS_GROUP, **more}
    return Session(timetable_id=WEEK.id, title=title, starts=starts, minutes=minutes, **told)


def found(
    *sessions: Session, rules: Timetable = WEEK, part: Part = Part.TAKES_PART, **known: Any
) -> tuple[Clash, ...]:
    """With Priya Raman at every session."""
    whole = WholeTimetable(
        timetable=rules,
        days=(DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=TUESDAY + dt.timedelta(days=1))),
        sessions=sessions,
        attendances=tuple(Attendance(session_id=each.id, person_id=PRIYA.id, part=part) for each in sessions),
    )
    places = {"bases": {each.id: each for each in (MILL, GATE)}, "rooms": {SNUG.id: SNUG}}
    return clashes(whole, Circumstances(today=TUESDAY, people={PRIYA.id: PRIYA}, **{**places, **known}))


def only(*sessions: Session, **more: Any) -> str:
    (clash,) = found(*sessions, **more)
    return clash_sentence(clash)


def test_a_way_that_is_too_short_says_by_how_much_between_what_and_who() -> None:
    one, other = session("Carers", 540, base_id=MILL.id), session("Partners", 615, base_id=GATE.id)
    way = BaseWay(base_id=GATE.id, other_id=MILL.id, minutes=27)

    assert only(one, other, ways=(way,)) == (
        "12 minutes short between Mill House and Market Gate: Priya Raman ends at 10am at “D1-C Carers” and starts "
        "at 10:15am at “D1-P Partners” on Tuesday 9 February 2027; 27 minutes are needed."
    )


def test_the_way_back_counts_unless_there_is_one_of_its_own() -> None:
    one, other = session("Carers", 540, base_id=MILL.id), session("Partners", 615, base_id=GATE.id)
    back, there = (
        BaseWay(base_id=GATE.id, other_id=MILL.id, minutes=27),
        BaseWay(base_id=MILL.id, other_id=GATE.id, minutes=15),
    )

    assert found(one, other, ways=(back, there)) == ()
    assert [each.needed for each in found(one, other, ways=(back,))] == [27]
    assert [each.needed for each in found(one, other)] == [WEEK.between_bases]


def test_travel_between_two_sessions_is_the_way_and_not_a_place() -> None:
    sessions = (
        session("Carers", 540, base_id=MILL.id),
        session("Taxi", 600, 30, format=SessionFormat.TRAVEL),
        session("Partners", 630, base_id=GATE.id),
    )

    assert found(*sessions) == ()


@pytest.mark.parametrize(
    ("rules", "sessions", "said"),
    [
        (
            {"breather": 15},
            (session("One", 540, format=SessionFormat.INTERVIEW), session("Two", 605)),
            ("10 minutes short for a breather after an interview: Priya Raman ends at 10am at “D1-O One” and starts at "
            "10:05am at “D1-T Two” on Tuesday 9 February 2027; 15 minutes are needed."),
        ),
        (
            {"between_turns": 60},
            (session("One", 540), session("Two", 630)),
            ("30 minutes short between two turns: Priya Raman ends at 10am at “D1-O One” and starts at 10:30am at "
            "“D1-T Two” on Tuesday 9 February 2027; 1 hour is needed."),
        ),
        (
            {"longest_stretch": 90},
            (session("One", 540), session("Two", 605)),
            ("Priya Raman is kept for 2 hours 5 minutes without a break on Tuesday 9 February 2027, from 9am to "
            "11:05am (“D1-O One” and “D1-T Two”); 1 hour 30 minutes is the most."),
        ),
        (
            {"lunch_minutes": 30, "lunch_from": 720, "lunch_to": 780},
            (session("One", 740, 30),),
            ("Priya Raman has no more than 20 minutes for lunch on Tuesday 9 February 2027 between midday and 1pm; "
            "30 minutes are needed."),
        ),
        (
            {"day_from": 570},
            (session("One", 540),),
            ("“D1-O One” is from 9am to 10am on Tuesday 9 February 2027; the days of this timetable are from 9:30am "
            "to 5:30pm."),
        ),
    ],
)  # fmt: skip
def test_a_rule_that_is_broken_says_the_number_and_what_is_needed(
    rules: dict[str, int], sessions: tuple[Session, ...], said: str
) -> None:
    assert only(*sessions, rules=replace(WEEK, **rules)) == said  # type: ignore[arg-type] # numbers


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            Availability(person_id=PRIYA.id, starts_on=TUESDAY, ends=720, why="Court"),
            "Priya Raman cannot until midday on Tuesday 9 February 2027 (Court): “D1-O One” is from 9am to 10am.",
        ),
        (
            Availability(person_id=PRIYA.id, can=Can.CAN, weekdays="Mon to Wed", starts=570, ends=900),
            "Priya Raman can only from 9:30am to 3pm on Tuesday 9 February 2027: “D1-O One” is from 9am to 10am.",
        ),
        (
            Availability(person_id=PRIYA.id, can=Can.CAN, weekdays="Wednesdays and Fridays", why="Part time"),
            "Priya Raman cannot on Tuesday 9 February 2027 (Part time): “D1-O One” is from 9am to 10am.",
        ),
        (
            Availability(room_id=SNUG.id, starts=540, ends=600, why="Choir"),
            "The room “Snug” cannot from 9am to 10am on Tuesday 9 February 2027 (Choir): “D1-O One” is from 9am to 10am.",
        ),
        (
            Availability(base_id=MILL.id, can=Can.CAN, starts=600),
            "Mill House can only from 10am on Tuesday 9 February 2027: “D1-O One” is from 9am to 10am.",
        ),
        (
            Availability(inspector="jo  hart"),
            "Jo Hart cannot all day on Tuesday 9 February 2027: “D1-O One” is from 9am to 10am.",
        ),
    ],
)  # fmt: skip
def test_who_or_what_cannot_is_told_with_the_times_and_the_reason(line: Availability, said: str) -> None:
    one = session("One", 540, base_id=MILL.id, room_id=SNUG.id, inspectors="Jo Hart")

    assert only(one, availability=(line,)) == said


def test_a_room_is_too_small_for_its_people_and_the_inspectors() -> None:
    one = session("One", 540, base_id=MILL.id, room_id=SNUG.id, inspectors="Two inspectors")

    assert only(one) == "The room “Snug” holds 2, and 3 come to “D1-O One” on Tuesday 9 February 2027."


@pytest.mark.parametrize(("seats", "needed"), [(None, 3), (2, 3), (3, 3), (8, 8)])
def test_a_room_must_hold_those_who_are_named_or_as_many_as_seats_are_wanted(
    seats: int | None, needed: int
) -> None:
    one = session("One", 540, base_id=MILL.id, room_id=SNUG.id, inspectors="Two inspectors", seats=seats)

    assert (
        only(one) == f"The room “Snug” holds 2, and {needed} come to “D1-O One” on Tuesday 9 February 2027."
    )


def test_order_is_told_with_who_comes_before_and_what_comes_after() -> None:
    told = found(
        session("Welcome", 540, format=SessionFormat.MEETING),
        session("Carers", 660),
        session("Director", 780, turn=Turn.FIRST),
        session("Feedback", 900, turn=Turn.LAST),
        session("Extra", 480, day=2, only_on_day=1),
        rules=replace(WEEK, day_from=0),
    )

    assert [each.code for each in told] == [ClashCode.NOT_FIRST, ClashCode.NOT_LAST, ClashCode.WRONG_DAY]
    assert clash_sentence(told[0]) == (
        "“D1-D Director” is to come before anyone else is seen, but “D1-C Carers” comes first, "
        "on Tuesday 9 February 2027."
    )
    assert (
        clash_sentence(told[1])
        == "“D1-F Feedback” is to come after everything else, but “D1-E Extra” ends later."
    )
    assert clash_sentence(told[2]) == "“D1-E Extra” is on day 2, and must be on day 1."


@pytest.mark.parametrize(
    ("states", "severity", "words"),
    [
        ((SessionState.CONFIRMED, SessionState.CONFIRMED), Severity.HIGH, "Cannot be"),
        ((SessionState.CONFIRMED, SessionState.PENCILLED), Severity.MEDIUM, "Cannot be, pencilled"),
    ],
)
def test_what_is_pencilled_is_told_apart(
    states: tuple[SessionState, SessionState], severity: Severity, words: str
) -> None:
    one, other = (session(title, 540, state=state) for title, state in zip("AB", states, strict=True))

    (clash,) = found(one, other)

    assert (clash.code, clash.severity, weight_words(clash)) == (ClashCode.PERSON_TWICE, severity, words)
    assert clash_mark([clash, clash]) == "Clash: Priya Raman twice at once, and 1 more"
    assert set(clashes_by_session((clash,))) == {one.id, other.id}


def test_what_is_cancelled_clashes_with_nothing() -> None:
    assert found(session("A", 540), session("B", 540, state=SessionState.CANCELLED)) == ()


def test_every_code_but_the_diaries_is_a_kind_of_gap() -> None:
    assert {code for code, _ in CLASH_KINDS} == {each.value for each in ClashCode} - {"diary_not_cleared"}
