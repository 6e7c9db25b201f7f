"""What PDFs take from the council's Word template, so that both look alike: its page and its colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from inspection_ready.documents import house_style as house
from inspection_ready.documents.docx.council.contrast import BLACK, first_colour
from inspection_ready.documents.docx.council.names import value
from inspection_ready.documents.docx.council.pages import page_of
from inspection_ready.documents.docx.council.parts import opened
from inspection_ready.documents.docx.council.styles import by_id, chain
from inspection_ready.documents.docx.council.unlike import unlike_in_pdf
from inspection_ready.documents.printed_page import PrintedPage, page_within_bounds
from inspection_ready.domain.brands import TemplateReading
from inspection_ready.domain.contrast import FOR_LARGE, FOR_TEXT, nearest_that_stands_out
from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from inspection_ready.documents.docx.council.pages import CouncilPage
    from inspection_ready.documents.docx.council.parts import CouncilFile
    from inspection_ready.domain.printed_brands import WordTemplate

LINK = ("hyperlink", FOR_TEXT)
TITLE = ("title", FOR_LARGE)
HEADINGS = {
    level: (f"heading {level}", FOR_LARGE if style.size >= 14 else FOR_TEXT)
    for level, style in house.HEADINGS.items()
}
"""Of our headings, which are in bold: what the style is called, and how far its colour must stand out."""
GROUNDS = (house.PAPER, house.TINT)
ROUNDED = 1.0
"""Points: the file counts in twentieths of one."""


@dataclass(frozen=True, slots=True)
class TemplateLook:
    """A colour the file does not name is not here. All stand out as much as they must in a PDF."""

    page: PrintedPage
    title: str | None
    headings: dict[int, str]
    link: str | None
    accent: str | None
    """Of the first level, good for rules and marks on every ground of ours."""
    reading: TemplateReading


@lru_cache(maxsize=4)
def template_look(template: WordTemplate) -> TemplateLook:
    """Raises CannotRead where it cannot be used."""
    council = opened(template.data, file=template.name)
    asked = page_of(council)
    page = _printed(asked)
    styles = _styles(council)
    named = {level: _colour(styles, *each) for level, each in HEADINGS.items()}
    first = named[1]
    return TemplateLook(
        page=page,
        title=_colour(styles, *TITLE),
        headings={level: colour for level, colour in named.items() if colour is not None},
        link=_colour(styles, *LINK, grounds=GROUNDS),
        accent=None
        if first in {None, BLACK}
        else nearest_that_stands_out(first or BLACK, GROUNDS, FOR_LARGE),
        reading=unlike_in_pdf(council, asked, page, styles),
    )


def _printed(asked: CouncilPage) -> PrintedPage:
    margins = {name: abs(size) / 20 for name, size in asked.margins.items()}
    size = (asked.width / 20, asked.height / 20)
    if all(abs(own - a4) <= ROUNDED for own, a4 in zip(size, house.A4, strict=True)):
        size = house.A4
    return page_within_bounds(
        size,
        left=margins["left"] + margins["gutter"],
        right=margins["right"],
        top=margins["top"],
        bottom=margins["bottom"],
    )


def _styles(council: CouncilFile) -> dict[str, Any]:
    name = council.only("styles")
    if name is None:
        raise CannotRead("template_without_styles", file=council.file)
    return by_id(council.tree(name))


def _colour(
    styles: dict[str, Any], called: str, needed: float, *, grounds: tuple[str, ...] = (house.PAPER,)
) -> str | None:
    """As the style of that name says it, or the nearest to it that stands out; None where it has none of its own."""
    for own, style in styles.items():
        if (value(style, "name") or "").lower() == called:
            said = first_colour(list(chain(styles, own)), "color", "val")
            return None if said is None else nearest_that_stands_out(said, grounds, needed)
    return None
