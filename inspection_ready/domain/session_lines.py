"""A session as one line of a spreadsheet: everything about it in words and numbers, nothing by link."""

from __future__ import annotations

from datetime import date

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Half, Part, SessionFormat, SessionState, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine(Row):
    """Never held in a register: read, and made into a session and who is at it."""

    timetable: str = ""
    day: int | None = None
    on: date | None = None
    """Chosen for the day."""
    starts: int | None = None
    ends: int | None = None
    minutes: int | None = None
    times: str = ""
    """Start and end in one cell."""
    track: int = 0
    format: SessionFormat = SessionFormat.INTERVIEW
    title: str = ""
    wanted: str = ""
    code: str = ""
    takes_part: str = ""
    """People a line each, by name, e-mail or both."""
    second: str = ""
    note_taker: str = ""
    escort: str = ""
    base: str = ""
    room: str = ""
    where: str = ""
    inspectors: str = ""
    seats: int | None = None
    statements: str = ""
    state: SessionState = SessionState.PENCILLED
    turn: Turn = Turn.ANY
    only_on_day: int | None = None
    earliest: int | None = None
    latest: int | None = None
    half: Half = Half.ANY
    prep_lead: str = ""
    """A person by name, e-mail or both."""
    brief: str = ""
    notes_for_us: str = ""
    notes_for_them: str = ""


PARTS_IN_COLUMNS = {
    "takes_part": Part.TAKES_PART,
    "second": Part.SECOND,
    "note_taker": Part.NOTE_TAKER,
    "escort": Part.ESCORT,
}
