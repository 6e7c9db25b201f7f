"""Replays the record of changes, record by record, and holds the result against the registers.

Both stream by in order of id, so neither is ever in memory whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from types import NoneType
from typing import Any, get_type_hints

from sqlalchemy import Connection

from inspection_ready.domain.rows import Row
from inspection_ready.domain.trail import Action, Json
from inspection_ready.domain.verifying import Problem, Wrong
from inspection_ready.storage.chain import Step, no_step, raw_rows
from inspection_ready.storage.models.registry import MODEL_OF_KIND
from inspection_ready.storage.values import form_of, moment_text, plain_type

State = dict[str, Json]


@dataclass(slots=True)
class ReplayReport:
    records: int = 0
    disposed: int = 0
    problems: list[Problem] = field(default_factory=list)


def check_replay(connection: Connection, *, step: Step = no_step) -> ReplayReport:
    report = ReplayReport()
    for kind in sorted(MODEL_OF_KIND):
        _Kind(connection, kind, report, step).check()
    known = ", ".join(f"'{kind}'" for kind in sorted(MODEL_OF_KIND))
    unknown = f"select seq, record_id, kind from trail_row where kind not in ({known})"
    for seq, _, kind in raw_rows(connection, unknown):
        report.problems.append(Problem(wrong=Wrong.KIND_UNKNOWN, entry=seq, kind=str(kind)))
    return report


class _Kind:
    def __init__(self, connection: Connection, kind: str, report: ReplayReport, step: Step) -> None:
        self._step = step
        self._connection = connection
        self._kind = kind
        self._report = report
        row_type = MODEL_OF_KIND[kind].row_type
        self._names = form_of(row_type).names[1:]
        self._readers = _readers(row_type, connection.dialect.name)

    def check(self) -> None:
        """A merge of what should be with what is, both in order of id."""
        held = self._held()
        row = next(held, None)
        for record_id, history in self._replayed():
            while row is not None and row[0] < record_id:
                self._add(Wrong.RECORD_UNKNOWN, row[0])
                row = next(held, None)
            found = row if row is not None and row[0] == record_id else None
            if found is not None:
                row = next(held, None)
            if history.is_known:
                self._compare(record_id, history.state, found)
        while row is not None:
            self._add(Wrong.RECORD_UNKNOWN, row[0])
            row = next(held, None)

    def _compare(self, record_id: int, state: State | None, found: list[Any] | None) -> None:
        """``state`` is None where the record should be gone."""
        if found is None:
            if state is not None:
                self._add(Wrong.RECORD_MISSING, record_id)
            return
        if state is None:
            self._add(Wrong.RECORD_UNKNOWN, record_id)
            return
        expected = [state.get(name) for name in self._names]
        if expected == found[1:]:
            return
        for name, should, is_ in zip(self._names, expected, found[1:], strict=True):
            if should != is_:
                where = Problem(wrong=Wrong.VALUE_CHANGED, kind=self._kind, record_id=record_id, field=name)
                self._report.problems.append(replace(where, expected=should, found=_printable(is_)))

    def _held(self) -> Iterator[list[Any]]:
        table = form_of(MODEL_OF_KIND[self._kind].row_type).table
        quote = self._connection.dialect.identifier_preparer.quote
        columns = ", ".join(quote(name) for name in ("id", *self._names))
        for values in raw_rows(self._connection, f"select {columns} from {quote(table.name)} order by id"):
            self._report.records += 1
            plain = list(values)
            for at, read in self._readers:
                if plain[at] is not None:
                    plain[at] = read(plain[at])
            yield plain

    def _replayed(self) -> Iterator[tuple[int, _History]]:
        statement = (
            "select record_id, seq, position, action, payload from trail_row"
            f" where kind = '{self._kind}' order by record_id, seq, position"
        )
        for record_id, rows in groupby(raw_rows(self._connection, statement, self._step), key=itemgetter(0)):
            history = _History()
            for _, seq, _, action, payload in rows:
                history.step(seq, action, payload)
            history.end()
            self._report.disposed += history.disposed
            if type(record_id) is int:
                for wrong, seq in history.wrong:
                    self._add(wrong, record_id, seq)
                yield record_id, history
            else:
                self._add(Wrong.CANNOT_REPLAY, None)

    def _add(self, wrong: Wrong, record_id: int | None, entry: int | None = None) -> None:
        told = Problem(wrong=wrong, kind=self._kind, record_id=record_id, entry=entry)
        self._report.problems.append(told)


class _History:
    """One record, told again entry by entry. ``state`` is None where the record is gone."""

    __slots__ = ("_erased", "_readable", "disposed", "is_known", "state", "wrong")

    def __init__(self) -> None:
        self.state: State | None = None
        self.is_known = True
        """False where what was written down cannot be read: there is nothing to compare with."""
        self.disposed = 0
        self.wrong: list[tuple[Wrong, int]] = []
        self._erased: list[int] = []
        self._readable: list[int] = []

    def step(self, seq: int, action: str, payload: str | None) -> None:
        if payload is None and action != _DISPOSED:
            self._erased.append(seq)
            return
        try:
            told, end = _decode(payload or "")
            if end != len(payload or ""):
                raise ValueError("more than one value")  # noqa: TRY301 - said once, below
            if action == _DISPOSED:
                self._dispose(told)
            else:
                self._readable.append(seq)
                if not self._erased and not self._follow(action, told):
                    self.wrong.append((Wrong.CANNOT_REPLAY, seq))
        except (TypeError, ValueError, KeyError, IndexError, AttributeError):
            self.is_known = False
            self.wrong.append((Wrong.CANNOT_REPLAY, seq))

    def end(self) -> None:
        if self._erased:
            self.is_known = False
            self.wrong += [(Wrong.PAYLOAD_MISSING, seq) for seq in self._erased]

    def _dispose(self, told: dict[str, list[Json]]) -> None:
        """Everything before is erased; what is told is the record from here on, or nothing where it went too."""
        self.wrong += [(Wrong.NOT_ERASED, seq) for seq in self._readable]
        self.disposed += len(self._erased)
        self._erased, self._readable = [], []
        self.state = {name: pair[1] for name, pair in told.items()} or None
        self.is_known = True

    def _follow(self, action: str, told: dict[str, list[Json]]) -> bool:
        """False where what the row says was there before was not."""
        before = self.state
        if action == _ADDED:
            self.state = {name: pair[1] for name, pair in told.items()}
            return before is None
        if before is None:
            return False
        if action == _REMOVED:
            self.state = None
            return {name: pair[0] for name, pair in told.items()} == _without_none(before)
        agrees = action == _CHANGED
        for name, (old, new) in told.items():
            agrees = agrees and before.get(name) == old
            before[name] = new
        return agrees


def _without_none(state: State) -> State:
    return {name: value for name, value in state.items() if value is not None}


def _printable(value: Any) -> Json:
    return value if isinstance(value, (str, int, float, bool, NoneType)) else repr(value)


def _readers(row_type: type[Row], dialect: str) -> list[tuple[int, Callable[[Any], Any]]]:
    """By place: how a value the driver gives becomes what the trail writes. No two values become the same."""
    told = _SQLITE if dialect == "sqlite" else _POSTGRESQL
    hints = get_type_hints(row_type)
    types = [plain_type(hints[name]) for name in form_of(row_type).names]
    return [(at, told[type_]) for at, type_ in enumerate(types) if type_ in told]


def _sqlite_moment(value: Any) -> Any:
    if isinstance(value, str) and len(value) == _MOMENT_LENGTH and value[10] == " ":
        return f"{value[:10]}T{value[11:]}+00:00"
    return value


_decode = json.JSONDecoder().raw_decode  # json.loads, less its search for blanks around the text
_ADDED, _CHANGED, _REMOVED, _DISPOSED = (action.value for action in Action)
_MOMENT_LENGTH = len("2026-12-01 09:30:00.000000")
_YES_NO = {1: True, 0: False}
_SQLITE: dict[type, Callable[[Any], Any]] = {
    bool: lambda value: _YES_NO.get(value, ["neither", value]),
    datetime: _sqlite_moment,
}
_POSTGRESQL: dict[type, Callable[[Any], Any]] = {date: date.isoformat, datetime: moment_text}
