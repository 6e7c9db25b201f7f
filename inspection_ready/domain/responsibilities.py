"""Responsible people: an owner and a second for each theme, statement and request-list item."""

from __future__ import annotations

from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class Subject(StrEnum):
    THEME = "theme"
    STATEMENT = "statement"
    ITEM = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility(Row):
    """``code`` is the regime's own id of the theme, statement or item ("T1", "QS4" ...)."""

    subject: Subject
    code: str
    owner_id: int | None = None
    second_id: int | None = None
    notes: str = ""
