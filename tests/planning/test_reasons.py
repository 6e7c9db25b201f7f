"""Why sessions do not fit: what is named is the cause, and what would mend it does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.plan_problem import Job, Placing, Problem, Spot, Window
from inspection_ready.domain.plan_reasons import DEFAULT_PRICES, Reason, ReasonCode, Remedy, RemedyCode
from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn
from inspection_ready.planning import cannot_be, place, why_not
from inspection_ready.planning.remedies import applied
from tests.benchmarks.timetable_instances import Cause, Impossible, impossible, instance
from tests.planning.as_timetable import told_of
from tests.planning.small_problems import problems

DAY = (Window(1, 540, 960),)
CODES = {
    Cause.PERSON: {ReasonCode.PERSON_NOT_FREE},
    Cause.ROOM: {ReasonCode.ROOMS_SHORT, ReasonCode.NO_TIME},
    Cause.CAPACITY: {ReasonCode.INSPECTORS_SHORT},
    Cause.ORDER: {ReasonCode.OUT_OF_ORDER},
}


def rules(**asked: int) -> Timetable:
    free: dict[str, Any] = {
        "longest_stretch": 0,
        "lunch_minutes": 0,
        "breather": 0,
        "between_rooms": 0,
    } | asked
    return Timetable(name="The visit", days=2, tracks=3, day_from=540, day_to=960, **free)


def job(number: int, *, must: tuple[int | str, ...] = (), **said: Any) -> Job:
    made = Job(session_id=number, name=f"Session {number}", minutes=60, must=must, windows=DAY)
    return replace(made, **said)


def visit(*jobs: Job, **said: Any) -> Problem:
    return replace(Problem(rules=rules(), days=DAY, jobs=jobs), **said)


def codes(reasons: tuple[Reason, ...]) -> list[ReasonCode]:
    return [each.code for each in reasons]


def with_all(problem: Problem, remedies: tuple[Remedy, ...]) -> Problem:
    for each in remedies:
        problem = applied(problem, each)
    return problem


# what cannot be, by counting


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize(("sessions", "seed"), [(70, 1), (70, 2), (70, 3), (210, 1)])
def test_the_planted_cause_is_named(cause: Cause, sessions: int, seed: int) -> None:
    made = impossible(cause, sessions, seed)

    (reason, *_) = [each for each in cannot_be(made.problem) if names(each, made)]

    assert reason.code in CODES[cause]
    assert reason.is_certain
    if made.room_id is not None:
        assert made.room_id in reason.rooms
    if cause is not Cause.ROOM:
        assert set(made.who) <= set(reason.who)


def names(reason: Reason, made: Impossible) -> bool:
    return bool(set(reason.sessions) & set(made.sessions))


@pytest.mark.parametrize("load", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_held_against_what_is_possible(load: float, seed: int) -> None:
    assert cannot_be(instance(70, load, seed).problem) == ()


@settings(max_examples=120, deadline=None)
@given(problems())
def test_what_is_called_impossible_is_placed_by_nobody(problem: Problem) -> None:
    plan = place(problem, seconds=0.2)
    fixed = {each.session_id for each in problem.jobs if each.is_fixed and each.now is not None}

    for reason in cannot_be(problem):
        placed = [each for each in reason.sessions if plan.at(each) is not None]
        # who is to be seen first can be where another session is left out that would have come before
        assert len(placed) < len(reason.sessions) or plan.unplaced or set(reason.sessions) & fixed


def test_longer_than_any_time_it_may_be_in() -> None:
    (reason,) = cannot_be(visit(job(1, minutes=90, windows=(Window(1, 540, 600),))))

    assert (reason.code, reason.needed, reason.had) == (ReasonCode.TOO_LONG, 90, 60)


def test_nobody_has_a_room_that_is_large_enough() -> None:
    (reason,) = cannot_be(visit(job(1, must=(1, 2, 3), inspectors_wanted=1, spots=())))

    assert (reason.code, reason.needed) == (ReasonCode.NO_ROOM, 4)


def test_two_who_are_never_free_together() -> None:
    busy = {7: (Window(1, 540, 720),), 8: (Window(1, 720, 960),), 9: (Window(1, 540, 600),)}

    (reason,) = cannot_be(visit(job(1, must=(9, 7, 8)), busy=busy))

    assert (reason.code, reason.who) == (ReasonCode.NOT_FREE_TOGETHER, (7, 8))


def test_too_few_inspectors_of_those_who_may_be_chosen() -> None:
    asked = job(1, inspectors_wanted=2, inspectors_from=("ann", "ben"))

    (reason,) = cannot_be(visit(asked, busy={"ann": DAY}))

    assert (reason.code, reason.needed, reason.had) == (ReasonCode.TOO_FEW_INSPECTORS, 2, 1)


def test_somebody_is_wanted_more_often_than_there_is_time() -> None:
    busy = {7: (Window(1, 660, 960),)}
    jobs = [job(number, must=(7,)) for number in (1, 2, 3)]

    (reason,) = cannot_be(visit(*jobs, busy=busy))

    assert reason.code is ReasonCode.PERSON_SHORT
    assert (reason.who, reason.needed, reason.had, reason.sessions) == ((7,), 3, 2, (1, 2, 3))


def test_a_breather_between_them_counts() -> None:
    busy = {7: (Window(1, 660, 960),)}
    jobs = [job(number, must=(7,)) for number in (1, 2)]

    assert cannot_be(visit(*jobs, busy=busy)) == ()
    assert codes(cannot_be(visit(*jobs, busy=busy, rules=rules(breather=15)))) == [ReasonCode.PERSON_SHORT]


def test_what_is_fixed_takes_its_time() -> None:
    stood = Placing(1, 1, 540)
    busy = {7: (Window(1, 660, 960),)}
    kept = job(1, must=(7,), now=stood, is_fixed=True)

    assert cannot_be(visit(kept, job(2, must=(7,)), busy=busy)) == ()
    assert codes(cannot_be(visit(kept, job(2, must=(7,), minutes=75), busy=busy))) == [
        ReasonCode.PERSON_NOT_FREE
    ]


def test_whoever_is_at_a_break_has_lunch_there() -> None:
    lunch = (Window(1, 690, 780),)
    team = ("ann", "ben", "cat")
    asked = job(1, format=SessionFormat.BREAK, windows=lunch, inspectors_wanted=2, inspectors_from=team)

    assert cannot_be(visit(asked, rules=rules(lunch_from=690, lunch_to=780, lunch_minutes=60))) == ()


def test_more_side_by_side_than_may_be() -> None:
    jobs = [job(number, minutes=420) for number in range(1, 5)]

    (reason,) = cannot_be(visit(*jobs))

    assert (reason.code, reason.needed, reason.had) == (ReasonCode.TRACKS_SHORT, 4 * 420, 3 * 420)


def test_what_comes_last_is_wanted_before_the_others_can_be_over() -> None:
    last = job(1, turn=Turn.LAST, windows=(Window(1, 540, 660),))
    other = job(2, windows=(Window(1, 780, 960),))

    (reason,) = cannot_be(visit(last, other))

    assert (reason.code, reason.sessions) == (ReasonCode.OUT_OF_ORDER, (2, 1))
    assert (reason.earliest, reason.latest) == ((1, 780), (1, 600))


# what would mend it


def principal() -> Problem:
    """Three interviews of somebody who is free for two, until 4pm."""
    seconds = {7: (8,)}
    jobs = [job(number, must=(7,), taking_part=frozenset({7}), seconds=seconds) for number in (1, 2, 3)]
    days = (Window(1, 540, 960), Window(2, 540, 960))
    return visit(
        *jobs,
        days=days,
        rules=replace(rules(), day_to=1020),
        busy={7: (Window(1, 660, 960), Window(2, 540, 960)), 8: (Window(2, 540, 960),)},
    )


def test_the_principal_social_worker_is_freed_or_stood_in_for() -> None:
    found = why_not(principal(), [Placing(1, 1, 540), Placing(2, 1, 600)], 3)

    (reason,) = found.reasons
    assert (reason.code, reason.needed, reason.had) == (ReasonCode.PERSON_SHORT, 3, 2)
    remedies = {each.code: each for each in reason.remedies}
    assert remedies[RemedyCode.USE_SECOND].instead == 8
    assert remedies[RemedyCode.FREE].who == 7
    assert RemedyCode.LEAVE_OUT not in remedies


def test_another_session_moves_where_that_is_enough() -> None:
    one = job(1, must=(7,))
    two = job(2, must=(7,), windows=(Window(1, 540, 600),))

    found = why_not(visit(one, two), [Placing(1, 1, 540)], 2)

    (reason,) = found.reasons
    assert (reason.code, reason.who, reason.had) == (ReasonCode.IN_THE_WAY, (7,), 0)
    moves = [each for each in reason.remedies if each.code is RemedyCode.MOVE]
    assert [(each.other_id, each.is_confirmed) for each in moves] == [(1, False)]
    assert moves[0].there == Placing(1, 1, 600)


def test_that_what_would_move_is_confirmed_is_told() -> None:
    one = job(1, must=(7,), now=Placing(1, 1, 540), is_fixed=True)
    two = job(2, must=(7,), windows=(Window(1, 540, 600),))

    found = why_not(visit(one, two), [Placing(1, 1, 540)], 2)

    assert [each.is_confirmed for each in found.reasons[0].remedies if each.code is RemedyCode.MOVE] == [True]


def test_what_could_be_placed_now_is_told_so() -> None:
    found = why_not(visit(job(1)), [], 1)

    assert (found.reasons[0].code, found.reasons[0].had) == (ReasonCode.IN_THE_WAY, 25)


def test_of_several_things_at_once_the_way_is_told_together() -> None:
    """The room is not free, and who has to be there is at another session that could go elsewhere."""
    one = job(1, must=(7,))
    two = job(2, must=(7,), windows=(Window(1, 540, 600),), spots=(Spot(1, 11),))

    found = why_not(visit(one, two, rooms_busy={11: DAY}), [Placing(1, 1, 540)], 2)

    (reason,) = found.reasons
    assert reason.code is ReasonCode.ROOM_NOT_FREE
    assert next({each.code for each in way} for way in reason.together) == {
        RemedyCode.FREE_ROOM,
        RemedyCode.MOVE,
    }
    assert found.giving_up is not None
    assert not found.giving_up.is_cheapest


def test_what_is_enough_alone_is_not_told_again_with_more() -> None:
    found = why_not(principal(), [Placing(1, 1, 540), Placing(2, 1, 600)], 3)

    (reason,) = found.reasons
    alone = {(each.code, each.who, each.instead) for each in reason.remedies}
    for way in reason.together:
        assert not alone & {(each.code, each.who, each.instead) for each in way}


def test_the_cheapest_to_give_up_is_proven_where_that_is_quick() -> None:
    found = why_not(principal(), [], None)

    assert found.giving_up is not None
    assert found.giving_up.is_cheapest
    assert [each.code for each in found.giving_up.things] == [RemedyCode.USE_SECOND]
    assert found.giving_up.cost == DEFAULT_PRICES[RemedyCode.USE_SECOND]


def test_prices_say_what_is_given_up() -> None:
    prices = {**DEFAULT_PRICES, RemedyCode.USE_SECOND: 30, RemedyCode.EARLIER: 30}

    found = why_not(principal(), [], None, prices=prices)

    assert found.giving_up is not None
    assert [each.code for each in found.giving_up.things] == [RemedyCode.FREE]


def test_nothing_is_given_up_where_everything_fits() -> None:
    found = why_not(visit(job(1)), [Placing(1, 1, 540)])

    assert found.reasons == ()
    assert found.giving_up is not None
    assert found.giving_up.things == ()


def test_without_any_time_everything_that_waits_is_left_out() -> None:
    found = why_not(principal(), [], None, seconds=0)

    assert [each.code for each in found.reasons] == [ReasonCode.PERSON_SHORT]
    assert found.giving_up is not None
    assert not found.giving_up.is_cheapest
    assert [(each.code, each.session_id) for each in found.giving_up.things] == [
        (RemedyCode.LEAVE_OUT, 1),
        (RemedyCode.LEAVE_OUT, 2),
        (RemedyCode.LEAVE_OUT, 3),
    ]


def test_giving_up_to_look_is_possible() -> None:
    class Stopped(Exception):  # noqa: N818 - nothing went wrong
        pass

    def may_go_on() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        why_not(principal(), [], 1, may_go_on=may_go_on)


@settings(max_examples=80, deadline=None)
@given(problems(), st.data())
def test_every_remedy_mends_it(problem: Problem, data: st.DataObject) -> None:
    plan = place(problem, seconds=0.2)
    waiting = plan.unplaced
    if not waiting:
        return
    session_id = data.draw(st.sampled_from(waiting))

    found = why_not(problem, plan.placings, session_id, seconds=2)

    assert found.reasons
    before = told_of(problem, plan.placings)
    ways: list[tuple[Remedy, ...]] = [(each,) for reason in found.reasons for each in reason.remedies]
    ways += [way for reason in found.reasons for way in reason.together]
    for way in ways:
        mended = with_all(problem, way)
        moves = {each.other_id: each.there for each in way if each.code is RemedyCode.MOVE}
        placings = [moves.get(each.session_id) or each for each in plan.placings]
        own = next((each.there for each in way if each.code is not RemedyCode.MOVE), None)
        placings += [own] if own is not None else []
        clashes = told_of(free_to_move(mended), placings)
        assert {each.code for each in clashes} <= {each.code for each in before}, way


@settings(max_examples=40, deadline=None)
@given(problems())
def test_with_what_is_given_up_all_the_rest_fits(problem: Problem) -> None:
    plan = place(problem, seconds=0.2)

    found = why_not(problem, plan.placings, seconds=1)

    given_up = found.giving_up
    assert given_up is not None
    left_out = {each.session_id for each in given_up.things if each.code is RemedyCode.LEAVE_OUT}
    assert {each.session_id for each in given_up.placings} == {
        each.session_id for each in problem.jobs
    } - left_out
    fixed = [each.now for each in problem.jobs if each.is_fixed and each.now is not None]
    allowed = {each.code for each in told_of(problem, fixed)}
    mended = with_all(problem, given_up.things)
    clashes = told_of(free_to_move(mended), given_up.placings)
    assert {each.code for each in clashes} <= allowed
    assert bool(plan.unplaced) >= bool(given_up.things)


def free_to_move(problem: Problem) -> Problem:
    """What is fixed as well: a remedy may say that it moves."""
    return replace(problem, jobs=tuple(replace(each, is_fixed=False) for each in problem.jobs))
