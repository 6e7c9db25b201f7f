"""Cards on their sheets: each an item of a list, its name read first; lines to cut along are for the eye only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.card_fit import boxes, fitted_card, style_of
from inspection_ready.documents.cards import POINTS_A_MILLIMETRE
from inspection_ready.documents.model import Run
from inspection_ready.documents.pdf.lines import break_lines, draw_line
from inspection_ready.documents.pdf.strips import Strip
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.card_fit import Box
    from inspection_ready.documents.cards import Card, CardSheet
    from inspection_ready.documents.look import Look
    from inspection_ready.documents.pdf.lines import Line
    from inspection_ready.documents.pdf.sheet import Sheet
    from inspection_ready.domain.card_layouts import CardLayout
    from inspection_ready.domain.printed_pictures import PrintedPicture

HAIRLINE = 0.4
BEYOND = 4.0 * POINTS_A_MILLIMETRE
"""How far a line to cut along goes on outside the cards, for whoever uses a guillotine."""
FOLD, GAP = 3.0, 3.0
"""A dash of the line to fold along, and the space after it, in points."""


@dataclass(frozen=True, slots=True)
class SetCard:
    """One card, ready to be drawn."""

    place: int
    words: Box
    lines: tuple[tuple[float, float, Line], ...]
    """For each its space above, its leading and itself."""
    photograph: tuple[PrintedPicture, Box, Element] | None

    @property
    def height(self) -> float:
        return sum(before + leading for before, leading, _ in self.lines)


@dataclass(slots=True, kw_only=True)
class CardStrip(Strip):
    """One sheet: it has its page to itself, and is drawn from the corner of the paper."""

    layout: CardLayout
    cards: tuple[SetCard, ...]
    is_centred: bool

    def draw(self, sheet: Sheet, top: float) -> None:  # noqa: ARG002 - as every strip is drawn
        if self.layout.is_cut:
            self._draw_cuts(sheet)
        for card in self.cards:
            left, upper = self._corner(sheet, card.place)
            self._draw_words(sheet, card, left, upper)
            if card.photograph is not None:
                self._draw_photograph(sheet, card.photograph, left, upper)
            if self.layout.is_folded:
                self._draw_back(sheet, card, left, upper)

    def _corner(self, sheet: Sheet, place: int) -> tuple[float, float]:
        """Across from the left margin, and up from the foot of the paper."""
        across, down = self.layout.corner(place)
        return across * POINTS_A_MILLIMETRE - sheet.look.page.left, sheet.size[1] - down * POINTS_A_MILLIMETRE

    def _draw_words(self, sheet: Sheet, card: SetCard, left: float, upper: float) -> None:
        top = upper - card.words.top - max(0.0, card.words.height - card.height) / 2
        for before, leading, line in card.lines:
            top -= before
            aside = max(0.0, card.words.width - line.width) / 2 if self.is_centred else 0.0
            draw_line(sheet, line, left + card.words.left + aside, top, leading)
            top -= leading

    def _draw_photograph(
        self, sheet: Sheet, shown: tuple[PrintedPicture, Box, Element], left: float, upper: float
    ) -> None:
        picture, box, element = shown
        placed = (left + box.left, upper - box.top - box.height, box.width, box.height)
        sheet.mark(element)
        element.attributes = f"/O/Layout/Placement/Block/BBox{sheet.page_box(*placed)}"
        sheet.picture(picture, placed)

    def _draw_back(self, sheet: Sheet, card: SetCard, left: float, upper: float) -> None:
        """The same words upside down above the fold, for whoever sits behind the card: they were read already."""
        width, middle = self.layout.width * POINTS_A_MILLIMETRE, self.layout.height * POINTS_A_MILLIMETRE / 2
        with sheet.turned(left + width / 2, upper - middle):
            self._draw_words(sheet, card, left, upper)
        sheet.mark_artifact()
        for number in range(int(width / (FOLD + GAP))):
            x = left + number * (FOLD + GAP) + GAP / 2
            sheet.fill(x, upper - middle - HAIRLINE / 2, FOLD, HAIRLINE, house.RULE)

    def _draw_cuts(self, sheet: Sheet) -> None:
        sheet.mark_artifact()
        layout, half = self.layout, HAIRLINE / 2
        left, top = self._corner(sheet, 0)
        width = layout.columns * layout.width * POINTS_A_MILLIMETRE
        height = layout.rows * layout.height * POINTS_A_MILLIMETRE
        for column in range(layout.columns + 1):
            x = left + column * layout.width * POINTS_A_MILLIMETRE
            sheet.fill(x - half, top - height - BEYOND, HAIRLINE, height + 2 * BEYOND, house.RULE)
        for row in range(layout.rows + 1):
            y = top - row * layout.height * POINTS_A_MILLIMETRE
            sheet.fill(left - BEYOND, y - half, width + 2 * BEYOND, HAIRLINE, house.RULE)


def card_strips(block: CardSheet, root: Element, look: Look) -> Iterator[Strip]:
    listed = Element("L", root, attributes="/O/List/ListNumbering/None")
    for number, sheet in enumerate(block.sheets):
        cards = tuple(_set(block, place, card, listed, look) for place, card in sheet)
        yield CardStrip(
            height=1.0,
            new_page=number > 0,
            layout=block.layout,
            cards=cards,
            is_centred=block.is_centred,
        )


def _set(block: CardSheet, place: int, card: Card, listed: Element, look: Look) -> SetCard:
    body = Element("LBody", Element("LI", listed))
    words, frame = boxes(block.layout, photograph=block.has_photographs)
    lines: list[tuple[float, float, Line]] = []
    for each in fitted_card(card, block.layout, look, photograph=block.has_photographs).lines:
        # words need more contrast than an accent may have, so the accent is that of links
        colour = {"ink": house.INK, "quiet": house.QUIET, "accent": look.link}[each.colour]
        style = replace(style_of(each), colour=colour)
        broken = break_lines((Run(each.text),), style, words.width, Element("P", body), look)
        for number, line in enumerate(broken):
            lines.append((each.before if lines and number == 0 else 0.0, style.leading, line))
    photograph = None
    if card.photograph is not None and frame is not None:
        figure = Element("Figure", body, alt=printable(card.photograph.alt))
        photograph = card.photograph, frame, figure
    return SetCard(place, words, tuple(lines), photograph)
