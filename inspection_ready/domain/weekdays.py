"""Days of the week as people write them: "Monday to Wednesday", "Mon, Wed and Fri"."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST = 2
"""Letters that tell one day from another: "Tu", "Th"; fewer may be two days."""
_ENDS = 2
"""A first and a last day."""
_ALL = {"weekdays": range(5), "every day": range(7), "daily": range(7)}
_BETWEEN = re.compile(r"\s*(?:\bto\b|\buntil\b|\bthrough\b|[-–—])\s*")
_APART = re.compile(r"\s*(?:[,;/&\n]|\band\b)\s*")


@lru_cache(maxsize=256)
def weekdays(typed: str) -> frozenset[int] | None:
    """0 is Monday; empty where nothing is typed, None where a word of it is no day. "Friday to Monday" goes round."""
    plain = " ".join(typed.casefold().replace(".", "").split())
    if plain in _ALL:
        return frozenset(_ALL[plain])
    found: set[int] = set()
    for part in filter(None, _APART.split(plain)):
        ends = [_weekday(word) for word in _BETWEEN.split(part)]
        days = [each for each in ends if each is not None]
        if len(days) != len(ends) or len(days) > _ENDS:
            return None
        first, last = days[0], days[-1]
        found |= {day % 7 for day in range(first, last + 1 + (7 if last < first else 0))}
    return frozenset(found)


def _weekday(word: str) -> int | None:
    """By its beginning; the plural is said of what comes every week: "Mondays"."""
    plain = word.removesuffix("s") if word.endswith("days") else word
    named = [day for day, name in enumerate(_NAMES) if len(plain) >= _LEAST and name.startswith(plain)]
    if not named and plain in {"tues", "thur", "thurs", "weds"}:
        named = [("tue", "wed", "thu").index(plain[:3]) + 1]
    return named[0] if len(named) == 1 else None
