"""Dates as people type them in England, and as Excel counts them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

NUMBERS = re.compile(r"(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})")
DAY_FIRST = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s\-]+'?(\d{2,4})"
)
MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
TIME_AFTER = re.compile(
    r"[t\s,]+(?:at\s+)?(\d{1,2})(?:[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm)?z?|\s*(?:am|pm))$"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EXCEL_DAY_NONE = date(1899, 12, 30)
EARLIEST_SERIAL, LATEST_SERIAL = 7_000, 80_000  # 1919 to 2119: other numbers are not meant as dates
PIVOT = 50  # 49 is 2049, 50 is 1950


@lru_cache(maxsize=20_000)
def typed_date(text: str) -> tuple[date | None, str]:
    """The date, day first, and a code where it had to be read another way; None where it is no date."""
    plain = TIME_AFTER.sub("", text.strip().lower())
    if match := NUMBERS.fullmatch(plain):
        return _from_numbers(match.group(1), match.group(2), match.group(3))
    if match := DAY_FIRST.fullmatch(plain):
        return _made(match.group(3), _month(match.group(2)), match.group(1)), ""
    if match := MONTH_FIRST.fullmatch(plain):
        return _made(match.group(3), _month(match.group(1)), match.group(2)), ""
    if re.fullmatch(r"\d{4,5}(?:\.\d+)?", plain):
        return from_serial(float(plain)), "date_serial"
    return None, ""


def typed_moment(text: str) -> datetime | None:
    """Without a zone. None where no time was typed: midnight would be a guess, and hours are counted from it."""
    day, _ = typed_date(text)
    match = TIME_AFTER.search(text.strip().lower())
    if day is None or match is None:
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if match.group().endswith(("am", "pm")):
        hour = hour % 12 + (12 if match.group().endswith("pm") else 0)
    if hour > 23 or minute > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - the caller knows whose wall it hung on


def is_day_alone(text: str) -> bool:
    """A date with no time behind it."""
    return typed_date(text)[0] is not None and TIME_AFTER.search(text.strip().lower()) is None


def from_serial(number: float) -> date | None:
    if not EARLIEST_SERIAL <= number <= LATEST_SERIAL:
        return None
    return EXCEL_DAY_NONE + timedelta(days=int(number))


def _from_numbers(first: str, second: str, third: str) -> tuple[date | None, str]:
    if len(first) == 4:
        return _made(first, int(second), third), ""
    if day := _made(third, int(second), first):
        return day, ""
    return _made(third, int(first), second), "date_month_first"


def _month(word: str) -> int:
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else 0


def _made(year: str, month: int, day: str) -> date | None:
    full = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < PIVOT else 1900)
    try:
        return date(full, month, int(day))
    except ValueError:
        return None
