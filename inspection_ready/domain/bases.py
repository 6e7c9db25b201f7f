"""Bases: the buildings staff work from, their rooms, and facts about their facilities."""

from __future__ import annotations

from datetime import date

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Row):
    name: str
    address: str = ""
    """One line of the address a line, without the postcode."""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    """Degrees, WGS 84."""
    is_main: bool = False
    use: str = ""
    """What the building is: office, library, day centre."""
    opening_hours: str = ""
    reception: str = ""
    """Who to ask for, and how to get in."""
    phone: str = ""
    email: str = ""
    website: str = ""
    teams: str = ""
    """One team a line."""
    suitable_for_visits: bool | None = None
    """None: nobody has said yet."""
    closed_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Row):
    base_id: int
    name: str
    capacity: int | None = None
    equipment: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityKind(Row):
    """A kind of facility is data: the coordinator adds "EV charging" without anybody's help."""

    name: str
    position: int = 0
    question: str = ""
    """What to ask the building's manager."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseFact(Row):
    """One fact about one base. Unchecked until both *checked by* and *checked on* are held."""

    base_id: int
    kind_id: int
    value: str = ""
    note: str = ""
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def is_held(self) -> bool:
        """Something is known."""
        return bool(self.value or self.note)

    @property
    def is_checked(self) -> bool:
        return bool(self.checked_by) and self.checked_on is not None
