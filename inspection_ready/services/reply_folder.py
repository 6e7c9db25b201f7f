"""A folder that saved messages are put into: looked at, and never changed."""

from __future__ import annotations

import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from inspection_ready.exchange.chosen_files import is_only_in_the_cloud, said_in_words

ENDINGS = frozenset({".eml", ".msg", ".ics"})
STILL_WRITTEN = 3.0
"""Seconds since a file last changed, within which it may still be being written."""
MOST_AT_ONCE = 200
MOST_LOOKED_AT = 20_000

Seen = tuple[str, int, int]
"""A file as it was: its name, size in bytes, and when it last changed."""


@dataclass(frozen=True, slots=True)
class FolderLook:
    """``ready`` may be read now; ``waiting`` are still being written; ``in_the_cloud`` have no content here."""

    ready: tuple[tuple[Path, Seen], ...]
    waiting: tuple[str, ...]
    in_the_cloud: tuple[str, ...]
    more: int = 0
    """That are ready too, and come with the next look."""


def look_in(
    folder: Path, seen: Collection[Seen], *, now: float, known: Collection[tuple[str, int]] = ()
) -> FolderLook:
    """``now`` is in seconds since 1970, as the times of files are. Raises CannotRead where there is no such folder.

    Files with a name and a size of ``known`` are passed over, as those that were ``seen``.
    """
    ready: list[tuple[Path, Seen]] = []
    waiting: list[str] = []
    in_the_cloud: list[str] = []
    with said_in_words(folder):
        paths = sorted(path for path, _ in zip(folder.iterdir(), range(MOST_LOOKED_AT), strict=False))
    for path in paths:
        if path.suffix.lower() not in ENDINGS or path.name.startswith((".", "~")):
            continue
        try:
            told = path.stat()
        except OSError:  # it went while we looked
            continue
        as_seen = (path.name, told.st_size, told.st_mtime_ns)
        if not stat.S_ISREG(told.st_mode) or as_seen in seen or as_seen[:2] in known:
            continue
        if is_only_in_the_cloud(told):
            in_the_cloud.append(path.name)
        elif not told.st_size or 0 <= now - told.st_mtime < STILL_WRITTEN:
            waiting.append(path.name)
        else:
            ready.append((path, as_seen))
    return FolderLook(
        tuple(ready[:MOST_AT_ONCE]), tuple(waiting), tuple(in_the_cloud), max(0, len(ready) - MOST_AT_ONCE)
    )
