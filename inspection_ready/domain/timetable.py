"""Timetables: days, tracks side by side, and the sessions in them. A template is a timetable without people or dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

MOST_DAYS = 20
MOST_TRACKS = 9
MINUTES_IN_A_DAY = 24 * 60


class SessionFormat(StrEnum):
    INTERVIEW = "interview"
    FOCUS_GROUP = "focus_group"
    DROP_IN = "drop_in"
    VISIT = "visit"
    CALL = "call"
    CASE_TRACKING = "case_tracking"
    MOCK_INTERVIEW = "mock_interview"
    MEETING = "meeting"
    BREAK = "break"
    TRAVEL = "travel"


class SessionState(StrEnum):
    PENCILLED = "pencilled"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Part(StrEnum):
    """What a person does at a session."""

    TAKES_PART = "takes_part"
    SECOND = "second"
    """Stands in for whoever takes part."""
    NOTE_TAKER = "note_taker"
    ESCORT = "escort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable(Row):
    name: str
    is_template: bool = False
    days: int = 3
    tracks: int = 3
    """How many sessions may run side by side."""
    origin: str = ""
    """The template it was made from, or where a template came from."""
    is_starter: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableDay(Row):
    """A day of a timetable on a date of the coordinator's own; without one it follows the days on site."""

    timetable_id: int
    day: int
    """From 1."""
    on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Row):
    timetable_id: int
    day: int
    """From 1; a real date only once the days on site are known."""
    starts: int
    """Minutes after midnight, on the clock in England."""
    minutes: int
    track: int = 0
    """From 1; 0 is everybody's: lunch, the welcome, feedback."""
    format: SessionFormat = SessionFormat.INTERVIEW
    code: str = ""
    """A short name that stays with it through changes: "D1-03"."""
    title: str
    wanted: str = ""
    """The role or group to be seen, as the roles call it; people are found from it."""
    base_id: int | None = None
    room_id: int | None = None
    where: str = ""
    """A link for a call, or a place that is in no register."""
    inspectors: str = ""
    """By name, or "two inspectors"."""
    state: SessionState = SessionState.PENCILLED
    notes_for_us: str = ""
    """Never printed in what inspectors read."""
    notes_for_them: str = ""

    @property
    def ends(self) -> int:
        """Minutes after midnight."""
        return self.starts + self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Row):
    session_id: int
    person_id: int
    part: Part = Part.TAKES_PART
