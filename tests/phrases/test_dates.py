from __future__ import annotations

from datetime import date, datetime

import pytest

from inspection_ready.phrases import dates


def test_day_is_written_without_a_leading_zero() -> None:
    assert dates.day(date(2025, 6, 4)) == "4 June 2025"


def test_weekday_comes_before_the_day() -> None:
    assert dates.weekday_and_day(date(2025, 6, 4)) == "Wednesday 4 June 2025"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 2, 9), date(2027, 2, 9), "9 February 2027"),
        (date(2027, 2, 9), date(2027, 2, 11), "9 to 11 February 2027"),
        (date(2027, 1, 30), date(2027, 2, 2), "30 January to 2 February 2027"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 to 2 January 2027"),
    ],
)
def test_range_says_once_what_both_days_share(first: date, last: date, words: str) -> None:
    assert dates.day_range(first, last) == words


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (9, 30, "9:30am"),
        (10, 0, "10am"),
        (12, 0, "midday"),
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (23, 59, "11:59pm"),
    ],
)
def test_time_is_written_as_people_say_it(hour: int, minute: int, words: str) -> None:
    assert dates.time(datetime(2026, 12, 1, hour, minute)) == words  # noqa: DTZ001 - a clock on a wall
