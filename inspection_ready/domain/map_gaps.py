"""What a map should show, and what is wrong with the one that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.globe import miles_and_bearing
from inspection_ready.domain.maps import MapPart, wide_reach
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.sections import ON_EVERY_PLAN, PLACES_IN, SectionSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from inspection_ready.domain.bases import Base
    from inspection_ready.domain.maps import Map
    from inspection_ready.domain.places import Place
    from inspection_ready.domain.readiness import Standing

Where = tuple[float, float]
"""Latitude and longitude."""


def main_position(standing: Standing) -> Where | None:
    """None where nobody has said which base it is, or where it is."""
    main = next((base for base in standing.open_bases if base.is_main), None)
    return None if main is None else position(main)


def position(what: Base | Place) -> Where | None:
    if what.latitude is None or what.longitude is None:
        return None
    return what.latitude, what.longitude


def shown_around(standing: Standing) -> Iterator[tuple[Base | Place, Where]]:
    """What a map shows besides the main base, as far as anybody has said where it is."""
    printed = {PLACES_IN.get(section.source) for section in standing.sections if section.included}
    wanted = ON_EVERY_PLAN | printed
    places = (place for place in standing.open_places if place.category in wanted)
    bases = (base for base in standing.open_bases if not base.is_main)
    every: tuple[Base | Place, ...] = (*bases, *places)
    for each in every:
        where = position(each)
        if where is not None:
            yield each, where


def maps(standing: Standing) -> Iterator[Finding]:
    """Of the widest of its parts: the others were cut from the same file."""
    held = next((each for each in standing.maps if each.part is MapPart.WIDE), None)
    if held is None:
        return
    for code, severity, data in _gaps(standing, held):
        yield Finding(
            code=code, severity=severity, register="map", record_id=held.id, name=held.name, data=data
        )


def _gaps(standing: Standing, held: Map) -> Iterator[tuple[str, Severity, Mapping[str, Any]]]:
    if not held.attribution.strip():
        yield "map_without_attribution", Severity.HIGH, {}
    main = main_position(standing)
    if main is not None and not held.shows(*main):
        yield "map_without_main_base", Severity.HIGH, {}
    elif main is not None:
        inside, outside = _off(standing, held, main)
        if inside:
            yield "map_cut_too_small", Severity.MEDIUM, {"names": inside}
        if outside:
            yield "map_ends_before", Severity.LOW, {"names": outside}
    blank = max(each.blank for each in standing.maps)
    if blank:
        yield "map_blank", Severity.LOW, {"blank": blank}
    if not any(each.included and each.source is SectionSource.PLAN for each in standing.sections):
        yield "map_unused", Severity.LOW, {}


def _off(standing: Standing, held: Map, main: Where) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is off the map: those its file would show, then those it does not reach. What lies far out is neither."""
    around = {each: (where, miles_and_bearing(*main, *where)[0]) for each, where in shown_around(standing)}
    reach = wide_reach([miles for _, miles in around.values()])
    off = [
        (each.name, where)
        for each, (where, miles) in around.items()
        if miles <= reach and not held.shows(*where)
    ]
    inside = tuple(name for name, where in off if held.is_in_its_file(*where))
    return inside, tuple(name for name, where in off if not held.is_in_its_file(*where))
