"""Hundreds of random ways to tamper with a workspace: each is found, and where nothing was done nothing is said."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.verifying import Problem, Verdict, Wrong
from inspection_ready.services.verify import verify
from inspection_ready.storage.models.base import Base
from tests.tampering import tampering

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.services.app import App
    from tests.plugins.tried import Tried

TABLES = list(Base.metadata.sorted_tables)
KEYS = {"trail_entry": ("seq",), "trail_row": ("seq", "position")}
PLACES = [(table.name, column.name) for table in TABLES for column in table.columns]
FILE_TRIALS = 120
ROUNDS = 3


@dataclass(frozen=True)
class Told:
    """A value that was changed."""

    table: str
    column: str
    key: tuple[Any, ...]
    before: Any
    after: Any


def another(value: Any, dice: random.Random) -> Any:
    """A value of the same sort, or of one that does not belong there."""
    if isinstance(value, bytes):
        at = dice.randrange(len(value))
        return value[:at] + bytes([value[at] ^ 1 << dice.randrange(8)]) + value[at + 1 :]
    if isinstance(value, (int, float)):
        return dice.choice([value + 1, value + 1000, -value - 1, "text", b"\x01"])
    if isinstance(value, str) and value:
        at = dice.randrange(len(value))
        odd = [value[:at] + dice.choice("xyz") + value[at + 1 :], value + " ", value[:at], value.encode()]
        return next(each for each in dice.sample(odd, 4) if each != value)
    return dice.choice(["text", 7, b"blob"])  # from nothing


def change_a_value(app: App, table: str, column: str, dice: random.Random) -> Told | None:
    """None where the database itself would not have it."""
    key = KEYS.get(table, ("id",))
    quoted = f'"{table}"'
    with tampering(app) as run:
        rows = run(f'select {", ".join(key)}, "{column}", typeof("{column}") from {quoted}')
        *own, before, sort = dice.choice(rows)
        after = another(before, dice)
        where = " and ".join(f"{name} = ?" for name in key)
        try:
            run(f'update {quoted} set "{column}" = ? where {where}', after, *own)
        except sqlite3.IntegrityError:
            return None
        [(now, sort_now)] = run(
            f'select "{column}", typeof("{column}") from {quoted} where {where}',
            *([after] if key == (column,) else own),
        ) or [(after, "moved")]
    return None if (now, sort_now) == (before, sort) else Told(table, column, tuple(own), before, now)


def names_it(verdict: Verdict, told: Told) -> bool:
    """The problem is where the change was made."""
    problems = verdict.problems
    if told.table == "trail_entry":
        return any(problem.entry == told.key[0] for problem in problems)
    if told.table == "trail_row":
        return any(told.key[0] in (problem.entry, problem.until) for problem in problems)
    if told.column == "id":
        return Problem(wrong=Wrong.RECORD_MISSING, kind=told.table, record_id=told.key[0]) in problems
    place = (Wrong.VALUE_CHANGED, told.table, told.key[0], told.column)
    return place in {(each.wrong, each.kind, each.record_id, each.field) for each in problems}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_column_of_every_table_is_watched(trials: Callable[[], App], tried: Tried, seed: int) -> None:
    dice = random.Random(seed)
    missed, made = [], 0

    for table, column in PLACES:
        app = trials()
        told = change_a_value(app, table, column, dice)
        if told is not None:
            made += 1
            verdict = verify(app)
            if verdict.ok or not names_it(verdict, told):
                missed.append((told, verdict.problems))

    tried("a value of any column of any table", made, made - len(missed))
    assert missed == []
    assert made > len(PLACES) * 0.85


@pytest.mark.slow
def test_every_changed_byte_of_a_file_is_found(trials: Callable[[], App], tried: Tried) -> None:
    dice = random.Random(7)
    missed = []
    app = trials()
    whole = app.workspace.folder
    found = chain.from_iterable((whole / kept).rglob("*") for kept in ("files", "packs", "releases"))
    paths = sorted(path for path in found if path.is_file())

    for _ in range(FILE_TRIALS):
        path = dice.choice(paths)
        before = path.read_bytes()
        at = dice.randrange(len(before))
        flipped = before[:at] + bytes([before[at] ^ 1 << dice.randrange(8)]) + before[at + 1 :]
        path.write_bytes(dice.choice([flipped, before[:at], before + b"\0", b""]))
        named = [problem.path for problem in verify(app).problems]
        path.write_bytes(before)
        if named != [path.relative_to(whole).as_posix()]:
            missed.append((path, named))

    tried("bytes of a stored file, a pack or a release", FILE_TRIALS, FILE_TRIALS - len(missed))
    assert missed == []


@pytest.mark.slow
def test_every_row_taken_out_put_in_or_moved_is_found(trials: Callable[[], App], tried: Tried) -> None:
    dice = random.Random(11)
    missed, made = [], 0
    tables = [table.name for table in TABLES]

    for table in chain.from_iterable([tables] * 6):
        move = dice.choice([take_out, put_in, swap])
        app = trials()
        did = move(app, table, dice)
        made += bool(did)
        if did and verify(app).ok:
            missed.append((move.__name__, table, did))

    tried("rows of any table taken out, put in or exchanged", made, made - len(missed))
    assert missed == []


def take_out(app: App, table: str, dice: random.Random) -> object:
    key = KEYS.get(table, ("id",))
    with tampering(app) as run:
        own = dice.choice(run(f'select {", ".join(key)} from "{table}"'))
        run(f'delete from "{table}" where {" and ".join(f"{name} = ?" for name in key)}', *own)
    return own


def put_in(app: App, table: str, dice: random.Random) -> object:
    """A copy of a row under a key of its own."""
    key = KEYS.get(table, ("id",))
    with tampering(app) as run:
        columns = [row[1] for row in run(f"pragma table_info('{table}')")]
        row = dict(zip(columns, dice.choice(run(f'select * from "{table}"')), strict=True))
        row[key[-1]] = 1_000_000 + dice.randrange(1000)
        unique = {"stored_file": "sha256", "pack": "number", "release": "number"}.get(table)
        if unique:
            row[unique] = "f" * 64 if unique == "sha256" else 99
        names = ", ".join(f'"{name}"' for name in row)
        run(f'insert into "{table}" ({names}) values ({", ".join("?" * len(row))})', *row.values())
    return row


def swap(app: App, table: str, dice: random.Random) -> object:
    """Two rows change keys. Empty where there are not two that differ."""
    key = KEYS.get(table, ("id",))
    last = key[-1]
    with tampering(app) as run:
        columns = [row[1] for row in run(f"pragma table_info('{table}')") if row[1] not in key]
        names = ", ".join(f'"{name}"' for name in columns)
        rows = run(f'select {", ".join(key)}, {names} from "{table}"')
        pairs = [(one, two) for one in rows for two in rows if one[: len(key) - 1] == two[: len(key) - 1]]
        pairs = [(one, two) for one, two in pairs if one[len(key) :] != two[len(key) :]]
        if not pairs:
            return ()
        one, two = dice.choice(pairs)
        where = " and ".join(f"{name} = ?" for name in key)
        for old, new in ((one, -5), (two, one[len(key) - 1])):
            run(f'update "{table}" set {last} = ? where {where}', new, *old[: len(key)])
        moved = (*one[: len(key) - 1], -5)
        run(f'update "{table}" set {last} = ? where {where}', two[len(key) - 1], *moved)
    return one, two
