"""What a chart says, in words written from its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection_ready.domain.chart_marks import chart_mark
from inspection_ready.domain.charts import ChartKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from inspection_ready.domain.charts import Figures, Series

KINDS = {ChartKind.BARS: "Bar chart", ChartKind.LINES: "Line chart"}


def chart_finding(figures: Figures) -> str:
    """A sentence for each series: from where it went to where, or which is highest and which lowest.

    None has a verb that would have to know whether a name is of one or of many.
    """
    say = _over_time if figures.over_time else _compared
    return " ".join(say(series, figures.labels) for series in figures.series)


def chart_words(name: str) -> str:
    """What stands in an editor for a chart, by the address after ``chart:``."""
    mark = chart_mark(name)
    if mark is None:
        return f"Chart: {name}"
    return f"{KINDS[mark.kind]} of {f'the key facts “{mark.of}”' if mark.of else 'the table above'}"


def _over_time(series: Series, labels: tuple[str, ...]) -> str:
    (start, first), *_ = series.known
    *_, (end, last) = series.known
    name = series.name or "The number"
    if start == end:
        return f"{name}: {first.said} in {labels[start]}."
    if first.number == last.number:
        moved = f"{name}: {first.said} in {labels[start]} and again in {labels[end]}"
    else:
        verb = "rose" if last.number > first.number else "fell"
        moved = f"{name} {verb} from {first.said} in {labels[start]} to {last.said} in {labels[end]}"
    return moved + _between(series, labels) + "."


def _between(series: Series, labels: tuple[str, ...]) -> str:
    """What the two ends hide: a year that stands out above or below both."""
    (_, first), *inner, (_, last) = series.known
    told = []
    if inner:
        at, top = max(inner, key=lambda entry: entry[1].number)
        if top.number > max(first.number, last.number):
            told.append(f"highest in {labels[at]} at {top.said}")
        at, bottom = min(inner, key=lambda entry: entry[1].number)
        if bottom.number < min(first.number, last.number):
            told.append(f"lowest in {labels[at]} at {bottom.said}")
    return f", {' and '.join(told)}" if told else ""


def _compared(series: Series, labels: tuple[str, ...]) -> str:
    at_top, top = max(series.known, key=lambda entry: entry[1].number)
    at_bottom, bottom = min(series.known, key=lambda entry: entry[1].number)
    name = f"{series.name}: " if series.name else ""
    if len(series.known) == 1:
        return f"{name}{top.said} for {labels[at_top]}."
    if top.number == bottom.number:
        return f"{name}all are {top.said}." if name else f"All are {top.said}."
    highest = "highest" if name else "Highest"
    return f"{name}{highest} for {labels[at_top]} at {top.said}, and lowest for {labels[at_bottom]} at {bottom.said}."


def axis_number(number: Decimal, *, like: Iterable[str]) -> str:
    """With the pound or per cent sign that all the numbers bear."""
    said = tuple(like)
    pound = "£" if all("£" in each for each in said) else ""
    percent = "%" if all("%" in each for each in said) else ""
    sign = "\N{MINUS SIGN}" if number < 0 else ""
    plain = f"{abs(number):,f}"
    whole = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{sign}{pound}{whole}{percent}"


def short_number(said: str) -> str:
    """As it finds room in a chart: £4.1 million as £4.1m."""
    for word, letter in (("thousand", "k"), ("million", "m"), ("billion", "bn"), ("per cent", "%")):
        said = re.sub(rf"\s*{word}\b", letter, said, flags=re.IGNORECASE)
    return said


def axis_begins(number: str) -> str:
    return f"The scale begins at {number}, not at zero."


def chart_said(kind: ChartKind, finding: str) -> str:
    """What is read aloud in the place of the chart."""
    return f"{KINDS[kind]}. {finding}"
