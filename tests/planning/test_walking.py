"""Nobody walks less than is said, in any plan there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.plan_problem import DEFAULT_WEIGHTS, Job, Preference, Problem, Spot, Who, Window
from inspection_ready.domain.timetable import Timetable
from inspection_ready.planning import place
from inspection_ready.planning.bounds import at_least
from inspection_ready.planning.costs import Tally, weighed
from inspection_ready.planning.laid_out import Layout
from inspection_ready.planning.walking import walked_at_least
from tests.benchmarks.timetable_instances import instance
from tests.planning.small_problems import WHOLE, problems
from tests.planning.trying import best_of_all, simple

ONLY_WALKING = dict.fromkeys(Preference, 0) | {Preference.WALKING: 1}
FAR = {(1, 2): 20, (2, 1): 40, (1, 3): 50, (3, 1): 50, (2, 3): 10, (3, 2): 15}
MEETING = Job(session_id=1, name="One", minutes=60, must=(1,), spots=(Spot(1),), windows=WHOLE)


@st.composite
def about(draw: st.DrawFn) -> Problem:
    """People who have to be at several bases, on few days; inspectors named and chosen."""
    made = draw(problems(most=3))
    spots = st.sampled_from([Spot(1), Spot(2), Spot(3), Spot(1, 11), Spot(1, 12), Spot(3, 31), Spot()])
    days = draw(st.sampled_from([WHOLE[:1], WHOLE]))
    more: st.SearchStrategy[tuple[Who, ...]] = st.sampled_from([(), (1,), ("jo hart",)])
    jobs = tuple(
        replace(
            simple(each),
            must=tuple(dict.fromkeys((*each.must, *draw(more)))),
            spots=tuple(draw(st.lists(spots, min_size=1, max_size=2, unique=True))),
            windows=days,
        )
        for each in made.jobs
    )
    return replace(made, jobs=jobs, ways=draw(st.sampled_from([{}, FAR])), step=120)


@settings(max_examples=60, deadline=None)
@given(about())
def test_no_plan_walks_less_than_is_said(problem: Problem) -> None:
    problem = replace(problem, weights=ONLY_WALKING)

    left_out, least = best_of_all(problem)

    layout = Layout(problem)
    if left_out == sum(not each.can_be for each in layout.entries):
        assert walked_at_least(layout) <= least


@settings(max_examples=25, deadline=None)
@given(about())
def test_no_plan_costs_less_than_is_said_with_walking_among_it(problem: Problem) -> None:
    problem = replace(problem, weights=dict.fromkeys(Preference, 2))

    plan = place(problem, seconds=60)

    left_out, least = best_of_all(problem)
    if len(plan.unplaced) == left_out and plan.bound is not None:
        assert at_least(Layout(problem)) <= plan.bound <= least
        assert not plan.is_best or weighed(problem, plan.placings) == least


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_plan_that_is_known_walks_no_less_than_is_said(seed: int) -> None:
    """The days of its inspectors are full, so that many see two bases on one of them."""
    made = instance(70, 0.95, seed)
    layout = Layout(replace(made.problem, weights=DEFAULT_WEIGHTS))

    assert 0 < walked_at_least(layout) <= Tally(layout, made.planted).walking


def test_somebody_who_is_at_two_bases_on_one_day_walks_between_them() -> None:
    there = replace(MEETING, session_id=2, spots=(Spot(2),))
    day = (Window(1, 540, 960),)

    assert least(replace(MEETING, windows=day), replace(there, windows=day)) == 30
    assert least(MEETING, there) == 0
    assert least(MEETING, there, replace(there, session_id=3, spots=(Spot(3),))) == 30
    assert least(MEETING, replace(there, spots=(Spot(1), Spot(2)))) == 0


def test_inspectors_who_fill_their_days_at_one_base_walk_to_the_other() -> None:
    """One inspector, one day: five hours at the one base, and something at the other."""
    day = (Window(1, 540, 960),)
    jobs = [
        Job(
            session_id=each,
            name="One",
            minutes=60,
            spots=(Spot(1 if each < 5 else 2),),
            windows=day,
            inspectors_wanted=1,
            inspectors_from=("jo hart",),
        )
        for each in range(6)
    ]

    assert least(*jobs) == 30


def least(*jobs: Job) -> int:
    return walked_at_least(Layout(Problem(rules=Timetable(name="The visit"), days=WHOLE, jobs=jobs)))
