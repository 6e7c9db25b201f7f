"""Absences: who is away, who said so, and when. A deputy may act only inside one."""

from __future__ import annotations

from datetime import date, datetime

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Row):
    person_id: int
    starts_on: date
    ends_on: date | None = None
    """The last day away; None while it is open."""
    told_by: str = ""
    told_at: datetime | None = None
    recorded_by: str = ""
    """Whoever entered it, in words; set by the command, never typed."""
    notes: str = ""

    def covers(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
