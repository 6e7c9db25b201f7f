"""What a planner answers keeps every rule, keeps what is fixed, and claims no more than is true."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from inspection_ready.domain.plan_problem import Job, Placing, Plan, Preference, Problem, Spot, Window, Wish
from inspection_ready.domain.timetable import Timetable, Turn
from inspection_ready.planning import place
from inspection_ready.planning.costs import costs, weighed
from tests.benchmarks.timetable_checks import clashes_of, outside_their_windows
from tests.benchmarks.timetable_instances import Cause, impossible, instance
from tests.planning.as_timetable import told_of_placed
from tests.planning.small_problems import WHOLE, problems
from tests.planning.trying import best_of_all, simple

ENOUGH = 60.0
"""Seconds that are never used up, so that time decides nothing."""


def assert_answers(problem: Problem, plan: Plan) -> None:
    """As the docstrings of the plan and the problem have it."""
    jobs = {each.session_id: each for each in problem.jobs}
    placed = [each.session_id for each in plan.placings]
    assert Counter((*placed, *plan.unplaced)) == Counter(list(jobs))
    assert told_of_placed(problem, plan.placings) == []
    assert plan.costs == costs(problem, plan.placings)
    for placing in plan.placings:
        job = jobs[placing.session_id]
        if job.is_fixed and job.now is not None:
            assert placing == job.now
            continue
        assert any(
            each.holds(placing.day, placing.starts, placing.starts + job.minutes) for each in job.windows
        )
        assert placing.starts % problem.step == 0 or placing.starts == job.now.starts if job.now else True
        assert placing.spot in job.spots
        assert placing.track in job.tracks
        assert len(set(placing.inspectors)) == job.inspectors_wanted
        assert set(placing.inspectors) <= set(job.inspectors_from) - set(job.must)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_plan_of_anything_keeps_every_rule(problem: Problem) -> None:
    told: list[Plan] = []

    plan = place(problem, seconds=ENOUGH, found=told.append)

    assert_answers(problem, plan)
    assert told[-1].placings == plan.placings
    prices = [(len(each.unplaced), weighed(problem, each.placings)) for each in told]
    assert prices == sorted(prices, reverse=True)


@settings(max_examples=40, deadline=None)
@given(problems(most=3))
def test_what_is_said_of_the_best_is_true(problem: Problem) -> None:
    weights = dict.fromkeys(Preference, 2) | {Preference.WALKING: 0, Preference.HALF_DAYS: 3}
    problem = replace(problem, step=120, weights=weights, jobs=tuple(map(simple, problem.jobs)))

    plan = place(problem, seconds=ENOUGH)

    left_out, cost = best_of_all(problem)
    assert len(plan.unplaced) >= left_out
    if left_out == 0:
        assert plan.unplaced == ()
    if len(plan.unplaced) > left_out:
        return
    assert weighed(problem, plan.placings) >= cost
    if plan.is_best:
        assert weighed(problem, plan.placings) == cost
    if plan.bound is not None:
        assert plan.bound <= cost


@pytest.mark.parametrize("load", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("sessions", [70, 210])
def test_everything_is_placed_where_it_can_be(sessions: int, load: float) -> None:
    made = instance(sessions, load, 1)

    plan = first_plan(made.problem)

    assert plan.unplaced == ()
    assert clashes_of(made, plan.placings) == ()
    assert outside_their_windows(made, plan.placings) == []


@pytest.mark.parametrize("cause", Cause)
def test_of_what_is_impossible_all_the_rest_is_placed(cause: Cause) -> None:
    made = impossible(cause, 70, 1)

    plan = place(made.problem, seconds=10)

    assert plan.unplaced
    assert not plan.is_best or plan.bound is not None
    assert clashes_of(made, plan.placings) == ()
    if cause in {Cause.ROOM, Cause.ORDER}:
        assert len(plan.unplaced) == 1
    if cause is Cause.PERSON:
        theirs = {each.session_id for each in made.problem.jobs if made.who[0] in each.must}
        assert set(made.sessions) <= set(plan.unplaced) <= theirs


class EnoughError(Exception):
    """The person pressed cancel."""


def first_plan(problem: Problem) -> Plan:
    """Ends as soon as everything was placed once."""
    told: list[Plan] = []

    def may_go_on() -> None:
        if told:
            raise EnoughError

    with pytest.raises(EnoughError):
        place(problem, seconds=ENOUGH, may_go_on=may_go_on, found=told.append)
    return told[0]


@pytest.mark.parametrize("asked", [1, 5, 20, 60])
def test_whoever_gives_up_is_heard_wherever_it_is(asked: int) -> None:
    problem = instance(70, 0.8, 1).problem
    times = 0

    def may_go_on() -> None:
        nonlocal times
        times += 1
        if times == asked:
            raise EnoughError

    with pytest.raises(EnoughError):
        place(problem, seconds=ENOUGH, may_go_on=may_go_on)
    assert times == asked


def test_progress_tells_how_many_are_placed_of_all() -> None:
    told: list[tuple[int, int]] = []

    place(instance(70, 0.5, 1).problem, seconds=ENOUGH, progress=lambda done, of: told.append((done, of)))

    assert told == sorted(told)
    assert told[0] == (0, 70)
    assert told[-1] == (70, 70)


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = instance(70, 0.5, 2).problem

    assert place(problem, seconds=ENOUGH, seed=3) == place(problem, seconds=ENOUGH, seed=3)


def test_the_best_of_70_is_proven() -> None:
    made = instance(70, 0.5, 1)

    plan = place(made.problem, seconds=ENOUGH)

    assert plan.is_best
    assert plan.bound == weighed(made.problem, plan.placings)
    assert clashes_of(made, plan.placings) == ()


def test_no_time_at_all_still_gives_an_answer() -> None:
    problem = instance(70, 0.8, 1).problem

    plan = place(problem, seconds=0)

    assert_answers(problem, plan)
    assert not plan.is_best


def test_whoever_is_seen_first_is_left_out_where_two_others_would_be() -> None:
    early = Job(session_id=1, name="Early", minutes=15, windows=(Window(1, 540, 555),))
    first = replace(early, session_id=3, turn=Turn.FIRST, must=(1,), windows=(Window(1, 600, 660),))
    jobs = (early, replace(early, session_id=2), first)

    plan = place(Problem(rules=Timetable(name="The visit"), days=WHOLE, jobs=jobs), seconds=ENOUGH)

    assert plan.unplaced == (3,)


def test_nothing_to_place_is_the_best_of_nothing() -> None:
    plan = place(Problem(rules=Timetable(name="Empty"), days=WHOLE, jobs=()))

    assert plan.placings == ()
    assert plan.unplaced == ()
    assert plan.is_best


def test_a_session_longer_than_the_day_is_left_out_and_the_others_are_placed() -> None:
    short = Job(session_id=1, name="Short", minutes=60, windows=WHOLE)
    long = replace(short, session_id=2, minutes=24 * 60)

    plan = place(Problem(rules=Timetable(name="The visit"), days=WHOLE, jobs=(short, long)))

    assert plan.unplaced == (2,)


def test_what_stands_where_it_fits_stays_where_moving_costs() -> None:
    stood = Placing(1, 2, 11 * 60 + 5, 0, Spot(1, 11))
    job = Job(
        session_id=1, name="One", minutes=60, spots=(Spot(1, 12), Spot(1, 11)), windows=WHOLE, now=stood
    )
    rules = Timetable(name="The visit")

    plan = place(Problem(rules=rules, days=WHOLE, jobs=(job,), weights={Preference.MOVED: 1}))

    assert plan.placings == (stood,)
    assert plan.is_best


@pytest.mark.parametrize(("half_days", "seconds", "starts"), [(5, 1, 720), (1, 5, 540), (0, 1, 540)])
def test_half_days_and_seconds_are_weighed_each_by_itself(half_days: int, seconds: int, starts: int) -> None:
    """The second cannot in the afternoon, which is when the session is wanted."""
    day, morning, afternoon = Window(1, 540, 840), Window(1, 0, 720), Window(1, 720, 1440)
    job = Job(
        session_id=1,
        name="One",
        minutes=60,
        windows=(day,),
        wishes=(Wish(morning, 1, Preference.HALF_DAYS), Wish(afternoon, 1, Preference.WISHES)),
    )
    weights = {Preference.HALF_DAYS: half_days, Preference.WISHES: seconds}
    problem = Problem(rules=Timetable(name="The visit"), days=(day,), jobs=(job,), weights=weights, step=180)

    plan = place(problem)

    assert plan.is_best
    assert [each.starts for each in plan.placings] == [starts]


def test_the_solver_is_not_imported_before_it_is_asked() -> None:
    run = (
        "import sys, inspection_ready.planning as planning; assert 'ortools' not in sys.modules;"
        "assert 'inspection_ready.planning.board' not in sys.modules; assert planning.place"
    )

    done = subprocess.run([sys.executable, "-P", "-c", run], check=False, capture_output=True, text=True)

    assert done.stderr == ""


def test_days_without_hours_leave_everything_out() -> None:
    job = Job(session_id=1, name="One", minutes=60, windows=())

    plan = place(Problem(rules=Timetable(name="The visit"), days=(Window(1, 540, 1020),), jobs=(job,)))

    assert plan.unplaced == (1,)
