"""A map to be printed: the picture, numbered pins on it, a scale bar and north."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.map_frames import HEIGHT, WIDTH
from inspection_ready.documents.pins import RADIUS, Area, Box, Pin, pin_shapes
from inspection_ready.documents.plans import STEPS, bar_shapes, north_shapes
from inspection_ready.documents.shapes import Image, Rectangle, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.shapes import Point, Shape
    from inspection_ready.domain.maps import Map, PrintedMap

LONGEST_BAR = 0.3
"""Of the map's width."""
INSET = RADIUS + 3
"""From the edge to the middle of a pin that stands for something beyond it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to be marked, where it is."""

    label: str
    latitude: float
    longitude: float


def map_size(held: Map) -> tuple[float, float]:
    """In points, as it is printed: as wide as a plan, and lower."""
    by = min(WIDTH / held.width, HEIGHT / held.height)
    return held.width * by, held.height * by


def map_shapes(printed: PrintedMap, main: Spot, others: Sequence[Spot]) -> Iterator[Shape]:
    """Others that lie beyond the edge stand at it, in their direction. ``main`` is on the map."""
    held = printed.map
    width, height = map_size(held)
    yield Image((0.0, 0.0), width, height, printed.picture)
    north = (width - 40, 4.0, width - 4, 44.0)
    a_mile = width / held.width / held.miles_a_pixel
    miles = max((each for each in STEPS if each * a_mile <= LONGEST_BAR * width), default=STEPS[0])
    bar = (4.0, height - 30, 4 + max(miles * a_mile, 44) + 12, height - 4)
    for box in (north, bar):
        yield _ground(box)
    yield from north_shapes(north)
    yield from bar_shapes(bar, miles, a_mile)
    yield Rectangle((0.35, 0.35), width - 0.7, height - 0.7, Stroke("quiet", 0.7))
    middle = map_point(held, main)
    pins = [Pin(main.label, middle, is_main=True), *(_pin(held, each, middle) for each in others)]
    yield from pin_shapes(pins, Area(width, height, (north, bar)), on_map=True)


def map_point(held: Map, spot: Spot) -> Point:
    """In points from the top left corner of the map as it is printed; beyond it too."""
    x, y = held.at(spot.latitude, spot.longitude)
    by = map_size(held)[0] / held.width
    return x * by, y * by


def is_off(held: Map, spot: Spot) -> bool:
    return not held.shows(spot.latitude, spot.longitude)


def _pin(held: Map, spot: Spot, middle: Point) -> Pin:
    at = map_point(held, spot)
    if not is_off(held, spot):
        return Pin(spot.label, at)
    return Pin(spot.label, _at_the_edge(middle, at, map_size(held)), is_beyond=True)


def _at_the_edge(middle: Point, beyond: Point, size: tuple[float, float]) -> Point:
    """Where the way there leaves the map."""
    shares = [1.0]
    for start, end, length in zip(middle, beyond, size, strict=True):
        if end > length - INSET:
            shares.append((length - INSET - start) / (end - start))
        elif end < INSET:
            shares.append((start - INSET) / (start - end))
    share = max(0.0, min(shares))
    return middle[0] + share * (beyond[0] - middle[0]), middle[1] + share * (beyond[1] - middle[1])


def _ground(box: Box) -> Rectangle:
    left, top, right, bottom = box
    return Rectangle((left, top), right - left, bottom - top, Stroke("rule", 0.7), "paper")
