"""What a map should show, and how close: chosen so that everything is on it and it prints sharp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log2

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.globe import TILE, miles_a_pixel, miles_and_bearing, on_the_world, world_pixels
from inspection_ready.domain.map_tiles import Bounds
from inspection_ready.domain.maps import NEAR_MILES, MapPart, wide_reach

Where = tuple[float, float]
"""Latitude and longitude."""
Point = tuple[float, float]
"""On the world's map, in shares of it."""

WIDTH, HEIGHT = 480.0, 336.0
"""Points of the paper, of a whole map: a heading above it and a short list below fit on its page."""
SHARP = 1000
"""Pixels across a map as it is printed, 150 to an inch. More would make its names too small to read."""
SPARE = 1.34
"""Times that, before a coarser zoom is taken: up to 200 to an inch."""
AROUND = 1.3
"""Times what must be on it: pins have room, and the map goes on beyond them."""
MORE = 2.5
"""Times what is wanted, at the most, to come to a picture that prints sharp."""
LEAST_MILES = 0.6
"""Across: fewer would show no street one could find one's way by."""
CLOSER = 0.5
"""Of the wide map's width: a map of the streets that shows more than that would say the same twice."""
LEAST_WANTED = 24
"""Pixels of what must be on it: with fewer, the whole town would be under one pin."""
TALLEST, WIDEST = 1.2, 2.2
"""Height of a map's width, and width of its height: the scale bar and north leave enough of it to be seen."""
SMALLEST = 200
"""Pixels, of either side."""
MOST_TILES = 3000
MOST_ZOOM = 22


@dataclass(frozen=True, slots=True)
class Tiles:
    """What a file has."""

    doubled: int
    """0 for tiles of 256 pixels, 1 for 512, 2 for 1024."""
    areas: Mapping[int, Bounds]
    """Of each zoom it has tiles for, what they cover."""
    area: Bounds
    """Of the file, as it says itself; of its closest tiles where it says nothing."""

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(self.areas)


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture to be cut: ``zoom`` is that of plain tiles, ``level`` that of the tiles it is made from."""

    part: MapPart
    zoom: int
    level: int
    across: int
    down: int
    width: int
    height: int


def frames(main: Where, others: Sequence[Where], tiles: Tiles, *, file: str) -> tuple[Frame, ...]:
    """The streets first, unless the wide map shows them as well. Raises CannotRead where there is no map of it.

    Others that lie outside the file, or far beyond the rest, are not on it.
    """
    if not tiles.area.hold(*main):
        raise CannotRead("map_without_main_base", file=file)
    far = {each: miles_and_bearing(*main, *each)[0] for each in others}
    inside = sorted((each for each in far if tiles.area.hold(*each)), key=lambda each: far[each])
    reach = wide_reach([far[each] for each in inside])
    wide = _frame(MapPart.WIDE, main, [each for each in inside if far[each] <= reach], tiles, file)
    try:
        near = _frame(MapPart.NEAR, main, [each for each in inside if far[each] <= NEAR_MILES], tiles, file)
    except CannotRead:  # the file has the wide one only
        return (wide,)
    if near.width / world_pixels(near.zoom) > CLOSER * wide.width / world_pixels(wide.zoom):
        return (wide,)
    return near, wide


def _frame(part: MapPart, main: Where, others: Sequence[Where], tiles: Tiles, file: str) -> Frame:
    """With as many of the others as fit on what the file has, the nearest first."""
    for count in range(len(others), 0, -1):
        try:
            return _frame_of(part, main, others[:count], tiles, file)
        except CannotRead:  # a strip, on which the farthest leave no room
            continue
    return _frame_of(part, main, (), tiles, file)


def _frame_of(part: MapPart, main: Where, others: Sequence[Where], tiles: Tiles, file: str) -> Frame:
    points = [on_the_world(*each) for each in (main, *others)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    least = LEAST_MILES / (miles_a_pixel(main[0], 0) * TILE)
    needed = AROUND * max(right - left, (bottom - top) * WIDTH / HEIGHT, least / AROUND)
    zoom, level = _zooms(needed, (main, *others), tiles)
    wanted = needed * world_pixels(zoom)
    if wanted < LEAST_WANTED << tiles.doubled:
        raise CannotRead("map_too_far", file=file, last=tiles.levels[-1])
    # tiles that are not close enough are shown as they are, a little further around
    sharp = SHARP << tiles.doubled
    width = ceil(max(wanted, min(sharp, max(wanted * MORE, sharp / 2))))
    middle = (left + right) / 2, (top + bottom) / 2
    frame = Frame(part, zoom, level, 0, 0, width, round(width * HEIGHT / WIDTH))
    return _inside(frame, middle, points[0], tiles, file)


def _zooms(needed: float, points: Sequence[Where], tiles: Tiles) -> tuple[int, int]:
    """That of the picture, and the level of the tiles it is made from: made smaller rather than larger.

    Many files have their closest tiles for a town only: those that show all the points go before.
    """
    levels = [level for level, area in tiles.areas.items() if all(area.hold(*each) for each in points)]
    levels = levels or list(tiles.levels)
    best = floor(log2(SPARE * (SHARP << tiles.doubled) / (needed * TILE)))
    zoom = max(0, min(best, MOST_ZOOM, max(levels) + tiles.doubled))
    return zoom, min(level for level in levels if level + tiles.doubled >= zoom)


def _inside(frame: Frame, middle: Point, main: Point, tiles: Tiles, file: str) -> Frame:
    """Moved, and where need be cut, to what the file has; a strip of a map goes no further than around the main base."""
    whole = world_pixels(frame.zoom)
    west, north = on_the_world(tiles.area.north, tiles.area.west)
    east, south = on_the_world(tiles.area.south, tiles.area.east)
    across, width = _fitted(middle[0] * whole, frame.width, west * whole, east * whole)
    down, height = _fitted(middle[1] * whole, frame.height, north * whole, south * whole)
    if height > width * TALLEST:
        down, height = _fitted(main[1] * whole, round(width * TALLEST), north * whole, south * whole)
    if width > height * WIDEST:
        across, width = _fitted(main[0] * whole, round(height * WIDEST), west * whole, east * whole)
    if min(width, height) < SMALLEST:
        raise CannotRead("map_too_small", file=file)
    tile = TILE << tiles.doubled
    times = 2 ** (frame.level + tiles.doubled - frame.zoom)
    if (width * times / tile + 1) * (height * times / tile + 1) > MOST_TILES:
        raise CannotRead("map_too_close", file=file, zoom=frame.zoom - tiles.doubled, first=tiles.levels[0])
    return Frame(frame.part, frame.zoom, frame.level, across, down, width, height)


def _fitted(middle: float, length: int, first: float, last: float) -> tuple[int, int]:
    """Where it begins and how long it is, between the two ends."""
    room = max(1, floor(last) - ceil(first))
    length = min(length, room)
    begins = min(max(round(middle - length / 2), ceil(first)), ceil(first) + room - length)
    return begins, length
