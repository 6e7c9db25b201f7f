"""A drawing as a picture that Word prints sharp: drawn as in the PDF, with its fonts, and taken at 300 dots an inch."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from inspection_ready.documents.shapes import COLOURS
from inspection_ready.domain.printed_pictures import PrintedPicture

if TYPE_CHECKING:
    from inspection_ready.documents.model import Drawing

DOTS_AN_INCH = 300
SHADES = 64
"""Few flat colours and the shades at their edges."""
NEARLY = 4
"""Of 255: what a colour may lose where shades are counted together."""


def picture_of(drawing: Drawing) -> PrintedPicture:
    from PIL import Image  # slow import

    from inspection_ready.documents.pdf.drawing import drawing_pdf  # slow import: draws with the PDF's fonts
    from inspection_ready.documents.preview import page_image  # slow import

    image = page_image(drawing_pdf(drawing), 0, scale=DOTS_AN_INCH / 72)
    shades = Image.frombytes("RGB", (image.width, image.height), image.pixels).quantize(
        SHADES, method=Image.Quantize.FASTOCTREE
    )
    shades.putpalette(_exact(shades.getpalette() or []))
    buffer = io.BytesIO()
    shades.save(buffer, "PNG", dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
    data = buffer.getvalue()
    return PrintedPicture(
        name=hashlib.sha256(data).hexdigest()[:8],
        data=data,
        kind="image/png",
        width=image.width,
        height=image.height,
    )


def _exact(palette: list[int]) -> list[int]:
    """The shade nearest to each colour of the look is that colour: paper is white, and no shade off it."""
    shades = [tuple(palette[place : place + 3]) for place in range(0, len(palette), 3)]
    for colour in COLOURS.values():
        wanted = tuple(bytes.fromhex(colour))
        nearest = min(shades, key=lambda shade: _difference(shade, wanted))
        if _difference(nearest, wanted) <= NEARLY:
            shades[shades.index(nearest)] = wanted
    return [part for shade in shades for part in shade]


def _difference(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
