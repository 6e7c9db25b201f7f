"""Where many sessions have no place: what is given up is enough, is counted right, and is far from leaving all of them out."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given, settings

from inspection_ready.domain.plan_problem import Placing, Problem
from inspection_ready.domain.plan_reasons import DEFAULT_PRICES, GivingUp, RemedyCode
from inspection_ready.planning import place
from inspection_ready.planning.giving_widely import GivingUpWidely
from inspection_ready.planning.remedies import price_of, without_evenings
from tests.benchmarks.timetable_instances import Cause, impossible
from tests.planning.as_timetable import told_of
from tests.planning.small_problems import problems
from tests.planning.test_reasons import free_to_move, with_all


def given_widely(problem: Problem, placings: tuple[Placing, ...], seconds: float) -> GivingUp:
    return GivingUpWidely(
        problem=without_evenings(problem),
        placings={each.session_id: each for each in placings},
        prices=DEFAULT_PRICES,
        until=time.monotonic() + seconds,
        may_go_on=lambda: None,
    ).run()


def left_out(given_up: GivingUp) -> set[int]:
    return {each.session_id for each in given_up.things if each.code is RemedyCode.LEAVE_OUT}


@settings(max_examples=40, deadline=None)
@given(problems())
def test_with_what_is_given_up_widely_all_the_rest_fits(problem: Problem) -> None:
    placings = place(problem, seconds=0.2).placings

    found = given_widely(problem, placings, 2)

    placed = {each.session_id for each in found.placings}
    assert placed == {each.session_id for each in problem.jobs} - left_out(found)
    assert found.cost == sum(price_of(each, DEFAULT_PRICES) for each in found.things)
    moved = {each.other_id for each in found.things if each.code is RemedyCode.MOVE}
    before = {each.session_id: (each.day, each.starts) for each in placings}
    for each in found.placings:
        stood = before.get(each.session_id)
        assert (each.session_id in moved) == (stood not in {None, (each.day, each.starts)})
    fixed = [each.now for each in problem.jobs if each.is_fixed and each.now is not None]
    allowed = {each.code for each in told_of(problem, fixed)}
    mended = with_all(problem, found.things)
    assert {each.code for each in told_of(free_to_move(mended), found.placings)} <= allowed
    wanted = {each.session_id: each.inspectors_wanted for each in mended.jobs if not each.is_fixed}
    for each in found.placings:
        assert len(each.inspectors) == wanted.get(each.session_id, len(each.inspectors))


def test_half_of_a_team_being_ill_need_not_leave_anybody_out() -> None:
    made = impossible(Cause.CAPACITY, 70, 2)
    placings = place(made.problem, seconds=2).placings

    found = given_widely(made.problem, placings, 60)

    waiting = len(made.problem.jobs) - len(placings)
    assert waiting > 8
    assert found.cost < waiting * DEFAULT_PRICES[RemedyCode.LEAVE_OUT]
    assert len(left_out(found)) < waiting / 2


def test_where_nothing_is_short_nothing_is_given_up() -> None:
    problem = impossible(Cause.CAPACITY, 70, 2).problem
    problem = replace(problem, jobs=problem.jobs[:20])
    placings = place(problem, seconds=5).placings

    assert given_widely(problem, placings, 20).things == ()
