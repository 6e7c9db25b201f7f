"""What lies around the main base, nearest first, and how it is told in words beside a plan or a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import open_bases
from inspection_ready.documents.compose.positions import (
    NEXT_DOOR_MILES,
    distance,
    miles_and_bearing,
    point_of,
)
from inspection_ready.documents.model import Table, text
from inspection_ready.domain.bases import Base
from inspection_ready.domain.places import PlaceCategory

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from inspection_ready.documents.model import Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.places import Place

MOST_PINS = 40
"""More would hide each other; those left out are the farthest, and the list says that they are not drawn."""
MAIN_PIN = "1"
WIDTHS = (0.08, 0.34, 0.26, 0.32)
CALLED = {
    PlaceCategory.STATION: "Station",
    PlaceCategory.HOTEL: "Hotel",
    PlaceCategory.FOOD: "Somewhere to eat",
    PlaceCategory.PARKING: "Car park",
    PlaceCategory.OTHER: "",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """``pin`` is empty for one that is not drawn."""

    what: Base | Place
    miles: float
    bearing: float
    pin: str = ""


def around(facts: PackFacts, main: Base) -> tuple[list[Entry], list[str]]:
    """The nearest first, with their pins; then the names of those whose position nobody knows."""
    known: list[Entry] = []
    unknown: list[str] = []
    every: tuple[Base | Place, ...] = (*open_bases(facts), *facts.planned_places())
    for each in every:
        if each is main:
            continue
        if each.latitude is None or each.longitude is None:
            unknown.append(each.name)
        else:
            known.append(Entry(each, *miles_and_bearing(main, each)))
    known.sort(key=lambda entry: (entry.miles, entry.what.name.casefold()))
    pinned = [
        Entry(each.what, each.miles, each.bearing, str(number))
        for number, each in enumerate(known[:MOST_PINS], 2)
    ]
    return [*pinned, *known[MOST_PINS:]], unknown


def said(drawn: str, main: Base, known: Sequence[Entry]) -> str:
    """``drawn`` as inside a sentence: "a plan with the main base in the middle"; of one or more."""
    nearest, farthest = known[0], known[-1]
    return (
        f"{drawn} and {len(known)} places around it. "
        f"Nearest is {nearest.what.name}, {way(nearest)}; farthest is {farthest.what.name}, {way(farthest)}."
        if len(known) > 1
        else f"{drawn}: {nearest.what.name} is {_beside(nearest)} {main.name}."
    )


def way(entry: Entry) -> str:
    if entry.miles < NEXT_DOOR_MILES:
        return "next door"
    return f"{distance(entry.miles)} {point_of(entry.bearing)}"


def directions(
    main: Base,
    known: Sequence[Entry],
    unknown: Sequence[str],
    *,
    drawn: str,
    main_is: str,
    beyond: Collection[str],
) -> Table:
    """``drawn``: "plan" or "map"; ``main_is``: where the main base is on it; ``beyond``: the pins at its edge."""
    rows: list[tuple[Runs, ...]] = [
        (text(MAIN_PIN), text(main.name), text("The main base"), text(main_is)),
    ]
    for entry in known:
        far = f"\nBeyond the edge of the {drawn}" if entry.pin in beyond else ""
        told = way(entry)
        rows.append((
            text(entry.pin or "Not drawn"),
            text(entry.what.name),
            text(_what(entry.what)),
            text(f"{told[:1].upper()}{told[1:]}{far}"),
        ))  # fmt: skip
    notes = (text(f"Not on the {drawn}, because nobody has said where they are: {', '.join(unknown)}."),)
    return Table(
        header=(text("Pin"), text("Place"), text("What it is"), text("From the main base")),
        rows=tuple(rows),
        widths=WIDTHS,
        row_header=True,
        notes=notes if unknown else (),
    )


def _beside(entry: Entry) -> str:
    return "next to" if entry.miles < NEXT_DOOR_MILES else f"{way(entry)} of"


def _what(each: Base | Place) -> str:
    if isinstance(each, Base):
        return "Base"
    what = each.use or CALLED[each.category]
    return what if each.is_checked else "\n".join(part for part in (what, "Not yet checked") if part)
