"""A search that can be broken off: a screenful at once, and the rest between two keystrokes."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator
from itertools import islice
from typing import Protocol

GLANCES = 64
"""Rows looked up between two looks at the clock."""


class Haystack(Protocol):
    def rows(self, typed: str) -> Iterator[int]: ...


class Finding:
    """``ids`` in the order of the haystack's rows."""

    def __init__(self, ids: array[int], haystack: Haystack, typed: str) -> None:
        self._ids = ids
        self._everything = not typed.strip()
        self._rows = haystack.rows(typed)
        self.is_done = False

    def go_on(self, seconds: float = float("inf")) -> array[int]:
        """What is found in about so much time; it always gets a little further."""
        if self._everything:
            self.is_done = True
            return self._ids
        found: array[int] = array("q")
        until = time.perf_counter() + seconds
        while not self.is_done:
            before = len(found)
            found.extend(self._ids[row] for row in islice(self._rows, GLANCES))
            self.is_done = len(found) - before < GLANCES
            if time.perf_counter() > until:
                break
        return found
