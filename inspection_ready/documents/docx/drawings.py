"""A drawing as a picture that Word prints sharp: drawn as in the PDF, with its fonts, and taken at 300 dots an inch."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from inspection_ready.documents.look import HOUSE_LOOK
from inspection_ready.documents.shapes import Image as Raster
from inspection_ready.domain.printed_pictures import PrintedPicture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Drawing

DOTS_AN_INCH = 300
SHADES = 64
"""Few flat colours and the shades at their edges."""
MOST_SHADES = 256
"""With a map below them."""
FASTOCTREE = 2
"""Pillow's name for a way to choose them that gives the same ones every time."""
QUALITY = 90
NEARLY = 4
"""Of 255: what a colour may lose where shades are counted together."""


def picture_of(drawing: Drawing, look: Look = HOUSE_LOOK) -> PrintedPicture:
    from PIL import Image as images  # noqa: N813 - slow import; a module, though named like the class in it

    from inspection_ready.documents.pdf.drawing import drawing_pdf  # slow import: draws with the PDF's fonts
    from inspection_ready.documents.preview import page_image  # slow import

    image = page_image(drawing_pdf(drawing, look), 0, scale=DOTS_AN_INCH / 72)
    seen = images.frombytes("RGB", (image.width, image.height), image.pixels)
    is_photograph = any(
        isinstance(each, Raster) and each.picture.kind == "image/jpeg" for each in drawing.shapes
    )
    data = _photograph(seen) if is_photograph else _few_colours(seen, drawing, look)
    return PrintedPicture(
        name=hashlib.sha256(data).hexdigest()[:8],
        data=data,
        kind="image/jpeg" if is_photograph else "image/png",
        width=image.width,
        height=image.height,
    )


def _few_colours(seen: Image, drawing: Drawing, look: Look) -> bytes:
    has_picture = any(isinstance(each, Raster) for each in drawing.shapes)
    shades = seen.quantize(MOST_SHADES if has_picture else SHADES, method=FASTOCTREE)
    shades.putpalette(_exact(shades.getpalette() or [], look.colours.values()))
    buffer = io.BytesIO()
    shades.save(buffer, "PNG", dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
    return buffer.getvalue()


def _photograph(seen: Image) -> bytes:
    """As aerial photographs are: a few shades would show as steps."""
    buffer = io.BytesIO()
    seen.save(buffer, "JPEG", quality=QUALITY, subsampling=0, dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
    return buffer.getvalue()


def _exact(palette: list[int], colours: Iterable[str]) -> list[int]:
    """The shade nearest to each colour of the look is that colour: paper is white, and no shade off it."""
    shades = [tuple(palette[place : place + 3]) for place in range(0, len(palette), 3)]
    for colour in colours:
        wanted = tuple(bytes.fromhex(colour))
        nearest = min(shades, key=lambda shade: _difference(shade, wanted))
        if _difference(nearest, wanted) <= NEARLY:
            shades[shades.index(nearest)] = wanted
    return [part for shade in shades for part in shade]


def _difference(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
