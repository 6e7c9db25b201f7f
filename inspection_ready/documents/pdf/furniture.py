"""What stands at the head and the foot of every page: for the eye only, so never in the structure tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.fonts import set_in_fonts
from inspection_ready.documents.look import LOGO_TOP
from inspection_ready.documents.model import Paper
from inspection_ready.documents.pdf.lines import width_of
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.printed_page import NARROWEST
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.documents.pdf.sheet import Sheet

HEAD_BASELINE = 44.0
SMALLER = NARROWEST / house.text_area(Paper())[0]
"""What was checked to fit the house's page fits the narrowest that a council's template makes."""
FOOT_BASELINE = 36.0


def draw_furniture(sheet: Sheet, document: Document, number: int, total: int) -> None:
    """Organisation and title above (the first page has its title already), footer and page number below."""
    width, height = sheet.look.page.width(sheet.size), sheet.size[1]
    sheet.mark_artifact("Header")
    head = height - HEAD_BASELINE
    _show(sheet, sheet.look.header or document.organisation, 0.0, head, room=width * 0.45)
    if number > 1:
        _show(sheet, document.title, width, head, room=width * 0.5, from_right=True)
    sheet.mark_artifact("Footer")
    foot = FOOT_BASELINE
    if sheet.look.footer:
        _show(sheet, sheet.look.footer, 0.0, foot, room=width)
        foot += house.FURNITURE.leading
    _show(sheet, document.footer, 0.0, foot, room=width * 0.7)
    _show(sheet, f"Page {number} of {total}", width, foot, room=width * 0.25, from_right=True)
    sheet.end_mark()


def logo_element(sheet: Sheet, parent: Element) -> Element | None:
    """The logo says whose document this is, so it is read once, first; None where there is none."""
    logo = sheet.look.logo
    return None if logo is None else Element("Figure", parent, alt=printable(logo.alt))


def draw_logo(sheet: Sheet, element: Element) -> None:
    """At the right of the page's head, where later pages have the title."""
    logo = sheet.look.logo
    assert logo is not None, "it has an element"
    width = sheet.look.page.width(sheet.size)
    wide, high = sheet.look.logo_size(width)
    box = (width - wide, sheet.size[1] - LOGO_TOP - high, wide, high)
    sheet.mark(element)
    element.attributes = f"/O/Layout/Placement/Block/BBox{sheet.page_box(*box)}"
    sheet.picture(logo, box)
    sheet.end_mark()


def _show(sheet: Sheet, words: str, x: float, y: float, *, room: float, from_right: bool = False) -> None:
    """One line; smaller, and then shortened, where it would run into its neighbour."""
    style = house.FURNITURE
    words = " ".join(printable(words).split())
    parts = list(set_in_fonts(words, bold=False, italic=False, family=sheet.look.font))
    wide = sum(width_of(part, font, style.size) for font, part in parts)
    if SMALLER * wide <= room < wide:
        style = replace(style, size=style.size * room / wide)
        wide = room
    if wide > room:
        keep = int(len(words) * room / wide) - 1
        _show(sheet, words[:keep].rstrip() + "…", x, y, room=wide, from_right=from_right)
        return
    left = x - wide if from_right else x
    for font, part in parts:
        sheet.show(left, y, part, font=font, size=style.size, colour=style.colour)
        left += width_of(part, font, style.size)
