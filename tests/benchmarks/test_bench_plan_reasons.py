"""What has to move, and why things do not fit: against CP-SAT given everything at once, and the check for clashes."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning import cannot_be, move, place, why_not
from tests.benchmarks.timetable_checks import clashes_of, outside_their_windows
from tests.benchmarks.timetable_instances import Cause, Instance, impossible, instance
from tests.benchmarks.timetable_peers import fewest_by_plain_cp_sat

if TYPE_CHECKING:
    from inspection_ready.domain.plan_problem import Job

pytestmark = pytest.mark.benchmark

ASKED = 6
MORNING = (510, 750)
MOST_OF_PLAIN = 0.5
MOST_CHECKS = 12.0
"""Times that looking for a reason may take of checking a plan as large for clashes."""
FIRST_ANSWER = 5.0
"""Seconds given."""


def stands(made: Instance) -> Instance:
    where = {each.session_id: each for each in made.planted}
    jobs = tuple(replace(each, now=where[each.session_id]) for each in made.problem.jobs)
    return replace(made, problem=replace(made.problem, jobs=jobs))


def asked_of(made: Instance) -> list[tuple[Job, Window]]:
    """Sessions that are wanted on the morning of the next day."""
    able = [each for each in made.problem.jobs if each.turn is Turn.ANY and len(each.windows) == 4]
    return [
        (each, Window(each.now.day % 4 + 1, *MORNING))
        for each in able[5 :: len(able) // ASKED][:ASKED]
        if each.now is not None
    ]


def test_bench_the_fewest_moves_against_plain_cp_sat() -> None:
    """Both prove it; ours begins with the plan as it stands, and chooses the fewest other changes besides."""
    made = stands(instance(70, 0.8, 1))
    move(made.problem, 10, [made.problem.days[0]])  # what is imported once counts for neither

    ours, theirs, slowest = 0.0, 0.0, 0.0
    for job, window in asked_of(made):
        begun = time.perf_counter()
        found = move(made.problem, job.session_id, [window], seconds=60)
        took = time.perf_counter() - begun
        ours, slowest = ours + took, max(slowest, took)
        begun = time.perf_counter()
        plain = fewest_by_plain_cp_sat(made, job.session_id, window, 60)
        theirs += time.perf_counter() - begun
        assert clashes_of(made, found.placings) == ()
        assert outside_their_windows(made, found.placings) == []
        assert found.is_fewest or found.why_not is not None
        if plain is not None and found.why_not is None:
            assert len(found.others_moved) <= plain

    ratio = bench(f"{ASKED} sessions of 70 moved with the fewest others, proven", ours, theirs, MOST_OF_PLAIN)
    print(f"  the slowest of ours {slowest:.2f} s")
    assert ratio <= MOST_OF_PLAIN


@pytest.mark.parametrize("cause", Cause)
def test_bench_a_reason_at_seven_hundred_sessions_against_one_check_for_clashes(cause: Cause) -> None:
    made = impossible(cause, 700, 1)
    planted = instance(700, 0.8, 1)

    begun = time.perf_counter()
    found = cannot_be(made.problem)
    ours = time.perf_counter() - begun
    begun = time.perf_counter()
    clashes_of(planted, planted.planted)
    yardstick = time.perf_counter() - begun

    assert any(set(each.sessions) & set(made.sessions) for each in found)
    ratio = bench(f"700 sessions, impossible by {cause}: the reason", ours, yardstick, MOST_CHECKS)
    assert ratio <= MOST_CHECKS


@pytest.mark.parametrize("sessions", [70, 700])
@pytest.mark.parametrize("cause", Cause)
def test_bench_what_to_give_up_is_told_in_the_time_that_is_given(cause: Cause, sessions: int) -> None:
    made = impossible(cause, sessions, 2)
    plan = place(made.problem, seconds=5)

    begun = time.perf_counter()
    found = why_not(made.problem, plan.placings, seconds=FIRST_ANSWER)
    took = time.perf_counter() - begun

    given_up = found.giving_up
    assert given_up is not None
    ratio = bench(f"{sessions} sessions, impossible by {cause}: what to give up", took, FIRST_ANSWER, None)
    proven = "the cheapest there is" if given_up.is_cheapest else "the cheapest found so far"
    print(f"  {len(plan.unplaced)} not placed, {len(given_up.things)} things, {given_up.cost}, {proven}")
    print(f"  at least {given_up.things_at_least} things, and {given_up.at_least}")
    assert ratio > 0
    assert given_up.things
    assert given_up.is_cheapest == (given_up.at_least == given_up.cost)


def bench(what: str, ours: float, theirs: float, most: float | None) -> float:
    limit = "" if most is None else f"{most}"
    print(f"\nBENCH {what} | {ours * 1e3:.0f} ms | {theirs * 1e3:.0f} ms | {ours / theirs:.2f} | {limit}")
    return ours / theirs
