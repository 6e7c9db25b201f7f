"""Charts of a table's numbers, drawn so that nothing hangs on colour: by marks, dashes, patterns and names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection_ready.documents.drawn_words import one_line, wrapped
from inspection_ready.documents.model import Drawing, plain, text
from inspection_ready.documents.pdf.lines import words_width
from inspection_ready.documents.shapes import Circle, Line, Polyline, Rectangle, Stroke, Words
from inspection_ready.domain.charts import MOST_SERIES, ChartKind
from inspection_ready.domain.scales import Scale, scale_of
from inspection_ready.phrases.charts import axis_begins, axis_number, short_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Table
    from inspection_ready.documents.shapes import Colour, Point, Shape
    from inspection_ready.domain.charts import Figures, Series, Value

WIDTH, HEIGHT = 480.0, 236.0
SIZE, SMALL = 9.0, 8.0
LEADING = 10.5
TOP = 18.0
LABEL_LINES = 2
NAMES = 120.0
"""The most that the names at the ends of lines take, in points."""
MOST_NUMBERED = 8
"""Points of one line that bear their numbers; more would run into each other."""
BARS_SHARE = 0.72
HATCH = 4.0

LINES = (
    Stroke("accent", 2.2),
    Stroke("ink", 1.8, (6, 3)),
    Stroke("quiet", 1.8, (1.5, 3.5)),
    Stroke("ink", 1.4, (9, 3, 1.5, 3)),
)
BARS: tuple[tuple[Colour, Colour, Colour | None], ...] = (
    ("accent", "accent", None),
    ("ink", "paper", None),
    ("ink", "paper", "ink"),
    ("ink", "ink", "paper"),
)
"""For each series in turn the edge, the ground, and the lines across it."""


def chart_drawing(
    kind: ChartKind, figures: Figures, table: Table, *, says: str, caption: str = ""
) -> Drawing:
    """Of figures with at least one series; `table` holds them, and stands below."""
    chart = _Chart(kind, figures)
    return Drawing(WIDTH, HEIGHT, tuple(chart.shapes()), alt=says, beside=table, caption=text(caption))


def table_rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """As `read_figures` takes them."""
    return tuple(tuple(plain(cell) for cell in row) for row in (table.header, *table.rows))


@dataclass(frozen=True)  # no slots: what is measured is measured once
class _Chart:
    kind: ChartKind
    figures: Figures

    @cached_property
    def series(self) -> tuple[Series, ...]:
        return self.figures.series[:MOST_SERIES]

    @property
    def _known(self) -> list[Value]:
        return [value for series in self.series for _, value in series.known]

    @cached_property
    def scale(self) -> Scale:
        numbers = [value.number for value in self._known]
        return scale_of(numbers, from_zero=self.kind is ChartKind.BARS)

    @cached_property
    def ticks(self) -> tuple[tuple[Decimal, str], ...]:
        said = [value.said for value in self._known]
        return tuple((tick, axis_number(tick, like=said)) for tick in self.scale.ticks)

    @cached_property
    def left(self) -> float:
        return max(words_width(said, SMALL) for _, said in self.ticks) + 8

    @cached_property
    def right(self) -> float:
        """Where the plot ends: lines bear their names to the right of it."""
        if self.kind is ChartKind.BARS:
            return WIDTH
        names = max(words_width(series.name, SIZE, bold=True) for series in self.series)
        return WIDTH - min(names, NAMES) - 12

    @property
    def top(self) -> float:
        return TOP + (LEADING + 6 if self._has_key else 0)

    @property
    def bottom(self) -> float:
        return HEIGHT - LABEL_LINES * LEADING - 6

    @property
    def slot(self) -> float:
        return (self.right - self.left) / max(1, len(self.figures.labels))

    @property
    def _has_key(self) -> bool:
        return self.kind is ChartKind.BARS and len(self.series) > 1

    def x(self, place: int) -> float:
        return self.left + (place + 0.5) * self.slot

    def y(self, number: Decimal) -> float:
        return self.bottom - self.scale.share(number) * (self.bottom - self.top)

    def shapes(self) -> Iterator[Shape]:
        yield from self._axis()
        yield from self._labels()
        if self.kind is ChartKind.BARS:
            yield from self._bars()
            if self._has_key:
                yield from self._key()
        else:
            yield from self._lines()
            yield from self._names()

    def _axis(self) -> Iterator[Shape]:
        for tick, said in self.ticks:
            y = self.y(tick)
            is_base = tick == 0 or (tick == self.scale.low and self.scale.low > 0)
            yield Line(
                (self.left, y), (self.right, y), Stroke("quiet", 1) if is_base else Stroke("rule", 0.5)
            )
            yield Words((self.left - 6, y + 3), said, SMALL, colour="quiet", set_from="end")
        if self.scale.low > 0:
            yield Words((0, 8), axis_begins(self.ticks[0][1]), SMALL, colour="quiet")

    def _labels(self) -> Iterator[Shape]:
        """As many as can be read; the table below has them all."""
        labels = self.figures.labels
        room = max(self.slot - 4, 34.0)
        every = -(-int(room + 4) // max(1, int(self.slot)))
        for place in range(0, len(labels), every):
            lines = wrapped(labels[place], SMALL, room, most=LABEL_LINES)
            for number, line in enumerate(lines):
                y = self.bottom + 11 + number * LEADING
                yield Words((self.x(place), y), line, SMALL, set_from="middle")

    # lines

    def _lines(self) -> Iterator[Shape]:
        for number, series in enumerate(self.series):
            for stretch in _unbroken(series):
                points = tuple((self.x(place), self.y(value.number)) for place, value in stretch)
                if len(points) > 1:
                    yield Polyline(points, LINES[number])
                for point in points:
                    yield _mark(number, point)
        if len(self.series) == 1 and len(self.series[0].known) <= MOST_NUMBERED:
            yield from self._numbers(self.series[0].known)

    def _numbers(self, known: tuple[tuple[int, Value], ...]) -> Iterator[Shape]:
        """Each beside its point, where the line does not go."""
        for n, (place, value) in enumerate(known):
            before = known[n - 1][1].number if n else None
            after = known[n + 1][1].number if n + 1 < len(known) else None
            x, y = self.x(place), self.y(value.number)
            falls_to = before is not None and before > value.number
            rises_on = after is not None and after > value.number
            said = one_line(short_number(value.said), SMALL, self.slot)
            if rises_on and falls_to and y + 16 < self.bottom:
                yield Words((x, y + 14), said, SMALL, set_from="middle")
            elif rises_on:
                yield Words((x - 2, y - 7), said, SMALL, set_from="end")
            elif falls_to:
                yield Words((x + 2, y - 7), said, SMALL)
            else:
                yield Words((x, y - 8), said, SMALL, set_from="middle")

    def _names(self) -> Iterator[Shape]:
        """Each at the height where its line ends, moved apart where two would touch."""
        ends = sorted((self.y(series.known[-1][1].number), n) for n, series in enumerate(self.series))
        free, placed = self.top, list[tuple[float, int]]()
        for y, number in ends:
            placed.append((max(y, free), number))
            free = placed[-1][0] + LEADING * len(self._name(number)) + 2
        over = max(0.0, free - LEADING - self.bottom)
        for y, number in placed:
            yield _mark(number, (self.right + 2, y - over))
            for place, line in enumerate(self._name(number)):
                yield Words((self.right + 9, y - over + 3 + place * LEADING), line, SIZE, bold=True)

    def _name(self, number: int) -> tuple[str, ...]:
        return wrapped(self.series[number].name, SIZE, NAMES, most=LABEL_LINES, bold=True)

    # bars

    def _bars(self) -> Iterator[Shape]:
        width = self.slot * BARS_SHARE / len(self.series)
        zero = self.y(Decimal(0))
        for number, series in enumerate(self.series):
            for place, value in series.known:
                left = self.x(place) - self.slot * BARS_SHARE / 2 + number * width
                y = self.y(value.number)
                box = (left + width * 0.04, min(y, zero), width * 0.92, abs(zero - y))
                yield from _bar(number, *box)
                yield from self._on_bar(value, left + width / 2, y, room=width)

    def _on_bar(self, value: Value, middle: float, y: float, *, room: float) -> Iterator[Shape]:
        """Its number at its end, on a ground that keeps the lines behind it away; none where there is no room."""
        said = short_number(value.said)
        wide = words_width(said, SMALL)
        if wide <= room + (self.slot * 0.2 if len(self.series) == 1 else 0):
            base = y + 9.5 if value.number < 0 else y - 3
            yield Rectangle((middle - wide / 2 - 1, base - 7), wide + 2, 8.5, fill="paper")
            yield Words((middle, base), said, SMALL, set_from="middle")

    def _key(self) -> Iterator[Shape]:
        room = WIDTH / len(self.series)
        x = 0.0
        for number, series in enumerate(self.series):
            yield from _bar(number, x, 3, 14, 9)
            name = one_line(series.name, SIZE, room - 30, bold=True)
            yield Words((x + 19, 11), name, SIZE, bold=True)
            x += 34 + words_width(name, SIZE, bold=True)


def _unbroken(series: Series) -> Iterator[list[tuple[int, Value]]]:
    """Stretches without a gap: a line over a year nobody knows would claim that somebody does."""
    stretch = [series.known[0]]
    for before, entry in pairwise(series.known):
        if entry[0] != before[0] + 1:
            yield stretch
            stretch = []
        stretch.append(entry)
    yield stretch


def _mark(number: int, point: Point) -> Shape:
    x, y = point
    match number:
        case 0:
            return Circle(point, 3.4, fill="accent")
        case 1:
            return Rectangle((x - 3.2, y - 3.2), 6.4, 6.4, fill="ink")
        case 2:
            return Polyline(((x, y - 4.4), (x + 4.2, y + 3), (x - 4.2, y + 3)), None, "quiet")
        case _:
            return Circle(point, 3.4, Stroke("ink", 1.4), "paper")


def _bar(number: int, left: float, top: float, width: float, height: float) -> Iterator[Shape]:
    """Full, empty, ruled, or dark and ruled: four that differ without colour."""
    edge, fill, ruling = BARS[number]
    yield Rectangle((left, top), width, height, Stroke(edge, 0.8), fill)
    if ruling:
        ruled = Stroke(ruling, 0.8)
        for n in range(1, int(height / HATCH) + 1):
            y = top + height - n * HATCH
            if y > top:
                yield Line((left + 0.8, y), (left + width - 0.8, y), ruled)
