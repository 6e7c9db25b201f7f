"""Writes many letters as one PDF to print: each begins a page of its own and counts its own pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.look import look_of
from inspection_ready.documents.model import Contents, Heading
from inspection_ready.documents.pdf.blocks import document_strips
from inspection_ready.documents.pdf.furniture import draw_furniture, draw_logo, logo_element
from inspection_ready.documents.pdf.paging import paginate
from inspection_ready.documents.pdf.sheet import Sheet
from inspection_ready.documents.pdf.strips import TextStrip
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.pdf.writer import HOUSE, draw_page
from inspection_ready.documents.tidy import tidied
from inspection_ready.documents.walking import anchor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Block, Document
    from inspection_ready.documents.pdf.paging import Placed
    from inspection_ready.documents.pdf.strips import Strip
    from inspection_ready.domain.printed_brands import PrintedBrand

Page = tuple[tuple[float, float], list["Placed"]]


def write_letters_pdf(
    cover: Document,
    letters: Sequence[tuple[str, Document]],
    *,
    brand: PrintedBrand = HOUSE,
    may_go_on: Callable[[], None] = lambda: None,
) -> tuple[bytes, int]:
    """The file, and how many pages it has. `cover` says what the file is called and prints nothing.

    Each letter comes with the name its bookmark has: whose it is. What `may_go_on` raises ends it.
    """
    sheet = Sheet(cover, look_of(brand))
    total = 0
    for number, (name, letter) in enumerate(letters, 1):
        may_go_on()
        tidy = tidied(_apart(letter, number), apart=f"letter-{number}-")
        root = Element("Sect", sheet.root)
        logo = logo_element(sheet, root)  # before all else in the order of reading
        anchor = f"letter-{number}"
        pages = _pages_of(tidy, root, sheet.look, name=name, anchor=anchor, may_go_on=may_go_on)
        for place, (size, placed) in enumerate(pages, 1):
            sheet.begin_page(size)
            draw_furniture(sheet, tidy, place, len(pages))
            if place == 1 and logo is not None:
                draw_logo(sheet, logo)
            draw_page(sheet, placed, size[1] - sheet.look.page.top)
            sheet.end_page()
        total += len(pages)
    return sheet.finish(may_go_on), total


def _pages_of(
    letter: Document, root: Element, look: Look, *, name: str, anchor: str, may_go_on: Callable[[], None]
) -> list[Page]:
    pages: list[Page] = []
    for paper, strips in document_strips(letter, root, look, may_go_on):
        if not pages:
            _bookmark(strips, name, anchor)
        else:
            _lower(strips)
        pages += [(look.page.size(paper), placed) for placed in paginate(strips, look.page.area(paper)[1])]
    return pages


def _bookmark(strips: list[Strip], name: str, anchor: str) -> None:
    """The reader's side panel names whose letter it is, with the headings after its first line below."""
    _lower(strips)
    first = next((strip for strip in strips if isinstance(strip, TextStrip)), None)
    if first is not None:
        first.anchor, first.bookmark = anchor, (name, 0)


def _lower(strips: list[Strip]) -> None:
    for strip in strips:
        if isinstance(strip, TextStrip) and strip.bookmark:
            title, level = strip.bookmark
            strip.bookmark = title, level + 1


def _apart(letter: Document, number: int) -> Document:
    """Headings named so that no two letters share one. A letter has no contents list: its pages are its own."""
    blocks = [block for block in letter.blocks if not isinstance(block, Contents)]
    named: list[Block] = []
    seen = 0
    for block in blocks:
        if isinstance(block, Heading):
            named.append(replace(block, anchor=f"letter-{number}-{anchor_of(block, seen)}"))
            seen += 1
        else:
            named.append(block)
    return replace(letter, blocks=tuple(named))
