"""The day that figures in a file are of: "as at 31 March 2026". Inspectors ask for it first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from inspection_ready.domain.dates import add_months
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.searching import small_letters

MONTHS_OF_A_YEAR = 12
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_PERIOD = r"(?P<period>(?:quarter|year|month|period)[ \u00a0]+(?:ending|ended|to))"
_SAID = (
    r"\b(?:as[ \u00a0-]+at|as[ \u00a0]+of|correct[ \u00a0]+(?:at|on|to)|accurate[ \u00a0]+(?:at|on|to)|data[ \u00a0]+(?:at|to)|up[ \u00a0]+to"
    r"|snapshot[ \u00a0]+(?:date|at|on)|reporting[ \u00a0]+date|position[ \u00a0]+at|extracted[ \u00a0]+on"
    rf"|{_PERIOD}|last[ \u00a0]+(?:updated|reviewed)(?:[ \u00a0]+on)?)"
)
DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0]+(?:of[ ])?(?P<month>{_MONTH})[ \u00a0,]+(?P<year>\d{{4}})"
    rf"|(?P<only_month>{_MONTH})[ \u00a0]+(?P<month_year>\d{{4}})"
    r"|(?P<n_day>\d{1,2})[/.](?P<n_month>\d{1,2})[/.](?P<n_year>\d{4}|\d{2})"
    r"|(?P<i_year>\d{4})-(?P<i_month>\d{2})-(?P<i_day>\d{2}))"
)
AS_AT = re.compile(rf"{_SAID}[ \u00a0:\-–\n]{{1,3}}(?:the[ ])?{DAY}")
"""In small letters: a pattern that takes both takes three times as long."""


@dataclass(frozen=True, slots=True)
class AsAt:
    day: dt.date
    """Of a month alone, its last."""
    is_period: bool
    """The end of a period, which may well be longer ago than the day a list was taken: "the year to 31 March 2026"."""
    start: int
    end: int


def as_at_dates(text: str) -> Iterator[AsAt]:
    for found in AS_AT.finditer(small_letters(text)):
        day = day_in(found)
        if day is not None:
            yield AsAt(day, found["period"] is not None, found.start(), found.end())


def is_old(found: AsAt, *, on: dt.date, months: int) -> bool:
    """A period may be a year longer ago: its figures come once a year."""
    return add_months(found.day, months + (MONTHS_OF_A_YEAR if found.is_period else 0)) < on


def day_in(found: re.Match[str]) -> dt.date | None:
    """Of a match with the groups of ``DAY``; None for 31 June."""
    part = found.groupdict()
    try:
        if part["day"]:
            return dt.date(int(part["year"]), month_number(part["month"]), int(part["day"]))
        if part["only_month"]:
            first = dt.date(int(part["month_year"]), month_number(part["only_month"]), 1)
            return add_months(first, 1) - dt.timedelta(days=1)
        if part["n_day"]:
            year = int(part["n_year"])
            return dt.date(year + 2000 if year < 100 else year, int(part["n_month"]), int(part["n_day"]))
        return dt.date(int(part["i_year"]), int(part["i_month"]), int(part["i_day"]))
    except (ValueError, OverflowError):
        return None


def month_number(word: str) -> int:
    return MONTHS.index(word[:3]) + 1
