"""The page PDFs are printed on: the house's, or that of the council's Word template as far as a PDF can follow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house

if TYPE_CHECKING:
    from inspection_ready.documents.model import Paper

Size = tuple[float, float]
NEAR_A4 = 0.12
"""Letter is that near, and the folios; on smaller paper no table of ours could be read."""
SIDE = (36.0, 144.0)
TOP, BOTTOM = (64.0, 170.0), (60.0, 170.0)
"""The least margins have room for the words at the head and foot; the most leave room for tables."""
NARROWEST = 0.8 * (house.A4[0] - 2 * house.MARGIN)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """In points."""

    upright: Size = house.A4
    left: float = house.MARGIN
    right: float = house.MARGIN
    top: float = house.TOP
    bottom: float = house.BOTTOM

    def size(self, paper: Paper) -> Size:
        """Width and height. Sheets of cards are as they are cut, whatever the council's page is."""
        if paper.corner is not None:
            return house.paper_size(paper)
        own = house.A3 if paper.size == "A3" else self.upright
        if paper.size != "A3" and not paper.landscape:
            return own
        return (max(own), min(own)) if paper.landscape else (min(own), max(own))

    def width(self, size: Size) -> float:
        """Of the text on a page of that size."""
        return size[0] - self.left - self.right

    def area(self, paper: Paper) -> Size:
        """Width and height of the text."""
        if paper.corner is not None:
            return house.text_area(paper)
        size = self.size(paper)
        return self.width(size), size[1] - self.top - self.bottom


def page_within_bounds(size: Size, *, left: float, right: float, top: float, bottom: float) -> PrintedPage:
    """As near to what is wanted as a PDF of ours can be."""
    upright = size if is_near_a4(size) else house.A4
    left, right = (_within(side, SIDE) for side in (left, right))
    over = max(0.0, NARROWEST - (upright[0] - left - right))
    share = over / (left + right - 2 * SIDE[0]) if over else 0.0
    return PrintedPage(
        upright=upright,
        left=left - share * (left - SIDE[0]),
        right=right - share * (right - SIDE[0]),
        top=_within(top, TOP),
        bottom=_within(bottom, BOTTOM),
    )


def is_near_a4(size: Size) -> bool:
    short, long = sorted(size)
    return abs(short / house.A4[0] - 1) <= NEAR_A4 and abs(long / house.A4[1] - 1) <= NEAR_A4


def _within(wanted: float, bounds: tuple[float, float]) -> float:
    return min(max(wanted, bounds[0]), bounds[1])
