"""Photographs of the sample council's people: drawn, without a face, so that nobody real is ever taken for one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sample_canvas import INK, PALE_TEAL, PAPER, PARK, RED, SQUARE, TEAL, WATER, Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

WIDE, HIGH = 420, 540
"""The shape of a passport photograph, as it is printed."""
MIDDLE = WIDE / 2


def portrait(ground: str, clothes: str, skin: str, hair: str, *, long: bool = False) -> Image.Image:
    canvas = Canvas(HIGH, width=WIDE, ground=ground)
    if long:
        canvas.box(MIDDLE - 108, 130, MIDDLE + 108, 390, fill=hair, edge=None, round_by=100)
    canvas.box(55, 385, WIDE - 55, HIGH + 160, fill=clothes, edge=None, round_by=125)
    canvas.box(MIDDLE - 40, 300, MIDDLE + 40, 420, fill=skin, edge=None, round_by=38)
    canvas.disc((MIDDLE, 190), 104, fill=hair, edge=hair)
    canvas.box(MIDDLE - 82, 128, MIDDLE + 82, 340, fill=skin, edge=None, round_by=80)
    canvas.area([(MIDDLE - 88, 180), (MIDDLE + 92, 180), (MIDDLE + 60, 128), (MIDDLE - 60, 128)], hair)
    canvas.area([(MIDDLE - 42, 392), (MIDDLE, 450), (MIDDLE + 42, 392)], PAPER)
    return canvas.finished()


PORTRAITS: dict[str, Callable[[], Image.Image]] = {
    "margaret-osei.png": partial(portrait, PALE_TEAL, TEAL, "#8d5a3b", "#241a17"),
    "daniel-hartwell.png": partial(portrait, SQUARE, INK, "#e0b693", "#6b4a2f"),
    "priya-raman.png": partial(portrait, PARK, RED, "#b9835a", "#1d1716", long=True),
    "ruth-calloway.png": partial(portrait, WATER, "#4a5a3c", "#ecc9ad", "#b9b3ab", long=True),
    "doreen-postlethwaite.png": partial(portrait, SQUARE, TEAL, "#ecc9ad", "#d9d6d0"),
}
