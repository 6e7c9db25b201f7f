"""The same rows as the program reads, by SQLite's own module: the yardsticks at 100,000 items."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

ROWS = ("trail_entry order by seq", "trail_row order by seq, position", *(
    f"{table} order by id"
    for table in (
        "evidence", "evidence_version", "evidence_file", "evidence_use", "request", "request_step",
        "request_evidence", "claim", "claim_evidence", "person", "stored_file", "regime_text",
    )
))  # fmt: skip


def register_of(app: App) -> Path:
    return app.workspace.folder / "register.sqlite"


def plain_read(app: App) -> None:
    """Every value of every row by SQLite's own module, and the SHA-256 of every file."""
    with closing(sqlite3.connect(register_of(app))) as connection:
        for table in ROWS:
            for _ in connection.execute(f"select * from {table}"):
                pass
    for path in (app.workspace.folder / "files").rglob("*"):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).hexdigest()


OF_ONE_ITEM = (
    "select * from evidence where id = ?",
    "select * from evidence_version where evidence_id = ?",
    "select * from evidence_file where version_id in (select id from evidence_version where evidence_id = ?)",
    "select * from evidence_use where evidence_id = ?",
    "select * from sample_check where evidence_id = ?",
    "select * from request_evidence where evidence_id = ?",
    "select * from request where id in (select request_id from request_evidence where evidence_id = ?)",
    "select * from signature where evidence_id = ?",
    "select * from person where id in (select owner_id from evidence where id = ?)",
    "select * from trail_row where kind = 'evidence' and record_id = ?",
    "select * from trail_entry where seq in (select seq from trail_row where kind = 'evidence' and record_id = ?)",
)


def read_item(connection: sqlite3.Connection, evidence_id: int) -> int:
    """How many rows there are: of the item, of all it is made of, of what was done to it, and the regime's text."""
    rows = sum(len(connection.execute(query, (evidence_id,)).fetchall()) for query in OF_ONE_ITEM)
    return rows + len(connection.execute("select * from regime_text where current").fetchall())


def raw_table(app: App) -> None:
    with closing(sqlite3.connect(register_of(app))) as connection:
        for _ in connection.execute("select * from evidence"):
            pass
