"""Puts strips on pages: what belongs together stays together, and no page begins with a gap."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.pdf.strips import DrawingStrip, RowStrip, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


SMALLEST = 0.78
"""Of its size: below this the words of a drawing are too small to read on paper."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Placed:
    strip: Strip
    top: float
    """Points below the top of the text area."""
    repeated: bool = False
    """Shown again for the eye; it was read where it first stood."""


def paginate(strips: Sequence[Strip], height: float) -> list[list[Placed]]:
    """Every strip once, in order, on pages whose text area is `height` points tall; at least one page."""
    pages = _Pages(height)
    for chain in _chains(strips):
        pages.place_together(chain)
    return pages.done


def _chains(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Strips that must not be parted: each but the last keeps with the next, unless a page was asked for."""
    chain: list[Strip] = []
    for strip in strips:
        if chain and (strip.new_page or not chain[-1].keep_next):
            yield chain
            chain = []
        chain.append(strip)
    if chain:
        yield chain


class _Pages:
    def __init__(self, height: float) -> None:
        self.height = height
        self.done: list[list[Placed]] = [[]]
        self._used = 0.0
        self._gap = 0.0

    def place_together(self, chain: list[Strip]) -> None:
        if chain[0].new_page or not self._is_good_place(chain):
            drawn_smaller = None if chain[0].new_page else self._drawn_smaller(chain)
            if drawn_smaller is None:
                self._begin_page()
            chain = drawn_smaller or chain
        for strip in chain:
            self._place(strip)

    def _drawn_smaller(self, chain: list[Strip]) -> list[Strip] | None:
        """With its drawings a little smaller where it fits here then, instead of leaving half a page empty."""
        drawn = sum(strip.height for strip in chain if isinstance(strip, DrawingStrip))
        over = _height(chain) - (self.height - self._used - self._gap_above(chain[0]))
        by = (drawn - over) / drawn - ROUNDING if drawn else 0.0
        if not SMALLEST <= by < 1.0:
            return None
        return [strip.smaller(by) if isinstance(strip, DrawingStrip) else strip for strip in chain]

    def _is_good_place(self, chain: list[Strip]) -> bool:
        """Whether the chain may begin here: it fits, or no page holds it and a good part of it fits."""
        left = self.height - self._used - self._gap_above(chain[0])
        needed = _height(chain)
        head = sum(strip.height for strip in chain[0].head)
        return needed <= left or (head + needed > self.height and left > self.height / 4)

    def _place(self, strip: Strip) -> None:
        if self._used + self._gap_above(strip) + strip.height > self.height:
            room = self.height - sum(head.height for head in strip.head)
            if isinstance(strip, RowStrip) and strip.height > room:
                self._place_in_parts(strip, room)
                return
            self._begin_page()
        if not self.done[-1]:
            self._repeat(strip.head)
        self._used += self._gap_above(strip)
        self._put(strip)

    def _place_in_parts(self, row: RowStrip, room: float) -> None:
        """A row taller than a page begins where it stands if there is room for a good part of it."""
        left = self.height - self._used - self._gap_above(row)
        first, rest = row.cut(left if left > room / 4 else room)
        self._place(first)
        self._place(rest)

    def _put(self, strip: Strip, *, repeated: bool = False) -> None:
        self.done[-1].append(Placed(strip, self._used, repeated))
        self._used += strip.height
        self._gap = strip.after

    def _repeat(self, head: tuple[Strip, ...]) -> None:
        for strip in head:
            self._put(replace(strip, before=0.0, after=0.0), repeated=True)

    def _begin_page(self) -> None:
        if self.done[-1]:
            self.done.append([])
        self._used = self._gap = 0.0

    def _gap_above(self, strip: Strip) -> float:
        return max(self._gap, strip.before) if self.done[-1] else 0.0


def _height(chain: list[Strip]) -> float:
    """From the top of the first to the bottom of the last."""
    gaps = (max(upper.after, lower.before) for upper, lower in itertools.pairwise(chain))
    return sum(strip.height for strip in chain) + sum(gaps)
