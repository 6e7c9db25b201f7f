"""Sheets of cards: badges, place cards, signs and labels, each with a few lines and perhaps a photograph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from inspection_ready.domain.card_layouts import CardLayout
    from inspection_ready.domain.printed_pictures import PrintedPicture

POINTS_A_MILLIMETRE = 72 / 25.4
PHOTOGRAPH = 35 / 45
"""Width to height of its frame, as in a passport."""

CardColour = Literal["ink", "quiet", "accent"]


@dataclass(frozen=True, slots=True)
class CardLine:
    """Read in order, so whose card it is stands first. A newline begins a new line."""

    text: str
    size: float
    """In points, where there is room for it."""
    floor: float
    """So small it may become before it goes on in another line."""
    bold: bool = False
    colour: CardColour = "ink"
    before: float = 0.0
    """Space above, in points."""


@dataclass(frozen=True, slots=True)
class Card:
    lines: tuple[CardLine, ...]
    photograph: PrintedPicture | None = None
    """Of the shape of its frame."""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """On sheets of their own, with nothing else on them. An editor's notes, titles and page numbers are not printed there."""

    layout: CardLayout
    cards: tuple[Card, ...]
    start: int = 1
    """The place of the first card on the first sheet: a sheet of labels that was begun is used up."""
    is_centred: bool = False
    leaves_room: bool = False
    """For photographs, though none of these cards has one."""

    @property
    def has_photographs(self) -> bool:
        """Then each card has the room of one: Word has no cell of its own for a card without, unless cells are merged."""
        return self.leaves_room or any(card.photograph is not None for card in self.cards)

    @property
    def first_sheet(self) -> CardSheet:
        """Printed as it will be with the others behind it."""
        cards = tuple(card for _, card in self.sheets[0])
        return replace(self, cards=cards, leaves_room=self.has_photographs)

    @property
    def sheets(self) -> tuple[tuple[tuple[int, Card], ...], ...]:
        """Of each sheet the cards, with their places from 0."""
        most = self.layout.on_a_sheet
        placed = tuple(enumerate(self.cards, self.start - 1))
        return tuple(
            tuple((place % most, card) for place, card in placed if place // most == number)
            for number in range(self.layout.sheets(len(self.cards), self.start))
        )
