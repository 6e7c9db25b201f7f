"""Distribution lists: named groups of people who get the same letters, inside the council or outside it, never mixed."""

from __future__ import annotations

from datetime import date

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.people import Side
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionList(Row):
    name: str
    side: Side = Side.INSIDE
    """Only people of this side may be on it: words for colleagues must not reach a partner."""
    purpose: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    """When somebody last went through it."""
    notes: str = ""

    @property
    def is_checked(self) -> bool:
        return bool(self.checked_by) and self.checked_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMember(Row):
    list_id: int
    person_id: int
    notes: str = ""
