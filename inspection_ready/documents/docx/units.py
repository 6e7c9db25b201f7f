"""Word's units, from points."""

from __future__ import annotations


def twips(points: float) -> int:
    """Twentieths of a point: distances."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Sizes of type."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Thickness of borders."""
    return round(points * 8)


def emus(points: float) -> int:
    """English Metric Units: sizes of pictures."""
    return round(points * 12_700)
