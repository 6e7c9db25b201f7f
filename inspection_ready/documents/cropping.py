"""A photograph cut to the shape of its frame about its middle."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from inspection_ready.domain.printed_pictures import PrintedPicture

TALLEST = 640
"""Pixels; more than 300 to an inch in the frame of a badge."""
QUALITY = 88


@lru_cache(maxsize=128)
def cropped(picture: PrintedPicture, shape: float) -> PrintedPicture:
    """``shape`` is width by height. Raises CannotRead where its file cannot be read as a picture."""
    from PIL import Image  # slow import

    try:
        with Image.open(io.BytesIO(picture.data), formats=("JPEG", "PNG")) as opened:
            seen = opened.convert("RGB")
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise CannotRead("picture_damaged", file=picture.name) from error
    wide = min(seen.width, round(seen.height * shape)) or 1
    tall = min(seen.height, round(seen.width / shape)) or 1
    left, top = (seen.width - wide) // 2, (seen.height - tall) // 2
    cut = seen.crop((left, top, left + wide, top + tall))
    if cut.height > TALLEST:
        cut = cut.resize((round(TALLEST * shape), TALLEST), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    cut.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    data = buffer.getvalue()
    name = f"{picture.name} {hashlib.sha256(data).hexdigest()[:8]}"
    return replace(picture, name=name, data=data, kind="image/jpeg", width=cut.width, height=cut.height)
