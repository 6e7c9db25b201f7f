"""Reads a file somebody chose, whole, and says in words why it cannot be."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    import os
    from pathlib import Path

ONLY_IN_THE_CLOUD = 0x00400000 | 0x00040000 | 0x00001000
"""What Windows says of a file whose content is not on this computer: RECALL_ON_DATA_ACCESS, RECALL_ON_OPEN, OFFLINE."""


def read_chosen_file(path: Path, *, most: int, too_large: str, not_a_file: str) -> bytes:
    """``most`` bytes; the other two are codes, for a larger one and for a pipe or a device. Raises CannotRead."""
    with said_in_words(path):
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise CannotRead("folder_not_file", file=path.name)
        if not stat.S_ISREG(told.st_mode):  # a pipe would be waited on for ever
            raise CannotRead(not_a_file, file=path.name)
        if told.st_size > most:
            megabytes = {"megabytes": told.st_size // 1_000_000, "most": most // 1_000_000}
            raise CannotRead(too_large, file=path.name, **megabytes)
        return path.read_bytes()


def is_only_in_the_cloud(told: os.stat_result) -> bool:
    """Reading it would have it fetched, which takes a network."""
    return bool(getattr(told, "st_file_attributes", 0) & ONLY_IN_THE_CLOUD)


@contextmanager
def said_in_words(path: Path) -> Iterator[None]:
    """What the system says of the file becomes CannotRead."""
    try:
        yield
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or "") from error
