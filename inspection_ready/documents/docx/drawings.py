"""A drawing as a picture that Word prints sharp: drawn as in the PDF, with its fonts, and taken at 300 dots an inch."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from inspection_ready.domain.printed_pictures import PrintedPicture

if TYPE_CHECKING:
    from inspection_ready.documents.model import Drawing

DOTS_AN_INCH = 300
COLOURS = 64
"""Few flat colours and the shades at their edges."""


def picture_of(drawing: Drawing) -> PrintedPicture:
    from PIL import Image  # slow import

    from inspection_ready.documents.pdf.drawing import drawing_pdf  # slow import: draws with the PDF's fonts
    from inspection_ready.documents.preview import page_image  # slow import

    image = page_image(drawing_pdf(drawing), 0, scale=DOTS_AN_INCH / 72)
    shades = Image.frombytes("RGB", (image.width, image.height), image.pixels).quantize(
        COLOURS, method=Image.Quantize.FASTOCTREE
    )
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
