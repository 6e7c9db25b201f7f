"""What a drawing is made of: a few shapes on their own paper, in points from its top left corner.

Colours are named by what they are for and found in the look of the document: no drawing brings its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, assert_never

from inspection_ready.documents import house_style as house

if TYPE_CHECKING:
    from inspection_ready.domain.printed_pictures import PrintedPicture

Colour = Literal["ink", "quiet", "accent", "on_accent", "rule", "tint", "paper"]
Point = tuple[float, float]
"""Across and down."""

COLOURS: dict[Colour, str] = {
    "ink": house.INK,
    "quiet": house.QUIET,
    "accent": house.ACCENT,
    "on_accent": house.PAPER,
    "rule": house.RULE,
    "tint": house.TINT,
    "paper": house.PAPER,
}
"""The house's own; a brand brings another accent, and words that stand out on it (`look`)."""


@dataclass(frozen=True, slots=True)
class Stroke:
    colour: Colour = "ink"
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    """How long the line is drawn and left out in turn; none for a whole line."""


@dataclass(frozen=True, slots=True)
class Line:
    start: Point
    end: Point
    stroke: Stroke = Stroke()


@dataclass(frozen=True, slots=True)
class Polyline:
    """From point to point; with a fill it is closed."""

    points: tuple[Point, ...]
    stroke: Stroke | None = Stroke()
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Rectangle:
    corner: Point
    """Top left."""
    width: float
    height: float
    stroke: Stroke | None = None
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    centre: Point
    radius: float
    stroke: Stroke | None = None
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, standing on its baseline at a point."""

    at: Point
    text: str
    size: float = 9.0
    bold: bool = False
    colour: Colour = "ink"
    set_from: Literal["start", "middle", "end"] = "start"
    """Which part of the line the point is."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture stretched over a box, such as a map below its pins."""

    corner: Point
    """Top left."""
    width: float
    height: float
    picture: PrintedPicture


Shape = Line | Polyline | Rectangle | Circle | Words | Image


def scaled(shape: Shape, by: float) -> Shape:
    match shape:
        case Line(start, end, stroke):
            return Line(_at(start, by), _at(end, by), _thinner(stroke, by))
        case Polyline(points, stroke):
            points = tuple(_at(point, by) for point in points)
            return replace(shape, points=points, stroke=stroke and _thinner(stroke, by))
        case Rectangle(corner, width, height, stroke):
            stroke = stroke and _thinner(stroke, by)
            return replace(shape, corner=_at(corner, by), width=width * by, height=height * by, stroke=stroke)
        case Circle(centre, radius, stroke):
            stroke = stroke and _thinner(stroke, by)
            return replace(shape, centre=_at(centre, by), radius=radius * by, stroke=stroke)
        case Words(at, _, size):
            return replace(shape, at=_at(at, by), size=size * by)
        case Image(corner, width, height):
            return replace(shape, corner=_at(corner, by), width=width * by, height=height * by)
        case _:
            assert_never(shape)


def _at(point: Point, by: float) -> Point:
    return point[0] * by, point[1] * by


def _thinner(stroke: Stroke, by: float) -> Stroke:
    return replace(stroke, width=stroke.width * by, dashes=tuple(each * by for each in stroke.dashes))
