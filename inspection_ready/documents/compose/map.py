"""The council's map in the welcome pack: pins on it for the bases and places, and a list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.around import MAIN_PIN, directions, said
from inspection_ready.documents.maps import Spot, is_off, map_shapes, map_size
from inspection_ready.documents.model import Drawing, text
from inspection_ready.domain.maps import MapPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.compose.around import Entry
    from inspection_ready.documents.model import Block
    from inspection_ready.domain.bases import Base
    from inspection_ready.domain.maps import PrintedMap
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.places import Place

ON_IT = "The square pin"


def can_be_drawn(facts: PackFacts, main: Base) -> bool:
    """There is a map, and the main base is on every part of it."""
    spot = _spot(main, MAIN_PIN)
    return bool(facts.printed_maps) and not any(is_off(each.map, spot) for each in facts.printed_maps)


def map_blocks(
    facts: PackFacts, main: Base, known: Sequence[Entry], unknown: Sequence[str]
) -> Iterator[Block]:
    """The streets around the main base, where the map has them by themselves; then all of it."""
    for printed in facts.printed_maps:
        if printed.map.part is MapPart.NEAR:
            yield _near(printed, main, known)
        else:
            yield _wide(printed, main, known, unknown)


def _near(printed: PrintedMap, main: Base, known: Sequence[Entry]) -> Drawing:
    """With those only that are on it: the others follow on the next."""
    shown = [entry for entry in known if entry.pin and not is_off(printed.map, _spot(entry.what, ""))]
    return _drawing(printed, main, shown, (), caption=f"The streets around {main.name}")


def _wide(printed: PrintedMap, main: Base, known: Sequence[Entry], unknown: Sequence[str]) -> Drawing:
    return _drawing(printed, main, known, unknown, caption=f"Around {main.name}")


def _drawing(
    printed: PrintedMap, main: Base, known: Sequence[Entry], unknown: Sequence[str], *, caption: str
) -> Drawing:
    spots = [_spot(entry.what, entry.pin) for entry in known if entry.pin]
    beyond = {spot.label for spot in spots if is_off(printed.map, spot)}
    width, height = map_size(printed.map)
    drawn = f"A map of {main.name}"
    whose = printed.map.attribution.strip()
    return Drawing(
        width,
        height,
        tuple(map_shapes(printed, _spot(main, MAIN_PIN), spots)),
        alt=said(drawn, main, known) if known else f"{drawn} and what is near it.",
        beside=directions(main, known, unknown, drawn="map", main_is=ON_IT, beyond=beyond),
        caption=text(caption),
        credit=f"Map: {whose}" if whose else "",
    )


def _spot(what: Base | Place, label: str) -> Spot:
    assert what.latitude is not None, "asked only of what is known"
    assert what.longitude is not None, "as above"
    return Spot(label, what.latitude, what.longitude)
