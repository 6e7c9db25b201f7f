"""Numbered pins on a plan or a map: each at its place, or beside it with a line to it where others stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from inspection_ready.documents.shapes import Circle, Line, Polyline, Rectangle, Stroke, Words

if TYPE_CHECKING:
    from inspection_ready.documents.shapes import Colour, Point, Shape

RADIUS = 8.0
GAP = 2.0
HALO = 1.5
ROUND = 16
"""Directions tried at each distance from the place."""
RINGS = 40


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Pin:
    label: str
    at: Point
    is_main: bool = False
    is_beyond: bool = False
    """It lies further out: the pin stands at the edge, in its direction."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where pins may stand, and the boxes in it where something else does."""

    width: float
    height: float
    taken: tuple[Box, ...] = ()

    def has_room_at(self, point: Point) -> bool:
        x, y = point
        edge = RADIUS + 1
        if not (edge <= x <= self.width - edge and edge <= y <= self.height - edge):
            return False
        return not any(
            left - edge < x < right + edge and top - edge < y < bottom + edge
            for left, top, right, bottom in self.taken
        )


def pin_shapes(pins: Sequence[Pin], area: Area, *, on_map: bool = False) -> Iterator[Shape]:
    """Lines and dots first, so that no pin is drawn over. On a map all stand on paper, whatever it shows there."""
    places = placed(pins, area)
    for pin, centre in zip(pins, places, strict=True):
        if on_map:
            yield Circle(centre, RADIUS + HALO, fill="paper")
            if centre != pin.at:
                yield Line(pin.at, centre, Stroke("paper", 2 * HALO + 0.7))
                yield Circle(pin.at, 1.8 + HALO, fill="paper")
    for pin, centre in zip(pins, places, strict=True):
        if centre != pin.at:
            yield Line(pin.at, centre, Stroke("quiet", 0.7))
            yield Circle(pin.at, 1.8, fill="ink")
    for pin, centre in zip(pins, places, strict=True):
        yield from _pin(pin, centre)


def placed(pins: Sequence[Pin], area: Area) -> tuple[Point, ...]:
    """Where each stands: no two touch as long as there is room for all."""
    centres: list[Point] = []
    for pin in pins:
        free = (
            point
            for point in _around(pin.at)
            if area.has_room_at(point) and all(_apart(point, other) for other in centres)
        )
        centres.append(next(free, pin.at))
    return tuple(centres)


def _around(at: Point) -> Iterator[Point]:
    """The place itself, then further and further from it."""
    yield at
    for ring in range(1, RINGS):
        reach = (RADIUS + GAP) * (0.8 + 0.5 * ring)
        for step in range(ROUND):
            angle = 2 * pi * (step + (ring % 2) / 2) / ROUND
            yield at[0] + reach * cos(angle), at[1] + reach * sin(angle)


def _apart(one: Point, other: Point) -> bool:
    return hypot(one[0] - other[0], one[1] - other[1]) >= 2 * RADIUS + GAP


def _pin(pin: Pin, centre: Point) -> Iterator[Shape]:
    x, y = centre
    if pin.is_main:
        square = Rectangle((x - RADIUS, y - RADIUS), 2 * RADIUS, 2 * RADIUS, Stroke("paper", 1), "ink")
        yield square
    elif pin.is_beyond:
        diamond = ((x, y - RADIUS - 1), (x + RADIUS + 1, y), (x, y + RADIUS + 1), (x - RADIUS - 1, y))
        yield Polyline((*diamond, diamond[0]), Stroke("accent", 1.2), "paper")
    else:
        yield Circle(centre, RADIUS, Stroke("paper", 1), "accent")
    colour: Colour = "paper" if pin.is_main else "ink" if pin.is_beyond else "on_accent"
    size = 9.0 if len(pin.label) < 3 else 7.0
    yield Words((x, y + size * 0.36), pin.label, size, bold=True, colour=colour, set_from="middle")
