from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.requests import (
    BY_ITSELF,
    MOVES,
    WORKING,
    Move,
    Request,
    RequestState,
    RequestStep,
    Turnaround,
    answered_at,
    moves_from,
    time_left,
    turnaround,
)
from inspection_ready.phrases.requests import left_words, turnaround_sentence

NOW = datetime(2027, 1, 12, 10, 0, tzinfo=UTC)
ASKED = Request(wording="Your carers strategy", number=1, asked_at=NOW - timedelta(days=3), due_at=NOW)


def step(what: str, at: datetime) -> RequestStep:
    return RequestStep(request_id=ASKED.id, what=what, at=at, by="Ada")


def test_every_state_can_be_reached_and_none_is_a_dead_end() -> None:
    reached, rest = {RequestState.OPEN}, [RequestState.OPEN]
    while rest:
        state = rest.pop()
        for before, move in MOVES:
            after = MOVES[before, move]
            if before is state and after not in reached:
                reached.add(after)
                rest.append(after)

    assert reached == set(RequestState)
    assert all(moves_from(state) for state in RequestState)


def test_nobody_signs_or_sends_a_request_by_hand() -> None:
    assert {move for state in RequestState for move in moves_from(state)} == set(Move) - BY_ITSELF


def test_only_what_was_checked_is_signed_and_only_what_is_signed_is_sent() -> None:
    assert {state for state, move in MOVES if move is Move.SIGN} == {RequestState.CHECKED}
    assert {state for (state, _), after in MOVES.items() if after is RequestState.SENT} == {
        RequestState.SIGNED
    }


def test_every_move_is_of_use() -> None:
    assert {move for _, move in MOVES} == set(Move)


def test_nothing_is_checked_that_was_not_answered() -> None:
    assert {state for state, move in MOVES if move is Move.CHECK} == {RequestState.ANSWERED}
    assert {state for (state, _), after in MOVES.items() if after is RequestState.ANSWERED} == set(WORKING)


@given(st.lists(st.sampled_from(list(Move)), max_size=30))
def test_however_it_goes_it_can_still_be_answered_checked_and_signed(moves: list[Move]) -> None:
    state = RequestState.OPEN
    for move in moves:
        state = MOVES.get((state, move), state)
    for _ in range(4):  # back, asked again, answered, checked
        for wanted in (Move.REVIVE, Move.ANSWER, Move.CHECK, Move.SIGN):
            state = MOVES.get((state, wanted), state)

    assert state in {RequestState.SIGNED, RequestState.SENT}


def test_the_last_answer_counts() -> None:
    steps = [step("answer", NOW - timedelta(days=2)), step("reopen", NOW), step("answer", NOW)]

    assert answered_at(replace(ASKED, state=RequestState.ANSWERED), steps) == NOW
    assert answered_at(replace(ASKED, state=RequestState.ACKNOWLEDGED), steps[:2]) is None


@pytest.mark.parametrize(
    ("request_", "steps", "counted"),
    [
        (ASKED, [], Turnaround(open=1)),
        (replace(ASKED, due_at=NOW - timedelta(seconds=1)), [], Turnaround(open=1, late=1)),
        (replace(ASKED, due_at=None), [], Turnaround(open=1)),
        (replace(ASKED, state=RequestState.WITHDRAWN), [], Turnaround()),
        (
            replace(ASKED, state=RequestState.ANSWERED),
            [step("answer", NOW)],
            Turnaround(answered=1, in_time=1),
        ),
        (
            replace(ASKED, state=RequestState.CHECKED),
            [step("answer", NOW + timedelta(minutes=1))],
            Turnaround(answered=1),
        ),
        (
            replace(ASKED, state=RequestState.CHECKED, due_at=None),
            [step("answer", NOW)],
            Turnaround(answered=1, in_time=1),
        ),
    ],
)
def test_turnaround(request_: Request, steps: list[RequestStep], counted: Turnaround) -> None:
    assert turnaround(request_, steps, NOW) == counted


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(seconds=20), "1 minute left"),
        (timedelta(minutes=59), "59 minutes left"),
        (timedelta(hours=1), "1 hour left"),
        (timedelta(hours=47, minutes=59), "47 hours left"),
        (timedelta(hours=48), "2 days left"),
        (timedelta(hours=-3, minutes=-10), "3 hours late"),
        (timedelta(days=-9), "9 days late"),
        (None, ""),
    ],
)
def test_hours_are_counted_when_it_is_hours(left: timedelta | None, words: str) -> None:
    assert left_words(left) == words


def test_nothing_is_left_of_what_is_answered_or_has_no_time() -> None:
    assert time_left(replace(ASKED, due_at=NOW + timedelta(hours=5)), NOW) == timedelta(hours=5)
    assert time_left(replace(ASKED, state=RequestState.ANSWERED), NOW) is None
    assert time_left(replace(ASKED, due_at=None), NOW) is None


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (Turnaround(), "No request has been made yet."),
        (Turnaround(answered=52, in_time=41), "41 of 52 requests were answered in time."),
        (
            Turnaround(answered=1, in_time=1, open=1, late=1),
            "1 of 1 request was answered in time; 1 is open, 1 of them late.",
        ),
        (Turnaround(open=3, late=2), "None of 3 requests has been answered yet, 2 of them late."),
    ],
)
def test_the_sentence_for_the_self_assessment(counted: Turnaround, sentence: str) -> None:
    assert turnaround_sentence(counted) == sentence
