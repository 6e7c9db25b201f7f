from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.dates import (
    NoSuchTime,
    add_months,
    london_moment,
    monday_after,
    on_the_clock,
)

START, END = dt.datetime.fromisoformat("2000-01-01"), dt.datetime.fromisoformat("2036-12-31")


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-12-01T09:30", "2026-12-01T09:30+00:00"),
        ("2026-07-01T09:30", "2026-07-01T08:30+00:00"),
        ("2026-10-25T01:30", "2026-10-25T00:30+00:00"),  # happens twice: the first
        ("2026-12-01T09:30+02:00", "2026-12-01T07:30+00:00"),
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30+00:00"),  # the offset says it is the second
    ],
)
def test_london_moment_reads_the_clock_on_the_wall(typed: str, moment: str) -> None:
    assert london_moment(dt.datetime.fromisoformat(typed)) == dt.datetime.fromisoformat(moment)


@pytest.mark.parametrize("typed", ["2027-03-28T01:00", "2027-03-28T01:59:59"])
def test_london_moment_refuses_a_time_no_clock_showed(typed: str) -> None:
    with pytest.raises(NoSuchTime) as caught:
        london_moment(dt.datetime.fromisoformat(typed))

    assert caught.value.typed == dt.datetime.fromisoformat(typed)


@given(typed=st.datetimes(START, END))
def test_london_moment_shows_again_what_was_typed_or_refuses_it(typed: dt.datetime) -> None:
    try:
        moment = london_moment(typed)
    except NoSuchTime:
        assert (typed.month, typed.hour, typed.weekday()) == (3, 1, 6)
        return

    assert on_the_clock(moment) == typed.replace(fold=0)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-12-01", 6, "2027-06-01"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-15", -13, "2024-12-15"),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_months_last(start: str, months: int, expected: str) -> None:
    assert add_months(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(("day", "expected"), [("2026-12-01", "2026-12-07"), ("2026-12-07", "2026-12-14")])
def test_monday_after_is_always_later(day: str, expected: str) -> None:
    assert monday_after(dt.date.fromisoformat(day), 1) == dt.date.fromisoformat(expected)
