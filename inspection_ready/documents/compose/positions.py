"""Where a base is, in words: what a map shows, for those without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain import globe

if TYPE_CHECKING:
    from inspection_ready.domain.bases import Base
    from inspection_ready.domain.places import Place

POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
NEXT_DOOR_MILES = 0.05
YARDS_BELOW_MILES = 0.5
YARDS_IN_A_MILE = 1760


def map_position(base: Base) -> str:
    """To five decimal places, about a metre; empty where it is not known."""
    if base.latitude is None or base.longitude is None:
        return ""
    return f"Latitude {base.latitude:.5f}, longitude {base.longitude:.5f}".replace("-", "\N{MINUS SIGN}")


def way_from(start: Base, base: Base | Place) -> str:
    """Say "About 2.3 miles north-east of County Hall", as the crow flies; empty where a place is not known."""
    if None in (start.latitude, start.longitude, base.latitude, base.longitude):
        return ""
    miles, bearing = miles_and_bearing(start, base)
    if miles < NEXT_DOOR_MILES:
        return f"Next to {start.name}"
    return f"About {distance(miles)} {point_of(bearing)} of {start.name}, in a straight line"


def distance(miles: float) -> str:
    """In yards below half a mile: 2.3 miles, 440 yards."""
    if miles < YARDS_BELOW_MILES:
        return f"{round(miles * YARDS_IN_A_MILE, -1):.0f} yards"
    return f"{miles:.1f} miles"


def point_of(bearing: float) -> str:
    """The point of the compass, of eight."""
    return POINTS[round(bearing / 45) % 8]


def miles_and_bearing(start: Base, end: Base | Place) -> tuple[float, float]:
    """The great circle between two places whose positions are known; degrees clockwise from north."""
    assert start.latitude is not None
    assert start.longitude is not None
    assert end.latitude is not None
    assert end.longitude is not None
    return globe.miles_and_bearing(start.latitude, start.longitude, end.latitude, end.longitude)
