"""The plan of the welcome pack: bases and places around the main base, drawn, and told in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import main_base, open_bases
from inspection_ready.documents.compose.positions import (
    NEXT_DOOR_MILES,
    distance,
    miles_and_bearing,
    point_of,
)
from inspection_ready.documents.model import Drawing, Table, paragraph, text
from inspection_ready.documents.plans import HEIGHT, WIDTH, Around, is_beyond, plan_shapes, reach_of
from inspection_ready.domain.bases import Base
from inspection_ready.domain.places import PlaceCategory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.places import Place

MOST_PINS = 40
"""More would hide each other; those left out are the farthest, and the list says that they are not drawn."""
MIDDLE = "1"
WIDTHS = (0.08, 0.34, 0.26, 0.32)
CALLED = {
    PlaceCategory.STATION: "Station",
    PlaceCategory.HOTEL: "Hotel",
    PlaceCategory.FOOD: "Somewhere to eat",
    PlaceCategory.PARKING: "Car park",
    PlaceCategory.OTHER: "",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    what: Base | Place
    miles: float
    bearing: float


def plan_blocks(facts: PackFacts) -> Iterator[Block]:
    main = main_base(facts)
    if main is None or main.latitude is None or main.longitude is None:
        yield paragraph("There is no plan yet: nobody has said where the main base is on the map.")
        return
    known, unknown = _around(facts, main)
    if not known:
        yield paragraph(f"There is no plan yet: only the position of {main.name} is known.")
        return
    drawn = [
        Around(str(number), entry.miles, entry.bearing) for number, entry in enumerate(known[:MOST_PINS], 2)
    ]
    yield Drawing(
        WIDTH,
        HEIGHT,
        tuple(plan_shapes(drawn, middle=MIDDLE)),
        alt=_said(main, known),
        beside=_list(main, known, drawn, unknown),
        caption=text(f"Around {main.name}, in straight lines"),
    )


def _around(facts: PackFacts, main: Base) -> tuple[list[_Entry], list[str]]:
    """The nearest first; then the names of those whose position nobody knows."""
    known: list[_Entry] = []
    unknown: list[str] = []
    every: tuple[Base | Place, ...] = (*open_bases(facts), *facts.planned_places())
    for each in every:
        if each is main:
            continue
        if each.latitude is None or each.longitude is None:
            unknown.append(each.name)
        else:
            known.append(_Entry(each, *miles_and_bearing(main, each)))
    return sorted(known, key=lambda entry: (entry.miles, entry.what.name.casefold())), unknown


def _said(main: Base, known: list[_Entry]) -> str:
    nearest, farthest = known[0], known[-1]
    if len(known) == 1:
        way = "next to" if nearest.miles < NEXT_DOOR_MILES else f"{_way(nearest)} of"
        return f"A plan: {nearest.what.name} is {way} {main.name}."
    return (
        f"A plan with {main.name} in the middle and {len(known)} places around it. "
        f"Nearest is {nearest.what.name}, {_way(nearest)}; farthest is {farthest.what.name}, {_way(farthest)}."
    )


def _way(entry: _Entry) -> str:
    if entry.miles < NEXT_DOOR_MILES:
        return "next door"
    return f"{distance(entry.miles)} {point_of(entry.bearing)}"


def _list(main: Base, known: list[_Entry], drawn: list[Around], unknown: list[str]) -> Table:
    reach = reach_of([each.miles for each in drawn])
    rows: list[tuple[Runs, ...]] = [
        (text(MIDDLE), text(main.name), text("The main base"), text("In the middle"))
    ]
    for place, entry in enumerate(known):
        pin = drawn[place] if place < len(drawn) else None
        far = "" if pin is None or not is_beyond(pin, reach) else "\nBeyond the edge of the plan"
        way = _way(entry)
        rows.append((
            text(pin.label if pin else "Not drawn"),
            text(entry.what.name),
            text(_what(entry.what)),
            text(f"{way[:1].upper()}{way[1:]}{far}"),
        ))  # fmt: skip
    notes = (text(f"Not on the plan, because nobody has said where they are: {', '.join(unknown)}."),)
    return Table(
        header=(text("Pin"), text("Place"), text("What it is"), text("From the main base")),
        rows=tuple(rows),
        widths=WIDTHS,
        row_header=True,
        notes=notes if unknown else (),
    )


def _what(each: Base | Place) -> str:
    if isinstance(each, Base):
        return "Base"
    what = each.use or CALLED[each.category]
    return what if each.is_checked else "\n".join(part for part in (what, "Not yet checked") if part)
