"""Files kept once, under their SHA-256, written so that a kill leaves a whole file or none."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Self

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.storage.troubles import explained

_FLUSHED_AT_ONCE = 4
"""A disk does several at once in hardly more time than one."""
_PIECE = 1 << 20
_WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds, one after another."""


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A copy that is whole on the disk under a name that counts for nothing yet. ``size`` in bytes."""

    part: Path
    sha256: str
    size: int

    def drop(self) -> None:
        self.part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored file, as the folder tells it. ``size`` in bytes."""

    size: int
    written_at: datetime


class FileStore:
    """``root`` is the workspace's files folder; ``files/ab/abcdef...``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._added: list[Path] = []
        self._seen: dict[str, tuple[_Mark, str]] = {}

    def path_of(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """Store and flush; the SHA-256. Stored twice is stored once; what was changed since is put right."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path_of(sha256)
        found = digest_of(target)
        if found != sha256:
            write_whole(target, data)
        if found is None:
            self._added.append(target)
        return sha256

    def stage(self, source: BinaryIO, step: Callable[[int], object]) -> StagedFile:
        """Copy a file of any size, in little memory, before the command that keeps it; ``step`` hears of each piece.

        What reading ``source`` or ``step`` raises ends it, and nothing is left. Raises Refused("disk_full").
        """
        with explained():
            self.root.mkdir(parents=True, exist_ok=True)
        part = self.root.parent / f".{secrets.token_hex(8)}.part"
        return StagedFile(part, *pour(source, part, step))

    def keep_staged(self, staged: StagedFile) -> None:
        """It takes its place under its SHA-256; what is there already stays, unless somebody changed it."""
        target = self.path_of(staged.sha256)
        found = digest_of(target)
        if found == staged.sha256:
            staged.drop()
            return
        with explained():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.part.replace(target)
            flush_folder(target.parent)
        if found is None:
            self._added.append(target)

    def take_back(self) -> None:
        """Remove what this store added: the command it was for came to nothing."""
        for path in self._added:
            path.unlink(missing_ok=True)
        self._added = []

    def read(self, sha256: str) -> bytes:
        """Raises NotFound."""
        try:
            return self.path_of(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFound("stored_file_missing", sha256=sha256) from error

    def read_unchanged(self, sha256: str) -> bytes | None:
        """None where the file is not the one that was stored. Raises NotFound where it is gone."""
        data = self.read(sha256)
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def digest_on_disk(self, sha256: str) -> str | None:
        """What the stored bytes hash to now; None where they are gone."""
        return digest_of(self.path_of(sha256))

    def kept(self) -> dict[str, Kept]:
        """What is there, by the SHA-256 it is called by. No file is opened; folders are read whole, which is quick."""
        found: dict[str, Kept] = {}
        with suppress(FileNotFoundError):
            for folder in os.scandir(self.root):
                with suppress(NotADirectoryError, FileNotFoundError):
                    for each in os.scandir(folder.path):
                        told = each.stat()
                        at = datetime.fromtimestamp(told.st_mtime, UTC)
                        found[each.name] = Kept(told.st_size, at)
        return found

    def is_known(self, sha256: str) -> bool:
        """``digest_now`` would answer without reading it."""
        seen = self._seen.get(sha256)
        try:
            return seen is not None and seen[0] == _mark(self.path_of(sha256))
        except FileNotFoundError:
            return True

    def digest_now(self, sha256: str) -> str | None:
        """As ``digest_on_disk``; a file that was read once is read again only once anything about it is another.

        Enough to show at once that a file was saved over. Who alters a file and sets its times back is found by
        ``digest_on_disk``, which what leaves the building is held against.
        """
        path = self.path_of(sha256)
        try:
            mark = _mark(path)
        except FileNotFoundError:
            return None
        seen = self._seen.get(sha256)
        if seen is not None and seen[0] == mark:
            return seen[1]
        found = digest_of(path)
        if found is not None:
            self._seen[sha256] = (mark, found)
        return found


_Mark = tuple[int, int, int, int]


def _mark(path: Path) -> _Mark:
    told = path.stat()
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino


def pour(source: BinaryIO, target: Path, step: Callable[[int], object]) -> tuple[str, int]:
    """Copy into a new file, flushed: the SHA-256 and size of exactly the bytes that were written.

    Takes little memory; ``step`` hears of each piece. What reading or ``step`` raises ends it, and nothing is
    left. Raises Refused("disk_full").
    """
    digest, size = hashlib.sha256(), 0
    try:
        with explained():
            opened = target.open("xb")
        with opened as file:
            while piece := source.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                with explained():
                    file.write(piece)
                step(len(piece))
            with explained():
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def digest_of(path: Path) -> str | None:
    """SHA-256 of a file; None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def write_whole(target: Path, data: bytes) -> None:
    """Write under a temporary name, flush to the disk, then rename: never half a file, never over a good one.

    Raises Refused("disk_full") or Refused("workspace_read_only").
    """
    with explained():
        target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with explained():
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            flush_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


class NewFiles:
    """Writes files into a folder that counts for nothing yet, and flushes each while the next is being made.

    A context: where it ends in an error, nothing is being flushed any more. Raises as ``write_whole`` does.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_FLUSHED_AT_ONCE, thread_name_prefix="flush")
        self._flushed: list[Future[None]] = []

    def write(self, path: Path, data: bytes) -> None:
        with explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
        self._flushed.append(self._pool.submit(flush_file, path))

    def wait(self, may_go_on: Callable[[], None]) -> None:
        """Until all are on the disk; their folders are still to be flushed. What ``may_go_on`` raises ends it."""
        for each in self._flushed:
            may_go_on()
            with explained():
                each.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


def refuse_file_for_folder(folder: Path) -> None:
    """Somebody, or a program that unpacks, put a file where a folder of ours belongs. Raises Refused."""
    if folder.exists() and not folder.is_dir():
        raise Refused("file_for_folder", folder=str(folder.parent), name=folder.name)


def copy_tree(source: Path, target: Path) -> None:
    """Every file and folder, flushed. The first that cannot be copied ends it with its own error."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.rglob("*")):
        own = target / path.relative_to(source)
        if path.is_dir():
            own.mkdir(exist_ok=True)
        else:
            shutil.copyfile(path, own)
            flush_file(own)
    flush_folders(target)


def move_folder(folder: Path, target: Path) -> Path:
    """Rename it; the target.

    Windows refuses that while a virus scanner still reads what was just written inside, so it is asked again for
    a moment. Raises OSError.
    """
    for wait in _WAITS:
        try:
            return folder.rename(target)
        except PermissionError:
            time.sleep(wait)
    return folder.rename(target)


def flush_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folders(top: Path) -> None:
    """The folder and all below it, the files in them not."""
    for folder in (*(path for path in top.rglob("*") if path.is_dir()), top):
        flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Make a rename durable. Windows has no such call, and does not need it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
