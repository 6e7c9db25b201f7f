"""A problem is made of a timetable such that a planner may place what the check for clashes allows, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.plan_choice import Extent, PlanChoice, begins_in, is_everybodys
from inspection_ready.domain.plan_making import problem_of
from inspection_ready.domain.plan_problem import Job, Problem, Spot, Window, Wish
from inspection_ready.domain.timetable import (
    AFTERNOON_FROM,
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.errors import error_sentence
from tests.domain.test_clash_oracle import QUARTERS, plans

TUESDAY = dt.date(2027, 2, 9)
CANNOT = frozenset(
    {
        ClashCode.HAS_LEFT,
        ClashCode.AWAY,
        ClashCode.PERSON_CANNOT,
        ClashCode.INSPECTOR_CANNOT,
        ClashCode.ROOM_CANNOT,
        ClashCode.BASE_CANNOT,
        ClashCode.BASE_CLOSED,
        ClashCode.OUTSIDE_DAY,
        ClashCode.TOO_EARLY,
        ClashCode.TOO_LATE,
        ClashCode.WRONG_DAY,
    }
)
ADA, BEN, CY = (Person(name=name) for name in ("Ada Brook", "Ben Cole", "Cy Dale"))
HALL, GATE = Base(name="Town Hall", is_main=True), Base(name="Market Gate")
SMALL, LARGE, UNKNOWN, FAR = (
    Room(base_id=HALL.id, name="Small", capacity=2),
    Room(base_id=HALL.id, name="Large", capacity=20),
    Room(base_id=HALL.id, name="Unknown"),
    Room(base_id=GATE.id, name="Far", capacity=8),
)
VISIT = Timetable(name="The visit", days=2, tracks=2)


def session(title: str, **more: Any) -> Session:
    told = {"day": 1, "starts": 600, "minutes": 60, "track": 1, **more}
    return Session(timetable_id=VISIT.id, title=title, **told)


def whole(*sessions: Session, people: tuple[Attendance, ...] = (), **more: Any) -> WholeTimetable:
    days = (DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=TUESDAY + dt.timedelta(days=1)))
    told: dict[str, Any] = {"timetable": VISIT, "days": days, **more}
    return WholeTimetable(sessions=sessions, attendances=people, **told)


def known(**more: Any) -> Circumstances:
    told: dict[str, Any] = {
        "people": {each.id: each for each in (ADA, BEN, CY)},
        "bases": {each.id: each for each in (HALL, GATE)},
        "rooms": {each.id: each for each in (SMALL, LARGE, UNKNOWN, FAR)},
        **more,
    }
    return Circumstances(today=TUESDAY, **told)


def job(problem: Problem, of: Session) -> Job:
    return next(each for each in problem.jobs if each.session_id == of.id)


def allows(problem: Problem, asked: Job, spot: Spot, day: int, starts: int) -> bool:
    ends = starts + asked.minutes
    room, base = (
        problem.rooms_busy.get(spot.room_id or 0, ()),
        problem.bases_busy.get(spot.base_id or 0, ()),
    )
    busy = [*room, *base, *(each for who in asked.must for each in problem.busy.get(who, ()))]
    within = any(each.holds(day, starts, ends) for each in asked.windows)
    return within and not any(each.meets(day, starts, ends) for each in busy)


def is_of(clash: Clash, asked: Job) -> bool:
    """Not of somebody who only stands in."""
    return clash.person_id is None or clash.person_id in asked.must


@settings(max_examples=300, deadline=None)
@given(plan=plans(), data=st.data())
def test_a_problem_allows_exactly_what_the_check_does_not_call_impossible(
    plan: tuple[WholeTimetable, Circumstances], data: st.DataObject
) -> None:
    held, around = plan
    dates = [each.on for each in held.days if each.on is not None]
    assume(len(set(dates)) == len(dates) and dates == sorted(dates))
    try:
        problem = problem_of(held, around)
    except Refused:
        reject()
    asked = data.draw(st.sampled_from([each for each in problem.jobs if not each.is_fixed]))
    spot = data.draw(st.sampled_from(asked.spots))
    day, starts = data.draw(st.sampled_from([1, 2])), data.draw(QUARTERS)
    was = next(each for each in held.sessions if each.id == asked.session_id)
    moved = replace(was, day=day, starts=starts, base_id=spot.base_id, room_id=spot.room_id)
    beside_all = [
        each
        for each in held.sessions
        if is_everybodys(each) and each.state is not SessionState.CANCELLED and each.day == day
    ]
    assume(not any(each.starts < moved.ends and starts < each.ends for each in beside_all))

    found = clashes(replace(held, sessions=(moved,)), around)

    impossible = any(each.code in CANNOT and is_of(each, asked) for each in found)
    assert allows(problem, asked, spot, day, starts) is not impossible


@settings(max_examples=100, deadline=None)
@given(plan=plans())
def test_whoever_has_to_be_there_is_who_the_check_says_has_to(
    plan: tuple[WholeTimetable, Circumstances],
) -> None:
    """Two copies of a session at once are twice for each of them."""
    held, around = plan
    try:
        problem = problem_of(replace(held, days=(DatedDay(day=1), DatedDay(day=2))), around)
    except Refused:
        reject()
    for asked in problem.jobs:
        one = next(each for each in held.sessions if each.id == asked.session_id)
        other = replace(one, id=one.id + 1, state=SessionState.CONFIRMED)
        at = tuple(
            each if own == one.id else replace(each, session_id=other.id)
            for each in held.at(one.id)
            for own in (one.id, other.id)
        )
        found = clashes(replace(held, sessions=(one, other), attendances=at), around)
        twice = {
            each.person_id or each.who.casefold()
            for each in found
            if each.code in {ClashCode.PERSON_TWICE, ClashCode.INSPECTOR_TWICE}
        }
        assert set(asked.must) == twice
        assert len(set(asked.must)) == len(asked.must)


def test_what_is_confirmed_or_kept_or_a_break_or_everybodys_stays() -> None:
    sessions = {
        "open": session("Open"),
        "confirmed": session("Confirmed", state=SessionState.CONFIRMED),
        "kept": session("Kept"),
        "lunch": session("Lunch", format=SessionFormat.BREAK, track=0),
        "welcome": session("Welcome", format=SessionFormat.MEETING, track=0),
        "meeting": session("Meeting", format=SessionFormat.MEETING),
        "taxi": session("Taxi", format=SessionFormat.TRAVEL),
        "untracked": session("Interview", track=0),
    }
    cancelled = session("Cancelled", state=SessionState.CANCELLED)

    problem = problem_of(
        whole(*sessions.values(), cancelled),
        known(),
        PlanChoice(kept=frozenset({sessions["kept"].id})),
    )

    fixed = {name for name, each in sessions.items() if job(problem, each).is_fixed}
    assert fixed == {"confirmed", "kept", "lunch", "welcome", "taxi"}
    assert len(problem.jobs) == len(sessions)
    assert job(problem, sessions["open"]).tracks == job(problem, sessions["untracked"]).tracks == (1, 2)
    assert job(problem, sessions["lunch"]).tracks == (0,)


def test_nothing_is_placed_beside_what_everybody_is_at() -> None:
    lunch = session("Lunch", starts=720, minutes=45, format=SessionFormat.BREAK, track=0)
    own = session("Break of track 1", starts=900, minutes=15, format=SessionFormat.BREAK)
    asked = session("Carers", only_on_day=1, earliest=540, latest=960)

    windows = job(problem_of(whole(lunch, own, asked), known()), asked).windows

    assert windows == (Window(1, 540, 720), Window(1, 765, 960))


def test_a_session_longer_than_what_is_left_of_any_day_has_no_window() -> None:
    asked = session("Long", minutes=600)

    assert job(problem_of(whole(asked), known()), asked).windows == ()


def test_days_that_come_after_the_visit_are_no_place() -> None:
    asked = session("Five days", day=2)
    days = (DatedDay(day=1, on=TUESDAY), DatedDay(day=2, is_after=True))

    placed_rest = problem_of(whole(asked, days=days), known(), PlanChoice(extent=Extent.REST))

    assert {each.day for each in job(placed_rest, asked).windows} == {1}


def test_the_rest_is_what_clashes_where_it_stands() -> None:
    one, other, alone = session("One"), session("Two"), session("Alone", starts=840)
    at = tuple(Attendance(session_id=each.id, person_id=ADA.id) for each in (one, other, alone))

    problem = problem_of(whole(one, other, alone, people=at), known(), PlanChoice(extent=Extent.REST))

    assert {each.session_id for each in problem.jobs if not each.is_fixed} == {one.id, other.id}


@pytest.mark.parametrize(
    ("session_more", "spots"),
    [
        ({"room_id": SMALL.id, "base_id": HALL.id}, [Spot(HALL.id, SMALL.id)]),
        (
            {"base_id": HALL.id},
            [Spot(HALL.id, LARGE.id, 17), Spot(HALL.id, UNKNOWN.id)],
        ),
        ({"base_id": HALL.id, "format": SessionFormat.VISIT}, [Spot(HALL.id)]),
        ({"where": "https://meet.northmoor.example/1"}, [Spot()]),
        (
            {},
            [Spot(HALL.id, LARGE.id, 17), Spot(HALL.id, UNKNOWN.id)],
        ),
    ],
)  # fmt: skip
def test_a_session_may_be_in_its_own_room_or_in_those_large_enough(
    session_more: dict[str, Any], spots: list[Spot]
) -> None:
    asked = session("Carers", inspectors="Two inspectors", **session_more)
    at = (Attendance(session_id=asked.id, person_id=ADA.id),)

    assert list(job(problem_of(whole(asked, people=at), known()), asked).spots) == spots


@settings(max_examples=200, deadline=None)
@given(
    half=st.sampled_from(Half),
    minutes=st.integers(15, 240),
    earliest=st.none() | st.integers(480, 700),
    latest=st.none() | st.integers(760, 1060),
)
def test_a_half_of_a_day_is_asked_within_its_hours_and_the_sessions_own_and_beside_lunch(
    half: Half, minutes: int, earliest: int | None, latest: int | None
) -> None:
    lunch = session("Lunch", format=SessionFormat.BREAK, track=0, day=2, starts=750, minutes=45)
    asked = session("Carers", minutes=minutes, earliest=earliest, latest=latest)
    begins = begins_in(VISIT, asked, 2, half)

    windows = job(
        problem_of(whole(asked, lunch), known(), PlanChoice(wanted={asked.id: begins})), asked
    ).windows

    assert {each.day for each in windows} == {2}
    able = [at for each in windows for at in range(each.starts, each.ends - minutes + 1)]
    free = [at for at in range(begins.earliest, begins.latest + 1) if at + minutes <= 750 or at >= 795]
    own = [at for at in free if (earliest or 0) <= at and (latest is None or at + minutes <= latest)]
    assert able == (own or free or list(range(begins.earliest, begins.latest + 1)))
    assert all(
        VISIT.day_from <= at <= VISIT.day_to - minutes
        and (half is Half.ANY or (at < AFTERNOON_FROM) == (half is Half.MORNING))
        for at in able
    )


def test_inspectors_are_chosen_from_the_team_beside_those_it_names() -> None:
    asked = session("Carers", inspectors="Jo Hart and one inspector")
    team = replace(VISIT, team="Jo Hart\n\nSam  Lee\nKim Vale\n")

    with_team = job(problem_of(whole(asked, timetable=team), known()), asked)
    leaving = PlanChoice(freed=frozenset({asked.id}), leave_inspectors=frozenset({"jo hart"}))
    without_jo = job(problem_of(whole(asked, timetable=team), known(), leaving), asked)
    nobody_said = job(problem_of(whole(asked), known()), asked)

    assert (with_team.must, with_team.inspectors_wanted, with_team.inspectors_from) == (
        ("jo hart",), 1, ("sam lee", "kim vale"),
    )  # fmt: skip
    assert (without_jo.must, without_jo.inspectors_wanted) == ((), 1)  # the other was not named before either
    assert (nobody_said.must, nobody_said.inspectors_wanted) == (("jo hart",), 0)


def test_seats_that_are_wanted_count_for_the_room() -> None:
    asked = session("Carers", base_id=HALL.id, seats=21)

    assert job(problem_of(whole(asked), known()), asked).spots == (Spot(HALL.id, UNKNOWN.id),)


def test_rooms_are_not_chosen_where_nobody_asked_for_it() -> None:
    asked = session("Carers", base_id=HALL.id)

    problem = problem_of(whole(asked), known(), PlanChoice(choose_rooms=False))

    assert job(problem, asked).spots == (Spot(HALL.id),)


def test_a_lost_room_is_left_for_one_of_the_same_base_first() -> None:
    asked, other = session("Carers", room_id=LARGE.id, base_id=HALL.id), session("B", base_id=GATE.id)

    problem = problem_of(
        whole(asked, other),
        known(),
        PlanChoice(freed=frozenset({asked.id}), leave_places=frozenset({LARGE.id})),
    )

    assert [each.room_id for each in job(problem, asked).spots] == [LARGE.id, SMALL.id, UNKNOWN.id, FAR.id]


def test_seconds_are_wished_for_and_never_needed() -> None:
    asked = session("Carers")
    at = (
        Attendance(session_id=asked.id, person_id=ADA.id),
        Attendance(session_id=asked.id, person_id=BEN.id, part=Part.SECOND),
        Attendance(session_id=asked.id, person_id=CY.id, part=Part.NOTE_TAKER),
    )
    line = Availability(person_id=BEN.id, can=Can.CANNOT, starts_on=TUESDAY, starts=600, ends=720)

    problem = problem_of(whole(asked, people=at), known(availability=(line,)))

    made = job(problem, asked)
    assert (made.must, made.taking_part, made.seconds) == (
        (ADA.id, CY.id), frozenset({ADA.id}), {ADA.id: (BEN.id,)},
    )  # fmt: skip
    assert made.wishes == (Wish(Window(1, 541, 720), 1),)
    assert problem.busy == {BEN.id: (Window(1, 600, 720),)}


def paid(asked: Job, day: int, starts: int) -> int:
    return sum(
        each.cost
        for each in asked.wishes
        if each.window.day == day and each.window.starts <= starts < each.window.ends
    )


@settings(max_examples=100, deadline=None)
@given(plan=plans())
def test_a_half_day_is_wished_for_on_every_day_and_changes_nothing_else(
    plan: tuple[WholeTimetable, Circumstances],
) -> None:
    held = replace(plan[0], days=(DatedDay(day=1), DatedDay(day=2)))
    indifferent = replace(held, sessions=tuple(replace(each, half=Half.ANY) for each in held.sessions))
    try:
        problem, other = problem_of(held, plan[1]), problem_of(indifferent, plan[1])
    except Refused:
        reject()
    half_of = {each.id: each.half for each in held.sessions}
    for asked, same in zip(problem.jobs, other.jobs, strict=True):
        assert replace(asked, wishes=()) == replace(same, wishes=())
        for day in (1, 2):
            for starts in range(0, 1440, 15):
                is_morning = starts < 12 * 60 + 30
                other_half = Half.AFTERNOON if is_morning else Half.MORNING
                more = paid(asked, day, starts) - paid(same, day, starts)
                assert more == (half_of[asked.session_id] is other_half)
    found, same_found = clashes(held, plan[1]), clashes(indifferent, plan[1])
    assert [(each.code, ids_of(each)) for each in found] == [(each.code, ids_of(each)) for each in same_found]


def ids_of(clash: Clash) -> list[int]:
    return [each.id for each in clash.sessions]


def test_a_half_day_is_missed_where_a_session_stands_on_a_day_that_is_no_more() -> None:
    asked = session("Carers", day=3, half=Half.AFTERNOON)

    made = job(problem_of(whole(asked), known()), asked)

    assert [paid(made, day, 600) for day in (1, 2, 3)] == [1, 1, 1]
    assert paid(made, 3, 750) == 0


def test_who_can_on_some_days_of_the_week_cannot_on_the_others() -> None:
    asked = session("Carers")
    at = (Attendance(session_id=asked.id, person_id=ADA.id),)
    line = Availability(person_id=ADA.id, can=Can.CAN, weekdays="Wednesday", starts=540, ends=720)

    problem = problem_of(whole(asked, people=at), known(availability=(line,)))

    assert problem.busy == {ADA.id: (Window(1, 0, 1440), Window(2, 0, 540), Window(2, 720, 1440))}


def test_ways_are_held_both_ways() -> None:
    lines = (
        BaseWay(base_id=HALL.id, other_id=GATE.id, minutes=10),
        BaseWay(base_id=GATE.id, other_id=HALL.id, minutes=25),
    )

    assert problem_of(whole(session("A")), known(ways=lines)).ways == {
        (HALL.id, GATE.id): 10,
        (GATE.id, HALL.id): 25,
    }
    assert problem_of(whole(session("A")), known(ways=lines[:1])).ways[GATE.id, HALL.id] == 10


@pytest.mark.parametrize(
    ("held", "choice", "said"),
    [
        (whole(), PlanChoice(), "There is nothing to place: every session is confirmed, cancelled or kept where it is"),
        (whole(session("A")), PlanChoice(extent=Extent.REST), "Nothing has to be placed: no session clashes"),
        (whole(session("A"), timetable=replace(VISIT, is_template=True)), PlanChoice(), "“The visit” is a template"),
        (
            whole(session("A"), days=(DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=TUESDAY))),
            PlanChoice(),
            "Day 1 and day 2 are both on Tuesday 9 February 2027",
        ),
        (
            whole(session("A"), days=(DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=TUESDAY - dt.timedelta(days=1)))),
            PlanChoice(),
            "Day 2 is on Monday 8 February 2027, before day 1 on Tuesday 9 February 2027",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused_in_words(
    held: WholeTimetable, choice: PlanChoice, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        problem_of(held, known(), choice)

    assert error_sentence(refused.value).startswith(said)
