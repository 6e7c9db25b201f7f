"""Welcome-pack sections: text people write, and sections made from the registers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.places import PlaceCategory
from inspection_ready.domain.rows import Row


class SectionSource(StrEnum):
    TEXT = "text"
    BASES = "bases"
    CONTACTS = "contacts"
    ROOMS = "rooms"
    STATIONS = "stations"
    HOTELS = "hotels"
    FOOD = "food"
    PARKING = "parking"
    TIMETABLE = "timetable"
    KEY_FACTS = "key_facts"
    PLAN = "plan"
    WHO_IS_WHO = "who_is_who"


PLACES_IN: Mapping[SectionSource, PlaceCategory] = {
    SectionSource.STATIONS: PlaceCategory.STATION,
    SectionSource.HOTELS: PlaceCategory.HOTEL,
    SectionSource.FOOD: PlaceCategory.FOOD,
    SectionSource.PARKING: PlaceCategory.PARKING,
}
"""Which places a section prints."""
ON_EVERY_PLAN = frozenset((PlaceCategory.STATION, PlaceCategory.HOTEL))
"""Of the places nearby; a plan shows others where another section prints them."""


class SectionStatus(StrEnum):
    NOT_STARTED = "not_started"
    DRAFT = "draft"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Row):
    title: str
    position: int = 0
    source: SectionSource = SectionSource.TEXT
    text: str = ""
    """CommonMark with pipe tables; for a data section, an introduction."""
    included: bool = True
    owner_id: int | None = None
    status: SectionStatus = SectionStatus.NOT_STARTED
    review_on: date | None = None
    """When somebody should look at it again."""
    notes: str = ""

    @property
    def is_unwritten(self) -> bool:
        """There is nothing to print: no text yet, and no register to take it from."""
        return self.source is SectionSource.TEXT and not self.text.strip()
