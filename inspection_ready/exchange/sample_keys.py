"""What the parts of the sample council name each other by, and its days told from today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import MONTHS

if TYPE_CHECKING:
    from inspection_ready.domain.responsibilities import Subject
    from inspection_ready.exchange.fields import Fields

FRIDAY = 4
_AGO = re.compile(r"(\d+) days ago")
_AHEAD = re.compile(r"in (\d+) days")
_NEXT = re.compile(r"next (\d+) (\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the regime brings to a workspace, as the sample names it."""

    kinds: Mapping[str, int]
    """The id of each facility kind by its name."""
    roles: Collection[str]
    letters: Collection[str]
    """By their titles."""
    asked: Mapping[Subject, Collection[str]]
    """The codes somebody must answer for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleKeys:
    """Ids by the keys the sample's files use; filled while they are read, bases before people."""

    today: dt.date
    known: Known
    bases: dict[str, int] = field(default_factory=dict)
    rooms: dict[str, dict[str, int]] = field(default_factory=dict)
    """By the key of their base, then by their name."""
    people: dict[str, int] = field(default_factory=dict)

    def person(self, fields: Fields, key: str) -> int | None:
        """None where nobody is named, or somebody nobody knows, which is noted."""
        return self.people.get(fields.reference(key, "person", self.people)) if fields.has(key) else None

    def base(self, fields: Fields) -> int | None:
        return self.bases.get(fields.reference("base", "base", self.bases)) if fields.has("base") else None

    def day(self, fields: Fields, key: str) -> dt.date:
        """Written as "20 days ago", "in 20 days" or "next 29 December"."""
        text, today = fields.text(key), self.today
        if ago := _AGO.fullmatch(text):
            return today - dt.timedelta(days=int(ago[1]))
        if ahead := _AHEAD.fullmatch(text):
            return today + dt.timedelta(days=int(ahead[1]))
        if (named := _NEXT.fullmatch(text)) and named[2] in MONTHS:
            day = today.replace(month=MONTHS.index(named[2]) + 1, day=int(named[1]))
            return day if day >= today else day.replace(year=day.year + 1)
        fields.note(key, "not_a_day_from_today", value=text)
        return today

    def working_day(self, fields: Fields, key: str) -> dt.date:
        """As ``day``; of a weekend the Friday before."""
        day = self.day(fields, key)
        return day - dt.timedelta(days=max(day.weekday() - FRIDAY, 0))

    def day_or_none(self, fields: Fields, key: str) -> dt.date | None:
        return self.day(fields, key) if fields.has(key) else None


def each(fields: Fields, key: str, *, wanted: bool = True) -> Iterator[Fields]:
    """Every item of a list, closed when it has been read; an absent list is a mistake only where it is wanted."""
    if not wanted and not fields.has(key):
        return
    for one in fields.tables(key):
        yield one
        one.close()
