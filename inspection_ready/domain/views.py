"""Views: which rows of a list are shown, as conditions that can be combined, and kept under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from inspection_ready.domain.rows import Row

TODAY, VISIT = "today", "visit"
"""Days that move with the calendar: today, and the first day on site (today while that is not known)."""

EARLIEST, LATEST = date(1, 1, 31), date(9999, 1, 1)
"""Between them a day can be counted on from."""


class Ask(StrEnum):
    """What a condition asks of a row."""

    IS = "is"  # one of the values
    IS_NOT = "is_not"  # none of the values; what holds nothing is none of them
    EMPTY = "empty"
    FILLED = "filled"
    BY = "by"  # on that day or before
    AFTER = "after"
    OPEN = "open"  # after that day, or without a day
    BETWEEN = "between"  # from the first of two days to the second, both included
    HOLDS = "holds"  # of what is worked out and is so or not: stale, unsigned
    FAILS = "fails"
    UNKNOWN = "unknown"  # asked by another version of the app


@dataclass(frozen=True, slots=True)
class Condition:
    """``what`` is the name of a field, or of what is worked out. ``values`` are values of choices, ids, codes or days."""

    what: str
    ask: Ask = Ask.IS
    values: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=(), compare=False)
    """What the values were called when the condition was kept, for the day one of them is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Row):
    """``conditions`` is the text of ``conditions_text``: every one must hold. ``find`` are words searched for."""

    register: str
    """The list it is of, by its name on the command line; or "coverage"."""
    name: str
    conditions: str = "[]"
    find: str = ""
    order_by: str = ""
    descending: bool = False

    @property
    def asks(self) -> tuple[Condition, ...]:
        return read_conditions(self.conditions)


def conditions_text(conditions: tuple[Condition, ...]) -> str:
    """The same conditions give the same text."""
    told = [
        {"what": one.what, "ask": one.ask.value, "values": list(one.values), "names": list(one.names)}
        for one in conditions
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read_conditions(text: str) -> tuple[Condition, ...]:
    """What is not understood is a condition that is UNKNOWN: a view says what it leaves out."""
    try:
        told = json.loads(text)
    except ValueError:
        return (Condition("", Ask.UNKNOWN),)
    if not isinstance(told, list):
        return (Condition("", Ask.UNKNOWN),)
    return tuple(_condition(each) for each in told)


def _condition(told: Any) -> Condition:
    if not isinstance(told, dict) or not isinstance(told.get("what"), str):
        return Condition("", Ask.UNKNOWN)
    known = {each.value for each in Ask}
    ask = Ask(told["ask"]) if told.get("ask") in known else Ask.UNKNOWN
    return Condition(told["what"], ask, _texts(told.get("values")), _texts(told.get("names")))


def _texts(told: Any) -> tuple[str, ...]:
    return tuple(map(str, told)) if isinstance(told, list) else ()


def day_of(value: str, *, today: date, visit: date) -> date | None:
    """The day that "today", "today+7", "visit-14" or "2027-02-09" is; None for anything else."""
    word = next((each for each in (TODAY, VISIT) if value.startswith(each)), "")
    rest = value.removeprefix(word)
    try:
        if not word:
            found = date.fromisoformat(value)
        else:
            found = (today if word == TODAY else visit) + timedelta(days=int(rest) if rest else 0)
    except (ValueError, OverflowError):
        return None
    return found if EARLIEST < found < LATEST else None


def with_condition(
    conditions: tuple[Condition, ...], what: str, wanted: Condition | None
) -> tuple[Condition, ...]:
    """The condition on ``what`` is this one, or none; it keeps its place among the others."""
    if wanted is None:
        return tuple(one for one in conditions if one.what != what)
    if all(one.what != what for one in conditions):
        return (*conditions, wanted)
    return tuple(wanted if one.what == what else one for one in conditions)
