"""Charts of the numbers in a table: how a table is read, and what its numbers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.merge import field_key

if TYPE_CHECKING:
    from inspection_ready.domain.key_facts import KeyFact

MOST_SERIES = 4
"""More cannot be told apart without colour."""
MOST_DIGITS = 15

_NUMBER = re.compile(
    r"""(?P<minus>[-\u2212\u2013]?)\s*(?P<pound>£?)\s*
    (?P<whole>\d{1,3}(?:[,\s]\d{3})+|\d+)(?P<part>\.\d+)?\s*
    (?P<unit>%|per\s?cent|k|thousand|m|million|bn|billion)?\s*
    (?:\([^()]*\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_TIMES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_NONE = frozenset(("", "-", "\u2013", "\u2014", "n/a", "not known", "not yet known"))
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?(?:[/\u2013-]|to)\s?(?:(?:19|20)?\d\d))?\b")
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|q[1-4]|quarter [1-4]|week \d+|day \d+",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"[\s,:;()\u2013-]+\Z|\A[\s,:;()\u2013-]+")


class ChartKind(StrEnum):
    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Value:
    """A number with the words it was given in."""

    number: Decimal
    said: str


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[Value | None, ...]
    """One for each label; None where nothing is known."""

    @property
    def known(self) -> tuple[tuple[int, Value], ...]:
        """Each value that is known, and its place among the labels."""
        return tuple((place, value) for place, value in enumerate(self.values) if value is not None)


@dataclass(frozen=True, slots=True)
class Figures:
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    """Those with at least one number."""
    not_numbers: tuple[str, ...] = ()
    """What stands where a number should."""

    @property
    def over_time(self) -> bool:
        """The labels are years, months or the like: what comes last is the latest."""
        return all(_YEAR.search(label) or _MONTH.match(label.strip()) for label in self.labels)


def read_figures(rows: Sequence[Sequence[str]]) -> Figures:
    """The first row names the columns, the first column the labels; each other column is a series."""
    header, *body = rows
    body = [row for row in body if any(cell.strip() for cell in row)]
    strange: list[str] = []
    series = []
    for column, name in enumerate(header[1:], 1):
        cells = [row[column] if column < len(row) else "" for row in body]
        values = tuple(read_value(cell) for cell in cells)
        strange += [
            " ".join(cell.split())
            for cell, value in zip(cells, values, strict=True)
            if value is None and cell.strip().casefold() not in _NONE
        ]
        if any(value is not None for value in values):
            series.append(Series(" ".join(name.split()), values))
    labels = tuple(" ".join(row[0].split()) for row in body)
    return Figures(labels, tuple(series), tuple(strange))


def read_value(words: str) -> Value | None:
    """As people write numbers: 9,120, £1.2 million, 12.5%, 214,300 (2021); None for anything else."""
    said = " ".join(words.split())
    found = _NUMBER.fullmatch(said)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["whole"])
    if len(digits) > MOST_DIGITS:
        return None
    number = Decimal(digits + (found["part"] or ""))
    number *= Decimal(10) ** _TIMES.get((found["unit"] or "").lower(), 0)
    shown = re.sub(r"\s*\([^()]*\)\Z", "", said)
    return Value(-number if found["minus"] else number, shown)


def facts_over_years(facts: Iterable[KeyFact]) -> Mapping[str, tuple[KeyFact, ...]]:
    """Facts held for several years, such as "Contacts 2023" and "Contacts 2024", by what they share.

    The earliest comes first. A fact of one year alone is not among them.
    """
    groups: dict[str, dict[str, KeyFact]] = {}
    names: dict[str, str] = {}
    for fact in facts:
        year = fact_year(fact)
        name = _LOOSE.sub("", _YEAR.sub("", fact.name)).strip()
        if year and name and _YEAR.search(fact.name):
            groups.setdefault(field_key(name), {}).setdefault(year, fact)
            names.setdefault(field_key(name), name)
    return {
        names[key]: tuple(fact for _, fact in sorted(group.items()))
        for key, group in groups.items()
        if len(group) > 1
    }


def fact_year(fact: KeyFact) -> str:
    """Of its name, where that has one, else as it was published."""
    found = _YEAR.search(fact.name) or _YEAR.search(fact.year)
    return found[0] if found else ""
