"""What of a document's look follows the council's brand; all else is the house style's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.printed_page import PrintedPage
from inspection_ready.documents.shapes import COLOURS
from inspection_ready.domain.contrast import FOR_TEXT, nearest_that_stands_out, stands_out
from inspection_ready.domain.printed_brands import BrandFont, PrintedBrand

if TYPE_CHECKING:
    from inspection_ready.documents.docx.council.look import TemplateLook
    from inspection_ready.documents.house_style import TextStyle
    from inspection_ready.documents.shapes import Colour
    from inspection_ready.domain.printed_pictures import PrintedPicture

GROUNDS = (house.PAPER, house.TINT)
"""On which a brand's colours stand."""
WORD_FONTS = {BrandFont.ATKINSON: house.WORD_FONT, BrandFont.DEJAVU: "Verdana"}
"""What Word asks for: nothing is embedded there, and these every computer has. Verdana and DejaVu Sans look alike."""
HOUSE_PAGE = PrintedPage()
LOGO_HEIGHT = 36.0
LOGO_WIDTH = 0.4
"""The most of the text's width."""
LOGO_TOP = 20.0
"""From the top of the page."""


@dataclass(frozen=True, slots=True)
class Look:
    """Both writers ask this for what a brand may change."""

    accent: str
    link: str
    font: BrandFont
    word_font: str
    title: TextStyle
    headings: dict[int, TextStyle]
    colours: dict[Colour, str]
    """Of drawings."""
    logo: PrintedPicture | None
    header: str
    footer: str
    page: PrintedPage

    def logo_size(self, width: float) -> tuple[float, float]:
        """Width and height in points, on a page whose text is so wide. Only where there is a logo."""
        assert self.logo is not None, "asked only where there is one"
        scale = min(LOGO_HEIGHT / self.logo.height, LOGO_WIDTH * width / self.logo.width)
        return self.logo.width * scale, self.logo.height * scale


@lru_cache(maxsize=16)
def look_of(brand: PrintedBrand) -> Look:
    template = _template_look(brand)
    accent = brand.accent or (template and template.accent) or house.ACCENT
    colours = template.headings if template and not brand.accent else {}
    headings = {
        level: replace(
            style, colour=colours.get(level, accent if style.colour == house.ACCENT else style.colour)
        )
        for level, style in house.HEADINGS.items()
    }
    title = template.title if template and not brand.accent else None
    link = brand.link or (template.link if template and not brand.accent else None)
    return Look(
        accent=accent,
        link=link or nearest_that_stands_out(accent, GROUNDS, FOR_TEXT),
        font=brand.font,
        word_font=WORD_FONTS[brand.font],
        title=replace(house.TITLE, colour=title or house.TITLE.colour),
        headings=headings,
        colours={**COLOURS, "accent": accent, "on_accent": _words_on(accent)},
        logo=brand.logo,
        header=brand.header,
        footer=brand.footer,
        page=template.page if template else HOUSE_PAGE,
    )


def _template_look(brand: PrintedBrand) -> TemplateLook | None:
    if brand.template is None:
        return None
    from inspection_ready.documents.docx.council.look import template_look  # slow import: lxml

    return template_look(brand.template)


def _words_on(accent: str) -> str:
    """White where it can be read there, else the ink, else the nearest to it that can."""
    if stands_out(house.PAPER, (accent,), FOR_TEXT):
        return house.PAPER
    return nearest_that_stands_out(house.INK, (accent,), FOR_TEXT)


HOUSE_LOOK = look_of(PrintedBrand())
