"""Small maps for tests: files of tiles drawn here, with spots of plain colours where places are.

Where a spot stands is worked out by another formula than the app's, so that the two can be held against each other.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import asinh, floor, pi, radians, tan
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from inspection_ready.domain.maps import Map, MapPart, PrintedMap
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.printed_pictures import PrintedPicture

LAND, ROAD = (232, 240, 228), (205, 214, 204)
RED, BLUE, GREEN = (200, 0, 0), (0, 0, 200), (0, 140, 0)
HALL = (53.0, -2.0)
"""Where the main base of the tests is."""

Where = tuple[float, float]
Colour = tuple[int, int, int]


def world(where: Where) -> tuple[float, float]:
    """Shares of the world's map, by Gudermann's own function."""
    latitude, longitude = where
    return longitude / 360 + 0.5, (1 - asinh(tan(radians(latitude))) / pi) / 2


@dataclass(frozen=True)
class Drawn:
    """What a file is drawn with."""

    bounds: tuple[float, float, float, float] = (-2.12, 52.93, -1.88, 53.07)
    """West, south, east, north."""
    zooms: tuple[int, ...] = (10, 11, 12, 13, 14, 15)
    size: int = 256
    form: str = "PNG"
    spots: Mapping[Where, Colour] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    """In the place of what the file would say of itself; an empty value leaves it out."""
    from_south: bool = True
    is_view: bool = False
    """Tiles kept once and named twice, as many programs have it."""


def map_file(path: Path, drawn: Drawn | None = None, **tiles: bytes) -> Path:
    """``tiles``: bytes in the place of some, by name: ``t14_8123_5432=b""``."""
    drawn = drawn or Drawn()
    with closing(sqlite3.connect(path)) as file:
        file.execute("create table metadata (name text, value text)")
        file.executemany("insert into metadata values (?, ?)", _told(drawn).items())
        _tables(file, drawn)
        for zoom, column, row, data in _tiles(drawn):
            named = tiles.get(f"t{zoom}_{column}_{row}", data)
            kept = (1 << zoom) - 1 - row if drawn.from_south else row
            if drawn.is_view:
                name = f"{zoom}/{column}/{kept}"
                file.execute("insert into map values (?, ?, ?, ?)", (zoom, column, kept, name))
                file.execute("insert into images values (?, ?)", (named, name))
            else:
                file.execute("insert into tiles values (?, ?, ?, ?)", (zoom, column, kept, named))
        file.commit()
    return path


def tile_at(zoom: int, where: Where) -> str:
    """As ``map_file`` names it."""
    across, down = world(where)
    return f"t{zoom}_{floor(across * (1 << zoom))}_{floor(down * (1 << zoom))}"


def _told(drawn: Drawn) -> dict[str, str]:
    told = {
        "name": "Northmoor streets",
        "format": {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}[drawn.form],
        "bounds": ",".join(map(str, drawn.bounds)),
        "minzoom": str(min(drawn.zooms)),
        "maxzoom": str(max(drawn.zooms)),
        "attribution": "© Northmoor Council 2026",
    }
    return {name: value for name, value in {**told, **drawn.told}.items() if value}


def _tables(file: sqlite3.Connection, drawn: Drawn) -> None:
    columns = "(zoom_level integer, tile_column integer, tile_row integer"
    if not drawn.is_view:
        file.execute(f"create table tiles {columns}, tile_data blob)")
        file.execute("create unique index tile_index on tiles (zoom_level, tile_column, tile_row)")
        return
    file.execute(f"create table map {columns}, tile_id text)")
    file.execute("create table images (tile_data blob, tile_id text)")
    file.execute("create unique index map_index on map (zoom_level, tile_column, tile_row)")
    file.execute("create unique index images_id on images (tile_id)")
    file.execute(
        "create view tiles as select map.zoom_level as zoom_level, map.tile_column as tile_column, map.tile_row as "
        "tile_row, images.tile_data as tile_data from map join images on images.tile_id = map.tile_id"
    )


def _tiles(drawn: Drawn) -> Iterator[tuple[int, int, int, bytes]]:
    west, south, east, north = drawn.bounds
    (left, top), (right, bottom) = world((north, west)), world((south, east))
    for zoom in drawn.zooms:
        count = 1 << zoom
        for column in range(floor(left * count), floor(right * count) + 1):
            for row in range(floor(top * count), floor(bottom * count) + 1):
                yield zoom, column, row, tile(drawn, zoom, column, row)


def tile(drawn: Drawn, zoom: int, column: int, row: int) -> bytes:
    seen = []
    for where, colour in drawn.spots.items():
        across, down = world(where)
        x = (across * (1 << zoom) - column) * drawn.size
        y = (down * (1 << zoom) - row) * drawn.size
        if -20 < x < drawn.size + 20 and -20 < y < drawn.size + 20:
            seen.append((x, y, colour))
    return painted(drawn.size, drawn.form, tuple(seen))


@lru_cache
def painted(size: int, form: str, spots: tuple[tuple[float, float, Colour], ...]) -> bytes:
    image = Image.new("RGB", (size, size), LAND)
    draw = ImageDraw.Draw(image)
    draw.line([(0, 0), (size, 0)], ROAD, 3)
    draw.line([(0, 0), (0, size)], ROAD, 3)
    for x, y, colour in spots:
        draw.ellipse([(x - 6, y - 6), (x + 6, y + 6)], colour)
    buffer = io.BytesIO()
    image.save(buffer, form, **({"lossless": True} if form == "WEBP" else {}))
    return buffer.getvalue()


def middle_of(image: Image.Image, colour: Colour, *, near: int = 40) -> tuple[float, float]:
    """Of everything that has about this colour."""
    seen = image.convert("RGB")
    apart = ImageChops.difference(seen, Image.new("RGB", seen.size, colour)).split()
    farthest = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    box = farthest.point(lambda value: 255 if value <= near else 0).getbbox()
    assert box is not None, f"nothing is {colour}"
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def printed_map(
    middle: Where, zoom: int, *, part: MapPart = MapPart.WIDE, spots: Mapping[Where, Colour] | None = None
) -> PrintedMap:
    """As it is once it was cut and read: 1,000 by 700 pixels with ``middle`` in the middle."""
    width, height = 1000, 700
    across, down = (round(share * (256 << zoom)) for share in world(middle))
    left, top = across - width // 2, down - height // 2
    image = Image.new("RGB", (width, height), LAND)
    draw = ImageDraw.Draw(image)
    for x in range(-left % 256, width, 256):
        draw.line([(x, 0), (x, height)], ROAD, 3)
    for y in range(-top % 256, height, 256):
        draw.line([(0, y), (width, y)], ROAD, 3)
    for where, colour in (spots or {}).items():
        east, south = (share * (256 << zoom) for share in world(where))
        draw.ellipse([(east - left - 60, south - top - 60), (east - left + 60, south - top + 60)], colour)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    data = buffer.getvalue()
    held = Map(
        id=100 + zoom,
        part=part,
        name="Northmoor streets",
        attribution="© Northmoor Council 2026",
        file="northmoor.mbtiles",
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="image/png",
        width=width,
        height=height,
        zoom=zoom,
        across=left,
        down=top,
        west=middle[1] - 1,
        south=middle[0] - 1,
        east=middle[1] + 1,
        north=middle[0] + 1,
    )
    picture = PrintedPicture(name=held.name, data=data, kind="image/png", width=width, height=height)
    return PrintedMap(held, picture)


def on_a_map(facts: PackFacts, *printed: PrintedMap) -> PackFacts:
    """The same council with a map of the streets and a wide one, around its main base."""
    main = next(base for base in facts.bases if base.is_main)
    assert main.latitude is not None
    assert main.longitude is not None
    where = main.latitude, main.longitude
    maps = printed or (printed_map(where, 16, part=MapPart.NEAR), printed_map(where, 13))
    return replace(facts, maps=tuple(each.map for each in maps), printed_maps=maps)
