"""What the solver finds keeps every rule, and what it shows nobody to go below, nobody goes below."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings

from inspection_ready.domain.plan_problem import Preference, Problem
from inspection_ready.planning.construct import Constructor
from inspection_ready.planning.costs import weighed
from inspection_ready.planning.laid_out import Layout
from inspection_ready.planning.prove import Placings, Proof, cheaper
from tests.benchmarks.timetable_instances import instance
from tests.planning.as_timetable import told_of_placed
from tests.planning.small_problems import problems
from tests.planning.trying import best_of_all, simple


def constructed(layout: Layout) -> Placings:
    return Constructor(layout, seed=0, may_go_on=lambda: True, progress=lambda _done, _of: None).run()


def asked(layout: Layout, known: Placings, *, is_strict: bool) -> Proof:
    return cheaper(
        layout,
        known,
        below=weighed(layout.problem, known) + 1,
        is_strict=is_strict,
        seed=0,
        seconds=20,
        may_go_on=lambda: True,
    )


@settings(max_examples=40, deadline=None)
@given(problems(most=3))
def test_no_plan_costs_less_than_the_solver_says(problem: Problem) -> None:
    weights = dict.fromkeys(Preference, 3) | {Preference.WALKING: 0}
    problem = replace(problem, step=120, weights=weights, jobs=tuple(map(simple, problem.jobs)))
    layout = Layout(problem)
    known = constructed(layout)
    if len(known) < len(problem.jobs):
        return

    proof = asked(layout, known, is_strict=False)

    left_out, least = best_of_all(problem)
    assert left_out == 0
    assert proof.bound <= least
    assert told_of_placed(problem, proof.placings) == []
    assert told_of_placed(problem, asked(layout, known, is_strict=True).placings) == []


def test_a_plan_that_is_dear_is_made_cheaper() -> None:
    layout = Layout(instance(70, 0.5, 1).problem)
    known = constructed(layout)

    proof = cheaper(
        layout,
        known,
        below=weighed(layout.problem, known),
        is_strict=True,
        seed=0,
        seconds=60,
        may_go_on=lambda: True,
    )

    assert len(proof.placings) == 70
    assert weighed(layout.problem, proof.placings) < weighed(layout.problem, known)


def test_the_solver_stops_when_it_is_told() -> None:
    layout = Layout(instance(210, 0.8, 1).problem)
    known = constructed(layout)
    begun = time.monotonic()

    class StopError(Exception):
        pass

    def may_go_on() -> bool:
        raise StopError

    with pytest.raises(StopError):
        cheaper(layout, known, below=1, is_strict=False, seed=0, seconds=600, may_go_on=may_go_on)
    assert time.monotonic() - begun < 300
