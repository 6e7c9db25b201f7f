"""Writes a document as a PDF that is tagged (PDF/UA-1) and made to last (PDF/A-2a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.look import look_of
from inspection_ready.documents.pdf.blocks import document_strips
from inspection_ready.documents.pdf.cards import CardStrip
from inspection_ready.documents.pdf.furniture import draw_furniture, draw_logo, logo_element
from inspection_ready.documents.pdf.paging import Placed, paginate
from inspection_ready.documents.pdf.sheet import Sheet
from inspection_ready.documents.pdf.strips import TextStrip
from inspection_ready.documents.tidy import tidied
from inspection_ready.domain.printed_brands import PrintedBrand

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import Document

HOUSE = PrintedBrand()


def write_pdf(
    document: Document,
    *,
    brand: PrintedBrand = HOUSE,
    progress: Callable[[int, int], None] | None = None,
    may_go_on: Callable[[], None] = lambda: None,
) -> bytes:
    """The finished file. `progress` is told pages done and pages in all; what either raises ends the writing."""
    document = tidied(document)
    sheet = Sheet(document, look_of(brand))
    page = sheet.look.page
    has_logo = not document.begins_with_cards
    logo = logo_element(sheet, sheet.root) if has_logo else None  # before all else in the order of reading
    pages = [
        (page.size(paper), placed)
        for paper, strips in document_strips(document, sheet.root, sheet.look, may_go_on)
        for placed in paginate(strips, page.area(paper)[1])
    ]
    sheet.anchor_pages = _pages_of_anchors([placed for _, placed in pages])
    for number, (size, placed) in enumerate(pages, 1):
        sheet.begin_page(size)
        if not any(isinstance(entry.strip, CardStrip) for entry in placed):
            draw_furniture(sheet, document, number, len(pages))
        if number == 1 and logo is not None:
            draw_logo(sheet, logo)
        may_go_on()
        draw_page(sheet, placed, size[1] - page.top)
        sheet.end_page()
        if progress:
            progress(number, len(pages))
    return sheet.finish(may_go_on)


def _pages_of_anchors(pages: list[list[Placed]]) -> dict[str, int]:
    return {
        entry.strip.anchor: number
        for number, page in enumerate(pages, 1)
        for entry in page
        if isinstance(entry.strip, TextStrip) and entry.strip.anchor
    }


def draw_page(sheet: Sheet, page: list[Placed], top: float) -> None:
    for entry in page:
        if entry.repeated:
            with sheet.only_artifacts():
                entry.strip.draw(sheet, top - entry.top)
        else:
            entry.strip.draw(sheet, top - entry.top)
