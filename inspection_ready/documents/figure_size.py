"""How large a picture or a drawing is printed, in points; the same in every format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.shapes import scaled

if TYPE_CHECKING:
    from inspection_ready.documents.model import Drawing
    from inspection_ready.domain.printed_pictures import PrintedPicture

POINTS_A_PIXEL = 72 / 96
TALLEST = 0.6
"""Of the text area, so that a heading above and a caption below stay on the page."""


def printed_size(picture: PrintedPicture, width: float, height: float) -> tuple[float, float]:
    """Within a text area of that width and height; never larger than on a screen of 96 pixels an inch, or than it was placed."""
    own = picture.wide / picture.width if picture.wide else POINTS_A_PIXEL
    scale = min(own, width / picture.width, TALLEST * height / picture.height)
    return picture.width * scale, picture.height * scale


def needed_width(picture: PrintedPicture, width: float, height: float, *, dots: int) -> float:
    """In pixels, for a picture of this shape to have so many dots an inch where it is printed."""
    scale = min(POINTS_A_PIXEL, 72 / dots)
    return min(width, picture.width * TALLEST * height / picture.height) / scale


def fitted(drawing: Drawing, width: float, height: float) -> Drawing:
    """As large as it is printed within a text area of that width and height."""
    return smaller(drawing, min(1.0, width / drawing.width, TALLEST * height / drawing.height))


def smaller(drawing: Drawing, by: float) -> Drawing:
    if by == 1.0:
        return drawing
    shapes = tuple(scaled(shape, by) for shape in drawing.shapes)
    return replace(drawing, width=drawing.width * by, height=drawing.height * by, shapes=shapes)
