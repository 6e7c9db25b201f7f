"""A search that can be broken off: a screenful at once, and the rest between two keystrokes."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from inspection_ready.domain.searching import narrows

GLANCES = 64
"""Rows looked up between two looks at the clock."""


class Haystack(Protocol):
    def rows(self, typed: str, among: Iterable[int] | None = None) -> Iterator[int]: ...


class Finding:
    """``ids`` in the order of the haystack's rows. ``before`` is the search before this one.

    With a letter more there can only be fewer rows: where all of them were found, only those are looked at.
    """

    def __init__(
        self, ids: array[int], haystack: Haystack, typed: str, before: Finding | None = None
    ) -> None:
        self._ids = ids
        self._haystack = haystack
        self._typed = typed
        self._everything = not typed.strip()
        self._found: array[int] = array("q")
        """Positions."""
        among = None
        if before is not None and before.is_whole_of(haystack) and narrows(typed, before._typed):  # noqa: SLF001 - its own kind
            among = before._found  # noqa: SLF001 - as above
        self._rows = haystack.rows(typed, among)
        self.is_done = False

    def is_whole_of(self, haystack: Haystack) -> bool:
        """Every row of it was looked at."""
        return self.is_done and not self._everything and self._haystack is haystack

    def go_on(self, seconds: float = float("inf")) -> array[int]:
        """What is found in about so much time; it always gets a little further."""
        if self._everything:
            self.is_done = True
            return self._ids
        first = len(self._found)
        until = time.perf_counter() + seconds
        while not self.is_done:
            before = len(self._found)
            self._found.extend(islice(self._rows, GLANCES))
            self.is_done = len(self._found) - before < GLANCES
            if time.perf_counter() > until:
                break
        return array("q", (self._ids[row] for row in self._found[first:]))
