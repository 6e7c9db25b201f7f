"""A file of tiles, as whoever cuts pictures from it sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Bounds:
    """In degrees."""

    west: float
    south: float
    east: float
    north: float

    def meet(self, other: Bounds) -> bool:
        return (
            self.west < other.east
            and other.west < self.east
            and self.south < other.north
            and other.south < self.north
        )

    def hold(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def common(self, other: Bounds) -> Bounds:
        """What lies in both; only of two that meet."""
        return Bounds(
            max(self.west, other.west),
            max(self.south, other.south),
            min(self.east, other.east),
            min(self.north, other.north),
        )


@dataclass(frozen=True, slots=True)
class Extent:
    """Tiles of one zoom, the first and the last of each counted from the north-west."""

    left: int
    top: int
    right: int
    bottom: int


class TileSource(Protocol):
    file: str
    levels: tuple[int, ...]
    """The zooms it has tiles for, the coarsest first."""
    told: Mapping[str, str]
    """What the file says of itself."""
    bounds: Bounds | None
    """As the file says; None where it says none, or none that can be right."""

    def area(self, zoom: int) -> Bounds:
        """What the tiles of that zoom cover."""
        ...

    def any_tile(self, zoom: int) -> bytes | None: ...

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """``row`` counted from the north. None where there is none, and for one of no bytes."""
        ...
