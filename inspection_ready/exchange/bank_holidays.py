"""Bank holidays in England, under the names GOV.UK gives them."""

from __future__ import annotations

import datetime as dt
from functools import cache

from inspection_ready.domain.working_days import SATURDAY, BankHoliday

ANNOUNCED_UNTIL = 2028  # the last year on gov.uk/bank-holidays; later days follow the usual rules only

_GOVUK_NAMES = {
    "New Year's Day": "New Year’s Day",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "Bank Holiday for the State Funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Bank holiday for the coronation of King Charles III",
    "Diamond Jubilee of Elizabeth II": "Queen’s Diamond Jubilee",
}
_GOVUK_NAMES_ON = {dt.date(2020, 5, 8): "Early May bank holiday (VE day)"}
_OBSERVED = " (observed)"


@cache
def england_bank_holidays(first_year: int, last_year: int) -> tuple[BankHoliday, ...]:
    """In the order they fall. A holiday on a weekend is given by its substitute day alone, as GOV.UK does."""
    from holidays.countries.united_kingdom import UnitedKingdom  # slow import

    found = UnitedKingdom(subdiv="ENG", years=range(first_year, last_year + 1), language="en_GB")  # type: ignore[no-untyped-call]  # holidays ships no types
    return tuple(
        _bank_holiday(day, name)
        for day, name in sorted(found.items())
        if day.weekday() < SATURDAY and first_year <= day.year <= last_year
    )


def _bank_holiday(day: dt.date, name: str) -> BankHoliday:
    plain = name.removesuffix(_OBSERVED)
    return BankHoliday(
        day=day,
        name=_GOVUK_NAMES_ON.get(day, _GOVUK_NAMES.get(plain, plain)),
        is_substitute=name.endswith(_OBSERVED),
    )
