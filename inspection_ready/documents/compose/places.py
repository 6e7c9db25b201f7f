"""Places nearby: how far each is from the main base, how to reach it, and who checked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import (
    NOT_KNOWN,
    address_lines,
    checked,
    main_base,
    website_runs,
)
from inspection_ready.documents.compose.people import email_runs, lines, phone_runs
from inspection_ready.documents.compose.positions import way_from
from inspection_ready.documents.model import Heading, KeyValues, Table, has_words, paragraph, text
from inspection_ready.domain.sections import SectionSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.places import Place

CALLED = {
    SectionSource.STATIONS: "stations",
    SectionSource.HOTELS: "hotels",
    SectionSource.FOOD: "places to eat",
    SectionSource.PARKING: "car parks",
}
COMPARED = frozenset({SectionSource.FOOD, SectionSource.PARKING})
TABLE_WIDTHS = (0.16, 0.20, 0.19, 0.28, 0.17)


def place_blocks(facts: PackFacts, source: SectionSource, *, level: int) -> Iterator[Block]:
    """Each under a heading of that level; places to eat and to park in one table, for they are chosen by comparing."""
    places = facts.places_for(source)
    if not places:
        yield paragraph(f"No {CALLED[source]} are held yet.")
    elif source in COMPARED:
        yield _table(facts, places)
    else:
        for place in places:
            yield Heading(level, text(place.name))
            yield _card(facts, place)


def _card(facts: PackFacts, place: Place) -> KeyValues:
    known = (
        ("What it is", text(place.use)),
        ("Address", text(_address(place, "\n"))),
        ("To the main base", text(place.way)),
        ("How far", text(_how_far(facts, place) or NOT_KNOWN)),
        ("Step-free", text(_step_free(place))),
        ("Phone", phone_runs(place.phone)),
        ("E-mail", email_runs(place.email)),
        ("Website", website_runs(place.website)),
        ("Good to know", text(place.notes)),
        ("Checked", checked(facts, place)),
    )
    return KeyValues(tuple(pair for pair in known if has_words(pair[1])))


def _table(facts: PackFacts, places: tuple[Place, ...]) -> Table:
    return Table(
        header=(
            text("Place"),
            text("How far"),
            text("Address and contact"),
            text("Good to know"),
            text("Checked"),
        ),
        rows=tuple(_row(facts, place) for place in places),
        widths=TABLE_WIDTHS,
        row_header=True,
    )


def _row(facts: PackFacts, place: Place) -> tuple[Runs, ...]:
    reach = lines(
        text(_address(place, "\n")),
        phone_runs(place.phone),
        email_runs(place.email),
        website_runs(place.website),
    )
    how_far = "\n".join(part for part in (_minutes_away(place) or _how_far(facts, place), place.way) if part)
    to_know = lines(
        text(place.use),
        text(place.notes),
        text(f"Step-free: {_step_free(place)[:1].lower()}{_step_free(place)[1:]}"),
    )
    return text(place.name), text(how_far or NOT_KNOWN), reach, to_know, checked(facts, place)


def _address(place: Place, between: str) -> str:
    return between.join(address_lines(place)) if place.address.strip() or place.postcode else ""


def _how_far(facts: PackFacts, place: Place) -> str:
    main = main_base(facts)
    parts = (_minutes_away(place), way_from(main, place) if main else "")
    return "\n".join(part for part in parts if part)


def _minutes_away(place: Place) -> str:
    """In a narrow column it says enough; the straight line is for a card, or where nobody has said the minutes."""
    parts = (_minutes(place.minutes_on_foot, "on foot"), _minutes(place.minutes_by_car, "by car"))
    return "\n".join(part for part in parts if part)


def _minutes(minutes: int | None, how: str) -> str:
    if minutes is None:
        return ""
    return f"1 minute {how}" if minutes == 1 else f"{minutes} minutes {how}"


def _step_free(place: Place) -> str:
    if place.step_free is None:
        return NOT_KNOWN
    return "Yes" if place.step_free else "No"
