"""What moves for a session that is wanted at another time, or because things are not as they were."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.plan_moves import Moves
from inspection_ready.domain.plan_problem import Job, Placing, Preference, Problem, Spot, Window, Wish
from inspection_ready.domain.plan_reasons import ReasonCode
from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn
from inspection_ready.planning import fewest, move, place, replan
from inspection_ready.planning.board import Board
from tests.benchmarks.timetable_checks import clashes_of, outside_their_windows
from tests.benchmarks.timetable_instances import Instance, instance
from tests.planning.as_timetable import told_of, told_of_placed
from tests.planning.small_problems import problems, windows

ENOUGH = 60.0
"""Seconds that are never used up, so that time decides nothing."""
MORNING, AFTERNOON = Window(1, 540, 720), Window(1, 780, 960)
DAY = (Window(1, 540, 960),)
ROOM, OTHER_ROOM = Spot(1, 11), Spot(1, 12)


def rules(**asked: int) -> Timetable:
    free: dict[str, Any] = {
        "longest_stretch": 0,
        "lunch_minutes": 0,
        "breather": 0,
        "between_rooms": 0,
    } | asked
    return Timetable(name="The visit", days=1, tracks=3, day_from=540, day_to=960, **free)


def job(number: int, starts: int | None, *, must: tuple[int | str, ...] = (), **said: Any) -> Job:
    made = Job(
        session_id=number,
        name=f"Session {number}",
        minutes=60,
        must=must,
        windows=DAY,
        now=None if starts is None else Placing(number, 1, starts),
    )
    return replace(made, **said)


def visit(*jobs: Job, **said: Any) -> Problem:
    return replace(Problem(rules=rules(), days=DAY, jobs=jobs), **said)


def moved(found: Moves) -> list[int]:
    return [each.session_id for each in found.changes if each.is_moved]


def at(found: Moves, session_id: int) -> Placing:
    return next(each for each in found.placings if each.session_id == session_id)


def stands(problem: Problem, placings: tuple[Placing, ...]) -> Problem:
    """The same, each session where the plan has it."""
    where = {each.session_id: each for each in placings}
    return replace(
        problem, jobs=tuple(replace(each, now=where.get(each.session_id)) for each in problem.jobs)
    )


def test_nothing_else_moves_where_there_is_room() -> None:
    found = move(visit(job(1, 540, must=(7,)), job(2, 780, must=(7,))), 2, [MORNING])

    assert moved(found) == [2]
    assert found.is_fewest
    assert found.changes[0].is_asked
    assert at(found, 2).starts >= 600


def test_who_is_in_the_way_goes_elsewhere_and_no_more() -> None:
    problem = visit(
        job(1, 540, must=(7,), windows=(Window(1, 540, 600),)),
        job(2, 600, must=(7,)),
        job(3, 780, must=(7,), windows=(Window(1, 540, 660), AFTERNOON)),
        job(4, 660, must=(8,)),
    )

    found = move(problem, 3, [MORNING], seconds=ENOUGH)

    assert moved(found) == [3, 2]
    assert at(found, 3).starts == 600
    assert found.is_fewest
    assert [each.session_id for each in found.others_moved] == [2]


def test_an_inspector_changes_sooner_than_a_session_moves() -> None:
    inspected: dict[str, Any] = {"inspectors_wanted": 1, "inspectors_from": ("ann", "ben")}
    stood = Placing(1, 1, 540, 0, Spot(), ("ann",))
    problem = visit(
        job(1, None, **inspected | {"now": stood}),
        job(2, 780, must=("ann",), windows=(Window(1, 540, 600), AFTERNOON)),
    )

    found = move(problem, 2, [Window(1, 540, 600)], seconds=ENOUGH)

    assert moved(found) == [2]
    (asked, other) = found.changes
    assert (other.new_inspectors, other.inspectors_gone) == (("ben",), ("ann",))
    assert asked.is_asked
    assert found.is_fewest


EARLY = Wish(Window(1, 0, 900), 1)
"""Wanted at the end of the day."""


def test_what_gives_way_goes_where_it_is_wanted() -> None:
    problem = visit(job(1, 540, must=(7,), wishes=(EARLY,)), job(2, 780, must=(7,)))

    found = move(problem, 2, [Window(1, 540, 600)], seconds=ENOUGH)

    assert found.is_fewest
    assert moved(found) == [2, 1]
    assert at(found, 1).starts == 900


@pytest.mark.parametrize("wants", [1, 2])
@pytest.mark.parametrize("of", [Preference.WISHES, Preference.HALF_DAYS])
def test_of_several_ways_that_move_as_few_the_one_that_misses_fewer_wishes(
    wants: int, of: Preference
) -> None:
    """Either of the two gives way; one of them would rather be somewhere else."""
    wishes = (replace(EARLY, of=of),)
    first, second = (
        job(each, 540 + 60 * each - 60, must=(7,), wishes=wishes if each == wants else ()) for each in (1, 2)
    )
    problem = visit(first, second, job(3, 780, must=(7,)))

    found = move(problem, 3, [Window(1, 540, 660)], seconds=ENOUGH)

    assert found.is_fewest
    assert set(moved(found)) == {3, wants}
    assert at(found, wants).starts == 900


def test_fewer_moves_count_more_than_any_wish() -> None:
    wishes = (replace(EARLY, cost=1000),)
    others = [job(each, 540 + 60 * each - 60, wishes=wishes) for each in (1, 2)]

    found = move(visit(*others, job(3, 780, must=(7,))), 3, [Window(1, 540, 660)])

    assert moved(found) == [3]


def test_a_confirmed_session_is_not_moved_for_a_wish() -> None:
    confirmed = job(1, 540, must=(7,), wishes=(EARLY,), is_fixed=True)
    problem = visit(confirmed, job(2, 600, must=(7,)), job(3, 780, must=(7,)))

    found = move(problem, 3, [Window(1, 540, 660)], may_move=[1])

    assert set(moved(found)) == {3, 2}


def test_what_is_confirmed_stays_unless_it_may_move() -> None:
    problem = visit(
        job(1, 540, must=(7,), is_fixed=True),
        job(2, 780, must=(7,), windows=(Window(1, 540, 600), AFTERNOON)),
    )

    refused = move(problem, 2, [MORNING])
    allowed = move(problem, 2, [MORNING], may_move=[1])

    assert refused.changes == ()
    assert refused.why_not is not None
    assert refused.why_not.sessions == (2,)
    assert refused.why_not.reasons[0].who == (7,)
    assert moved(allowed) == [2, 1]
    assert [each.session_id for each in allowed.confirmed_changed] == [1]


def test_of_two_ways_with_as_many_moves_the_confirmed_one_stays() -> None:
    """Two could make room, one of them is confirmed and may move all the same."""
    narrow = (Window(1, 540, 660), AFTERNOON)
    problem = visit(
        job(1, 540, must=(7,), is_fixed=True),
        job(2, 600, must=(7,)),
        job(3, 780, must=(7,), windows=narrow),
    )

    found = move(problem, 3, [Window(1, 540, 660)], may_move=[1])

    assert moved(found) == [3, 2]


def test_a_session_that_is_where_it_is_wanted_changes_nothing() -> None:
    found = move(visit(job(1, 540), job(2, 600)), 2, [MORNING])

    assert found.changes == ()
    assert found.why_not is None
    assert found.is_fewest


def test_what_clashes_already_is_left_as_it_is() -> None:
    problem = visit(job(1, 540, must=(7,)), job(2, 540, must=(7,)), job(3, 780, must=(8,)))

    found = move(problem, 3, [MORNING])

    assert moved(found) == [3]


def test_a_time_that_its_own_hours_forbid_is_refused_with_a_reason() -> None:
    found = move(visit(job(1, 540, windows=(MORNING,))), 1, [AFTERNOON])

    assert found.changes == ()
    assert found.why_not is not None
    assert found.why_not.reasons[0].code is ReasonCode.TOO_LONG


def test_an_ill_inspector_is_replaced_and_nobody_moves() -> None:
    inspected: dict[str, Any] = {"inspectors_wanted": 1, "inspectors_from": ("ann", "ben")}
    problem = visit(
        job(1, None, **inspected | {"now": Placing(1, 1, 540, 0, Spot(), ("ann",))}),
        job(2, None, **inspected | {"now": Placing(2, 1, 660, 0, Spot(), ("ann",))}),
        busy={"ann": DAY},
    )

    found = replan(problem)

    assert moved(found) == []
    assert [each.new_inspectors for each in found.changes] == [("ben",), ("ben",)]
    assert found.is_fewest


def test_a_lost_room_is_exchanged_for_another() -> None:
    stood: dict[str, Any] = {"spots": (ROOM, OTHER_ROOM), "now": Placing(1, 1, 540, 0, ROOM)}
    problem = visit(job(1, None, **stood), rooms_busy={11: DAY})

    found = replan(problem)

    (change,) = found.changes
    assert (change.is_moved, change.is_elsewhere) == (False, True)
    assert at(found, 1).spot == OTHER_ROOM


def test_at_a_closed_base_what_is_confirmed_is_told_and_the_rest_has_no_place() -> None:
    there: dict[str, Any] = {"spots": (Spot(2),)}
    problem = visit(
        job(1, None, **there | {"now": Placing(1, 1, 540, 0, Spot(2)), "is_fixed": True}),
        job(2, None, **there | {"now": Placing(2, 1, 660, 0, Spot(2))}),
        job(3, 780),
        bases_busy={2: DAY},
    )

    found = replan(problem)

    assert found.cannot_stay == (1,)
    assert found.unplaced == (2,)
    assert {each.session_id for each in found.placings} == {1, 3}


def test_where_not_one_session_has_a_place_any_more_none_is_forgotten() -> None:
    """Nothing is left on the board then: that is an answer, and not that there was nothing to do."""
    there: dict[str, Any] = {"spots": (Spot(2),)}
    problem = visit(
        job(1, None, **there | {"now": Placing(1, 1, 540, 0, Spot(2))}),
        job(2, None, **there | {"now": Placing(2, 1, 660, 0, Spot(2))}),
        bases_busy={2: DAY},
    )

    found = replan(problem)

    assert (set(found.unplaced), found.placings) == ({1, 2}, ())


def test_one_without_any_time_does_not_keep_the_others_from_being_mended() -> None:
    """It is left out, whatever else changes: here an inspector, and nobody’s time."""
    inspected: dict[str, Any] = {"inspectors_wanted": 1, "inspectors_from": ("ann", "ben")}
    problem = visit(
        job(1, None, **inspected | {"now": Placing(1, 1, 540, 0, Spot(), ("ann",))}),
        job(2, 660, windows=()),
        job(3, 780),
        busy={"ann": DAY},
    )

    found = replan(problem)

    assert (found.unplaced, moved(found)) == ((2,), [2])
    assert at(found, 1).inspectors == ("ben",)


def test_a_shorter_day_moves_what_was_in_the_evening() -> None:
    problem = visit(job(1, 900, windows=(Window(1, 540, 900),)), job(2, 540))

    found = replan(problem)

    assert moved(found) == [1]
    assert at(found, 1).starts + 60 <= 900


def test_without_any_time_something_is_said_all_the_same() -> None:
    problem = visit(job(1, 540, must=(7,)), job(2, 780, must=(7,), windows=(Window(1, 540, 600), AFTERNOON)))

    found = move(problem, 2, [MORNING], seconds=0)

    assert found.changes == ()
    assert found.why_not is not None
    assert found.why_not.reasons


def test_of_more_than_the_solver_is_asked_for_nothing_is_called_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fewest, "MOST_AT_ONCE", 0)
    problem = visit(job(1, 540, must=(7,)), job(2, 780, must=(7,), windows=(Window(1, 540, 600), AFTERNOON)))

    found = move(problem, 2, [MORNING])

    assert moved(found) == [2, 1]
    assert not found.is_fewest


def test_giving_up_leaves_nothing_behind() -> None:
    class Stopped(Exception):  # noqa: N818 - nothing went wrong
        pass

    asked: list[int] = []

    def may_go_on() -> None:
        asked.append(1)
        if len(asked) > 2:
            raise Stopped

    made = instance(70, 0.8, 3)
    problem = stands(made.problem, made.planted)

    def move_many() -> None:
        for each in problem.jobs[5:40]:
            move(problem, each.session_id, [Window(2, 510, 750)], may_go_on=may_go_on)

    with pytest.raises(Stopped):
        move_many()


@settings(max_examples=60, deadline=None)
@given(problems(), st.data())
def test_a_move_keeps_every_rule_and_what_is_fixed(problem: Problem, data: st.DataObject) -> None:
    free = [each for each in problem.jobs if not each.is_fixed]
    standing = stands(problem, place(problem, seconds=0.2).placings)
    if not free:
        return
    asked = data.draw(st.sampled_from(free)).session_id
    wanted = data.draw(windows())

    found = move(standing, asked, [wanted], seconds=2)

    assert told_of_placed(standing, found.placings) == []
    for each in standing.jobs:
        if each.is_fixed and each.now is not None:
            assert each.now in found.placings
    if found.why_not is None:
        placing = at(found, asked)
        minutes = next(each.minutes for each in problem.jobs if each.session_id == asked)
        assert wanted.holds(placing.day, placing.starts, placing.starts + minutes)
    else:
        assert found.changes == ()
        assert found.why_not.reasons


@settings(max_examples=40, deadline=None)
@given(problems(most=4), st.data())
def test_no_fewer_moves_are_found_by_trying_everything(problem: Problem, data: st.DataObject) -> None:
    """Of sessions without rooms, tracks and inspectors to choose, so that everything can be tried."""
    plain = replace(
        problem,
        jobs=tuple(
            replace(each, inspectors_wanted=0, spots=each.spots[:1], tracks=(0,), is_fixed=False, now=None)
            for each in problem.jobs
        ),
    )
    standing = stands(plain, place(plain, seconds=0.2).placings)
    stood = [each for each in standing.jobs if each.now is not None]
    if not stood:
        return
    asked = data.draw(st.sampled_from(stood))
    wanted = data.draw(windows())

    found = move(standing, asked.session_id, [wanted], seconds=5)

    least = fewest_by_trying(standing, asked, wanted)
    if found.is_fewest and not found.unplaced:
        assert len(found.others_moved) == least
    elif found.why_not is not None:
        assert least is None


def fewest_by_trying(problem: Problem, asked: Job, wanted: Window) -> int | None:
    """Every time of the wanted session, with every time of every other; None where there is no way."""
    others = [each for each in problem.jobs if each.now is not None and each is not asked]
    best: list[int] = []

    def tried(board: Board, left: list[Job], moves: int) -> None:
        if best and moves >= min(best):
            return
        if not left:
            best.append(moves)
            return
        for placing in placings_of(problem, left[0]):
            cost = 0 if placing == left[0].now else 1
            if board.fits(placing):
                board.put(placing)
                tried(board, left[1:], moves + cost)
                board.lift(placing.session_id)

    board = Board(problem)
    for placing in placings_of(problem, asked):
        if wanted.holds(placing.day, placing.starts, placing.starts + asked.minutes) and board.fits(placing):
            board.put(placing)
            tried(board, others, 0)
            board.lift(placing.session_id)
    return min(best, default=None)


def placings_of(problem: Problem, of: Job) -> list[Placing]:
    """Where it stands first."""
    every = [
        Placing(of.session_id, window.day, starts, 0, of.spots[0])
        for window in of.windows
        for starts in range(
            -(-window.starts // problem.step) * problem.step, window.ends - of.minutes + 1, problem.step
        )
    ]
    return list(dict.fromkeys(([of.now] if of.now is not None else []) + every))


@pytest.mark.parametrize("seed", [1, 2])
def test_of_seventy_sessions_the_fewest_are_proven(seed: int) -> None:
    made = instance(70, 0.8, seed)
    problem = stands(made.problem, made.planted)
    able = [each for each in problem.jobs if each.turn is Turn.ANY and len(each.windows) > 1][3:20:4]

    for each in able:
        assert each.now is not None
        day = each.now.day % 4 + 1
        found = move(problem, each.session_id, [Window(day, 510, 1020)], seconds=30)

        assert found.is_fewest or found.why_not is not None
        assert clashes_of(made, found.placings) == ()
        assert outside_their_windows(made, found.placings) == []


def test_an_ill_inspector_of_seventy_sessions_loses_nothing_and_clashes_with_nothing() -> None:
    made = instance(70, 0.5, 1)
    ill = made.planted[10].inspectors[0]
    away = (*made.problem.busy.get(ill, ()), Window(made.planted[10].day, 0, 1440))
    problem = stands(replace(made.problem, busy={**made.problem.busy, ill: away}), made.planted)

    found = replan(problem, seconds=5)

    changed = Instance(
        name="ill", problem=problem, planted=made.planted, names=made.names, capacities=made.capacities
    )
    assert found.unplaced == ()
    assert clashes_of(changed, found.placings) == ()
    assert ill not in {
        name for each in found.placings if each.day == made.planted[10].day for name in each.inspectors
    }


def test_visits_and_calls_are_told_apart_from_breaks() -> None:
    """A break that everybody has is in nobody's way."""
    pause = job(1, 660, format=SessionFormat.BREAK)
    found = move(visit(pause, job(2, 780, must=(7,))), 2, [Window(1, 660, 720)])

    assert moved(found) == [2]
    assert told_of(visit(pause, job(2, 780, must=(7,))), found.placings) == []
