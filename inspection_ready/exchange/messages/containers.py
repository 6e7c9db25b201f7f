"""The OLE container that Outlook keeps a message in, opened by olefile; its streams by their names."""

from __future__ import annotations

import io
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from olefile import OleFileIO

_STREAM, _DEEPEST_STORAGE = 2, 64
_DEEP = 25_000
"""Calls of one another. olefile goes from each name to the next by calling itself, and some programs write thousands
of recipients as one long chain, which Outlook does not.
"""


@contextmanager
def opened(data: bytes) -> Iterator[OleFileIO]:
    """Raises nearly anything for a damaged one."""
    import olefile  # slow import: wanted on the day a message comes

    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEEP))
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
    finally:
        sys.setrecursionlimit(before)
    with ole:
        yield ole


class Box:
    """The container, each of its names looked up at once.

    olefile goes through all that lie beside a name to find it, which takes seconds where there are thousands of
    recipients; so a stream is opened by where it begins, with the one private name of olefile's that is used.
    """

    def __init__(self, ole: OleFileIO) -> None:
        self._ole = ole
        self._streams: dict[tuple[str, ...], Any] = {}
        self._inside: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        waiting: list[tuple[Any, tuple[str, ...]]] = [(ole.root, ())]
        while waiting:
            storage, path = waiting.pop()
            for entry in storage.kids:
                self._inside[path].append(entry.name)
                if entry.entry_type == _STREAM:
                    self._streams[(*path, entry.name.lower())] = entry
                elif len(path) < _DEEPEST_STORAGE:
                    waiting.append((entry, (*path, entry.name.lower())))

    def size(self, place: Sequence[str]) -> int | None:
        """None where there is no such stream."""
        entry = self._streams.get(tuple(name.lower() for name in place))
        return None if entry is None else int(entry.size)

    def read(self, place: Sequence[str], *, most: int) -> bytes | None:
        """None where it is not there, or larger than that."""
        entry = self._streams.get(tuple(name.lower() for name in place))
        if entry is None or entry.size > most:
            return None
        content: bytes = self._ole._open(entry.isectStart, entry.size).read()  # noqa: SLF001 - see above
        return content

    def inside(self, path: tuple[str, ...], start: str) -> list[str]:
        lower = tuple(name.lower() for name in path)
        return sorted(name for name in self._inside[lower] if name.startswith(start))
