"""Files that are not the map somebody meant: each ends in a sentence, whatever it holds."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import struct
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from inspection_ready.domain.errors import Cancelled, CannotRead
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.maps import cut_from
from inspection_ready.storage import map_files
from inspection_ready.storage.engine import sqlite_uri
from tests.map_files import HALL, Drawn, map_file, painted, tile_at

SMALL = Drawn(zooms=(13, 14))
STATION = (53.004, -2.008)


def refused(path: Path) -> str:
    """The code of the error; its sentence says what to do and that nothing was changed."""
    with pytest.raises(CannotRead) as told:
        cut_from(path, HALL, (STATION,))
    sentence = error_sentence(told.value)
    assert path.name in sentence
    assert "Nothing was changed." in sentence
    return told.value.code


def png_head(width: int, height: int) -> bytes:
    """A bomb: a small file that says it is very large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I4s", 10, b"IDAT") + b"\0" * 14


def webp_head(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size


def with_sql(path: Path, *statements: str) -> Path:
    map_file(path, SMALL)
    with closing(sqlite3.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()
    return path


def cut_short(path: Path) -> Path:
    map_file(path, SMALL)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def garbled(path: Path) -> Path:
    map_file(path, SMALL)
    data = bytearray(path.read_bytes())
    data[100:] = b"\xa5" * (len(data) - 100)
    path.write_bytes(data)
    return path


def all_tiles(path: Path, data: bytes) -> Path:
    map_file(path, SMALL)
    with closing(sqlite3.connect(path)) as file:
        file.execute("update tiles set tile_data = ?", (data,))
        file.commit()
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def vector(path: Path) -> Path:
    return map_file(path, Drawn(zooms=(13,), told={"format": "pbf"}))


ENDLESS = "with recursive n(i) as (select 0 union all select i + 1 from n) select i from n"
BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (lambda path: written(path, b""), "file_empty"),
    "text": (lambda path: written(path, b"This is no map at all, but a letter."), "not_a_map"),
    "zip": (lambda path: written(path, b"PK\x03\x04" + b"\0" * 200), "not_a_map"),
    "encrypted": (lambda path: written(path, bytes(range(256)) * 32), "not_a_map"),
    "signature only": (lambda path: written(path, b"SQLite format 3\0"), "not_a_map"),
    "garbled": (garbled, "map_damaged"),
    "cut short": (cut_short, "map_damaged"),
    "vector by its format": (vector, "map_of_lines"),
    "vector by its tiles": (lambda path: all_tiles(path, gzip.compress(b"\x1a\x05hello")), "map_of_lines"),
    "vector not packed": (lambda path: all_tiles(path, b"\x1a\x05hello"), "map_of_lines"),
    "tiles of text": (lambda path: all_tiles(path, b"GIF89a and so on"), "map_of_other_tiles"),
    "tiles of nothing": (lambda path: all_tiles(path, b""), "map_without_tiles"),
    "png bomb": (lambda path: all_tiles(path, png_head(60_000, 60_000)), "map_tile_too_large"),
    "webp bomb": (lambda path: all_tiles(path, webp_head(16_000, 16_000)), "map_tile_too_large"),
    "tiles of 300": (lambda path: all_tiles(path, painted(300, "PNG", ())), "map_tile_too_large"),
    "tiles damaged": (lambda path: all_tiles(path, png_head(256, 256)), "map_without_main_base"),
    "no tiles table": (lambda path: with_sql(path, "drop table tiles"), "map_without_tiles"),
    "no metadata": (lambda path: with_sql(path, "drop table metadata"), "map_without_tiles"),
    "no rows": (lambda path: with_sql(path, "delete from tiles"), "map_without_tiles"),
    "other columns": (
        lambda path: with_sql(path, "drop table tiles", "create table tiles (x, y, z)"),
        "map_without_tiles",
    ),
    "columns of text": (
        lambda path: with_sql(path, "drop index tile_index", "update tiles set tile_column = 'left'"),
        "map_damaged",
    ),
    "columns too far": (
        lambda path: with_sql(path, "drop index tile_index", "update tiles set tile_column = 1 << 40"),
        "map_damaged",
    ),
    "endless view": (
        lambda path: with_sql(
            path,
            "drop table tiles",
            "create view tiles as select 13 as zoom_level, i as tile_column, i as tile_row, x'00' as tile_data "
            f"from ({ENDLESS})",
        ),
        "map_with_instructions",
    ),
    "view that makes memory": (
        lambda path: with_sql(
            path,
            "drop table tiles",
            "create view tiles as select 13 as zoom_level, 0 as tile_column, 0 as tile_row, "
            "randomblob(900000000) as tile_data",
        ),
        "map_with_instructions",
    ),
    "view that loads": (
        lambda path: with_sql(
            path,
            "drop table tiles",
            "create view tiles as select 13 as zoom_level, 0 as tile_column, 0 as tile_row, "
            "load_extension('/tmp/x') as tile_data",
        ),
        "map_with_instructions",
    ),
    "elsewhere": (
        lambda path: map_file(path, Drawn(bounds=(10.0, 50.0, 10.1, 50.1), zooms=(10, 14))),
        "map_without_main_base",
    ),
    "too far away": (
        lambda path: map_file(path, Drawn(bounds=(-10.0, 49.0, 3.0, 60.0), zooms=(5, 6, 7))),
        "map_too_far",
    ),
    "one tile": (
        lambda path: map_file(path, Drawn(bounds=(-2.0, 53.0, -1.9999, 53.0001), zooms=(18,))),
        "map_too_small",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_map_is_refused_with_what_to_do(kind: str, tmp_path: Path) -> None:
    make, code = BAD[kind]

    assert refused(make(tmp_path / "map.mbtiles")) == code


def test_folder_missing_file_and_pipe(tmp_path: Path) -> None:
    (tmp_path / "folder.mbtiles").mkdir()

    assert refused(tmp_path / "folder.mbtiles") == "folder_not_file"
    assert refused(tmp_path / "gone.mbtiles") == "file_missing"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.mbtiles")
        assert refused(tmp_path / "pipe.mbtiles") == "not_a_map"


def test_slow_answers_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = ", ".join(f"numbers n{each}" for each in range(6))
    path = with_sql(
        tmp_path / "map.mbtiles",
        "create table numbers (i)",
        *(f"insert into numbers values ({i})" for i in range(60)),
        "drop table tiles",
        "create view tiles as select 13 + 0 * n5.i as zoom_level, n0.i as tile_column, n1.i as tile_row, x'00' as tile_data "
        f"from {crowd} where n0.i + n1.i + n2.i + n3.i + n4.i + n5.i < 0",
    )
    monkeypatch.setattr(map_files, "PATIENCE", 0.2)

    assert refused(path) == "map_too_slow"


def test_one_tile_far_longer_than_a_tile_is_left_blank(tmp_path: Path) -> None:
    station = tile_at(14, STATION)
    longest = painted(256, "PNG", ()) + b"\0" * (map_files.LONGEST_VALUE + 1)

    cut = cut_from(map_file(tmp_path / "map.mbtiles", SMALL, **{station: longest}), HALL, (STATION,))

    assert cut.rows[0].blank > 0


def test_a_bomb_among_good_tiles_is_refused(tmp_path: Path) -> None:
    station = tile_at(14, STATION)

    assert (
        refused(map_file(tmp_path / "map.mbtiles", SMALL, **{station: png_head(50_000, 50_000)}))
        == "map_tile_too_large"
    )


def test_network_that_breaks_off_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = map_file(tmp_path / "map.mbtiles", SMALL)

    def broken(_self: object, _question: str, *_values: int) -> list[tuple[object, ...]]:
        raise map_files._trouble(sqlite3.OperationalError("disk I/O error"), path.name)

    with map_files.map_file(path) as source:
        monkeypatch.setattr(map_files.MapFile, "_ask", broken)
        with pytest.raises(CannotRead) as told:
            source.tile(13, 1, 1)

    assert told.value.code == "map_lost"
    assert "Copy the file to this computer" in error_sentence(told.value)


def test_file_that_is_cut_off_while_it_is_read_ends_in_a_sentence(tmp_path: Path) -> None:
    path = map_file(tmp_path / "map.mbtiles", SMALL)
    seen = 0

    def gone(_done: int, _of: int) -> None:
        nonlocal seen
        seen += 1
        if seen == 5:
            with path.open("r+b") as file:
                file.truncate(4096)

    with pytest.raises(CannotRead) as told:
        cut_from(path, HALL, (STATION,), progress=gone)
    assert told.value.code in {"map_damaged", "map_lost", "map_without_main_base"}


def test_stopping_is_heard_between_tiles(tmp_path: Path) -> None:
    path = map_file(tmp_path / "map.mbtiles", SMALL)
    told: list[int] = []

    def stop(done: int, _of: int) -> None:
        told.append(done)
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        cut_from(path, HALL, (STATION,), progress=stop)
    assert max(told) == 3


def test_stopping_is_heard_inside_a_long_question(tmp_path: Path) -> None:
    path = map_file(tmp_path / "map.mbtiles", SMALL)
    stopped = threading.Event()

    def stop() -> None:
        if stopped.is_set():
            raise Cancelled

    def step() -> int:
        stopped.set()
        return source._step()

    with map_files.map_file(path, may_go_on=stop) as source:
        source._connection.set_progress_handler(step, 1)
        with pytest.raises(Cancelled):
            source.extent(14)


def test_file_is_left_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    path = map_file(tmp_path / "map.mbtiles", SMALL)
    with closing(sqlite3.connect(path)) as file:
        file.execute("pragma journal_mode=wal")
    before = path.read_bytes()

    cut_from(path, HALL, (STATION,))

    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["map.mbtiles"]


def test_a_share_on_a_network_is_no_host_to_sqlite() -> None:
    class Share:
        def as_posix(self) -> str:
            return "//server/gis/Northmoor #1.mbtiles"

    assert (
        sqlite_uri(Share(), mode="ro")  # type: ignore[arg-type]  # as Windows has it
        == "file:////server/gis/Northmoor%20%231.mbtiles?mode=ro"
    )


def test_large_file_is_never_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two gigabytes, of which the disk holds little: only what is wanted of it is read."""
    path = map_file(tmp_path / "map.mbtiles", SMALL)
    os.truncate(path, 2_000_000_000)
    monkeypatch.setattr(Path, "read_bytes", None)

    cut = cut_from(path, HALL, (STATION,))

    assert cut.rows[0].blank == 0


def test_webp_sizes_are_read_from_all_three_heads() -> None:
    from inspection_ready.documents.map_cutting import _size  # what cannot be seen from outside

    for told in ({"lossless": True}, {"quality": 50}):
        buffer = io.BytesIO()
        Image.new("RGB", (256, 200), "navy").save(buffer, "WEBP", **told)
        assert _size(buffer.getvalue()) == (256, 200)
    assert _size(webp_head(16_000, 300)) == (16_000, 300)
