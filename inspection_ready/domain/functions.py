"""Supporting functions: facilities, IT, Business Intelligence, and whatever else the council names."""

from __future__ import annotations

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Function(Row):
    name: str
    contact_id: int | None = None
    second_id: int | None = None
    tasks: str = ""
    """One task a line."""
    notes: str = ""

    @property
    def task_list(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.tasks.splitlines() if line.strip())
