"""A sheet to draw the sample council's pictures on: a few shapes in the house's colours, and words in its font."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WIDTH = 1140
FINER = 3
"""Drawn this many times larger and made smaller at the end, so that edges are smooth."""
COLOURS = 160

INK, TEAL, PALE_TEAL, RED = "#16242c", "#0b5d5e", "#dcebea", "#b3261e"
PAPER, LAND, MOOR, WATER, RIVER, PARK = "#ffffff", "#eef0e3", "#dacfbc", "#b9daed", "#8fc1de", "#d5e6c8"
BUILDING, EDGE, STREET, BORDER, SQUARE, GREY = (
    "#ddd6c8", "#c6bfae", "#efece4", "#8c887c", "#faf6ea", "#55595b",
)  # fmt: skip

Point = tuple[float, float]


class Canvas:
    """Points are counted as on the finished picture, from its top left corner."""

    def __init__(self, height: int, *, width: int = WIDTH, ground: str = PAPER) -> None:
        self._size = (width, height)
        self._image = Image.new("RGB", (width * FINER, height * FINER), ground)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """With few colours, so that the file is small."""
        small = self._image.resize(self._size, Image.Resampling.LANCZOS)
        return small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)

    def area(self, points: Sequence[Point], fill: str, *, edge: str | None = None, thick: float = 2) -> None:
        self._draw.polygon([_fine(point) for point in points], fill=fill)
        if edge:
            self.line([*points, points[0]], edge, thick)

    def box(
        self, left: float, top: float, right: float, bottom: float, *,
        fill: str, edge: str | None = INK, thick: float = 2.5, round_by: float = 5,
    ) -> None:  # fmt: skip
        self._draw.rounded_rectangle(
            [left * FINER, top * FINER, right * FINER, bottom * FINER],
            radius=round_by * FINER,
            fill=fill,
            outline=edge,
            width=round(thick * FINER) if edge else 0,
        )

    def disc(self, centre: Point, radius: float, *, fill: str = TEAL, edge: str = PAPER) -> None:
        x, y = centre
        for grown, colour in ((3, edge), (0, fill)):
            reach = (radius + grown) * FINER
            self._draw.ellipse(
                [x * FINER - reach, y * FINER - reach, x * FINER + reach, y * FINER + reach], fill=colour
            )

    def line(self, points: Sequence[Point], colour: str, thick: float) -> None:
        self._draw.line(
            [_fine(point) for point in points], fill=colour, width=round(thick * FINER), joint="curve"
        )

    def road(self, points: Sequence[Point], thick: float) -> None:
        self.line(points, EDGE, thick + 4)
        self.line(points, PAPER, thick)

    def railway(self, points: Sequence[Point]) -> None:
        self.line(points, GREY, 8)
        self.dashes(points, PAPER, 3, dash=12, gap=12)

    def dashes(self, points: Sequence[Point], colour: str, thick: float, *, dash: float, gap: float) -> None:
        """The rhythm goes on round corners."""
        at = 0.0
        for start, end in pairwise(points):
            length = hypot(end[0] - start[0], end[1] - start[1])
            place = -(at % (dash + gap))
            while place < length:
                first, last = max(place, 0), min(place + dash, length)
                if last > first:
                    self.line(
                        [_along(start, end, first / length), _along(start, end, last / length)], colour, thick
                    )
                place += dash + gap
            at += length

    def arrow(
        self, start: Point, end: Point, colour: str = INK, *, thick: float = 4, head: float = 14
    ) -> None:
        length = hypot(end[0] - start[0], end[1] - start[1])
        ahead = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        neck = (end[0] - ahead[0] * head, end[1] - ahead[1] * head)
        wing = (-ahead[1] * head * 0.6, ahead[0] * head * 0.6)
        self.line([start, neck], colour, thick)
        self.area(
            [end, (neck[0] + wing[0], neck[1] + wing[1]), (neck[0] - wing[0], neck[1] - wing[1])], colour
        )

    def words(
        self, at: Point, text: str, size: float = 19, *,
        colour: str = INK, bold: bool = False, anchor: str = "mm", halo: str | None = None,
    ) -> None:  # fmt: skip
        """``anchor`` as Pillow has it: "mm" in the middle, "lm" beginning there. A halo keeps words off lines."""
        font = ImageFont.truetype(_font(bold=bold), round(size * FINER))
        lines = text.split("\n")
        for number, line in enumerate(lines):
            down = (number - (len(lines) - 1) / 2) * size * 1.25
            self._draw.text(
                _fine((at[0], at[1] + down)),
                line,
                fill=colour,
                font=font,
                anchor=anchor,
                stroke_width=round(4 * FINER) if halo else 0,
                stroke_fill=halo,
            )

    def north(self, at: Point) -> None:
        x, y = at
        self.area([(x, y - 44), (x + 16, y), (x, y - 11), (x - 16, y)], INK)
        self.words((x, y + 20), "N", 22, bold=True, halo=PAPER)

    def scale(self, left: Point, length: float, text: str) -> None:
        x, y = left
        self.line([(x, y), (x + length, y)], INK, 4)
        for end in (x, x + length):
            self.line([(end, y - 10), (end, y + 10)], INK, 4)
        self.words((x + length / 2, y - 20), text, 18, halo=PAPER)


def _fine(point: Point) -> Point:
    return point[0] * FINER, point[1] * FINER


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _font(*, bold: bool) -> str:
    return str(FONTS / f"AtkinsonHyperlegibleNext-{'Bold' if bold else 'Regular'}.ttf")
