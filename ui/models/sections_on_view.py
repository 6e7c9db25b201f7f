"""One reading of all the welcome pack's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.sections import Section
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, listing
from inspection_ready.services.section_names import headings_in

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@dataclass(frozen=True)
class SectionsOnView:
    sections: tuple[Section, ...]
    people: Listing
    facts: tuple[KeyFact, ...]
    pictures: tuple[Picture, ...]
    owners: dict[int, str]
    places: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """What a text may refer to: each section, and in it what is said and the name of each heading."""


def read_sections(app: App) -> SectionsOnView:
    with app.reading() as reader:
        sections = reader.register(Section).all("position", "title")
        owners = reader.register(Person).among(sorted({each.owner_id for each in sections if each.owner_id}))
        return SectionsOnView(
            sections,
            listing(reader, record_of(Person)),
            reader.register(KeyFact).all("position", "name"),
            reader.register(Picture).all("name"),
            {person.id: person.name for person in owners},
            tuple((each.title, _places_in(each)) for each in sections),
        )


def _places_in(section: Section) -> tuple[tuple[str, str], ...]:
    return tuple((heading, f"{section.title}#{heading}") for heading in headings_in(section.text))
