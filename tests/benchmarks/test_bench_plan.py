"""The planner against FET, which places but chooses nobody, and against CP-SAT given everything at once."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from inspection_ready.planning import place
from tests.benchmarks.timetable_checks import clashes_of, outside_their_windows
from tests.benchmarks.timetable_instances import instance
from tests.benchmarks.timetable_peers import plain_cp_sat, run_fet, write_fet

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.plan_problem import Plan
    from tests.benchmarks.timetable_instances import Instance

pytestmark = pytest.mark.benchmark

SIZES = (70, 210, 700)
ROUNDS = 3
MOST = 0.5
SEED = 1
TO_PROVE = 60.0
"""Seconds in which plain CP-SAT is to prove what is best."""
GIVEN = 10.0


@pytest.mark.parametrize("load", [0.5, 0.8])
@pytest.mark.parametrize("sessions", SIZES)
def test_bench_placing_all_against_fet(tmp_path: Path, sessions: int, load: float) -> None:
    """Ours chooses inspectors, keeps lunches and holds to the number at once; FET is given the inspectors, and counts
    with its start and the two files it cannot be kept from writing.
    """
    fet = peer()
    made = instance(sessions, load, SEED)
    problem = tmp_path / "problem.fet"
    write_fet(made, problem)

    ours, theirs = [], []
    for number in range(ROUNDS):
        took, plan = placed_first(made, seconds=120, seed=number)
        ours.append(took)
        assert_whole(made, plan)
        out = tmp_path / str(number)
        out.mkdir()
        took, placed = run_fet(fet, problem, out, 120)
        assert placed == sessions
        theirs.append(took)

    what = f"placing {sessions} sessions at {made.load:.0%}, inspectors and lunches too, against FET"
    ratio = bench(what, min(ours), min(theirs), MOST)
    print(
        f"  slowest {max(ours):.2f} s and {max(theirs):.2f} s; load of the machine {os.getloadavg()[0]:.1f}"
    )
    assert ratio <= MOST


@pytest.mark.parametrize("load", [0.5, 0.8])
def test_bench_the_best_is_proven_as_soon_as_by_plain_cp_sat(load: float) -> None:
    made = instance(70, load, SEED)

    theirs = plain_cp_sat(made, TO_PROVE)
    begun = time.perf_counter()
    plan = place(made.problem, seconds=TO_PROVE)
    took = time.perf_counter() - begun

    assert theirs is not None
    assert_whole(made, plan)
    bench(f"70 sessions at {made.load:.0%}, proven the best, against plain CP-SAT", took, theirs.took, 1.0)
    print(
        f"  ours costs {cost(made, plan)}, proven {plan.is_best}; theirs {theirs.objective:.0f}, proven {theirs.is_best}"
    )
    assert cost(made, plan) <= theirs.objective
    assert plan.is_best or not theirs.is_best


@pytest.mark.parametrize("load", [0.5, 0.8])
@pytest.mark.parametrize("sessions", [210, 700])
def test_bench_in_ten_seconds_against_plain_cp_sat(sessions: int, load: float) -> None:
    """Costs, not seconds: both are given ten."""
    made = instance(sessions, load, SEED)

    theirs = plain_cp_sat(made, GIVEN)
    plan = place(made.problem, seconds=GIVEN)

    assert_whole(made, plan)
    what = f"cost of {sessions} sessions at {made.load:.0%} after {GIVEN:.0f} s, against plain CP-SAT"
    if theirs is None:
        print(f"BENCH {what} | {cost(made, plan)} | none found | - | less")
        return
    ratio = cost(made, plan) / theirs.objective
    print(f"BENCH {what} | {cost(made, plan)} | {theirs.objective:.0f} | {ratio:.2f} | less")
    assert ratio < 1


@pytest.mark.parametrize("sessions", SIZES)
def test_bench_days_that_are_nearly_full(sessions: int) -> None:
    """Reported, without a target: what share is placed, and how long that takes."""
    made = instance(sessions, 0.95, SEED)
    seconds = 30.0

    took, plan = placed_first(made, seconds=seconds)

    share = len(plan.placings) / sessions
    print(
        f"BENCH share placed of {sessions} sessions at {made.load:.0%} | {share:.1%} | all | {share:.3f} | -"
    )
    print(f"  in {took:.1f} s of {seconds:.0f}")
    assert clashes_of(made, plan.placings) == ()
    assert outside_their_windows(made, plan.placings) == []
    assert share > MOST


def peer() -> str:
    fet = shutil.which("fet-cl")
    if fet is None:
        pytest.skip("fet-cl is not installed: on Debian, apt-get install fet")
    return fet


class EnoughError(Exception):
    """The first plan is all that is asked for."""


def placed_first(made: Instance, *, seconds: float, seed: int = 0) -> tuple[float, Plan]:
    """How long the first plan takes, before it is made any better."""
    plans: list[Plan] = []

    def found(plan: Plan) -> None:
        plans.append(plan)
        raise EnoughError

    begun = time.perf_counter()
    with suppress(EnoughError):
        plans.append(place(made.problem, seconds=seconds, seed=seed, found=found))
    return time.perf_counter() - begun, plans[0]


def assert_whole(made: Instance, plan: Plan) -> None:
    """By code that knows nothing of planning."""
    assert plan.unplaced == ()
    assert len(plan.placings) == len(made.problem.jobs)
    assert clashes_of(made, plan.placings) == ()
    assert outside_their_windows(made, plan.placings) == []


def cost(made: Instance, plan: Plan) -> int:
    return sum(made.problem.weights[each] * amount for each, amount in plan.costs.items())


def bench(what: str, ours: float, theirs: float, most: float) -> float:
    ratio = ours / theirs
    print(f"BENCH {what} | {ours:.3f} s | {theirs:.3f} s | {ratio:.2f} | {most:g}")
    return ratio
