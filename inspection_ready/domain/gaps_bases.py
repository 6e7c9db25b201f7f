"""Gaps of the bases, of what is known of each, and of the places near them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.places import PlaceCategory
from inspection_ready.domain.readiness import Finding, Severity, Standing

if TYPE_CHECKING:
    from inspection_ready.domain.bases import BaseFact
    from inspection_ready.domain.places import Place


# Bases


def main_base(standing: Standing) -> Iterator[Finding]:
    main = [base for base in standing.open_bases if base.is_main]
    if not main and standing.open_bases:
        yield Finding(
            code="no_main_base", severity=Severity.HIGH, register="base", record_id=None, name="Bases"
        )
    if len(main) > 1:
        names = tuple(sorted(base.name for base in main))
        for base in main:
            yield Finding(
                code="several_main_bases",
                severity=Severity.HIGH,
                register="base",
                record_id=base.id,
                name=base.name,
                data={"names": names},
            )


def where_bases_are(standing: Standing) -> Iterator[Finding]:
    for base in standing.open_bases:
        for code, value in (("no_address", base.address), ("no_postcode", base.postcode)):
            if not value.strip():
                yield Finding(
                    code=code,
                    severity=Severity.MEDIUM,
                    register="base",
                    record_id=base.id,
                    name=base.name,
                )


UNKNOWN = frozenset({"facts_unknown", "no_facts"})


def base_facts(standing: Standing) -> Iterator[Finding]:
    """One finding a base and a sort of gap, however many facilities it is about."""
    for base in standing.visited_bases:
        gaps: dict[str, list[str]] = {"facts_unknown": [], "facts_unchecked": [], "facts_stale": []}
        for kind in standing.kinds:
            code = _fact_gap(standing, standing.fact_of.get((base.id, kind.id)))
            if code:
                gaps[code].append(kind.name)
        if 1 < len(standing.kinds) == len(gaps["facts_unknown"]):
            gaps = {"no_facts": gaps["facts_unknown"]}
        for code, kinds in gaps.items():
            if kinds:
                yield Finding(
                    code=code,
                    severity=Severity.LOW if code in UNKNOWN else Severity.MEDIUM,
                    register="base",
                    record_id=base.id,
                    name=base.name,
                    data={"kinds": tuple(kinds), "months": standing.fact_months},
                )


def _fact_gap(standing: Standing, fact: BaseFact | None) -> str | None:
    if fact is None or not fact.is_held:
        return "facts_unknown"
    if not fact.is_checked:
        return "facts_unchecked"
    return "facts_stale" if standing.is_stale(fact) else None


# Places nearby


def places_nearby(standing: Standing) -> Iterator[Finding]:
    for place in standing.open_places:
        for code in _place_gaps(standing, place):
            yield Finding(
                code=code,
                severity=Severity.MEDIUM,
                register="place",
                record_id=place.id,
                name=place.name,
                data={"months": standing.fact_months},
            )


def _place_gaps(standing: Standing, place: Place) -> Iterator[str]:
    if place.category is PlaceCategory.STATION and not place.way.strip():
        yield "no_way"
    if not place.is_checked:
        yield "place_unchecked"
    elif standing.is_stale(place):
        yield "place_stale"
