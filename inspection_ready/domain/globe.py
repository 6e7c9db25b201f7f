"""Places on the globe, and where maps made of tiles (Web Mercator) draw them."""

from __future__ import annotations

from math import asin, atan, atan2, cos, degrees, log, pi, radians, sin, sinh, sqrt, tan

EARTH_RADIUS_MILES = 3958.8
FARTHEST_NORTH = 85.0511287798066
"""Such maps end here, and as far south."""
TILE = 256
"""Pixels across a tile of the plain kind; the whole world is one at zoom 0, and twice as wide at each zoom more."""


def miles_and_bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """The great circle between two places in degrees; the bearing clockwise from north."""
    start, end, across = radians(lat1), radians(lat2), radians(lon2 - lon1)
    chord = sin((end - start) / 2) ** 2 + cos(start) * cos(end) * sin(across / 2) ** 2
    east = sin(across) * cos(end)
    north = cos(start) * sin(end) - sin(start) * cos(end) * cos(across)
    return 2 * EARTH_RADIUS_MILES * asin(min(1.0, sqrt(chord))), degrees(atan2(east, north)) % 360


def on_the_world(latitude: float, longitude: float) -> tuple[float, float]:
    """Across and down, as shares of the world's map: north-west is 0, 0."""
    angle = radians(max(-FARTHEST_NORTH, min(FARTHEST_NORTH, latitude)))
    return (longitude + 180) / 360, 0.5 - log(tan(angle / 2 + pi / 4)) / (2 * pi)


def from_the_world(across: float, down: float) -> tuple[float, float]:
    """Latitude and longitude of what ``on_the_world`` gave."""
    return degrees(atan(sinh(pi * (1 - 2 * down)))), across * 360 - 180


def world_pixels(zoom: int) -> int:
    """How wide the world's map is."""
    return TILE << zoom


def miles_a_pixel(latitude: float, zoom: int) -> float:
    """Such maps draw everything larger the further it is from the equator."""
    return 2 * pi * EARTH_RADIUS_MILES * cos(radians(latitude)) / world_pixels(zoom)
