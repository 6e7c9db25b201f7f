"""A plan laid back into the timetable, judged by the check for clashes, which shares nothing with any planner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.inspectors import inspectors_counted
from inspection_ready.domain.plan_choice import PlanChoice
from inspection_ready.domain.plan_making import problem_of
from inspection_ready.domain.plan_problem import Placing, Plan, Preference, Spot
from inspection_ready.domain.plan_proposals import Proposal, proposal_of
from inspection_ready.domain.timetable import Attendance, Half, Session, SessionFormat, SessionState
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.plans import attention, change_rows, headline, standing, trade_offs
from tests.domain.test_plan_making import ADA, HALL, LARGE, SMALL, VISIT, known, session, whole

ONE = session("Carers", starts=600, code="D1-01")
TWO = session("Partners", starts=600, code="D1-02", track=2)
BOTH = tuple(Attendance(session_id=each.id, person_id=ADA.id) for each in (ONE, TWO))
CLASHING = whole(ONE, TWO, people=BOTH)


def proposal(
    held: WholeTimetable, *placings: Placing, choice: PlanChoice | None = None, unplaced: tuple[int, ...] = ()
) -> Proposal:
    """With everything that is not named where it stands."""
    problem = problem_of(held, known(), choice)
    named = {each.session_id for each in placings} | set(unplaced)
    rest = tuple(each.now for each in problem.jobs if each.now and each.session_id not in named)
    return proposal_of(held, known(), problem, Plan(placings=(*placings, *rest), unplaced=unplaced), choice)


def test_a_plan_that_mends_a_clash_is_good_and_says_what_moves() -> None:
    made = proposal(CLASHING, Placing(TWO.id, 2, 540, 1, Spot(HALL.id, LARGE.id)))

    assert made.is_good
    assert [(each.before, each.after.day, each.after.starts, each.is_moved) for each in made.changes] == [
        (TWO, 2, 540, True)
    ]
    assert (made.after.sessions[-1].base_id, made.after.sessions[-1].room_id) == (HALL.id, LARGE.id)
    assert headline(made) == (
        "Placed: 2 of 2 sessions. 1 session would move. The check finds no clash that was "
        "not there before. Clashes: 1 before, 0 after."
    )
    names = {HALL.id: "Town Hall", LARGE.id: "Large"}
    assert change_rows(made, {ADA.id: "Ada Brook"}, names)[0] == (
        "D1-02 Partners",
        "Day 1, Tuesday 9 February 2027, 10am to 11am",
        "Day 2, Wednesday 10 February 2027, 9am to 10am, Large, Town Hall",
        "Ada Brook",
    )


def test_what_a_planner_got_wrong_is_found_and_told_in_words() -> None:
    """Both planned at once, in a room too small, outside the hours."""
    apart = whole(ONE, replace(TWO, starts=780), people=BOTH)
    wrong = Placing(TWO.id, 1, 630, 2, Spot(HALL.id, SMALL.id))

    made = proposal(apart, wrong)

    assert not made.is_good
    assert [each.code for each in made.new_clashes] == [ClashCode.PERSON_TWICE]
    assert "The check finds 1 clash that was not there before" in headline(made)
    assert attention(made)[0].startswith("Ada Brook")


def test_what_found_no_place_stands_where_it_stood_and_is_not_counted_against_the_others() -> None:
    made = proposal(CLASHING, unplaced=(TWO.id,))

    assert (made.unplaced, made.new_clashes, made.clashes_after) == ((TWO,), (), ())
    assert made.after.sessions == CLASHING.sessions
    assert not made.is_good
    assert headline(made).startswith("Placed: 1 of 2 sessions. Nothing moves.")


def test_a_confirmed_session_that_has_to_move_is_pencilled_again_and_said() -> None:
    agreed = replace(ONE, state=SessionState.CONFIRMED)
    choice = PlanChoice(freed=frozenset({agreed.id}))

    made = proposal(whole(agreed), Placing(agreed.id, 2, 600, 1), choice=choice)

    assert made.changes[0].after.state is SessionState.PENCILLED
    assert attention(made) == (
        "“D1-01 Carers” was confirmed and would be pencilled again: whoever comes has to be asked anew.",
    )


def test_who_is_seen_is_not_asked_again_because_another_inspector_comes() -> None:
    """At the same time and in the same room: it stays confirmed, and they hear of the inspector as of a change."""
    agreed = replace(ONE, state=SessionState.CONFIRMED, inspectors="Jo Hart, Sam Lee", room_id=LARGE.id)
    choice = PlanChoice(freed=frozenset({agreed.id}), leave_inspectors=frozenset({"jo hart"}))
    here = Placing(agreed.id, 1, 600, 1, Spot(HALL.id, LARGE.id))

    made = proposal(whole(agreed), here, choice=choice)

    assert made.changes[0].after == replace(agreed, inspectors="Sam Lee, one inspector")
    assert attention(made) == ()
    assert change_rows(made, {}, {LARGE.id: "Large"})[0] == (
        "D1-01 Carers",
        "Day 1, Tuesday 9 February 2027, 10am to 11am, Large, inspectors: Jo Hart, Sam Lee",
        "Day 1, Tuesday 9 February 2027, 10am to 11am, Large, inspectors: Sam Lee, one inspector",
        "",
    )


def test_another_track_alone_is_said() -> None:
    made = proposal(whole(ONE), Placing(ONE.id, 1, 600, 2))

    assert change_rows(made, {}, {})[0][1:3] == (
        "Day 1, Tuesday 9 February 2027, 10am to 11am, Track 1",
        "Day 1, Tuesday 9 February 2027, 10am to 11am, Track 2",
    )


def test_travel_whose_session_moves_away_is_said_to_stay_behind() -> None:
    taxi = session("Taxi", starts=570, minutes=30, format=SessionFormat.TRAVEL)
    other = session("Other taxi", starts=570, minutes=30, format=SessionFormat.TRAVEL, track=2)

    made = proposal(whole(taxi, other, ONE), Placing(ONE.id, 1, 660, 1))

    assert made.travel == (taxi,)
    assert attention(made)[0].startswith("“Taxi” is travel to or from a session that moves.")


@pytest.mark.parametrize(
    ("said", "chosen", "leaving", "becomes"),
    [
        ("Two inspectors", ("sam lee", "kim vale"), (), "Sam Lee, Kim Vale"),
        ("Jo Hart and one inspector", ("sam lee",), (), "Jo Hart, Sam Lee"),
        ("Jo Hart and one inspector", (), (), "Jo Hart and one inspector"),
        ("Jo Hart, Sam Lee", ("kim vale",), ("jo hart",), "Sam Lee, Kim Vale"),
        ("Jo Hart, Sam Lee", (), ("jo hart",), "Sam Lee, one inspector"),
        ("The whole team", (), ("jo hart",), "The whole team"),
        (
            "One inspector and an Expert by Experience",
            ("sam lee", "kim vale"),
            (),
            "Sam Lee, Kim Vale (One inspector and an Expert by Experience)",
        ),
    ],
)
def test_inspectors_are_written_as_they_are_called(
    said: str, chosen: tuple[str, ...], leaving: tuple[str, ...], becomes: str
) -> None:
    asked = replace(ONE, inspectors=said)
    held = whole(asked, timetable=replace(VISIT, team="Jo Hart\nSam Lee\nKim Vale"))
    choice = PlanChoice(freed=frozenset({asked.id}), leave_inspectors=frozenset(leaving))

    made = proposal(held, Placing(asked.id, 1, 600, 1, inspectors=chosen), choice=choice)

    assert made.after.sessions[0].inspectors == becomes
    assert inspectors_counted(becomes) == inspectors_counted(said)


def test_trade_offs_say_both_numbers_in_their_unit() -> None:
    made = replace(
        proposal(CLASHING, Placing(TWO.id, 2, 540, 1)),
        costs_before={Preference.SPREAD: 90, Preference.ROOM: 0, Preference.MOVED: 0},
        costs_after={Preference.SPREAD: 0, Preference.ROOM: 12, Preference.MOVED: 0},
    )

    assert trade_offs(made) == (
        ("The longest day is longer than the shortest by", "1 hour 30 minutes", "0 minutes"),
        ("Seats that stay empty", "0", "12"),
    )


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (
            8,
            "so far. Proven: nothing that places as many is more than 8% better, and there may be nothing better.",
        ),
        (61, "so far; more time may find better."),
        (None, "so far; more time may find better."),
    ],
)
def test_how_much_better_a_plan_could_be_is_said_where_it_says_something(most: int | None, said: str) -> None:
    made = replace(proposal(CLASHING, Placing(TWO.id, 2, 540, 1)), better_at_most=most)

    assert standing(made) == f"The best found {said}"
    assert standing(replace(made, is_best=True)) == "Proven: nothing places as many and weighs better."


def test_half_days_are_told_apart_from_seconds() -> None:
    one, other = replace(ONE, half=Half.AFTERNOON), replace(TWO, half=Half.MORNING)
    gone = session("Gone", starts=600, half=Half.AFTERNOON, state=SessionState.CANCELLED)
    made = replace(
        proposal(
            whole(one, other, gone, people=BOTH), Placing(one.id, 1, 750, 1), Placing(other.id, 1, 735, 2)
        ),
        costs_before={Preference.WISHES: 2, Preference.HALF_DAYS: 1},
        costs_after={Preference.WISHES: 0, Preference.HALF_DAYS: 0},
    )

    assert trade_offs(made) == (
        ("Sessions that are not in the half-day they were wanted in", "1", "0"),
        ("Sessions at times when a second cannot", "2", "0"),
    )
    assert made.halves_missed == (1, 0)


def test_what_found_no_place_is_in_no_half_day() -> None:
    asked = replace(TWO, half=Half.AFTERNOON)

    made = proposal(whole(ONE, asked, people=BOTH), Placing(ONE.id, 2, 600, 1), unplaced=(asked.id,))

    assert made.halves_missed == (1, 0)


def test_a_timetable_of_700_sessions_is_laid_and_checked_without_a_plan_of_its_own() -> None:
    """Nothing but the plan decides: laid back as it stands, nothing changes and nothing is new."""
    many = tuple(
        Session(
            timetable_id=VISIT.id, title=f"S{n}", day=1 + n % 2, starts=540 + n % 30 * 15, minutes=30, track=1
        )
        for n in range(700)
    )

    made = proposal(whole(*many))

    assert (made.changes, made.new_clashes) == ((), ())
