from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.days_left import left_until
from inspection_ready.domain.working_days import NONE_OFF, add_working_days

CHRISTMAS = frozenset({dt.date(2026, 12, 25), dt.date(2026, 12, 28)})
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


@pytest.mark.parametrize(
    ("today", "day", "days", "working"),
    [
        ("2026-12-10", "2026-12-18", 8, 6),
        ("2026-12-10", "2026-12-10", 0, 0),
        ("2026-12-11", "2026-12-13", 2, 0),  # from a Friday to the Sunday
        ("2026-12-11", "2026-12-14", 3, 1),
        ("2026-12-24", "2026-12-29", 5, 1),  # over Christmas
        ("2026-12-08", "2026-12-03", -5, -3),
        ("2026-12-13", "2026-12-11", -2, 0),  # a Friday, seen from the Sunday
        ("2026-12-14", "2026-12-11", -3, -1),
        ("2026-12-29", "2026-12-24", -5, -1),
    ],
)
def test_days_and_working_days_to_a_day(today: str, day: str, days: int, working: int) -> None:
    left = left_until(dt.date.fromisoformat(day), today=dt.date.fromisoformat(today), off=CHRISTMAS)

    assert (left.days, left.working) == (days, working)


def test_closure_days_of_the_council_are_no_working_days() -> None:
    closed = frozenset({dt.date(2026, 12, 16), dt.date(2026, 12, 17)})

    left = left_until(dt.date(2026, 12, 18), today=dt.date(2026, 12, 10), off=closed)

    assert left.working == 4


@given(today=DAYS, count=st.integers(0, 60))
def test_counting_on_by_what_is_left_leads_to_the_day(today: dt.date, count: int) -> None:
    day = add_working_days(today, count, NONE_OFF)

    assert left_until(day, today=today, off=NONE_OFF).working == count


@given(one=DAYS, other=DAYS)
def test_what_is_ahead_of_one_day_is_as_far_behind_the_other(one: dt.date, other: dt.date) -> None:
    ahead, behind = left_until(other, today=one, off=CHRISTMAS), left_until(one, today=other, off=CHRISTMAS)

    assert (ahead.days, ahead.working) == (-behind.days, -behind.working)
