"""Timetables: days, tracks side by side, and the sessions in them. A template is a timetable without people or dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

MOST_DAYS = 20
MOST_TRACKS = 9
MINUTES_IN_A_DAY = 24 * 60
MOST_SEATS = 999
AFTERNOON_FROM = 12 * 60 + 30
"""What begins earlier is in the morning."""
_BETWEEN_CODES = re.compile(r"[,;\s]+")


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


class Turn(StrEnum):
    """Where a session stands among the others."""

    ANY = "any"
    FIRST = "first"
    """Nobody else is seen before it; meetings, such as the welcome, may come before."""
    LAST = "last"
    """Nothing goes on while it does, or after it."""


class Half(StrEnum):
    """The half of the day a session had better begin in: a wish, never a rule."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable(Row):
    """Times are minutes after midnight. A rule of 0 minutes is not asked for.

    What the rules begin with is ours, and no regulator's.
    """

    name: str
    is_template: bool = False
    days: int = 3
    tracks: int = 3
    """How many sessions may run side by side."""
    origin: str = ""
    """The template it was made from, or where a template came from."""
    is_starter: bool = False
    day_from: int = 8 * 60 + 30
    day_to: int = 17 * 60 + 30
    longest_stretch: int = 180
    """So long at most is anybody kept without a break."""
    shortest_break: int = 10
    """Less between two sessions is no break."""
    lunch_from: int = 11 * 60 + 30
    lunch_to: int = 14 * 60 + 30
    lunch_minutes: int = 30
    """So long everybody is free somewhere within the time for lunch."""
    breather: int = 15
    """After an interview, for whoever was at it."""
    between_rooms: int = 5
    """From one room to another of the same base."""
    between_bases: int = 30
    """Where the ways between bases do not say."""
    between_turns: int = 0
    """Between two sessions the same person takes part in, so that nobody is seen twice in a row."""
    team: str = ""
    """The inspectors who are coming, a name a line: whom a planner may choose from; empty: not said."""
    notes: str = ""


RULES_OF_THE_CLOCK = ("day_from", "day_to", "lunch_from", "lunch_to")
RULES_OF_MINUTES = (
    "longest_stretch",
    "shortest_break",
    "lunch_minutes",
    "breather",
    "between_rooms",
    "between_bases",
    "between_turns",
)


def with_rules(timetable: Timetable, said: Iterable[tuple[str, int]]) -> Timetable:
    """``said``: each rule by the name of its field."""
    rules: dict[str, Any] = dict(said)
    return replace(timetable, **rules)


def rules_fault(timetable: Timetable) -> tuple[str, str] | None:
    """Why nothing could keep its rules, as a code and the field; None where it can be kept."""
    if timetable.day_to <= timetable.day_from:
        return "day_ends_before_it_starts", "day_to"
    if timetable.lunch_to - timetable.lunch_from < timetable.lunch_minutes:
        return "lunch_does_not_fit", "lunch_minutes"
    return None


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
    seats: int | None = None
    """How many its room must hold, everybody counted; None: as many as are named."""
    statements: str = ""
    """Codes of the regime's quality statements it is about, a code a line; empty: not said."""
    state: SessionState = SessionState.PENCILLED
    turn: Turn = Turn.ANY
    only_on_day: int | None = None
    """The day it must be on, from 1; None: any."""
    earliest: int | None = None
    """Must not start before; minutes after midnight."""
    latest: int | None = None
    """Must have ended by."""
    half: Half = Half.ANY
    prep_lead_id: int | None = None
    """Who sees to it that those who come are prepared."""
    brief: str = ""
    """What those who come should know and have ready."""
    notes_for_us: str = ""
    """Never printed in what inspectors read."""
    notes_for_them: str = ""

    @property
    def ends(self) -> int:
        """Minutes after midnight."""
        return self.starts + self.minutes

    @property
    def is_in_other_half(self) -> bool:
        """It begins in the half of the day it had better not."""
        return self.half is (Half.MORNING if self.starts >= AFTERNOON_FROM else Half.AFTERNOON)


def codes_said(statements: str) -> tuple[str, ...]:
    """Each code once, in the order they are said, whether a line, a comma or a blank is between them."""
    codes: dict[str, str] = {}
    for code in filter(None, _BETWEEN_CODES.split(statements)):
        codes.setdefault(code.casefold(), code)
    return tuple(codes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Row):
    session_id: int
    person_id: int
    part: Part = Part.TAKES_PART
