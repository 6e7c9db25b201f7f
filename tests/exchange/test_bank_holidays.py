from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from inspection_ready.domain.working_days import BankHoliday
from inspection_ready.exchange.bank_holidays import (
    ANNOUNCED_UNTIL,
    SHIPPED,
    SHIPPED_YEARS,
    as_shipped,
    england_bank_holidays,
    worked_out,
)

if TYPE_CHECKING:
    from pathlib import Path

SPRING_OF_2012 = dt.date(
    2012, 6, 4
)  # moved for the Jubilee; GOV.UK calls it a substitute, the library does not


def test_bank_holidays_of_2026_are_those_of_govuk() -> None:
    holidays = england_bank_holidays(2026, 2026)

    assert [(holiday.day.isoformat(), holiday.name) for holiday in holidays] == [
        ("2026-01-01", "New Year’s Day"),
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2026-05-04", "Early May bank holiday"),
        ("2026-05-25", "Spring bank holiday"),
        ("2026-08-31", "Summer bank holiday"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-28", "Boxing Day"),
    ]


def test_bank_holiday_on_a_weekend_is_given_by_its_substitute_day() -> None:
    holidays = england_bank_holidays(2027, 2028)

    assert [holiday for holiday in holidays if holiday.is_substitute] == [
        BankHoliday(day=dt.date(2027, 12, 27), name="Christmas Day", is_substitute=True),
        BankHoliday(day=dt.date(2027, 12, 28), name="Boxing Day", is_substitute=True),
        BankHoliday(day=dt.date(2028, 1, 3), name="New Year’s Day", is_substitute=True),
    ]


def test_bank_holidays_agree_with_the_whole_list_published_by_govuk(shared_data: Path) -> None:
    published = json.loads((shared_data / "calendars" / "govuk-bank-holidays.json").read_text("utf-8"))
    events = published["england-and-wales"]["events"]
    years = [int(event["date"][:4]) for event in events]

    ours = england_bank_holidays(min(years), max(years))

    assert [(holiday.day.isoformat(), holiday.name) for holiday in ours] == [
        (event["date"], event["title"]) for event in events
    ]
    assert [holiday.day for holiday in ours if holiday.is_substitute] == [
        dt.date.fromisoformat(event["date"])
        for event in events
        if event["notes"] == "Substitute day" and event["date"] != SPRING_OF_2012.isoformat()
    ]
    assert max(years) == ANNOUNCED_UNTIL


def test_the_shipped_list_is_what_the_library_works_out() -> None:
    first, last = SHIPPED_YEARS[0], SHIPPED_YEARS[-1]

    found = worked_out(first, last)

    assert england_bank_holidays(first, last) == found
    assert SHIPPED.read_text("utf-8") == as_shipped(found)


def test_years_outside_the_shipped_list_are_worked_out() -> None:
    holidays = england_bank_holidays(SHIPPED_YEARS[-1] + 1, SHIPPED_YEARS[-1] + 1)

    assert [holiday.day.isoformat() for holiday in holidays if holiday.name == "Easter Monday"] == [
        "2041-04-22"
    ]
    assert len(holidays) == 8
