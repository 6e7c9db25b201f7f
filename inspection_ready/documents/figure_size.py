"""How large a picture is printed, in points; the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.domain.printed_pictures import PrintedPicture

POINTS_A_PIXEL = 72 / 96
TALLEST = 0.6
"""Of the text area, so that a heading above and a caption below stay on the page."""


def printed_size(picture: PrintedPicture, width: float, height: float) -> tuple[float, float]:
    """Within a text area of that width and height; never larger than on a screen of 96 pixels an inch, or than it was placed."""
    own = picture.wide / picture.width if picture.wide else POINTS_A_PIXEL
    scale = min(own, width / picture.width, TALLEST * height / picture.height)
    return picture.width * scale, picture.height * scale
