from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.working_days import (
    NONE_OFF,
    BankHoliday,
    WorkingCalendar,
    add_working_days,
    count_working_days,
    first_working_day_from,
    is_working_day,
    last_working_day_by,
)

EASTER_2026 = frozenset({dt.date(2026, 4, 3), dt.date(2026, 4, 6)})
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
CLOSED = st.frozensets(st.dates(dt.date(2026, 1, 1), dt.date(2026, 6, 30)), max_size=20)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-04-20", -20, "2026-03-19"),  # Easter counted
        ("2026-03-19", 20, "2026-04-20"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-04", 1, "2026-04-07"),
        ("2026-04-04", 0, "2026-04-04"),
        ("2026-04-07", -1, "2026-04-02"),
    ],
)
def test_add_working_days_passes_over_weekends_and_easter(start: str, count: int, expected: str) -> None:
    assert add_working_days(dt.date.fromisoformat(start), count, EASTER_2026) == dt.date.fromisoformat(
        expected
    )


def test_add_working_days_passes_over_the_councils_own_closure() -> None:
    closed = EASTER_2026 | {dt.date(2026, 4, 7)}

    assert add_working_days(dt.date(2026, 4, 2), 1, closed) == dt.date(2026, 4, 8)


@given(start=DAYS, count=st.integers(-60, 60), off=CLOSED)
def test_count_working_days_undoes_adding_them(start: dt.date, count: int, off: frozenset[dt.date]) -> None:
    assert count_working_days(start, add_working_days(start, count, off), off) == count


@given(start=DAYS, count=st.integers(1, 60), off=CLOSED)
def test_adding_working_days_ends_on_a_working_day(
    start: dt.date, count: int, off: frozenset[dt.date]
) -> None:
    assert is_working_day(add_working_days(start, count, off), off)
    assert is_working_day(add_working_days(start, -count, off), off)


@given(one=DAYS, more=st.integers(0, 40), rest=st.integers(0, 40), off=CLOSED)
def test_adding_working_days_in_two_steps_is_adding_them_at_once(
    one: dt.date, more: int, rest: int, off: frozenset[dt.date]
) -> None:
    two_steps = add_working_days(add_working_days(one, more, off), rest, off)

    assert two_steps == add_working_days(one, more + rest, off)


def test_not_later_than_a_bank_holiday_is_the_working_day_before_the_weekend() -> None:
    assert last_working_day_by(dt.date(2026, 4, 6), EASTER_2026) == dt.date(2026, 4, 2)
    assert last_working_day_by(dt.date(2026, 4, 7), EASTER_2026) == dt.date(2026, 4, 7)


def test_not_before_a_bank_holiday_is_the_working_day_after() -> None:
    assert first_working_day_from(dt.date(2026, 4, 3), EASTER_2026) == dt.date(2026, 4, 7)
    assert first_working_day_from(dt.date(2026, 4, 2), EASTER_2026) == dt.date(2026, 4, 2)


def test_calendar_joins_bank_holidays_and_closure_days() -> None:
    good_friday = BankHoliday(day=dt.date(2026, 4, 3), name="Good Friday")
    calendar = WorkingCalendar(
        bank_holidays=(good_friday,), announced_until=2028, closures=frozenset({dt.date(2026, 12, 29)})
    )

    assert calendar.off == {dt.date(2026, 4, 3), dt.date(2026, 12, 29)}


def test_calendar_says_which_years_are_not_announced_yet() -> None:
    calendar = WorkingCalendar(bank_holidays=(), announced_until=2028, closures=NONE_OFF)

    assert calendar.is_announced(dt.date(2028, 12, 31)) is True
    assert calendar.is_announced(dt.date(2029, 1, 1)) is False


@given(start=DAYS, days=st.integers(-500, 500), off=CLOSED)
def test_working_days_are_counted_as_one_by_one(start: dt.date, days: int, off: frozenset[dt.date]) -> None:
    end = start + dt.timedelta(days=days)
    first, last = sorted((start, end))
    each = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    passed = each[1:] if start <= end else each[:-1]

    counted = count_working_days(start, end, off)

    assert abs(counted) == sum(is_working_day(day, off) for day in passed)
    assert (counted < 0) <= (end < start)
