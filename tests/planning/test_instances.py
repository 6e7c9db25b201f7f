"""The timetables that the planner is measured on: what is called possible is, and what is called impossible is not."""

from __future__ import annotations

import pytest

from tests.benchmarks.timetable_checks import clashes_of, outside_their_windows
from tests.benchmarks.timetable_instances import Cause, impossible, instance


@pytest.mark.parametrize("load", [0.5, 0.8, 0.95])
@pytest.mark.parametrize(("sessions", "seed"), [(70, 1), (70, 2), (210, 1)])
def test_the_planted_plan_keeps_every_rule(sessions: int, load: float, seed: int) -> None:
    made = instance(sessions, load, seed)

    assert len(made.problem.jobs) == len(made.planted) == sessions
    assert abs(made.load - load) < 0.04
    assert clashes_of(made, made.planted) == ()
    assert outside_their_windows(made, made.planted) == []


def test_the_same_seed_makes_the_same_instance() -> None:
    assert instance(70, 0.8, 3) == instance(70, 0.8, 3)
    assert instance(70, 0.8, 3) != instance(70, 0.8, 4)


@pytest.mark.parametrize("cause", Cause)
def test_the_planted_plan_does_not_survive_what_was_made_impossible(cause: Cause) -> None:
    planted = instance(70, 0.8, 1).planted
    made = impossible(cause, 70, 1)

    assert clashes_of(made, planted) or outside_their_windows(made, planted)
    assert set(made.sessions) <= {each.session_id for each in made.problem.jobs}
