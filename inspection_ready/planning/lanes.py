"""Rooms and tracks: one session at a time, wherever it comes from and goes to."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.planning.laid_out import Layout

Held = tuple[int, int, int]
"""When it starts and ends, in minutes after midnight, and the index of the entry."""


class Lane:
    __slots__ = ("days", "layout", "taken")

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.days: list[list[Held]] = [[] for _ in layout.rank]
        self.taken = 0
        """The bits of the time that is taken."""

    def put(self, rank: int, held: Held) -> None:
        insort(self.days[rank], held)
        self.taken |= self._cells(rank, held)

    def lift(self, rank: int, held: Held) -> None:
        self.days[rank].remove(held)
        self.taken &= ~self._cells(rank, held)
        for other in self.days[rank]:
            if other[0] < held[1] and held[0] < other[1]:  # what is fixed may clash
                self.taken |= self._cells(rank, other)

    def meeting(self, rank: int, starts: int, ends: int) -> Iterator[int]:
        """The indexes of those that go on meanwhile."""
        return (index for since, until, index in self.days[rank] if since < ends and starts < until)

    def _cells(self, rank: int, held: Held) -> int:
        return self.layout.entries[held[2]].cells << self.layout.bit(rank, held[0])
