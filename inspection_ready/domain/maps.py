"""The council's map, as the workspace keeps it: pictures cut from a file of tiles, each knowing what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.globe import from_the_world, miles_a_pixel, on_the_world, world_pixels
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from inspection_ready.domain.printed_pictures import PrintedPicture

NEAR_MILES = 1.0
"""From the main base: what can be walked to."""
FAR = 4.0
"""Times the middle distance: what lies beyond would crowd all else into the middle, and stands at the edge."""


class MapPart(StrEnum):
    NEAR = "near"
    """The streets around the main base."""
    WIDE = "wide"
    """As far as the bases and places reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Row):
    """One row for each part that was cut; those of one file say the same of it."""

    part: MapPart
    name: str
    attribution: str = ""
    """Whose map it is, as the licence wants it printed."""
    file: str
    """What the file it was cut from is called."""
    sha256: str
    """Of the stored picture."""
    media_type: str
    width: int
    height: int
    """Pixels."""
    zoom: int
    """Of tiles 256 pixels wide, of which the picture would be made."""
    across: int
    down: int
    """Its top left corner, in pixels on the world's map at that zoom."""
    west: float
    south: float
    east: float
    north: float
    """What the whole file covers, in degrees."""
    blank: int = 0
    """Of a hundred parts of the picture, how many the file had nothing for."""

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Pixels across and down from the top left corner; beyond the picture too."""
        across, down = on_the_world(latitude, longitude)
        whole = world_pixels(self.zoom)
        return across * whole - self.across, down * whole - self.down

    def shows(self, latitude: float, longitude: float) -> bool:
        x, y = self.at(latitude, longitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def is_in_its_file(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    @property
    def miles_a_pixel(self) -> float:
        """In the middle of the picture."""
        whole = world_pixels(self.zoom)
        latitude, _ = from_the_world(0.5, (self.down + self.height / 2) / whole)
        return miles_a_pixel(latitude, self.zoom)


@dataclass(frozen=True, slots=True)
class PrintedMap:
    """With its file, once that was read."""

    map: Map
    picture: PrintedPicture


def reach_of(miles: Sequence[float]) -> float:
    """How far a plan or map should reach, in miles: as far as the farthest that does not lie far beyond the others.

    0 where nothing is known to lie around.
    """
    known = [each for each in miles if each > 0]
    if not known:
        return 0.0
    limit = FAR * median(known)
    return max(each for each in known if each <= limit)


def wide_reach(miles: Sequence[float]) -> float:
    """How far the wide map should reach: what can be walked to has the streets to itself, and does not count."""
    return reach_of([each for each in miles if each > NEAR_MILES]) or reach_of(miles)
