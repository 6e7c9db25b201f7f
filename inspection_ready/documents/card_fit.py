"""Finds room for the words of a card: a little smaller, then in more lines, then smaller still, and cut at the last.

Both writers set what this returns, so a card has the same sizes and the same words in either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor
from typing import TYPE_CHECKING

from inspection_ready.documents.cards import PHOTOGRAPH, POINTS_A_MILLIMETRE, CardLine
from inspection_ready.documents.house_style import TextStyle
from inspection_ready.documents.model import Run
from inspection_ready.documents.pdf.lines import break_lines
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.cards import Card
    from inspection_ready.documents.look import Look
    from inspection_ready.domain.card_layouts import CardLayout

WIDER_IN_WORD = 1.08
"""Word sets the words in a font of the computer's, some of whose letters are wider."""
LEADING = 1.2
SMALLEST = 5.0
"""Smaller than this nobody reads."""
STEPS = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36)
A_LITTLE = 0.8
"""A line is made smaller by this to be one line still; where that does not do, it is read more easily in two."""
PHOTOGRAPH_GAP = 3.0  # millimetres
TALLEST_PHOTOGRAPH = 36.0  # millimetres; more would leave no room for a name beside it
MORE = "…"


@dataclass(frozen=True, slots=True)
class Box:
    """Of a card's words or photograph, in points, from the card's upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FittedCard:
    lines: tuple[CardLine, ...]
    """Of the size they are printed in."""
    is_tight: bool = False
    """Smaller than the floor of one of them."""
    is_cut: bool = False
    """Not all the words are there."""


def boxes(layout: CardLayout, *, photograph: bool) -> tuple[Box, Box | None]:
    """Where the words stand, and the photograph beside them. Of a folded card, on its lower half."""
    top = layout.height / 2 if layout.is_folded else 0.0
    inside = layout.height - top - 2 * layout.padding
    width = layout.width - 2 * layout.padding
    frame = None
    if photograph:
        tall = min(inside, TALLEST_PHOTOGRAPH)
        wide = tall * PHOTOGRAPH
        left = layout.width - layout.padding - wide
        frame = _box(left, top + layout.padding + (inside - tall) / 2, wide, tall)
        width -= wide + PHOTOGRAPH_GAP
    return _box(layout.padding, top + layout.padding, width, inside), frame


def fitted_card(card: Card, layout: CardLayout, look: Look, *, photograph: bool) -> FittedCard:
    """``photograph`` where the cards of its sheet have room for one."""
    box, _ = boxes(layout, photograph=photograph)
    lines = tuple(replace(line, text=printable(line.text)) for line in card.lines if line.text.strip())
    for step in STEPS:
        tried = tuple(_fitted(line, max(line.floor, line.size * step), box.width, look) for line in lines)
        if _height(tried, box.width, look) <= box.height:
            return FittedCard(tried)
    lowest = max((line.floor for line in lines), default=SMALLEST)
    for step in STEPS[1:]:
        tried = tuple(_lower(line, max(SMALLEST, line.floor * step)) for line in lines)
        if _height(tried, box.width, look) <= box.height:
            return FittedCard(tried, is_tight=True)
        if lowest * step < SMALLEST:
            break
    smallest = tuple(_lower(line, min(SMALLEST, line.floor)) for line in lines)
    return FittedCard(tuple(_cut(smallest, box, look)), is_tight=True, is_cut=True)


def set_lines(line: CardLine, width: float, look: Look) -> list[str]:
    """As Word would break them at the most."""
    broken = break_lines((Run(line.text),), style_of(line), width / WIDER_IN_WORD, Element("P"), look)
    return ["".join(piece.text for piece in each.pieces) for each in broken]


def style_of(line: CardLine) -> TextStyle:
    return TextStyle(line.size, line.size * LEADING, bold=line.bold)


def _fitted(line: CardLine, size: float, width: float, look: Look) -> CardLine:
    """On one line where it needs to be little smaller for that; else in several, with no word in two pieces."""
    floors = min(line.floor, size)
    smaller = size
    while smaller > max(floors, size * A_LITTLE) and _wraps(replace(line, size=smaller), width, look):
        smaller -= 0.5
    if not _wraps(small := _lower(line, max(smaller, floors)), width, look):
        return small
    while size > floors and _parts_a_word(replace(line, size=size), width, look):
        size -= 0.5
    return _lower(line, max(size, floors))


def _parts_a_word(line: CardLine, width: float, look: Look) -> bool:
    return any(_wraps(replace(line, text=word), width, look) for word in line.text.split())


def _wraps(line: CardLine, width: float, look: Look) -> bool:
    return len(set_lines(line, width, look)) > line.text.strip("\n").count("\n") + 1


def _lower(line: CardLine, size: float) -> CardLine:
    """Word knows half points."""
    return replace(line, size=floor(size * 2) / 2)


def _height(lines: tuple[CardLine, ...], width: float, look: Look) -> float:
    tall = sum(len(set_lines(line, width, look)) * style_of(line).leading for line in lines)
    return tall + sum(line.before for line in lines[1:])


def _cut(lines: tuple[CardLine, ...], box: Box, look: Look) -> Iterator[CardLine]:
    room = box.height
    for place, line in enumerate(lines):
        room -= line.before if place else 0.0
        rows = set_lines(line, box.width, look)
        leading = style_of(line).leading
        kept = int(room / leading + 1e-6)
        if kept >= len(rows):
            room -= len(rows) * leading
            yield line
            continue
        if kept > 0:
            yield replace(line, text="\n".join((*(row.strip() for row in rows[: kept - 1]), MORE)))
        return


def _box(left: float, top: float, width: float, height: float) -> Box:
    return Box(*(each * POINTS_A_MILLIMETRE for each in (left, top, width, height)))
