"""Days written so that the lists are never old, in each of the ways people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

WRITTEN = re.compile(r"<([+-]\d+) (\w+)>")
"""For example "<-19 slashes>": nineteen days ago, as 10/11/2026."""


@dataclass(frozen=True)
class Day:
    """A cell that Excel keeps as a date: so many days from today."""

    offset: int


def dated(text: str, today: dt.date) -> str:
    return WRITTEN.sub(
        lambda found: WAYS[found[2]](today + dt.timedelta(days=int(found[1]))),
        text,
    )


def _ordinal(day: dt.date) -> str:
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} {day:%B %Y}"


WAYS: Mapping[str, Callable[[dt.date], str]] = {
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "brief": lambda day: f"{day.day}/{day.month}/{day:%y}",
    "short": lambda day: f"{day.day} {day:%b %Y}",
    "long": lambda day: f"{day.day} {day:%B %Y}",
    "weekday": lambda day: f"{day:%A} {day.day} {day:%B %Y}",
    "iso": lambda day: day.isoformat(),
    "ordinal": _ordinal,
}
