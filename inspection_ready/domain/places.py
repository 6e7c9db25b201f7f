"""Places near the main base that visitors ask for: stations, hotels, somewhere to eat."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class PlaceCategory(StrEnum):
    STATION = "station"
    HOTEL = "hotel"
    FOOD = "food"
    PARKING = "parking"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Row):
    """Unchecked until both *checked by* and *checked on* are held, as facts about bases are."""

    name: str
    category: PlaceCategory = PlaceCategory.OTHER
    use: str = ""
    """What it is, in the coordinator's own words: "Railway station", "Supermarket", "Prayer room"."""
    address: str = ""
    """One line of the address a line, without the postcode."""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    """Degrees, WGS 84."""
    way: str = ""
    """How to get from it to the main base, or back, in words."""
    minutes_on_foot: int | None = None
    minutes_by_car: int | None = None
    step_free: bool | None = None
    """None: nobody has said yet."""
    phone: str = ""
    email: str = ""
    website: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    closed_on: date | None = None
    notes: str = ""

    def is_open(self, on: date) -> bool:
        return self.closed_on is None or self.closed_on > on

    @property
    def is_checked(self) -> bool:
        return bool(self.checked_by) and self.checked_on is not None
