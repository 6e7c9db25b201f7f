"""Folders of letters that are being written: each person's files are whole or not there at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.files import flush_file, flush_folders
from inspection_ready.storage.troubles import trouble_in

_WRITING = ".writing-"
_ROOM = ".room"
ROOM = 512 * 1024
ROOM_FOR_ONE = 6 * 1024
"""Bytes the record of one letter takes, in the register and in what is written before it. Generous."""
_MOST = 1000


class LetterFolder:
    """Files are written under another name, flushed, and renamed: what stands under its own name is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, files: Mapping[str, bytes]) -> None:
        """The files of one person, by their paths inside. One that is there is written over: it was not recorded.

        Raises Refused.
        """
        with _said(self.folder):
            begun = self.folder / f"{_WRITING}{secrets.token_hex(6)}"
            begun.mkdir(parents=True)
            try:
                parts = []
                for number, (path, data) in enumerate(files.items()):
                    part = begun / str(number)
                    part.write_bytes(data)
                    flush_file(part)
                    parts.append((part, self.folder / path))
                for part, target in parts:
                    target.parent.mkdir(exist_ok=True)
                    part.replace(target)
            finally:
                shutil.rmtree(begun, ignore_errors=True)

    def make(self) -> None:
        """Before anything is recorded, so that a folder nothing can be made in takes no number. Raises Refused."""
        with _said(self.folder):
            self.folder.mkdir(parents=True)

    def leave(self) -> None:
        """Only where nothing came into it."""
        with suppress(OSError):
            self.folder.rmdir()

    def place_all(self, files: Mapping[str, bytes]) -> None:
        """The only files the folder will have: durable, or there is no folder. Raises Refused."""
        try:
            self.place(files)
            self.settle()
        except BaseException:
            self.leave()
            raise

    def settle(self) -> None:
        """Make the names durable."""
        with _said(self.folder):
            flush_folders(self.folder)

    @contextmanager
    def room_kept(self, letters: int) -> Iterator[None]:
        """Until the block ends some of the disk is taken, so that what was written can be recorded once it is full."""
        room = self.folder / _ROOM
        with _said(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._tidy()
        try:
            with _said(self.folder):
                room.write_bytes(bytes(ROOM + letters * ROOM_FOR_ONE))
                flush_file(room)
            yield
        finally:
            with suppress(OSError):
                room.unlink(missing_ok=True)

    def _tidy(self) -> None:
        """What a kill left behind."""
        for begun in self.folder.glob(f"{_WRITING}*"):
            shutil.rmtree(begun, ignore_errors=True)


def free_name(parent: Path, name: str) -> str:
    """A name nothing in the folder has yet: a number behind it where there is one. Raises Refused."""
    for count in range(1, _MOST):
        tried = name if count == 1 else f"{name} ({count})"
        if not os.path.lexists(parent / tried):
            return tried
    raise Refused("letters_not_written", folder=str(parent), reason=os.strerror(errno.EEXIST))


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    """A disk's complaint in our words; whatever else the system says goes with the folder's name."""
    try:
        yield
    except OSError as error:
        trouble = trouble_in(error)
        if trouble is None or trouble.code == "workspace_read_only":
            trouble = Refused("letters_not_written", folder=str(folder), reason=error.strerror or "")
        raise trouble from error
