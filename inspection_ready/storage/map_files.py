"""A map as a file of tiles (MBTiles, which is an SQLite database): read where it lies, and never written.

It comes from outside and may be gigabytes long: nothing in it may run, and no question to it takes for ever.
"""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inspection_ready.domain.errors import Cancelled, CannotRead, ExpectedError
from inspection_ready.domain.globe import FARTHEST_NORTH, from_the_world
from inspection_ready.domain.map_tiles import Bounds, Extent
from inspection_ready.storage.engine import sqlite_uri

SIGNATURE = b"SQLite format 3\x00"
MOST_ZOOM = 22
LONGEST_VALUE = 8_000_000
"""Bytes: a tile has some thousands."""
PATIENCE = 30.0
"""Seconds for one question."""
STEPS = 50_000
"""Of SQLite's machine, between two looks at the clock."""
_FUNCTIONS = frozenset({"min", "max", "coalesce", "ifnull", "length", "cast", "abs", "substr", "printf"})
"""What files made by ordinary programs use where their tiles are a view."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
Told = Callable[[], None]
"""Called now and then; may raise Cancelled to stop."""


class MapFile:
    """What ``domain.map_tiles.TileSource`` asks for, from the file itself."""

    def __init__(self, connection: sqlite3.Connection, file: str, may_go_on: Told) -> None:
        self._connection, self.file, self._may_go_on = connection, file, may_go_on
        self._until = 0.0
        self._stopped: ExpectedError | None = None
        self._extents: dict[int, Extent] = {}
        connection.set_progress_handler(self._step, STEPS)
        self.told: Mapping[str, str] = self._metadata()
        self.bounds: Bounds | None = _bounds(self.told.get("bounds", ""))
        self.levels = tuple(zoom for zoom in range(MOST_ZOOM + 1) if self._has(zoom))
        self._counts_from_south = True
        if self.levels:
            self._counts_from_south = self._is_counted_from_south()

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """``row`` counted from the north. None where there is none, and for one of no bytes."""
        kept = self._row(zoom, row)
        asked = "select tile_data from tiles where zoom_level=? and tile_column=? and tile_row=? limit 1"
        found = self._ask(asked, zoom, column, kept)
        return (found[0][0] or None) if found and isinstance(found[0][0], bytes) else None

    def any_tile(self, zoom: int) -> bytes | None:
        asked = "select tile_data from tiles where zoom_level=? and length(tile_data) > 0 limit 1"
        found = self._ask(asked, zoom)
        return found[0][0] if found and isinstance(found[0][0], bytes) else None

    def extent(self, zoom: int) -> Extent:
        """Counted in the tiles themselves: what a file says of its bounds is often wrong."""
        if zoom not in self._extents:
            across = self._edge("tile_column", zoom)
            down = sorted(self._row(zoom, row) for row in self._edge("tile_row", zoom))
            self._extents[zoom] = Extent(across[0], down[0], across[1], down[1])
        return self._extents[zoom]

    def area(self, zoom: int) -> Bounds:
        """What the tiles of that zoom cover."""
        told, count = self.extent(zoom), 1 << zoom
        north, west = from_the_world(told.left / count, told.top / count)
        south, east = from_the_world((told.right + 1) / count, (told.bottom + 1) / count)
        return Bounds(west, south, east, north)

    # inside

    def _row(self, zoom: int, row: int) -> int:
        return (1 << zoom) - 1 - row if self._counts_from_south else row

    def _edge(self, column: str, zoom: int) -> tuple[int, int]:
        """The index of an ordinary file answers the first at once, the other by going through one zoom of it."""
        ((first, last),) = self._ask(
            f"select min({column}), max({column}) from tiles where zoom_level=?", zoom
        )
        count = 1 << zoom
        if not (isinstance(first, int) and isinstance(last, int) and 0 <= first <= last < count):
            raise CannotRead("map_damaged", file=self.file)
        return first, last

    def _has(self, zoom: int) -> bool:
        return bool(self._ask("select 1 from tiles where zoom_level=? limit 1", zoom))

    def _is_counted_from_south(self) -> bool:
        """As the format has it; a file that was written the other way round is known by its bounds."""
        from_north = self.told.get("scheme", "").strip().lower() == "xyz"
        if self.bounds is None:
            return not from_north
        for counted in (not from_north, from_north):
            self._counts_from_south = counted
            self._extents.clear()
            if self.area(self.levels[0]).meet(self.bounds):
                return counted
        self._extents.clear()
        return not from_north

    def _metadata(self) -> dict[str, str]:
        rows = self._ask("select name, value from metadata where length(value) < 20000 limit 200")
        return {str(name).lower(): str(value) for name, value in rows if name is not None}

    def _ask(self, question: str, *values: int) -> list[tuple[Any, ...]]:
        self._may_go_on()
        self._until = time.monotonic() + PATIENCE
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.DataError:
            return []  # one value is far longer than any tile: as good as none
        except sqlite3.Error as error:
            stopped, self._stopped = self._stopped, None
            raise stopped or _trouble(error, self.file) from error

    def _step(self) -> int:
        """Errors do not come through SQLite, so they are kept for whoever asked."""
        try:
            self._may_go_on()
        except Cancelled as stopped:
            self._stopped = stopped
            return 1
        if time.monotonic() > self._until:
            self._stopped = CannotRead("map_too_slow", file=self.file)
            return 1
        return 0


@contextmanager
def map_file(path: Path, *, may_go_on: Told = lambda: None) -> Iterator[MapFile]:
    """Opened to be read. Raises CannotRead, with a sentence for whatever it is instead of a map of pictures."""
    _look(path)
    try:
        connection = sqlite3.connect(
            sqlite_uri(path.absolute(), mode="ro") + "&immutable=1", uri=True, isolation_level=None
        )
    except sqlite3.Error as error:
        raise _trouble(error, path.name) from error
    try:
        _harden(connection, path.name)
        yield MapFile(connection, path.name, may_go_on)
    finally:
        connection.close()


def _harden(connection: sqlite3.Connection, file: str) -> None:
    """Read only, nothing that the file itself brings is run, and no value is longer than a tile can be."""
    try:
        for pragma in ("trusted_schema=off", "query_only=on", "cell_size_check=on", "mmap_size=0"):
            connection.execute(f"pragma {pragma}")
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
    except sqlite3.Error as error:
        raise _trouble(error, file) from error
    connection.set_authorizer(_allowed)


def _allowed(action: int, _one: str | None, two: str | None, *_: str | None) -> int:
    if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (two or "").lower() in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _look(path: Path) -> None:
    file = path.name
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise CannotRead("folder_not_file", file=file)
        if not stat.S_ISREG(told.st_mode):  # a pipe would be waited on for ever
            raise CannotRead("not_a_map", file=file)
        if told.st_size == 0:
            raise CannotRead("file_empty", file=file)
        with path.open("rb") as opened:
            begins = opened.read(len(SIGNATURE))
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=file, folder=str(path.parent)) from error
    except PermissionError as error:
        raise CannotRead("file_locked", file=file) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=file, reason=error.strerror or "") from error
    if begins != SIGNATURE:
        raise CannotRead("not_a_map", file=file)


def _trouble(error: sqlite3.Error, file: str) -> CannotRead:
    told = str(error).lower()
    if "no such table" in told or "no such column" in told:
        return CannotRead("map_without_tiles", file=file)
    if "not authorized" in told or "prohibited" in told or "unsafe use" in told:
        return CannotRead("map_with_instructions", file=file)
    if "unable to open" in told or "disk i/o" in told or "cannot open" in told:
        return CannotRead("map_lost", file=file)
    if "not a database" in told:
        return CannotRead("not_a_map", file=file)
    return CannotRead("map_damaged", file=file)


def _bounds(told: str) -> Bounds | None:
    """None where they are absent or cannot be right."""
    try:
        west, south, east, north = (float(part) for part in told.split(","))
    except ValueError:
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    return Bounds(west, max(south, -FARTHEST_NORTH), east, min(north, FARTHEST_NORTH))
