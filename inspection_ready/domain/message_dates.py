"""Days a letter names, as people in England write them, each with the sentence it stands in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from inspection_ready.domain.dates import FIRST_YEAR, LAST_YEAR
from inspection_ready.domain.frozen import dataclass

MOST_TEXT = 200_000
LONGEST_SENTENCE = 400
LONGEST_READ = 20_000
"""A "sentence" longer than this is a table or rubbish; its beginning is enough."""
LONGEST_RANGE = dt.timedelta(days=31)
FRIDAY = 4

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:\b(mon|tues?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"
_DAY = r"(?<![\d/.:-])(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (20\d\d)\b)?"
_MORE = r"(?:, ?\d{1,2}(?:st|nd|rd|th)?(?=[ ,])){0,6}"
_TO = r" ?(?:-|–|—|\bto\b|\buntil\b|\band\b|\bthrough\b|&) ?"
_RANGE = re.compile(
    rf"{_WEEKDAY}{_DAY}{_MORE}(?: (?:of )?{_MONTH}{_YEAR})?,?{_TO}{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}{_YEAR}",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"{_WEEKDAY}{_DAY}[ -](?:of )?{_MONTH}(?:[ ,-]{{1,2}}(20\d\d)\b)?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(20\d\d|\d\d)(?![\d/])")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")

_TIME = r"(?:(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b\.?|([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?|\b(midday|noon|midnight)\b)"
_TIME_BEFORE = re.compile(rf"{_TIME}(?: (?:on|of|gmt|bst|uk time))*[ ,]*$", re.IGNORECASE)
_TIME_AFTER = re.compile(rf"[ ,(]*(?:(?:at|by|before|from|no later than) )?{_TIME}", re.IGNORECASE)
_WEEK_BEFORE = re.compile(
    r"(?:\bweek (?:commencing|beginning|starting|of)|\bw/?[cb])[: ]*(?:on )?(?:the )?$", re.IGNORECASE
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:by|before|no later than|not later than|due|until|latest|deadline\b[^.;]{0,40})"
    r"(?: (?:on|by|the|is|of|end|close|play|business|cob|latest|at))*[:, ]*$",
    re.IGNORECASE,
)
_LIMIT_WORDS = re.compile(
    r"\b(?:deadline|due|return(?:ed)?|submit(?:ted)?|submission|respond|reply|send us)\b", re.IGNORECASE
)
_ON_SITE_WORDS = re.compile(
    r"\bon[- ]?site\b|\bvisit(?:s|ing)?\b|\bfield ?work\b|\binspectors?\b|\bin person\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?])[ \t]+(?=[A-Z“\"(])|\n[ \t>]*\n|\n(?=[ \t>]*(?:[-•*·–]|\d{1,2}[.)])[ \t])|(?<=:)\n"
)


class About(StrEnum):
    ON_SITE = "on-site"
    DEADLINE = "deadline"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """``first`` to ``last``, both included; ``time`` on the clock where one is named.

    ``wrong_weekday`` is the weekday as written where that day of the month is another. ``is_week``: only the
    week was named, so the days are its working days.
    """

    about: About
    first: dt.date
    last: dt.date
    time: dt.time | None = None
    is_week: bool = False
    is_year_guessed: bool = False
    wrong_weekday: str = ""
    sentence: str


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    end: int
    first: dt.date
    last: dt.date
    is_year_guessed: bool = False
    wrong_weekday: str = ""


def dates_in(text: str, *, around: dt.date | None) -> tuple[FoundDate, ...]:
    """In the order they are named, each once. A day without a year is the next such day from ``around`` on;
    where that is None it is left out.
    """
    found: dict[tuple[object, ...], FoundDate] = {}
    for sentence in sentences(text[:MOST_TEXT]):
        for each in _in_sentence(sentence, around):
            found.setdefault((each.about, each.first, each.last, each.time), each)
    return tuple(found.values())


def sentences(text: str) -> Iterator[str]:
    """Lines that were only wrapped are joined."""
    for part in _SENTENCE_END.split(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")):
        plain = " ".join(part.replace("\n>", "\n").split())
        if plain:
            yield plain[:LONGEST_READ]


def _in_sentence(sentence: str, around: dt.date | None) -> Iterator[FoundDate]:
    is_on_site = _ON_SITE_WORDS.search(sentence) is not None
    asks = _LIMIT_WORDS.search(sentence) is not None
    for spot in _merged(sorted(_spots(sentence, around), key=lambda spot: spot.start), sentence):
        before, after = sentence[max(0, spot.start - 80) : spot.start], sentence[spot.end : spot.end + 40]
        timed = _TIME_BEFORE.search(before)
        time = _time(timed or _TIME_AFTER.match(after))
        lead = before[: timed.start()] if timed else before
        is_week = _WEEK_BEFORE.search(before) is not None
        yield FoundDate(
            about=_about(lead, is_on_site=is_on_site, asks=asks and spot.first == spot.last and not is_week),
            first=spot.first,
            last=spot.first + dt.timedelta(days=max(0, FRIDAY - spot.first.weekday()))
            if is_week
            else spot.last,
            time=time,
            is_week=is_week,
            is_year_guessed=spot.is_year_guessed,
            wrong_weekday=spot.wrong_weekday,
            sentence=_shown(sentence, spot),
        )


def _about(lead: str, *, is_on_site: bool, asks: bool) -> About:
    """What stands right before the day goes before what the rest of the sentence is about."""
    if _LIMIT_BEFORE.search(lead):
        return About.DEADLINE
    if is_on_site:
        return About.ON_SITE
    return About.DEADLINE if asks else About.OTHER


def _shown(sentence: str, spot: _Spot) -> str:
    """All of it, or of a very long one the part around the day."""
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    start = max(0, spot.start - LONGEST_SENTENCE // 2)
    return f"…{sentence[start : start + LONGEST_SENTENCE].strip()}…"


def _spots(sentence: str, around: dt.date | None) -> Iterator[_Spot]:
    """The longest forms first; what one has read is hidden from the next."""
    for pattern, read in (
        (_RANGE, _range),
        (_MONTH_FIRST, _month_first),
        (_SINGLE, _single),
        (_ISO, _iso),
        (_NUMBERS, _numbers),
    ):
        for match in pattern.finditer(sentence):
            spot = read(match, around)
            if spot is not None:
                yield spot
                sentence = sentence[: spot.start] + "\0" * (spot.end - spot.start) + sentence[spot.end :]


def _merged(spots: list[_Spot], sentence: str) -> Iterator[_Spot]:
    """Two days with "to" between them are one stay."""
    held: _Spot | None = None
    for spot in spots:
        if held is not None and _joins(held, spot, sentence):
            held = replace(held, end=spot.end, last=spot.last)
            continue
        if held is not None:
            yield held
        held = spot
    if held is not None:
        yield held


def _joins(one: _Spot, two: _Spot, sentence: str) -> bool:
    between = sentence[one.end : two.start].strip().lower()
    fits = dt.timedelta() < two.first - one.last <= LONGEST_RANGE
    return between in {"to", "-", "–", "—", "until"} and fits


def _range(match: re.Match[str], around: dt.date | None) -> _Spot | None:
    weekday, day, month, year, to_weekday, to_day, to_month, to_year = match.groups()
    last, guessed = _day(to_year or year, to_month, to_day, around)
    if last is None:
        return None
    first = _made(int(year) if year else last.year, month or to_month, day)
    if first is not None and first > last and not year:
        first = _made(last.year - 1, month or to_month, day)
    if first is None or not dt.timedelta() <= last - first <= LONGEST_RANGE:
        return None
    wrong = _wrong(weekday, first) or _wrong(to_weekday, last)
    return _Spot(match.start(), match.end(), first, last, guessed, wrong)


def _single(match: re.Match[str], around: dt.date | None) -> _Spot | None:
    weekday, day, month, year = match.groups()
    return _spot(match, weekday, _day(year, month, day, around))


def _month_first(match: re.Match[str], around: dt.date | None) -> _Spot | None:
    weekday, month, day, year = match.groups()
    return _spot(match, weekday, _day(year, month, day, around))


def _iso(match: re.Match[str], _around: dt.date | None) -> _Spot | None:
    return _spot(match, None, (_calendar(int(match[1]), int(match[2]), int(match[3])), False))


def _numbers(match: re.Match[str], _around: dt.date | None) -> _Spot | None:
    """Day first, as in England."""
    year = int(match[4]) + (0 if len(match[4]) > 2 else 2000)
    return _spot(match, None, (_calendar(year, int(match[3]), int(match[1])), False))


def _spot(match: re.Match[str], weekday: str | None, read: tuple[dt.date | None, bool]) -> _Spot | None:
    day, guessed = read
    return None if day is None else _Spot(match.start(), match.end(), day, day, guessed, _wrong(weekday, day))


def _day(year: str | None, month: str, day: str, around: dt.date | None) -> tuple[dt.date | None, bool]:
    if year is not None:
        return _made(int(year), month, day), False
    if around is None:
        return None, False
    years = range(around.year, around.year + 5)  # 29 February may be four years away
    days = (_made(each, month, day) for each in years)
    return next((found for found in days if found is not None and found >= around), None), True


def _made(year: int, month: str, day: str) -> dt.date | None:
    return _calendar(year, MONTHS.index(month[:3].lower()) + 1, int(day))


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _wrong(weekday: str | None, day: dt.date) -> str:
    if not weekday or WEEKDAYS.index(weekday[:3].lower()) == day.weekday():
        return ""
    return weekday


def _time(match: re.Match[str] | None) -> dt.time | None:
    if match is None:
        return None
    hour, minute, half, hour_24, minute_24, noon = match.groups()
    if noon:  # which of its two midnights a day ends with is not for us to say
        return None if noon.lower() == "midnight" else dt.time(12)
    if hour_24:
        return dt.time(int(hour_24), int(minute_24))
    if not 1 <= int(hour) <= 12 or int(minute or 0) > 59:
        return None
    return dt.time(int(hour) % 12 + (12 if half.lower() == "p" else 0), int(minute or 0))
