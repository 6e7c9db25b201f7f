"""Draws the shapes of a drawing: lines as the operators of a page (ISO 32000-1, 8.5), words in the house's fonts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from inspection_ready.documents.fonts import set_in_fonts
from inspection_ready.documents.pdf.lines import width_of, words_width
from inspection_ready.documents.pdf.sheet import paint
from inspection_ready.documents.shapes import (
    Circle,
    Image,
    Line,
    Polyline,
    Rectangle,
    Shape,
    Stroke,
    Words,
)
from inspection_ready.documents.text import printable
from inspection_ready.domain.printed_brands import BrandFont

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection_ready.documents.pdf.sheet import Sheet
    from inspection_ready.documents.shapes import Colour, Point

    Colours = Mapping[Colour, str]

ROUND = 0.5523
"""How far the handles of a quarter circle reach, of its radius."""
SMALLEST, LARGEST = 0.8, 0.85
"""Of the house's size, in a wider font: near each other, so that the words of one drawing look alike."""
SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def draw_shapes(sheet: Sheet, shapes: Sequence[Shape], *, top: float) -> None:
    """From the left margin, downwards."""
    for shape in shapes:
        if isinstance(shape, Words):
            _draw_words(sheet, shape, top)
        elif isinstance(shape, Image):
            left, down = shape.corner
            sheet.picture(shape.picture, (left, top - down - shape.height, shape.width, shape.height))
        else:
            sheet.draw(_operators(shape, sheet.look.colours), x=0.0, y=top)


def _draw_words(sheet: Sheet, words: Words, top: float) -> None:
    family, colour = sheet.look.font, sheet.look.colours[words.colour]
    size = words.size * fitted_share(words, family)
    x = words.at[0] - SHARE[words.set_from] * words_width(words.text, size, bold=words.bold, family=family)
    for font, part in set_in_fonts(printable(words.text), bold=words.bold, italic=False, family=family):
        sheet.show(x, top - words.at[1], part, font=font, size=size, colour=colour)
        x += width_of(part, font, size)


def fitted_share(words: Words, family: BrandFont) -> float:
    """Of their size in the house's font, for which drawings are laid out.

    A wider font has taller small letters, so words set smaller in it read as large, and find the same room.
    """
    if family is BrandFont.ATKINSON or not words.text:
        return 1.0
    laid_out = words_width(words.text, words.size, bold=words.bold)
    wide = words_width(words.text, words.size, bold=words.bold, family=family)
    return max(SMALLEST, min(LARGEST, laid_out / wide))


def _operators(shape: Line | Polyline | Rectangle | Circle, colours: Colours) -> str:
    match shape:
        case Line(start, end, stroke):
            return f"{_stroked(stroke, colours)} {_path((start, end))} S"
        case Polyline(points, stroke, fill):
            painted, drawn = _painted(stroke, fill), _path(points)
        case Rectangle((left, top), width, height, stroke, fill):
            painted = _painted(stroke, fill)
            drawn = f"{left:.2f} {-top - height:.2f} {width:.2f} {height:.2f} re"
        case Circle(centre, radius, stroke, fill):
            painted, drawn = _painted(stroke, fill), _round(centre, radius)
        case _:
            assert_never(shape)
    return f"{_stroked(stroke, colours)} {_filled(fill, colours)} {drawn} {painted}"


def _stroked(stroke: Stroke | None, colours: Colours) -> str:
    if stroke is None:
        return ""
    dashes = " ".join(f"{each:.2f}" for each in stroke.dashes)
    return f"{paint(colours[stroke.colour])} RG {stroke.width:.2f} w 1 J 1 j [{dashes}] 0 d"


def _filled(fill: Colour | None, colours: Colours) -> str:
    return f"{paint(colours[fill])} rg" if fill else ""


def _painted(stroke: Stroke | None, fill: Colour | None) -> str:
    """The operator that ends a path; a shape that is filled is closed."""
    return {(True, True): "b", (False, True): "f", (True, False): "S"}.get(
        (stroke is not None, fill is not None), "n"
    )


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.2f} {-y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(points))


def _round(centre: Point, radius: float) -> str:
    x, y = centre[0], -centre[1]
    compass = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    curves = [f"{x + radius:.2f} {y:.2f} m"]
    for (ax, ay), (bx, by) in pairwise(compass):
        first = (x + radius * (ax + ROUND * bx), y + radius * (ay + ROUND * by))
        second = (x + radius * (bx + ROUND * ax), y + radius * (by + ROUND * ay))
        end = (x + radius * bx, y + radius * by)
        curves.append(" ".join(f"{a:.2f} {b:.2f}" for a, b in (first, second, end)) + " c")
    return " ".join(curves) + " h"
