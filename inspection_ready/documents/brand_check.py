"""What would break a document: a colour that does not stand out, words that do not fit, a logo nobody can hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.fonts import missing_characters, set_in_fonts
from inspection_ready.documents.look import GROUNDS
from inspection_ready.documents.model import Paper
from inspection_ready.documents.text import printable
from inspection_ready.domain.brands import BrandFault, BrandFinding
from inspection_ready.domain.contrast import (
    FOR_LARGE,
    FOR_TEXT,
    colour_typed,
    contrast,
    nearest_that_stands_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.brands import Brand
    from inspection_ready.domain.printed_brands import BrandFont

NEEDED = {"accent": FOR_LARGE, "link": FOR_TEXT}
"""What each colour is used for: large headings and lines, and text."""
ROOM = {"header": 0.45, "footer": 1.0}
"""Shares of the width of upright A4's text, as `pdf.furniture` gives them."""


def check_brand(brand: Brand) -> tuple[BrandFinding, ...]:
    """Its colours, words and logo, field by field; the template is read by itself."""
    return tuple(_findings(brand))


def _findings(brand: Brand) -> Iterator[BrandFinding]:
    for field, needed in NEEDED.items():
        yield from _check_colour(field, getattr(brand, field), needed)
    for field, share in ROOM.items():
        yield from _check_words(field, getattr(brand, field), brand.font, share)
    if brand.logo_sha256 is not None and not brand.logo_alt.strip():
        yield BrandFinding("logo_alt", BrandFault.LOGO_WITHOUT_WORDS)


def _check_colour(field: str, typed: str, needed: float) -> Iterator[BrandFinding]:
    if not typed:
        return
    colour = colour_typed(typed)
    if colour is None:
        yield BrandFinding(field, BrandFault.NOT_A_COLOUR, {"typed": typed})
        return
    ground = min(GROUNDS, key=lambda each: contrast(colour, each))
    ratio = contrast(colour, ground)
    if ratio < needed:
        told = {
            "colour": colour,
            "ratio": ratio,
            "needed": needed,
            "on_page": ground == house.PAPER,
            "nearest": nearest_that_stands_out(colour, GROUNDS, needed),
        }
        yield BrandFinding(field, BrandFault.TOO_FAINT, told)


def _check_words(field: str, words: str, font: BrandFont, share: float) -> Iterator[BrandFinding]:
    line = " ".join(printable(words).split())
    missing = missing_characters(line)
    if missing:
        yield BrandFinding(field, BrandFault.WITHOUT_FONT, {"characters": " ".join(missing)})
    room = share * house.text_area(Paper())[0]
    wide = _width(line, font)
    if wide > room:
        fitting = int(len(line) * room / wide)
        yield BrandFinding(field, BrandFault.TOO_LONG, {"letters": len(line), "most": fitting})


def _width(line: str, font: BrandFont) -> float:
    from inspection_ready.documents.pdf.lines import width_of  # slow import: ReportLab

    parts = set_in_fonts(line, bold=False, italic=False, family=font)
    return sum(width_of(part, face, house.FURNITURE.size) for face, part in parts)
