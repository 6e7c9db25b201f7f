"""What giving up costs at least: against everything that could be given up, tried one by one, and against the solver."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.plan_problem import Job, Placing, Problem, Who, Window
from inspection_ready.domain.plan_reasons import DEFAULT_PRICES, RemedyCode
from inspection_ready.domain.timetable import Timetable
from inspection_ready.planning.at_least import AtLeast, at_least
from inspection_ready.planning.certain import certain_reasons
from inspection_ready.planning.elastic import Elastic
from inspection_ready.planning.possible import Possible
from inspection_ready.planning.remedies import without_evenings
from tests.benchmarks.timetable_instances import Cause, impossible
from tests.planning.cheapest_of_all import cheapest_of_all
from tests.planning.small_problems import INSPECTORS, PEOPLE, problems

PRICES = st.sampled_from([DEFAULT_PRICES, dict.fromkeys(RemedyCode, 1)]) | st.fixed_dictionaries(
    {code: st.integers(1, 40) for code in RemedyCode}
)


def counted(problem: Problem, prices: dict[RemedyCode, int]) -> AtLeast:
    return at_least(problem, certain_reasons(Possible(problem)), prices, time.monotonic() + 60, lambda: None)


@st.composite
def short_problems(draw: st.DrawFn, most: int = 7) -> Problem:
    """With seconds; and often so that somebody can hardly ever, and a room or a base too."""
    problem = draw(problems(most=most))
    seconds = draw(st.dictionaries(st.sampled_from(PEOPLE), st.tuples(st.sampled_from(PEOPLE)), max_size=2))
    seconds = {who: instead for who, instead in seconds.items() if who not in instead}
    away: list[Who] = draw(st.lists(st.sampled_from([*PEOPLE, *INSPECTORS]), max_size=3, unique=True))
    hours = problem.days if draw(st.booleans()) else (problem.days[0], replace(problem.days[1], ends=840))
    jobs = tuple(replace(each, seconds=seconds) for each in problem.jobs)
    busy: dict[Who, tuple[Window, ...]] = {**problem.busy, **dict.fromkeys(away, hours)}
    return without_evenings(replace(problem, jobs=jobs, busy=busy))


def few_ways(job: Job) -> Job:
    return replace(job, spots=job.spots[:2], tracks=job.tracks[:1])


def proven(problem: Problem, prices: dict[RemedyCode, int]) -> tuple[int, int]:
    """What the solver shows nothing to go below, and what it found."""
    elastic = Elastic(
        problem=problem,
        placings={},
        hint={},
        prices=prices,
        until=time.monotonic() + 60,
        may_go_on=lambda: None,
    )
    found = elastic.cheapest()
    assert found is not None
    return elastic.bound, found.cost


@settings(max_examples=200, deadline=None)
@given(short_problems(most=3), PRICES)
def test_nothing_costs_less_than_arithmetic_and_the_solver_say(
    problem: Problem, prices: dict[RemedyCode, int]
) -> None:
    problem = replace(problem, step=120, jobs=tuple(map(few_ways, problem.jobs)))

    least = cheapest_of_all(problem, prices)

    assert counted(problem, prices).cost <= least
    assert counted(problem, dict.fromkeys(RemedyCode, 1)).things <= least
    bound, found = proven(problem, prices)
    assert bound <= least <= found


@settings(max_examples=100, deadline=None)
@given(short_problems(), PRICES)
def test_the_solver_finds_nothing_cheaper(problem: Problem, prices: dict[RemedyCode, int]) -> None:
    reckoned = counted(problem, prices)

    assert reckoned.cost <= proven(problem, prices)[1]


def test_whoever_is_kept_from_lunch_by_what_is_fixed_can_be_asked_at_other_times() -> None:
    day = (Window(1, 540, 960),)
    rules = Timetable(name="The visit", days=1, lunch_from=690, lunch_to=780, lunch_minutes=60, breather=0)
    stood = Placing(1, 1, 715)
    kept = Job(session_id=1, name="Kept", minutes=15, must=(7,), windows=day, now=stood, is_fixed=True)
    other = Job(session_id=2, name="Other", minutes=60, must=(7,), windows=day)
    at_noon = replace(other, session_id=3, windows=(Window(1, 700, 780),))
    problem = Problem(rules=rules, days=day, jobs=(kept, other))

    assert proven(problem, dict(DEFAULT_PRICES)) == (0, 0)
    least = cheapest_of_all(replace(problem, jobs=(kept, at_noon)), DEFAULT_PRICES)
    assert proven(replace(problem, jobs=(kept, at_noon)), dict(DEFAULT_PRICES)) == (least, least)
    assert least > 0


@pytest.mark.parametrize("sessions", [70, 210])
@pytest.mark.parametrize(
    ("cause", "least"),
    [
        (Cause.PERSON, DEFAULT_PRICES[RemedyCode.FREE]),
        (Cause.ROOM, DEFAULT_PRICES[RemedyCode.FREE_ROOM]),
        (Cause.ORDER, DEFAULT_PRICES[RemedyCode.FREE]),
    ],
)
def test_of_one_cause_it_is_the_cheapest_thing_that_mends_it(cause: Cause, least: int, sessions: int) -> None:
    problem = without_evenings(impossible(cause, sessions, 2).problem)

    assert counted(problem, dict(DEFAULT_PRICES)) == AtLeast(least, 1)
