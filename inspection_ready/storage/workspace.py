"""A workspace: a folder on the local disk that holds the register, the files and the packs."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from inspection_ready.domain.who import Decision, Who
from inspection_ready.storage.files import FileStore
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork, reader, unit_of_work


class Workspace:
    """An open workspace. ``writer`` and ``readers`` are engines on the same register."""

    def __init__(self, folder: Path, *, writer: Engine, readers: Engine) -> None:
        self.folder = folder
        self.files = FileStore(folder / "files")
        self.packs = folder / "packs"
        self._writer = writer
        self._readers = readers

    def reading(self) -> AbstractContextManager[Reader]:
        return reader(self._readers, self.files)

    def writing(
        self, *, verb: str, at: datetime, who: Who, decision: Decision
    ) -> AbstractContextManager[UnitOfWork]:
        return unit_of_work(self._writer, self.files, verb=verb, at=at, who=who, decision=decision)

    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()
