"""A template that was read from a file, before it is taken in."""

from __future__ import annotations

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.notes import Note
from inspection_ready.domain.timetable import Session, Timetable


@dataclass(frozen=True, slots=True)
class Fault:
    """``line`` of its sheet; 0 where the whole sheet is meant."""

    sheet: str
    line: int
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    template: Timetable
    sessions: tuple[Session, ...]
    left_out: tuple[Fault, ...] = ()
    """What this workspace does not know, such as statements of another framework; the rest is as it was sent."""
    nobody_for: tuple[str, ...] = ()
    """Roles and groups it asks for that nobody here is called."""
