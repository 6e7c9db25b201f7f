"""What is said about a diary that is read, and why one of its events is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.busy_times import LONGEST_EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def _repeats(told: Mapping[str, Any]) -> str:
    count = told["count"]
    said = "1 event repeats" if count == 1 else f"{count:,} events repeat"
    return f"{said} without an end; only the days asked for are read."


def _zones(told: Mapping[str, Any]) -> str:
    names = ", ".join(f"“{name}”" for name in told["names"][:5])
    return f"Not known as a time zone: {names}. Its times are read by the clock in England; check them."


DIARY_NOTES: dict[str, str | Callable[[Mapping[str, Any]], str]] = {
    "diary_called": "The calendar calls itself “{name}”. Check that it is the right one.",
    "repeats_for_ever": _repeats,
    "zones_unknown": _zones,
    "event_not_read": "It is not written as calendars are, so it cannot be read. Enter it by hand if it matters.",
    "event_without_start": "It has no start. Enter it by hand if it matters.",
    "event_backwards": "It ends before it starts. Mend it in the calendar, or enter it by hand.",
    "event_too_long": f"It lasts more than {LONGEST_EVENT} days, which is hardly a time somebody is busy. "
    "Enter it by hand if it is.",
    "event_too_often": "It repeats every hour or more often, which no diary does. Enter it by hand if it matters.",
}
