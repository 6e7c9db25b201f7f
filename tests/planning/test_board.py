"""The board and the check for clashes, which share nothing, say the same of any session at any place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Job, Placing, Problem, Spot, Window
from inspection_ready.domain.timetable import SessionFormat, Timetable, Turn
from inspection_ready.planning.board import Board, Obstacle
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.lanes import Lane
from inspection_ready.planning.openings import open_starts
from tests.planning.as_timetable import told_of
from tests.planning.small_problems import DAYS, FROM, TO, WHOLE, problems

ONE = Job(session_id=1, name="One", minutes=60, must=(1,), windows=WHOLE)
TWO = replace(ONE, session_id=2, name="Two")
AT_NINE = Placing(1, 1, 540)


def asked(*jobs: Job, **rules: int) -> Board:
    """A day without rules, but for those that are named."""
    free = {"longest_stretch": 0, "lunch_minutes": 0, "breather": 0, "between_rooms": 0} | rules
    timetable = Timetable(name="The visit", days=2, day_from=FROM, day_to=TO, **free)  # type: ignore[arg-type]  # the names are those of its rules
    return Board(Problem(rules=timetable, days=WHOLE, jobs=jobs))


def with_first(two: Job = TWO, one: Job = ONE, **rules: int) -> Board:
    board = asked(one, two, **rules)
    board.put(AT_NINE)
    return board


@settings(max_examples=200, deadline=None)
@given(problems(), st.data())
def test_what_fits_is_what_the_check_has_nothing_against(problem: Problem, data: st.DataObject) -> None:
    board = Board(problem)
    for job in problem.jobs:
        if job.is_fixed:
            continue
        trial = _drawn(data, job)
        before = told_of(problem, board.placings)
        new = [each for each in told_of(problem, (*board.placings, trial)) if each not in before]
        in_hours = any(
            each.holds(trial.day, trial.starts, trial.starts + job.minutes) for each in job.windows
        )

        assert board.fits(trial) == (in_hours and not new), (list(board.obstacles(trial)), new)

        if board.fits(trial):
            board.put(trial)


@settings(max_examples=100, deadline=None)
@given(problems(), st.data())
def test_what_is_in_the_way_is_enough_to_move(problem: Problem, data: st.DataObject) -> None:
    board = _filled(problem, data)
    for job in problem.jobs:
        if board.at(job.session_id) is not None:
            continue
        trial = _drawn(data, job)
        obstacles = list(board.obstacles(trial))
        if any(not each.sessions for each in obstacles):
            continue
        for obstacle in obstacles:
            for each in obstacle.sessions[: obstacle.enough]:
                if board.at(each) is not None:
                    board.lift(each)

        assert board.fits(trial)


@settings(max_examples=100, deadline=None)
@given(problems(), st.data())
def test_no_start_that_fits_is_left_out_of_the_openings(problem: Problem, data: st.DataObject) -> None:
    board = _filled(problem, data)
    for job in problem.jobs:
        if board.at(job.session_id) is not None or job.inspectors_wanted:
            continue
        entry = board.entry(job.session_id)
        opened = set(bits(open_starts(board, entry)))
        for bit in bits(entry.starts):
            rank, starts = board.layout.when(bit)
            fitting = [
                Placing(job.session_id, board.layout.day_of[rank], starts, track, spot)
                for track in job.tracks
                for spot in job.spots
            ]
            if any(map(board.fits, fitting)):
                assert bit in opened


@settings(max_examples=60, deadline=None)
@given(problems(), st.data())
def test_what_is_lifted_leaves_no_trace(problem: Problem, data: st.DataObject) -> None:
    board, empty = _filled(problem, data), Board(problem)
    for job in problem.jobs:
        if not job.is_fixed and board.at(job.session_id) is not None:
            board.lift(job.session_id)

    assert board.placed == empty.placed
    assert board.diaries == empty.diaries
    assert board.running == empty.running
    assert board.full == empty.full
    assert board.turns == empty.turns
    for lane, other in zip(
        (*board.tracks.values(), *_rooms(board)), (*empty.tracks.values(), *_rooms(empty)), strict=True
    ):
        assert (lane.days, lane.taken) == (other.days, other.taken)


def _rooms(board: Board) -> list[Lane]:
    return [each for each in board.rooms if each is not None]


def _drawn(data: st.DataObject, job: Job) -> Placing:
    pool = [each for each in job.inspectors_from if each not in job.must]
    return Placing(
        job.session_id,
        data.draw(st.sampled_from(DAYS)),
        data.draw(st.integers(FROM // 15, TO // 15)) * 15,
        data.draw(st.sampled_from(job.tracks)),
        data.draw(st.sampled_from(job.spots)),
        tuple(pool[: job.inspectors_wanted]),
    )


def _filled(problem: Problem, data: st.DataObject) -> Board:
    board = Board(problem)
    for job in problem.jobs:
        if board.at(job.session_id) is None:
            trial = _drawn(data, job)
            if board.fits(trial):
                board.put(trial)
    return board


@pytest.mark.parametrize(
    ("rule", "starts", "needed"),
    [("breather", 610, 15), ("between_turns", 640, 45)],
)
def test_a_rule_is_named_with_its_minutes(rule: str, starts: int, needed: int) -> None:
    one = replace(ONE, taking_part=frozenset({1}))
    board = with_first(replace(TWO, taking_part=frozenset({1})), one, **{rule: needed})

    (told,) = board.obstacles(Placing(2, 1, starts))

    code = ClashCode.NO_BREATHER if rule == "breather" else ClashCode.TURNS_TOO_CLOSE
    assert told == Obstacle(code, (1,), 1, 1, starts - 600, needed)


def test_the_way_is_named_with_its_minutes() -> None:
    board = asked(
        replace(TWO, spots=(Spot(2),), format=SessionFormat.MEETING),
        replace(ONE, spots=(Spot(1),), format=SessionFormat.MEETING),
        between_bases=30,
    )
    board.put(replace(AT_NINE, spot=Spot(1)))

    (told,) = board.obstacles(Placing(2, 1, 620, spot=Spot(2)))

    assert told == Obstacle(ClashCode.WAY_TOO_SHORT, (1,), 1, 1, 20, 30)
    assert board.fits(Placing(2, 1, 630, spot=Spot(2)))


def test_of_several_at_once_so_many_have_to_go_as_are_too_many() -> None:
    jobs = [replace(ONE, session_id=each, must=()) for each in (1, 2, 3)]
    board = asked(*jobs, tracks=2)
    board.put(AT_NINE)
    board.put(replace(AT_NINE, session_id=2, starts=570))

    (told,) = board.obstacles(replace(AT_NINE, session_id=3, starts=585))

    assert told == Obstacle(ClashCode.TOO_MANY_AT_ONCE, (1, 2), 1, None, 3, 2)


def test_a_session_that_alone_breaks_a_rule_names_nobody_in_the_way() -> None:
    board = with_first(replace(TWO, minutes=240), longest_stretch=180)

    (told,) = board.obstacles(Placing(2, 1, 600))

    assert told == Obstacle(ClashCode.NO_BREAK, (), 0, 1, 300, 180)


def test_whoever_is_seen_first_waits_for_nobody() -> None:
    board = with_first(replace(TWO, turn=Turn.FIRST, must=()))

    assert list(board.obstacles(Placing(2, 1, 540))) == []
    assert list(board.obstacles(Placing(2, 1, 555))) == [Obstacle(ClashCode.NOT_FIRST, (1,))]


def test_where_it_stands_now_is_not_in_its_own_way() -> None:
    board = with_first()

    assert board.fits(replace(AT_NINE, starts=570))
    assert board.at(1) == AT_NINE


def test_windows_that_say_nowhere_are_nowhere() -> None:
    board = asked(replace(ONE, windows=(Window(1, 540, 590),)))

    assert list(bits(open_starts(board, board.entry(1)))) == []
