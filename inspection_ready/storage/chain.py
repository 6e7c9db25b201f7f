"""Checks the record of changes by itself: nothing altered, cut out, put in or moved.

Rows stream by once, in order, so a trail of any length is checked in little memory. Values are taken as the
driver gives them: somebody who edits the file can put a blob where a number was.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from inspection_ready.domain.filing import Head
from inspection_ready.domain.trail import FIRST_HASH, NOTHING_YET, EntryHeader, payload_digest, row_line
from inspection_ready.domain.verifying import Problem, Wrong

_ENTRIES = (
    "select seq, at, verb, account, machine, person_id, decided_by_id, proof_sha256, undoes,"
    " row_count, rows_digest, hash from trail_entry order by seq"
)
_ROWS = (
    "select seq, position, kind, record_id, action, digest, payload, salt"
    " from trail_row order by seq, position"
)
_NAMES = tuple(EntryHeader.__dataclass_fields__)
_AT_A_TIME = 5_000


@dataclass(slots=True)
class ChainReport:
    head: Head = NOTHING_YET
    rows: int = 0
    hashes: dict[int, str] = field(default_factory=dict)
    """The hash after so many entries, for the counts that were asked for."""
    problems: list[Problem] = field(default_factory=list)


Step = Callable[[int], None]
"""Told how many more rows or files have been looked at; it may raise, to stop."""


def no_step(_more: int) -> None:
    """Nobody asks how far it is."""


def raw_rows(connection: Connection, statement: str, step: Step = no_step) -> Iterator[Any]:
    """As the driver gives them, a few thousand at a time."""
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()  # the driver's own streams already, in half the time
        try:
            cursor.execute(statement)
            while part := cursor.fetchmany(_AT_A_TIME):
                yield from part
                step(len(part))
        finally:
            with suppress(sqlite3.ProgrammingError):  # given up half-way, it may outlive its connection
                cursor.close()
        return
    with connection.exec_driver_sql(statement, execution_options={"stream_results": True}) as result:
        for part in result.partitions(_AT_A_TIME):
            yield from part
            step(len(part))


def rows_in(connection: Connection) -> int:
    """How many rows the record of changes has."""
    return int(connection.exec_driver_sql("select count(*) from trail_row").scalar_one())


def check_chain(connection: Connection, counts: Collection[int] = (), *, step: Step = no_step) -> ChainReport:
    """``counts``: after which entries the hash is wanted."""
    check = _Check(connection, step)
    wanted = set(counts)
    if 0 in wanted:
        check.report.hashes[0] = FIRST_HASH
    for values in raw_rows(connection, _ENTRIES):
        check.entry(values)
        if values[0] in wanted:
            check.report.hashes[values[0]] = str(values[-1])
    check.rows_up_to(None)
    return check.report


@dataclass(slots=True)
class _Group:
    """The rows of one entry, as they are."""

    seq: int
    count: int = 0
    digest: Any = field(default_factory=hashlib.sha256)


class _Check:
    def __init__(self, connection: Connection, step: Step) -> None:
        self.report = ChainReport()
        self._groups = self._grouped(raw_rows(connection, _ROWS, step))
        self._waiting = next(self._groups, None)
        self._before: tuple[str, ...] = (FIRST_HASH,)
        """What the next entry may stand on; empty where an entry is missing, and nobody can tell."""

    def entry(self, values: tuple[Any, ...]) -> None:
        seq, after = values[0], self.report.head.count + 1
        if type(seq) is not int or seq < after:
            self._add(Wrong.ENTRY_CHANGED, entry=_whole(seq))
            return
        if seq > after:
            self._add(Wrong.ENTRY_MISSING, entry=after, until=seq - 1)
            self._before = ()
        self.rows_up_to(seq)
        own = _Group(seq)
        if self._waiting is not None and self._waiting.seq == seq:
            own, self._waiting = self._waiting, next(self._groups, None)
        if (own.count, own.digest.hexdigest()) != values[9:11]:
            self._add(Wrong.ENTRY_ROWS_CHANGED, entry=seq)
        self._link(values)

    def rows_up_to(self, seq: int | None) -> None:
        """Rows left over before this entry, or at the end, belong to none."""
        while self._waiting is not None and (seq is None or self._waiting.seq < seq):
            self._add(Wrong.ROWS_WITHOUT_ENTRY, entry=self._waiting.seq)
            self._waiting = next(self._groups, None)

    def _link(self, values: tuple[Any, ...]) -> None:
        """An altered entry is named once: the next may stand on what it was, or on what it says."""
        computed = [_computed(values, before) for before in self._before]
        told = str(values[-1])
        if self._before and told not in computed:
            self._add(Wrong.ENTRY_CHANGED, entry=values[0])
        self._before = (told,) if told in computed else (told, *computed[:1])
        self.report.head = Head(values[0], told)

    def _grouped(self, rows: Iterable[Any]) -> Iterator[_Group]:
        group = _Group(0)
        for seq, position, kind, record_id, action, digest, payload, salt in rows:
            self.report.rows += 1
            if type(seq) is not int:
                self._add(Wrong.ROWS_WITHOUT_ENTRY, kind=str(kind), record_id=_whole(record_id))
                continue
            if seq != group.seq:
                if group.count:
                    yield group
                group = _Group(seq)
            group.count += 1
            group.digest.update(row_line(position, kind, record_id, action, digest))
            if not (payload is None and salt is None) and not _matches(salt, payload, digest):
                where = dict(position=_whole(position), kind=str(kind), record_id=_whole(record_id))
                self._add(Wrong.PAYLOAD_CHANGED, entry=seq, **where)
        if group.count:
            yield group

    def _add(self, wrong: Wrong, **where: Any) -> None:
        self.report.problems.append(Problem(wrong=wrong, **where))


def _computed(values: tuple[Any, ...], before: str) -> str:
    """Empty where the values cannot be an entry's."""
    try:
        return EntryHeader(**dict(zip(_NAMES, values, strict=True))).computed_hash(before)
    except (TypeError, ValueError):
        return ""


def _matches(salt: Any, payload: Any, digest: Any) -> bool:
    try:
        return bool(payload_digest(salt, payload) == digest)
    except (TypeError, AttributeError):
        return False


def _whole(value: Any) -> int | None:
    return value if type(value) is int else None
