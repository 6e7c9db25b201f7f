"""What moves, before and after, in words."""

from __future__ import annotations

from inspection_ready.domain.plan_moves import Change, Moves, changes_between
from inspection_ready.domain.plan_problem import Placing, Spot
from inspection_ready.domain.plan_reasons import PlanNames
from inspection_ready.phrases.plan_moves import change_sentence, moves_summary

NAMES = PlanNames(
    inspectors={"jo hart": "Jo Hart", "sam lee": "Sam Lee"},
    sessions={1: "Carers", 2: "Practice", 3: "Workforce"},
    rooms={11: "Committee Room", 12: "Room 2"},
    bases={1: "Town Hall", 2: "Market Gate"},
    days={1: "Tuesday 9 February 2027", 2: "Wednesday 10 February 2027"},
)
BEFORE = Placing(1, 1, 600, 1, Spot(1, 11), ("jo hart",))
AFTER = Placing(1, 2, 840, 1, Spot(2, None), ("jo hart",))


def told(before: Placing | None, after: Placing | None) -> str:
    return change_sentence(Change(session_id=1, before=before, after=after), NAMES)


def test_from_when_and_where_to_when_and_where() -> None:
    assert told(BEFORE, AFTER) == (
        "“Carers” moves from 10am on Tuesday 9 February 2027 (Committee Room, Town Hall) "
        "to 2pm on Wednesday 10 February 2027 (Market Gate)."
    )


def test_another_room_at_the_same_time() -> None:
    after = Placing(1, 1, 600, 1, Spot(1, 12), ("jo hart",))

    assert told(BEFORE, after) == (
        "“Carers” changes from Committee Room, Town Hall to Room 2, Town Hall, at 10am on Tuesday 9 February 2027."
    )


def test_other_inspectors_at_the_same_time() -> None:
    assert told(BEFORE, Placing(1, 1, 600, 1, Spot(1, 11), ("sam lee",))) == (
        "“Carers” has Sam Lee instead of Jo Hart."
    )
    assert told(BEFORE, Placing(1, 1, 600, 1, Spot(1, 11), ("jo hart", "sam lee"))) == (
        "“Carers” has Sam Lee as well."
    )
    assert told(BEFORE, Placing(1, 1, 600, 1, Spot(1, 11))) == "“Carers” is without Jo Hart."


def test_a_place_that_is_lost_and_one_that_is_found() -> None:
    assert told(BEFORE, None) == (
        "“Carers” has no place any more; it was at 10am on Tuesday 9 February 2027."
    )
    assert told(None, AFTER) == "“Carers” goes to 2pm on Wednesday 10 February 2027 (Market Gate)."


def test_another_track_is_no_change() -> None:
    before = {1: BEFORE, 2: Placing(2, 1, 660)}
    after = {1: Placing(1, 1, 600, 2, Spot(1, 11), ("jo hart",)), 2: Placing(2, 1, 720)}

    (change,) = changes_between(before, after, asked=1, confirmed=frozenset({2}))

    assert (change.session_id, change.is_confirmed, change.is_asked) == (2, True, False)


def test_the_summary_counts_and_says_whether_fewer_could() -> None:
    asked = Change(session_id=1, before=BEFORE, after=AFTER, is_asked=True)
    moved = Change(session_id=2, before=Placing(2, 1, 660), after=Placing(2, 1, 720), is_confirmed=True)
    kept = Change(session_id=3, before=Placing(3, 1, 660), after=Placing(3, 1, 660, 0, Spot(1, 12)))

    found = Moves(placings=(), changes=(asked, moved, kept), is_fewest=True)

    assert moves_summary(found, NAMES) == (
        "1 other session moves, and 1 keeps the time with another room or other inspectors. No fewer could move. "
        "Already confirmed: “Practice”."
    )


def test_the_summary_of_what_is_not_proven_and_not_kept() -> None:
    lost = Change(session_id=1, before=BEFORE, after=None)

    found = Moves(placings=(), changes=(lost,), unplaced=(1,), cannot_stay=(3,))

    assert moves_summary(found, NAMES) == (
        "No session moves. This is the best found so far: perhaps fewer could move. No place is left for “Carers”. "
        "Against a rule where they are, and not allowed to move: “Workforce”."
    )


def test_nothing_has_to_change() -> None:
    assert moves_summary(Moves(placings=()), NAMES) == "Nothing has to change."
