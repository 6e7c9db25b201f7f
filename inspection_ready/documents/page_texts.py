"""The words of a PDF's pages, one after another, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.documents.preview import opened_pdf
from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

AT_A_TIME = 20
"""Pages that are read before others may use the engine: only one thread may at a time, and a preview cannot wait long."""


@dataclass(frozen=True, slots=True)
class PageText:
    number: int
    of: int
    text: str
    is_drawn_on: bool
    """True where something is on the page, words or pictures."""


def page_texts(pdf: bytes | Path, *, file: str) -> Iterator[PageText]:
    """Raises CannotRead where it is damaged, or asks for a password. A page that cannot be read has no words."""
    from pypdfium2 import PdfiumError  # slow import

    first, pages = 0, 1
    while first < pages:
        try:
            with opened_pdf(pdf) as document:
                pages = len(document)
                found = [_page(document, index) for index in range(first, min(first + AT_A_TIME, pages))]
        except (PdfiumError, OSError, ValueError) as error:
            raise CannotRead("release_damaged", file=file) from error
        yield from found
        first += AT_A_TIME


def _page(document: PdfDocument, index: int) -> PageText:
    from pypdfium2 import PdfiumError, raw  # slow import

    count = len(document)
    try:
        page = document[index]
    except PdfiumError:
        return PageText(index + 1, count, "", is_drawn_on=True)
    text_page = page.get_textpage()
    words = text_page.get_text_range().replace("\r\n", "\n").replace("\x00", "")
    is_drawn_on = bool(words.strip()) or raw.FPDFPage_CountObjects(page) > 0
    text_page.close()
    page.close()
    return PageText(index + 1, count, words, is_drawn_on)
