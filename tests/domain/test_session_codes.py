from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.session_codes import code_is_taken, next_code, with_codes
from inspection_ready.domain.timetable import Session


def session(day: int, starts: int, code: str = "", track: int = 0) -> Session:
    return Session(timetable_id=1, day=day, starts=starts, minutes=30, track=track, code=code, title="x")


def test_codes_follow_the_clock_of_each_day() -> None:
    found = with_codes([session(2, 540), session(1, 600, track=2), session(1, 600, track=1), session(1, 540)])

    assert [(each.day, each.starts, each.track, each.code) for each in found] == [
        (1, 540, 0, "D1-01"), (1, 600, 1, "D1-02"), (1, 600, 2, "D1-03"), (2, 540, 0, "D2-01"),
    ]  # fmt: skip


def test_a_code_that_is_there_stays_and_is_passed_over() -> None:
    found = with_codes([session(1, 540), session(2, 540, "D1-07")], taken=["d1-02"])

    assert [each.code for each in found] == ["D1-08", "D1-07"]


def test_a_code_of_ones_own_is_no_number() -> None:
    assert next_code(1, ["PSW", "D2-09", "D1-x"]) == "D1-01"


def test_a_code_is_taken_whatever_its_capitals_but_not_by_itself() -> None:
    held = session(1, 540, "D1-01")

    assert code_is_taken(session(1, 600, "d1-01"), [held])
    assert not code_is_taken(held, [held])
    assert not code_is_taken(session(1, 600), [session(1, 660)])


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 1439)), max_size=60))
def test_no_two_sessions_have_one_code(told: list[tuple[int, int]]) -> None:
    codes = [each.code for each in with_codes([session(day, starts) for day, starts in told])]

    assert len(set(codes)) == len(told)
