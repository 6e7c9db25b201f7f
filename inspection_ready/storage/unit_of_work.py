"""A unit of work: one command, one transaction, one entry in the trail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Transaction

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.errors import ExpectedError, Refused
from inspection_ready.domain.filing import Head, StoredFile
from inspection_ready.domain.rows import R, Row
from inspection_ready.domain.who import Decision, Who
from inspection_ready.storage.check_results import CheckResults
from inspection_ready.storage.engine import lock_trail
from inspection_ready.storage.files import FileStore, StagedFile
from inspection_ready.storage.models.registry import MODEL_OF_KIND
from inspection_ready.storage.registers import ReadRegister, Register
from inspection_ready.storage.text_index import TextIndex
from inspection_ready.storage.trail import TrailWriter, read_head
from inspection_ready.storage.troubles import explained, trouble_in


class Reader:
    """A settled view of the register: nothing that commits later is seen, nothing can be written."""

    def __init__(self, connection: Connection, files: FileStore) -> None:
        self.connection = connection
        self.files = files

    def register(self, row_type: type[R]) -> ReadRegister[R]:
        return ReadRegister(self.connection, row_type)

    def head(self) -> Head:
        return read_head(self.connection)


class UnitOfWork(Reader):
    """Verbs take this first, and so compose; only the outermost, which opened it, commits."""

    def __init__(
        self,
        connection: Connection,
        files: FileStore,
        *,
        verb: str,
        at: datetime,
        who: Who,
        decision: Decision,
    ) -> None:
        super().__init__(connection, files)
        lock_trail(connection)
        self.verb = verb
        self.at = at
        self.who = who
        self.decision = decision
        self.undoes: int | None = None
        self.trail = TrailWriter(connection)
        self.head_after = self.trail.head_before
        self.entry: int | None = None
        """The number of the entry that was written; None where nothing had to change."""
        self.highest_reference: dict[type[Row], int] = {}
        """The number of the highest reference so far, by the records that have them; once somebody asked."""
        self._tidying: list[Callable[[], object]] = []
        self._going: list[str] = []
        self._touched: defaultdict[str, set[int]] = defaultdict(set)

    def register(self, row_type: type[R]) -> Register[R]:
        kind = ReadRegister(self.connection, row_type).kind
        return Register(self.connection, row_type, self.trail, self._touched[kind])

    def register_of(self, kind: str) -> Register[Any]:
        """The register of a kind that the trail names."""
        return self.register(MODEL_OF_KIND[kind].row_type)

    def keep_file(self, name: str, data: bytes) -> StoredFile:
        """Store the bytes and their row; what is stored already keeps the name it has."""
        return self._stored(name, self.files.keep(data), len(data))

    def keep_staged(self, name: str, staged: StagedFile) -> StoredFile:
        """As ``keep_file``, for what was copied beforehand."""
        self.files.keep_staged(staged)
        return self._stored(name, staged.sha256, staged.size)

    def _stored(self, name: str, sha256: str, size: int) -> StoredFile:
        register = self.register(StoredFile)
        for stored in register.find(sha256=sha256):
            return stored
        return register.add(StoredFile(sha256=sha256, size=size, name=name, added_at=self.at))

    def dispose_of_file(self, sha256: str) -> None:
        """Its row now, and the file itself once that is certain. Whoever calls this knows that nothing else names it."""
        register = self.register(StoredFile)
        for stored in register.find(sha256=sha256):
            register.dispose(stored, None)
            self._going.append(sha256)

    def committed(self) -> None:
        """What was disposed of is not needed to undo anything any more."""
        folder = self.files.root.parent
        with suppress(OSError):  # open in another program: the next start removes it
            for sha256 in self._going:
                self.files.path_of(sha256).unlink(missing_ok=True)
            CheckResults(folder / "checks").forget(self._going)
        with suppress(
            ExpectedError
        ):  # what cannot be forgotten now is found by no search, and forgotten at the next reading
            TextIndex(folder).forget(self._going)

    def if_not_committed(self, tidy: Callable[[], object]) -> None:
        """Call this should the command come to nothing, for what it made outside the register."""
        self._tidying.append(tidy)

    def tidy(self) -> None:
        for each in reversed(self._tidying):
            each()
        self.files.take_back()

    def touch(self, kind: str, record_id: int) -> None:
        """Say that a record changed by another way than its register (undo, disposal)."""
        self._touched[kind].add(record_id)

    @property
    def changes(self) -> Changes:
        return Changes({kind: frozenset(ids) for kind, ids in self._touched.items() if ids})

    def close(self) -> None:
        """Write the entry, unless nothing changed. Called once, by whoever opened the unit of work."""
        if not self.trail.row_count:
            return
        self.head_after = self.trail.close(
            verb=self.verb, at=self.at, who=self.who, decision=self.decision, undoes=self.undoes
        )
        self.entry = self.head_after.count


@contextmanager
def unit_of_work(engine: Engine, files: FileStore, **told: Any) -> Iterator[UnitOfWork]:
    """Commits when the block ends, rolls back when it raises."""
    with explained(), engine.connect() as connection, connection.begin() as transaction:
        uow = UnitOfWork(connection, FileStore(files.root), **told)
        try:
            yield uow
            uow.close()
        except BaseException:
            uow.tidy()
            raise
        _commit(transaction, uow)
        uow.committed()


def _commit(transaction: Transaction, uow: UnitOfWork) -> None:
    """A commit that fails on SQLite did not happen. Over a network it may have: then files are left alone.

    So are they where a person interrupts it: that may be just after. The next start sees which is true.
    """
    try:
        transaction.commit()
    except Exception as error:
        if uow.connection.dialect.name == "sqlite":
            uow.tidy()
        trouble = trouble_in(error)
        if trouble is not None and trouble.code == "register_unreachable":
            raise Refused("register_lost_while_saving") from error
        raise


@contextmanager
def reader(engine: Engine, files: FileStore) -> Iterator[Reader]:
    with explained(), engine.connect() as connection, connection.begin():
        yield Reader(connection, files)
