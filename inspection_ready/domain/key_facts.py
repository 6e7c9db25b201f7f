"""Facts about the borough, written once with their year and source, and used wherever they are named."""

from __future__ import annotations

from datetime import date

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact(Row):
    """Text uses it by its name: ``{{Population}}`` becomes its value."""

    name: str
    value: str = ""
    year: str = ""
    """As published: "2021", "2024 to 2025"."""
    source: str = ""
    website: str = ""
    """Where the source is published."""
    position: int = 0
    checked_by: str = ""
    checked_on: date | None = None
    notes: str = ""

    @property
    def is_checked(self) -> bool:
        return bool(self.checked_by) and self.checked_on is not None
