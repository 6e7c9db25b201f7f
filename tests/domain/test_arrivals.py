from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.arrivals import Odd, is_far_away, oddities
from inspection_ready.domain.dates import london_moment
from inspection_ready.domain.working_days import BankHoliday, WorkingCalendar
from inspection_ready.phrases.messages import oddity_words

CHRISTMAS = BankHoliday(day=dt.date(2026, 12, 25), name="Christmas Day")
CALENDAR = WorkingCalendar(bank_holidays=(CHRISTMAS,), announced_until=2027)
NOW = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)


def odd(typed: str) -> list[Odd]:
    moment = london_moment(dt.datetime.fromisoformat(typed))
    return [each.odd for each in oddities(moment, CALENDAR, now=NOW)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-12-01T09:30", []),
        ("2026-12-01T07:59", [Odd.OUT_OF_HOURS]),
        ("2026-12-01T18:00", [Odd.OUT_OF_HOURS]),
        ("2026-12-06T09:30", [Odd.NO_WORKING_DAY]),
        ("2026-12-25T23:30", [Odd.NO_WORKING_DAY]),
        ("2027-01-04T09:30", [Odd.IN_FUTURE]),
        ("2026-10-25T01:30", [Odd.FIRST_OF_TWO, Odd.NO_WORKING_DAY]),
        ("2026-10-25T01:30+00:00", [Odd.SECOND_OF_TWO, Odd.NO_WORKING_DAY]),
        ("2026-10-25T02:00+00:00", [Odd.NO_WORKING_DAY]),
        ("2026-10-25T00:59", [Odd.NO_WORKING_DAY]),
    ],
)
def test_what_is_unusual_about_a_moment_is_named(typed: str, expected: list[Odd]) -> None:
    assert odd(typed) == expected


def test_a_bank_holiday_is_named_with_the_working_day_after_it() -> None:
    (found,) = oddities(dt.datetime(2026, 12, 25, 9, 30, tzinfo=dt.UTC), CALENDAR, now=NOW)

    assert oddity_words(found) == (
        "Friday 25 December 2026 (Christmas Day) is not a working day. Weeks and months are counted from that day; "
        "the first working day after it is Monday 28 December 2026."
    )


@pytest.mark.parametrize(("year", "expected"), [(2021, True), (2023, False), (2027, False), (2029, True)])
def test_a_moment_years_away_is_mistyped(year: int, expected: bool) -> None:
    assert is_far_away(dt.datetime(year, 6, 1, tzinfo=dt.UTC), now=NOW) is expected
