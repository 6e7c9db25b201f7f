"""Sessions that cannot all have a place: every one of them is needed for that, and nothing else."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given, settings

from inspection_ready.domain.plan_problem import Job, Placing, Problem, Window
from inspection_ready.domain.plan_reasons import Reason, ReasonCode
from inspection_ready.domain.timetable import Timetable
from inspection_ready.planning import cannot_be, why_not
from inspection_ready.planning.conflicts import Conflict
from inspection_ready.planning.loosened import only
from tests.planning.small_problems import problems
from tests.planning.trying import best_of_all, simple

MORNING = (Window(1, 540, 660),)
RULES = Timetable(
    name="The visit",
    days=1,
    tracks=4,
    day_from=540,
    day_to=660,
    longest_stretch=0,
    lunch_minutes=0,
    breather=0,
    between_rooms=0,
)


def job(number: int, *must: int) -> Job:
    return Job(session_id=number, name=f"Session {number}", minutes=60, must=must, windows=MORNING)


def three_in_a_ring() -> Problem:
    """Each has somebody in common with each other, so they are one after the other; nobody has too much to do."""
    return Problem(rules=RULES, days=MORNING, jobs=(job(1, 7, 8), job(2, 8, 9), job(3, 9, 7), job(4, 10)))


def conflict_in(problem: Problem) -> Reason | None:
    return Conflict(problem, {}, time.monotonic() + 30, lambda: None).reason()


def test_where_arithmetic_names_nothing_those_that_cannot_be_together_are_named() -> None:
    problem = three_in_a_ring()

    found = why_not(problem, [Placing(1, 1, 540), Placing(2, 1, 600), Placing(4, 1, 540)], seconds=60)

    assert cannot_be(problem) == ()
    (reason,) = found.reasons
    assert (reason.code, reason.sessions) == (ReasonCode.NOT_TOGETHER, (1, 2, 3))
    assert set(reason.who) == {7, 8, 9}
    assert reason.is_certain
    assert reason.remedies


def test_what_can_be_is_no_conflict() -> None:
    problem = three_in_a_ring()

    assert conflict_in(replace(problem, jobs=problem.jobs[1:])) is None


def test_without_time_nothing_is_claimed() -> None:
    assert Conflict(three_in_a_ring(), {}, time.monotonic() - 1, lambda: None).reason() is None


@settings(max_examples=80, deadline=None)
@given(problems(most=4))
def test_without_any_one_of_them_the_others_can_be(problem: Problem) -> None:
    problem = replace(problem, step=120, jobs=tuple(map(simple, problem.jobs)))
    reason = conflict_in(problem)

    assert (reason is None) == (best_of_all(problem)[0] == 0)
    if reason is not None:
        assert best_of_all(only(problem, reason.sessions))[0] > 0
        for each in reason.sessions:
            assert best_of_all(only(problem, set(reason.sessions) - {each}))[0] == 0
