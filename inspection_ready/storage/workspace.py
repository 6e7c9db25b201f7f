"""A workspace: a folder on the local disk that holds the register, the files and the packs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.who import Decision, Who
from inspection_ready.storage import backups
from inspection_ready.storage.check_results import CheckResults
from inspection_ready.storage.engine import lock_trail, postgresql_engine, sqlite_engine
from inspection_ready.storage.export_register import export_register
from inspection_ready.storage.files import FileStore
from inspection_ready.storage.troubles import explained
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork, reader, unit_of_work
from inspection_ready.storage.workspace_file import NAME, WorkspaceFile
from inspection_ready.storage.writer_lock import WriterLock

_LONG = 120_000  # milliseconds: longer than the longest import


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a workspace that may be written holds besides. ``role`` is the account on PostgreSQL, else ""."""

    engine: Engine
    lock: WriterLock
    role: str = ""


class Workspace:
    """An open workspace. ``writing`` is None where it was opened to read."""

    def __init__(
        self, folder: Path, file: WorkspaceFile, *, readers: Engine, writing: Writing | None = None
    ) -> None:
        self.folder = folder
        self.file = file
        self.files = FileStore(folder / "files")
        self.packs = folder / "packs"
        self.releases = folder / "releases"
        self.checks = CheckResults(folder / "checks")
        self.backups = folder / "backups"
        self._readers = readers
        self._writing = writing
        self._is_closed = False

    @property
    def can_write(self) -> bool:
        return self._writing is not None

    @property
    def register_path(self) -> Path | None:
        """The register's own file; None where it is on PostgreSQL."""
        return None if self.file.is_shared else self.folder / self.file.register

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Raises Refused("workspace_gone")."""
        self._refuse_gone()
        try:
            with reader(self._readers, self.files) as found:
                yield found
        finally:
            if self._is_closed:  # meanwhile: what was lent for this comes back only now
                self._readers.pool.dispose()

    def writing(
        self, *, verb: str, at: datetime, who: Who, decision: Decision
    ) -> AbstractContextManager[UnitOfWork]:
        """Raises Refused: "opened_to_read" or "workspace_gone"."""
        self._refuse_gone()
        held = self._writing
        if held is None:
            raise Refused("opened_to_read", folder=str(self.folder))
        who = replace(who, account=held.role) if held.role else who
        return unit_of_work(held.engine, self.files, verb=verb, at=at, who=who, decision=decision)

    def _refuse_gone(self) -> None:
        """Renamed or removed while it is open, which not every system prevents: files would go astray."""
        if not (self.folder / NAME).is_file():
            raise Refused("workspace_gone", folder=str(self.folder))

    def copy_register(self, target: Path) -> None:
        """One SQLite file as of one moment, proved by opening it. Raises Refused."""
        path = self.register_path
        with explained():
            if path is not None:
                backups.copy_register(path, target)
                return
            with self.reading() as source:
                export_register(source.connection, target)
            if backups.damage_in(target):
                raise Refused("copy_not_proved", path=str(target))

    @contextmanager
    def reading_copy(self, register: Path) -> Iterator[Reader]:
        """Reads a copy of the register that nobody writes any more."""
        engine = sqlite_engine(register, read_only=True, immutable=True)
        try:
            with reader(engine, self.files) as copy:
                yield copy
        finally:
            engine.dispose()

    def wait_for_commands(self) -> None:
        """Return once no command is half done, here or in another process."""
        path = self.register_path
        if path is not None and not os.access(self.folder, os.W_OK):
            return  # nobody with our rights is writing, and we may not ask
        engine = (
            postgresql_engine(self.file.register) if path is None else sqlite_engine(path, patience=_LONG)
        )
        try:
            with explained(), engine.connect() as connection:
                lock_trail(connection, patience=_LONG)
                connection.rollback()
        finally:
            engine.dispose()

    def close(self) -> None:
        """Puts what is waiting in the write-ahead log into the register. Closing twice is harmless.

        A read that is under way on another thread goes on, and closes what it holds when it ends.
        """
        self._is_closed = True
        self._readers.pool.dispose()
        held, self._writing = self._writing, None
        if held is None:
            return
        try:
            if held.engine.dialect.name == "sqlite":
                _checkpoint(held.engine)
        finally:
            held.engine.dispose()
            held.lock.release()


def _checkpoint(engine: Engine) -> None:
    """Tried once, and not waited for: what stays in the log is safe there, and read with the register."""
    with suppress(sqlite3.Error), closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        cursor.execute("pragma busy_timeout=0")
        cursor.execute("pragma wal_checkpoint(truncate)")
