"""Bank holidays in England, under the names GOV.UK gives them.

The years people work in are shipped as a list, which is read in a moment: every start of the window asks for
them, and the ``holidays`` library takes longer to come than the window itself. Other years are worked out by
it. The list is what it says, and a test holds the two together; after an update of the library:

    python -m inspection_ready.exchange.bank_holidays
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from inspection_ready.domain.working_days import SATURDAY, BankHoliday
from inspection_ready.resources import ROOT

SHIPPED = ROOT / "calendars" / "england-bank-holidays.tsv"
SHIPPED_YEARS = range(2015, 2041)

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
    if first_year in SHIPPED_YEARS and last_year in SHIPPED_YEARS:
        return tuple(each for each in _shipped() if first_year <= each.day.year <= last_year)
    return worked_out(first_year, last_year)


def worked_out(first_year: int, last_year: int) -> tuple[BankHoliday, ...]:
    """As the library counts them."""
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


def _shipped() -> Iterator[BankHoliday]:
    for line in SHIPPED.read_text("utf-8").splitlines():
        day, substitute, name = line.split("\t")
        yield BankHoliday(day=dt.date.fromisoformat(day), name=name, is_substitute=bool(substitute))


def as_shipped(found: Sequence[BankHoliday]) -> str:
    """A line for each: the day, a word where it stands in for one on a weekend, the name."""
    lines = ((each.day.isoformat(), "substitute" if each.is_substitute else "", each.name) for each in found)
    return "".join("\t".join(line) + "\n" for line in lines)


if __name__ == "__main__":
    SHIPPED.parent.mkdir(exist_ok=True)
    SHIPPED.write_text(as_shipped(worked_out(SHIPPED_YEARS[0], SHIPPED_YEARS[-1])), "utf-8", newline="\n")
