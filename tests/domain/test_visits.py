from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.visits import days_that_suit, off_days
from inspection_ready.domain.working_days import BankHoliday, WorkingCalendar

CALENDAR = WorkingCalendar(
    bank_holidays=(BankHoliday(day=dt.date(2026, 12, 25), name="Christmas Day"),),
    announced_until=2028,
    closures=frozenset({dt.date(2026, 12, 31)}),
)


def test_days_off_of_a_visit_are_weekends_holidays_and_closures() -> None:
    found = off_days(dt.date(2026, 12, 24), dt.date(2026, 12, 31), CALENDAR)

    assert [(each.on.day, each.holiday) for each in found] == [
        (25, "Christmas Day"), (26, ""), (27, ""), (31, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("earliest", "days", "first"),
    [
        ("2026-12-08", 3, "2026-12-08"),  # a Tuesday itself
        ("2026-12-09", 3, "2026-12-15"),
        ("2026-12-22", 3, "2026-12-22"),  # ends on Christmas Eve
        ("2026-12-22", 4, "2027-01-05"),  # Christmas Day, then a closure
        ("2026-12-29", 3, "2027-01-05"),
    ],
)
def test_a_visit_that_suits_begins_on_a_tuesday_without_a_day_off(
    earliest: str, days: int, first: str
) -> None:
    found = days_that_suit(dt.date.fromisoformat(earliest), days=days, calendar=CALENDAR)

    assert found == (
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(first) + dt.timedelta(days=days - 1),
    )
