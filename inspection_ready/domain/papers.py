"""Papers of the timetable: which are wanted, and of what part of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.inspectors import inspectors_counted, named_inspectors
from inspection_ready.domain.timetable import SessionFormat, SessionState

if TYPE_CHECKING:
    from inspection_ready.domain.timetable import Session

DRAFT = "Draft"
"""What is printed where the timetable bears no number of an issue."""


class PaperKind(StrEnum):
    """In the order they are offered."""

    WHOLE = "whole"
    WALL = "wall"
    BY_DAY = "by-day"
    BY_TRACK = "by-track"
    BY_PERSON = "by-person"
    BY_INSPECTOR = "by-inspector"
    BY_BASE = "by-base"
    DOORS = "doors"
    RECEPTION = "reception"
    CATERING = "catering"
    BRIEFS = "briefs"
    NOTE_SHEETS = "note-sheets"
    EVENING = "evening"


FOR_US = frozenset({PaperKind.BRIEFS, PaperKind.NOTE_SHEETS, PaperKind.EVENING})
"""What inspectors and partners must never be given; each says so at its head."""
OF_PEOPLE = frozenset({PaperKind.BY_PERSON, PaperKind.BRIEFS})
OF_BASES = frozenset({PaperKind.BY_BASE, PaperKind.DOORS, PaperKind.RECEPTION, PaperKind.CATERING})
OF_SESSIONS = frozenset({PaperKind.BRIEFS, PaperKind.NOTE_SHEETS})
"""What can be made for some sessions: of others the count or the order of a day would be wrong."""
NO_TALK = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
"""Nobody is asked anything there."""
AT_NO_DESK = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL, SessionFormat.CALL})
"""Nobody arrives for these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """What is left empty takes everything there is."""

    kind: PaperKind
    day: int | None = None
    """Of the timetable, from 1; of an evening briefing the day that is over."""
    person_ids: tuple[int, ...] = ()
    base_id: int | None = None
    inspector: str = ""
    session_codes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    """Codes: what the briefs are about, whatever else is known of their sessions."""
    label: str = ""
    """Printed on it; empty: the issue it agrees with, or that it is a draft."""
    issue: int | None = None
    """The number of the issue it is printed from, as it was; None is the timetable as it stands now."""
    out: Path | None = None
    """A folder of somebody's own; None is inside the workspace."""


def named_at(session: Session) -> tuple[str, ...]:
    return named_inspectors(session.inspectors)


def unnamed_at(session: Session) -> int:
    """How many inspectors come of whom nobody knows the name; 0 where nobody said how many."""
    return max(inspectors_counted(session.inspectors) - len(named_at(session)), 0)


def says_no_number(session: Session) -> bool:
    """Inspectors come, and it says neither who nor how many: "the whole team"."""
    return bool(session.inspectors.strip()) and not inspectors_counted(session.inspectors)


def is_held(session: Session) -> bool:
    return session.state is not SessionState.CANCELLED


def happens_somewhere(session: Session) -> bool:
    """People are at a place for it."""
    return is_held(session) and session.format not in AT_NO_DESK
