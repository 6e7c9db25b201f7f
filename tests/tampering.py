"""What somebody could do to a workspace behind the app's back, with the triggers away while they do it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from inspection_ready.domain.trail import FIRST_HASH, EntryHeader, payload_digest, row_line
from inspection_ready.storage.pack_zips import write_zip

if TYPE_CHECKING:
    from inspection_ready.services.app import App

Run = Callable[..., list[tuple[Any, ...]]]
"""Takes SQL with ? for values, gives the rows."""


@contextmanager
def tampering(app: App) -> Iterator[Run]:
    """Commits at the end; the triggers are as before."""
    path = app.workspace.register_path
    if path is None:
        with _in_postgresql(app.workspace.file.register) as run:
            yield run
    else:
        with _in_sqlite(path) as run:
            yield run


@contextmanager
def _in_sqlite(path: Path) -> Iterator[Run]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
        connection.execute("pragma foreign_keys=off")
        connection.execute("begin immediate")
        for name, _ in triggers:
            connection.execute(f"drop trigger {name}")
        yield lambda sql, *values: connection.execute(sql, values).fetchall()
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("commit")


@contextmanager
def _in_postgresql(url: str) -> Iterator[Run]:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("set session_replication_role = replica")  # no trigger fires, no link is checked

        def run(sql: str, *values: Any) -> list[tuple[Any, ...]]:
            cursor = connection.execute(sql.replace("?", "%s").encode(), values or None)
            return cursor.fetchall() if cursor.description else []

        yield run


def recompute_chain(run: Run) -> None:
    """Make the chain right again from its payloads, as somebody who knows how it is made would."""
    before = FIRST_HASH
    names = [name for name in EntryHeader.__dataclass_fields__ if name not in {"rows_digest", "hash"}]
    for values in run(f"select {', '.join(names)} from trail_entry order by seq"):
        told = dict(zip(names, values, strict=True))
        digest = _recompute_rows(run, told["seq"])
        header = EntryHeader(**told, rows_digest=digest, hash="")
        before = header.computed_hash(before)
        run("update trail_entry set rows_digest = ?, hash = ? where seq = ?", digest, before, told["seq"])


def _recompute_rows(run: Run, seq: int) -> str:
    import hashlib  # beside its only use

    columns = "position, kind, record_id, action, payload, salt, digest"
    whole = hashlib.sha256()
    for position, kind, record_id, action, payload, salt, kept in run(
        f"select {columns} from trail_row where seq = ? order by position", seq
    ):
        digest = kept if payload is None else payload_digest(bytes(salt), payload)
        run("update trail_row set digest = ? where seq = ? and position = ?", digest, seq, position)
        whole.update(row_line(position, kind, record_id, action, digest))
    return whole.hexdigest()


def zip_again(folder: Path) -> None:
    """The ZIP of a pack whose manifest was written anew, as the pack would have had it."""
    told = json.loads((folder / "manifest.json").read_text())
    (folder / told["zip"]).unlink()
    paths = [*(file["path"] for file in told["files"]), "manifest.json"]
    write_zip(folder / told["zip"], folder, paths, at=datetime.fromisoformat(told["made_at"]))


def forge_heads(run: Run) -> None:
    """What packs and releases say the head was before them, made to fit a chain that was worked out anew."""
    marks = [
        (table, *row)
        for table in ("pack", "release")
        for row in run(f"select id, head_count, head_hash from {table}")
    ]
    for table, record, count, before in sorted(marks, key=lambda mark: mark[2]):
        [(now,)] = run("select hash from trail_entry where seq = ?", count)
        run(f"update {table} set head_hash = ? where id = ?", now, record)
        where = "kind = ? and record_id = ?"
        run(
            f"update trail_row set payload = replace(payload, ?, ?) where {where}", before, now, table, record
        )
        recompute_chain(run)
