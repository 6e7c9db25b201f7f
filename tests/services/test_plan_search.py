"""The search holds to its time, and whoever has seen enough is not kept waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from inspection_ready.domain.plan_choice import PlanChoice
from inspection_ready.domain.plan_problem import DEFAULT_WEIGHTS, Placing, Problem
from inspection_ready.domain.plan_reasons import Explanation
from inspection_ready.planning import why_not
from inspection_ready.services import plan_search
from inspection_ready.services.plan_search import (
    LEAST_FOR_REASONS,
    Enough,
    PlanSearch,
)
from tests.benchmarks.timetable_instances import Cause, impossible, instance

SECONDS = 6.0


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the reasons were given."""
    given: list[float] = []

    def explained(
        problem: Problem, placings: tuple[Placing, ...], *, seconds: float, may_go_on: Callable[[], None]
    ) -> Explanation:
        given.append(seconds)
        return why_not(problem, placings, seconds=0.1, may_go_on=may_go_on)

    monkeypatch.setattr(plan_search, "why_not", explained)
    return given


def search(
    problem: Problem, *, seconds: float = SECONDS, may_go_on: Callable[[], None] = lambda: None
) -> PlanSearch:
    return PlanSearch(
        problem=problem,
        choice=PlanChoice(),
        until=time.monotonic() + seconds,
        progress=lambda _done, _of: None,
        may_go_on=may_go_on,
    )


def test_where_something_finds_no_place_the_reasons_have_their_share_of_the_time(told: list[float]) -> None:
    plan, explanation = search(impossible(Cause.ROOM, 70, 1).problem).run()

    assert len(plan.unplaced) == 1
    assert explanation is not None
    (seconds,) = told
    assert (
        LEAST_FOR_REASONS <= seconds <= SECONDS
    )  # more than the share, where the search ended before its time


def test_whoever_has_seen_enough_soon_has_the_reasons(told: list[float]) -> None:
    def enough() -> None:
        raise Enough

    plan, explanation = search(impossible(Cause.ROOM, 70, 1).problem, seconds=600, may_go_on=enough).run()

    assert len(plan.placings) == 69
    assert explanation is not None
    assert told == [LEAST_FOR_REASONS]


def test_the_best_so_far_says_how_much_better_any_could_be(told: list[float]) -> None:
    asked: list[bool] = []

    def enough() -> None:
        asked.append(True)
        if len(asked) > 40:
            raise Enough

    problem = replace(instance(70, 0.95, 1).problem, weights=DEFAULT_WEIGHTS)

    plan, _ = search(problem, seconds=600, may_go_on=enough).run()

    assert told == []
    assert plan.bound is not None
    assert plan.better_at_most is not None
    assert plan.weighed * (100 - plan.better_at_most) <= plan.bound * 100
    assert plan.weighed * (101 - plan.better_at_most) > plan.bound * 100
