"""Dates that a file's words or name suggest, each with the words it was taken from. Nobody has confirmed any of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from inspection_ready.domain.as_at import DAY, as_at_dates, day_in, month_number
from inspection_ready.domain.dates import FIRST_YEAR, LAST_YEAR, add_months
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.searching import small_letters

SEARCHED = 60_000
"""Letters from the start in which dates are looked for: the days of a document stand at its front."""
YEAR_BEGINS = 4
"""The month in which a council's financial year begins."""
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
"""Whole words only: without "as at" before it, "Market 2026" would be March."""
_QUARTER_WORD = r"(?:q|qtr|quarter)[ \u00a0]?"
_GAP = r"[ \u00a0]*(?:to|-|–|—|until|through)[ \u00a0]*"
_YEARS = r"(?P<year>20\d\d)[ \u00a0]?[/\-–][ \u00a0]?(?P<next>20\d\d|\d\d)"
_UPDATED = re.compile(
    rf"\b(?:updated|revised|dated|published|issued|approved|version date|date)(?:[ \u00a0]+(?:on|in))?[ \u00a0:]{{1,3}}{DAY}"
)
_QUARTER = re.compile(
    rf"\b{_QUARTER_WORD}(?P<quarter>[1-4])(?:[ \u00a0,:_\-–]|\bof\b|\bfor\b|\(){{0,6}}{_YEARS}(?!\d)"
)
_FINANCIAL = re.compile(rf"(?<![\d/\-]){_YEARS}(?![\d/\-–])")
_MONTHS = re.compile(
    rf"\b(?:(?P<first_day>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0]+)?(?P<first>{MONTH})(?:[ \u00a0]+(?P<first_year>20\d\d))?"
    rf"{_GAP}(?:(?P<last_day>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0]+)?(?P<last>{MONTH})[ \u00a0]+(?P<last_year>20\d\d)"
)
_ENDED = re.compile(r"\b(?P<what>quarter|year|month)[ \u00a0]+(?:ending|ended|to)\b")
_LENGTHS = {"quarter": 3, "year": 12, "month": 1}
_NAME_DAY = re.compile(
    rf"(?<!\d)(?:(?P<i_year>20\d\d)(?P<gap>[-._ ]?)(?P<i_month>\d\d)(?P=gap)(?P<i_day>\d\d)"
    rf"|(?P<n_day>\d{{1,2}})(?P<between>[-._ ])(?P<n_month>\d{{1,2}})(?P=between)(?P<n_year>20\d\d|\d\d)"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-_ ]?)?(?<![a-z])(?P<month>{MONTH})[-_ ]?(?P<year>20\d\d))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    day: dt.date
    words: str
    """As they stand in the text, or in the name."""
    is_from_name: bool = False


@dataclass(frozen=True, slots=True)
class SuggestedPeriod:
    first: dt.date
    last: dt.date
    words: str
    is_from_name: bool = False


@dataclass(frozen=True, slots=True)
class SuggestedDates:
    as_at: SuggestedDay | None = None
    covers: SuggestedPeriod | None = None


def suggested_dates(text: str, name: str, *, on: dt.date) -> SuggestedDates:
    """``name`` is without its ending. What says "as at" counts before what says "updated", and that before the name.

    A day after ``on`` is a plan and no as-at date; a period may lie ahead.
    """
    text = text[:SEARCHED]
    days = (each for source in (_as_at_days(text), _updated_days(text), _name_days(name)) for each in source)
    periods = (each for each in (*_periods(text), *_name_periods(name)))
    return SuggestedDates(
        as_at=next((each for each in days if _is_plausible(each.day) and each.day <= on), None),
        covers=next((each for each in periods if _is_sound(each)), None),
    )


def _as_at_days(text: str) -> Iterator[SuggestedDay]:
    for found in as_at_dates(text):
        if not found.is_period:
            yield SuggestedDay(found.day, _shown(text[found.start : found.end]))


def _updated_days(text: str) -> Iterator[SuggestedDay]:
    for found in _UPDATED.finditer(small_letters(text)):
        day = day_in(found)
        if day is not None:
            yield SuggestedDay(day, _shown(text[found.start() : found.end()]))


def _name_days(name: str) -> Iterator[SuggestedDay]:
    for found in _NAME_DAY.finditer(small_letters(name)):
        day = _day_in_name(found)
        if day is not None:
            yield SuggestedDay(day, _shown(name[found.start() : found.end()]), is_from_name=True)


def _day_in_name(found: re.Match[str]) -> dt.date | None:
    try:
        if found["i_year"]:
            return dt.date(int(found["i_year"]), int(found["i_month"]), int(found["i_day"]))
        if found["n_year"]:
            year = int(found["n_year"])
            return dt.date(year + 2000 if year < 100 else year, int(found["n_month"]), int(found["n_day"]))
        year, month = int(found["year"]), month_number(found["month"])
        if found["day"]:
            return dt.date(year, month, int(found["day"]))
        return add_months(dt.date(year, month, 1), 1) - dt.timedelta(days=1)
    except ValueError:
        return None


def _periods(text: str) -> Iterator[SuggestedPeriod]:
    """The first of each kind stands for all; the kinds are in the order in which they are to be believed."""
    small = small_letters(text)
    for found in _MONTHS.finditer(small):
        yield from _months(found, text)
    for found in _QUARTER.finditer(small):
        yield from _quarter(found, text)
    yield from _ended(text)
    for found in _FINANCIAL.finditer(small):
        yield from _financial_year(found, text)


def _name_periods(name: str) -> Iterator[SuggestedPeriod]:
    spaced = name.replace("_", " ")
    for each in _periods(spaced):
        yield SuggestedPeriod(each.first, each.last, each.words, is_from_name=True)


def _months(found: re.Match[str], text: str) -> Iterator[SuggestedPeriod]:
    last_year, first, last = (
        int(found["last_year"]),
        month_number(found["first"]),
        month_number(found["last"]),
    )
    first_year = int(found["first_year"] or (last_year - 1 if first > last else last_year))
    try:
        begins = dt.date(first_year, first, int(found["first_day"] or 1))
        month_end = add_months(dt.date(last_year, last, 1), 1) - dt.timedelta(days=1)
        ends = dt.date(last_year, last, int(found["last_day"])) if found["last_day"] else month_end
    except ValueError:
        return
    yield SuggestedPeriod(begins, ends, _shown(text[found.start() : found.end()]))


def _quarter(found: re.Match[str], text: str) -> Iterator[SuggestedPeriod]:
    if _are_following(found):
        start = dt.date(int(found["year"]), YEAR_BEGINS, 1)
        first = add_months(start, 3 * (int(found["quarter"]) - 1))
        words = _shown(text[found.start() : found.end()])
        yield SuggestedPeriod(first, add_months(first, 3) - dt.timedelta(days=1), words)


def _financial_year(found: re.Match[str], text: str) -> Iterator[SuggestedPeriod]:
    if _are_following(found):
        first = dt.date(int(found["year"]), YEAR_BEGINS, 1)
        words = _shown(text[found.start() : found.end()])
        yield SuggestedPeriod(first, add_months(first, 12) - dt.timedelta(days=1), words)


def _ended(text: str) -> Iterator[SuggestedPeriod]:
    for found in as_at_dates(text):
        words = text[found.start : found.end]
        what = _ENDED.search(small_letters(words)) if found.is_period else None
        if what is not None:
            after = found.day + dt.timedelta(days=1)
            yield SuggestedPeriod(add_months(after, -_LENGTHS[what["what"]]), found.day, _shown(words))


def _are_following(found: re.Match[str]) -> bool:
    """2026/27 is a financial year; 2026-09 is the start of a date."""
    return int(found["next"]) % 100 == (int(found["year"]) + 1) % 100


def _is_plausible(day: dt.date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _is_sound(period: SuggestedPeriod) -> bool:
    return _is_plausible(period.first) and _is_plausible(period.last) and period.first <= period.last


def _shown(words: str) -> str:
    return " ".join(words.split())
