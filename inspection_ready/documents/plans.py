"""A plan without a map: what lies around one place, by distance and direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

from inspection_ready.documents.pins import Area, Box, Pin, pin_shapes
from inspection_ready.documents.shapes import Circle, Line, Polyline, Rectangle, Stroke, Words
from inspection_ready.domain.maps import reach_of

if TYPE_CHECKING:
    from inspection_ready.documents.shapes import Point, Shape

WIDTH, HEIGHT = 480.0, 400.0
CENTRE = (WIDTH / 2, HEIGHT / 2)
REACH = HEIGHT / 2 - 16
"""From the middle to the outermost ring, in points."""
YARDS = 1760
ROUND_YARDS = 50
STEPS = (50 / YARDS, 100 / YARDS, 200 / YARDS, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0)  # fmt: skip
"""Between rings, in miles."""
MOST_RINGS = 4
NORTH = (WIDTH - 40, 4.0, WIDTH - 8, 44.0)
BAR = (4.0, HEIGHT - 30, 154.0, HEIGHT - 2)


@dataclass(frozen=True, slots=True)
class Around:
    """Something around the middle; ``bearing`` in degrees, clockwise from north."""

    label: str
    miles: float
    bearing: float


def plan_shapes(around: Sequence[Around], *, middle: str) -> Iterator[Shape]:
    """`middle` is the label of the place in the middle."""
    step, rings = _rings(reach_of([each.miles for each in around]))
    a_mile = REACH / (step * rings)
    yield Rectangle((0.5, 0.5), WIDTH - 1, HEIGHT - 1, Stroke("rule", 0.7), "paper")
    for ring in range(1, rings + 1):
        yield Circle(CENTRE, step * ring * a_mile, Stroke("rule", 0.7, (3, 3)))
    labels = [_ring_label(step * ring, step * ring * a_mile) for ring in range(1, rings + 1)]
    for box, words in labels:
        yield Rectangle(box[:2], box[2] - box[0], box[3] - box[1], fill="paper")
        yield words
    yield from north_shapes(NORTH)
    yield from bar_shapes(BAR, step, a_mile)
    pins = [Pin(middle, CENTRE, is_main=True), *(_pin(each, a_mile) for each in around)]
    yield from pin_shapes(pins, Area(WIDTH, HEIGHT, (NORTH, BAR, *(box for box, _ in labels))))


def length(miles: float) -> str:
    """On a ring or the scale bar: round numbers only."""
    yards = round(miles * YARDS)
    if miles < 0.5 and yards % ROUND_YARDS == 0:
        return f"{yards} yards"
    return "1 mile" if miles == 1 else f"{miles:g} miles"


def is_beyond(around: Around, reach: float) -> bool:
    step, rings = _rings(reach)
    return around.miles > step * rings * 1.0001


def _rings(reach: float) -> tuple[float, int]:
    """How far apart the rings are, in miles, and how many there are."""
    reach = reach or STEPS[0]
    step = next((each for each in STEPS if each * MOST_RINGS >= reach), reach)
    return step, max(1, -int(-reach // step))


def _pin(each: Around, a_mile: float) -> Pin:
    reach = each.miles * a_mile
    far = reach > REACH + 0.01
    return Pin(each.label, _at(REACH + 6 if far else reach, each.bearing), is_beyond=far)


def _at(reach: float, bearing: float) -> Point:
    angle = radians(bearing)
    return CENTRE[0] + reach * sin(angle), CENTRE[1] - reach * cos(angle)


def _ring_label(miles: float, radius: float) -> tuple[Box, Words]:
    """On its ring towards the south-south-east, with its ground, where no pin stands."""
    x, y = _at(radius, 157.5)
    words = length(miles)
    wide = len(words) * 4.2
    box = (x - wide / 2, y - 5, x + wide / 2, y + 5)
    return box, Words((x, y + 3), words, 8, colour="quiet", set_from="middle")


def north_shapes(box: Box) -> Iterator[Shape]:
    left, top, right, bottom = box
    x = (left + right) / 2
    yield Polyline(((x, top + 2), (x + 7, top + 22), (x, top + 17), (x - 7, top + 22)), None, "ink")
    yield Words((x, bottom - 5), "North", 8, bold=True, set_from="middle")


def bar_shapes(box: Box, miles: float, a_mile: float) -> Iterator[Shape]:
    left, _, _, bottom = box
    wide = miles * a_mile
    y = bottom - 8
    yield Line((left + 6, y), (left + 6 + wide, y), Stroke("ink", 2))
    for x in (left + 6, left + 6 + wide):
        yield Line((x, y - 4), (x, y + 4), Stroke("ink", 1))
    yield Words((left + 6, y - 8), length(miles), 8)
