"""Pictures and text of a PDF's pages, for people to look at before it goes out."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdfium2 import PdfDocument

# PDFium keeps state for the whole process and crashes when two threads use it
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    width: int
    height: int
    """In pixels."""
    pixels: bytes
    """Red, green, blue; rows from the top, without padding."""


def page_count(pdf: bytes) -> int:
    with opened_pdf(pdf) as document:
        return len(document)


def page_image(pdf: bytes, index: int, scale: float = 1.0) -> PageImage:
    """The page, counted from 0; `scale` 1 makes a point a pixel, 2 suits a sharp screen."""
    with opened_pdf(pdf) as document:
        page = document[index]
        bitmap = page.render(scale=scale, rev_byteorder=True)
        width, height, stride, channels = bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
        rows = bytes(bitmap.buffer)
        bitmap.close()
        page.close()
    return PageImage(width, height, _plain_pixels(rows, width, height, stride, channels))


def page_text(pdf: bytes, index: int) -> str:
    """The page's words in the order they are drawn, for those who do not see the picture."""
    with opened_pdf(pdf) as document:
        page = document[index]
        text = page.get_textpage()
        words: str = text.get_text_range()
        text.close()
        page.close()
    return words.replace("\r\n", "\n")


@contextmanager
def opened_pdf(pdf: bytes | Path) -> Iterator[PdfDocument]:
    import pypdfium2  # slow import

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _plain_pixels(rows: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Without the bytes that pad each row, and without the fourth of each pixel."""
    lines = [rows[line * stride : line * stride + width * channels] for line in range(height)]
    packed = bytearray(b"".join(lines))
    if channels == 4:
        del packed[3::4]
    return bytes(packed)
