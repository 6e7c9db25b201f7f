"""Dates and times as GOV.UK writes them, the same on every machine whatever its language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOON = 12


def day(value: date) -> str:
    """4 June 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday_and_day(value: date) -> str:
    """Wednesday 4 June 2025."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def day_range(first: date, last: date) -> str:
    """9 to 11 February 2027; what the two share is said once."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def time(value: datetime | dt.time) -> str:
    """9:30am, 10am, midday; the clock of the value itself."""
    if (value.hour, value.minute) == (NOON, 0):
        return "midday"
    if (value.hour, value.minute) == (0, 0):
        return "midnight"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % NOON or NOON}{minutes}{'am' if value.hour < NOON else 'pm'}"


def clock(minutes: int) -> str:
    """9:30am, 10am, midday: so many minutes after midnight; 24 hours after it is midnight again."""
    return time(dt.time(minutes // 60 % 24, minutes % 60))


def clock_range(starts: int, ends: int) -> str:
    """9:30am to 10:15am, 11am to midday."""
    return f"{clock(starts)} to {clock(ends)}"


def moment(value: datetime) -> str:
    """9:30am on 1 December 2026."""
    return f"{time(value)} on {day(value)}"
