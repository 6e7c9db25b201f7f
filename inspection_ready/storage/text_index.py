"""The words of the stored files, to be searched: a file of its own beside the register, by SQLite's own text search.

It holds nothing that could not be read again from the stored files, so it is in no safe copy, no trail and no check,
and one that is damaged or of an older make is made anew. It is on this computer, as the files are, whatever the
register is on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.file_texts import TextPart
from inspection_ready.domain.release_findings import Part, Place
from inspection_ready.storage.troubles import explained

NAME = "search.sqlite"
MAKE = 1
"""Rises when files are read otherwise: then all are read again."""
WORDS_AROUND = 28
PATIENCE = 10
"""Seconds that one waits for another that writes."""
_TABLES = (
    "create table file (sha256 text primary key) without rowid",
    "create table part (id integer primary key, sha256 text not null, place text not null)",
    "create index part_of_file on part (sha256)",
    """create virtual table words using fts5 (text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')""",
)
_FIND = """
select part.sha256, part.place, snippet(words, 0, '', '', '…', ?) from words join part on part.id = words.rowid
where words match ? order by rank limit ?
"""


@dataclass(frozen=True, slots=True)
class IndexHit:
    """``around`` are the words that were found, and those beside them."""

    sha256: str
    where: Place
    around: str


class TextIndex:
    """``folder`` is the workspace's. Reading finds nothing where there is no index yet; writing makes it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def read_files(self) -> frozenset[str]:
        """The SHA-256 of every file whose words are here, or that has none."""
        return frozenset(sha for (sha,) in self._rows("select sha256 from file"))

    def find(self, words: Sequence[str], *, most: int) -> tuple[IndexHit, ...]:
        """Where every word stands, each as the beginning of one; the best first."""
        wanted = " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in words)
        if not wanted:
            return ()
        rows = self._rows(_FIND, (WORDS_AROUND, wanted, most))
        return tuple(IndexHit(sha, _place(place), " ".join(around.split())) for sha, place, around in rows)

    def put(self, sha256: str, parts: Iterable[TextPart]) -> None:
        """Instead of what is here of this file; all of it, or nothing. Raises Refused("disk_full") and the like."""
        with self._writing() as connection:
            _take_out(connection, [sha256])
            for part in parts:
                told = connection.execute(
                    "insert into part (sha256, place) values (?, ?)", (sha256, _told(part.where))
                )
                words = part.words.encode("utf-8", "replace").decode()
                connection.execute("insert into words (rowid, text) values (?, ?)", (told.lastrowid, words))
            connection.execute("insert into file values (?)", (sha256,))

    def forget(self, sha256s: Iterable[str]) -> None:
        """Nothing of their words is left in the file, not even where something was."""
        gone = sorted(set(sha256s) & self.read_files())
        if not gone:
            return
        with self._writing() as connection:
            _take_out(connection, gone)
            connection.execute("insert into words (words) values ('optimize')")
        with self._opened() as connection:
            connection.execute("vacuum")

    # inside

    def _rows(self, statement: str, told: Sequence[Any] = ()) -> list[Any]:
        if not self.path.is_file():
            return []
        try:
            with closing(
                sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
            ) as connection:
                is_ours = connection.execute("pragma user_version").fetchone() == (MAKE,)
                return connection.execute(statement, told).fetchall() if is_ours else []
        except sqlite3.DatabaseError:
            return []  # being made, or damaged: the next writing makes it anew

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as connection:
            connection.execute("begin immediate")
            try:
                if connection.execute("pragma user_version").fetchone() != (MAKE,):
                    _make(connection)
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Raises Refused("search_index_damaged") after it took away one that cannot be used."""
        try:
            with (
                explained(),
                closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as opened,
            ):
                opened.execute("pragma secure_delete = on")
                yield opened
        except Refused as error:
            if error.code != "register_damaged":
                raise
            self.path.unlink(missing_ok=True)
            raise Refused("search_index_damaged") from error


def _make(connection: sqlite3.Connection) -> None:
    """Anew, whatever was there."""
    for name in ("words", "part", "file"):
        connection.execute(f"drop table if exists {name}")
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(f"pragma user_version = {MAKE}")


def _take_out(connection: sqlite3.Connection, sha256s: Iterable[str]) -> None:
    for sha256 in sha256s:
        connection.execute(
            "delete from words where rowid in (select id from part where sha256 = ?)", (sha256,)
        )
        connection.execute("delete from part where sha256 = ?", (sha256,))
        connection.execute("delete from file where sha256 = ?", (sha256,))


_PLAIN = {field.name: field.default for field in fields(Place)}


def _told(where: Place) -> str:
    return json.dumps({name: value for name, value in asdict(where).items() if value != _PLAIN[name]})


def _place(told: str) -> Place:
    held = json.loads(told)
    if "inside" in held:
        held["inside"] = tuple(held["inside"])
    return Place(**{**held, "part": Part(held.get("part", Part.BODY))})
