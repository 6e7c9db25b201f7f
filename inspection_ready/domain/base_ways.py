"""How long it takes from one base to another."""

from __future__ import annotations

from dataclasses import dataclass

from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseWay(Row):
    """Holds for the way back too, unless that has one of its own."""

    base_id: int
    other_id: int
    minutes: int
    """From door to door."""
    how: str = ""
    """On foot, by taxi, and where it leaves from."""
