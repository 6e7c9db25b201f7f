"""Cuts pictures of a map from its tiles: each is decoded by its own decoder, once it is known to be no larger than a tile."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.map_frames import Frame, Tiles
from inspection_ready.documents.pictures import DAMAGED, LARGEST_KEPT, saved
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.printed_pictures import MadePicture

if TYPE_CHECKING:
    from PIL.Image import Image

    from inspection_ready.domain.map_tiles import Bounds, TileSource

SIZES = (256, 512, 1024)
"""Pixels across: plain tiles, those for sharp screens, and a few larger ones."""
QUALITY = 90
"""Of a JPEG, its colours at full width: names on a map stay sharp."""
MOST_BLANK = 60
"""Of a hundred: with more, what is left is no map."""
WHOLE_WORLD = 300
"""Degrees across: what programs write that were told no bounds."""
_VECTOR = (b"\x1f\x8b", b"\x1a")
"""How tiles of lines begin: packed with gzip, or a first layer of theirs."""


@dataclass(frozen=True, slots=True)
class CutPicture:
    made: MadePicture
    blank: int
    """Of a hundred parts, how many the file had nothing for."""


def tiles_of(source: TileSource) -> Tiles:
    """Raises CannotRead for a file without tiles, with tiles of lines, or of a size no tile has."""
    if not source.levels:
        raise CannotRead("map_without_tiles", file=source.file)
    finest = source.levels[-1]
    first = source.any_tile(finest)
    if source.told.get("format", "").strip().lower() in {"pbf", "mvt"} or (first or b"").startswith(_VECTOR):
        raise CannotRead("map_of_lines", file=source.file)
    if first is None:
        raise CannotRead("map_without_tiles", file=source.file)
    if _size(first) is None:
        raise CannotRead("map_of_other_tiles", file=source.file)
    width, height = _size(first) or (0, 0)
    if width != height or width not in SIZES:
        raise CannotRead("map_tile_too_large", file=source.file, width=width, height=height)
    areas = {level: source.area(level) for level in source.levels}
    return Tiles(SIZES.index(width), areas, _area(source, areas))


def cut_picture(
    source: TileSource, frame: Frame, tiles: Tiles, main: tuple[float, float], *, step: Callable[[], None]
) -> CutPicture:
    """``main``: where the main base is, in pixels of the frame. ``step`` is called for each tile."""
    from PIL import Image as images  # noqa: N813 - slow import; a module, though named like the class in it

    whole = images.new("RGB", (frame.width, frame.height), "white")
    size = _printed_size(frame, tiles)
    missing = 0
    for column, row in tiles_in(frame, size):
        step()
        x, y = column * size - frame.across, row * size - frame.down
        tile = _opened(source, frame.level, column, row)
        if tile is None:
            missing += _seen(x, size, frame.width) * _seen(y, size, frame.height)
            if x <= main[0] < x + size and y <= main[1] < y + size:
                raise CannotRead("map_without_main_base", file=source.file)
            continue
        if tile.size != (size, size):
            tile = tile.resize((size, size), images.Resampling.BOX)
        whole.paste(tile, (x, y))
    blank = -(-100 * missing // (frame.width * frame.height))
    if blank > MOST_BLANK:
        raise CannotRead("map_mostly_blank", file=source.file, blank=blank)
    return CutPicture(_kept(whole), blank)


def tile_count(frame: Frame, tiles: Tiles) -> int:
    return sum(1 for _ in tiles_in(frame, _printed_size(frame, tiles)))


def tiles_in(frame: Frame, size: int) -> Iterator[tuple[int, int]]:
    """Columns and rows, from the north-west."""
    for row in range(frame.down // size, (frame.down + frame.height - 1) // size + 1):
        for column in range(frame.across // size, (frame.across + frame.width - 1) // size + 1):
            yield column, row


def _printed_size(frame: Frame, tiles: Tiles) -> int:
    """Pixels a tile takes of the picture: made smaller where the picture is coarser."""
    return (SIZES[0] << tiles.doubled) >> (frame.level + tiles.doubled - frame.zoom)


def _area(source: TileSource, areas: Mapping[int, Bounds]) -> Bounds:
    """As the file says, where that can be right; of its closest tiles where it says nothing, or the whole world."""
    said, coarsest, finest = source.bounds, areas[source.levels[0]], areas[source.levels[-1]]
    if said is None or said.east - said.west >= WHOLE_WORLD or not said.meet(finest):
        return finest
    return said.common(coarsest) if said.meet(coarsest) else finest


def _seen(start: int, size: int, length: int) -> int:
    return max(0, min(start + size, length) - max(start, 0))


def _opened(source: TileSource, level: int, column: int, row: int) -> Image | None:
    """On white, in plain colours. None where there is none, or one that is damaged."""
    from PIL import Image as images  # noqa: N813 - slow import; a module, though named like the class in it

    data = source.tile(level, column, row)
    size = _size(data) if data else None
    if data is None or size is None:
        return None
    if max(size) > SIZES[-1]:
        raise CannotRead("map_tile_too_large", file=source.file, width=size[0], height=size[1])
    try:
        tile = _decoder(data)(io.BytesIO(data))
        if max(tile.size) > SIZES[-1]:  # its head and its contents say different things
            return None
        tile.load()
        if tile.mode in {"LA", "PA", "RGBA"} or "transparency" in tile.info:
            seen = tile.convert("RGBA")
            return images.alpha_composite(images.new("RGBA", seen.size, "white"), seen).convert("RGB")
        return tile.convert("RGB")
    except DAMAGED:
        return None


def _decoder(data: bytes) -> Callable[[io.BytesIO], Image]:
    """Called by name, so that no other ever sees the bytes."""
    from PIL.JpegImagePlugin import JpegImageFile  # slow import
    from PIL.PngImagePlugin import PngImageFile  # slow import
    from PIL.WebPImagePlugin import WebPImageFile  # slow import

    if data.startswith(b"\x89PNG"):
        return PngImageFile
    return WebPImageFile if data.startswith(b"RIFF") else JpegImageFile


def _size(data: bytes) -> tuple[int, int] | None:
    """As its head says, before anything is decoded. None where it is no picture of the three kinds."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack_from(">II", data, 16)
            return width, height
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp_size(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _decoder(data)(io.BytesIO(data)).size  # reads no further than the head
    except DAMAGED:
        pass
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """RFC 9649, 2.5 to 2.7."""
    match data[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case _:
            return None


def _kept(image: Image) -> MadePicture:
    """Flat colours as they are; what is too much for that, as aerial photographs are, as a JPEG."""
    kind, data = "image/png", saved(image, "PNG", optimize=True)
    if len(data) > LARGEST_KEPT:
        kind, data = "image/jpeg", saved(image, "JPEG", quality=QUALITY, subsampling=0)
    return MadePicture(
        data=data,
        kind="image/jpeg" if kind == "image/jpeg" else "image/png",
        width=image.width,
        height=image.height,
        is_smaller=False,
    )
