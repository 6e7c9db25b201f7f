"""When somebody or something can or cannot: a person, an inspector, a room or a base, on a day or every week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.domain.weekdays import weekdays


class Can(StrEnum):
    CANNOT = "cannot"
    CAN = "can"
    """And at no other time of the days it speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability(Row):
    """Of exactly one: a person, an inspector, a room or a base."""

    person_id: int | None = None
    inspector: str = ""
    """By name, as the sessions have it."""
    room_id: int | None = None
    base_id: int | None = None
    can: Can = Can.CANNOT
    starts_on: date | None = None
    """None: from any day."""
    ends_on: date | None = None
    """The last day. None: the first day alone; with days of the week, no end."""
    weekdays: str = ""
    """Days of the week in words; empty: every day."""
    starts: int | None = None
    """Minutes after midnight; None: from the start of the day."""
    ends: int | None = None
    why: str = ""
    read_on: date | None = None
    """The day it was read from a diary; None: somebody typed it. What a person changes is theirs from then on."""

    @property
    def window(self) -> tuple[int, int]:
        """From and to, in minutes after midnight."""
        return self.starts or 0, MINUTES_IN_A_DAY if self.ends is None else self.ends

    def is_in_force(self, on: date | None) -> bool:
        """``on`` is None for a day whose date is to come: then only what holds on every day does."""
        if on is None:
            return self.starts_on is None and self.ends_on is None and not self.weekdays.strip()
        if self.starts_on is not None and on < self.starts_on:
            return False
        last = self.ends_on
        if last is None and not self.weekdays.strip():
            last = self.starts_on
        return last is None or on <= last

    def covers(self, on: date | None) -> bool:
        """The day itself, whatever the time."""
        if not self.is_in_force(on):
            return False
        days = weekdays(self.weekdays)
        return not days or on is None or on.weekday() in days


def availability_fault(line: Availability) -> str:
    """Why it says nothing that can be used, as a code; empty where it does."""
    subjects = (line.person_id, line.inspector.strip() or None, line.room_id, line.base_id)
    if sum(each is not None for each in subjects) != 1:
        return "available_of_one"
    if weekdays(line.weekdays) is None:
        return "not_weekdays"
    if line.ends_on is not None and line.starts_on is not None and line.ends_on < line.starts_on:
        return "available_backwards"
    start, end = line.window
    return "" if start < end else "available_times_backwards"
