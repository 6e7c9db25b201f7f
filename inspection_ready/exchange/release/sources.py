"""The bytes of a file that is looked into: on a disk, where it may change or vanish meanwhile, or inside another."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.chosen_files import is_only_in_the_cloud

CHUNK = 1 << 20
IN_MEMORY = 32_000_000
"""Bytes; a larger file is read where it is."""
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """``data`` is None for a file that is read where it is."""

    name: str
    data: bytes | None
    path: Path | None
    size: int
    sha256: str

    @contextlib.contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        if self.data is not None:
            yield io.BytesIO(self.data)
            return
        assert self.path is not None
        with self.path.open("rb") as stream:
            yield stream

    @property
    def head(self) -> bytes:
        with self.opened() as stream:
            return stream.read(HEAD)

    @property
    def place(self) -> bytes | Path:
        """For a library that opens a file itself."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        return self.path


def source_of_bytes(name: str, data: bytes) -> Source:
    return Source(name, data, None, len(data), hashlib.sha256(data).hexdigest())


@contextlib.contextmanager
def source_of_file(path: Path, told: Callable[[int, int], None], *, name: str = "") -> Iterator[Source]:
    """``name`` is what it is called where that is not the name it lies under.

    Raises CannotRead where it is not there, is not a file, is only in the cloud, or changes before it is let go.

    ``told`` is told how many bytes were hashed, and of how many.
    """
    with _named_errors(path):
        before = path.stat()
        _check_kind(path, before)
        digest, size = hashlib.sha256(), 0
        kept: list[bytes] | None = [] if before.st_size <= IN_MEMORY else None
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if kept is not None:
                    kept.append(chunk)
                told(min(size, before.st_size), before.st_size)
        if not size:
            raise CannotRead("file_empty", file=path.name)
        data = None if kept is None else b"".join(kept)
        yield Source(name or path.name, data, path, size, digest.hexdigest())
        after = path.stat()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or size != before.st_size:
        raise CannotRead("file_changed_meanwhile", file=path.name)


def _check_kind(path: Path, told: os.stat_result) -> None:
    if path.name.startswith("~$"):
        raise CannotRead("office_lock_file", file=path.name, real_name=path.name.removeprefix("~$"))
    if path.is_dir():
        raise CannotRead("folder_not_file", file=path.name)
    if not stat.S_ISREG(told.st_mode):  # a pipe would be waited on for ever
        raise CannotRead("release_not_a_file", file=path.name)
    if is_only_in_the_cloud(told):
        raise CannotRead("file_only_in_the_cloud", file=path.name)


@contextlib.contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=path.name, folder=str(path.absolute().parent)) from error
    except PermissionError as error:
        raise CannotRead("file_locked", file=path.name) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or str(error)) from error
