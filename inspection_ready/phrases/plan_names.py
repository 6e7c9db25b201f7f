"""Those and that of which a plan speaks, as people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import clock_range
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.plan_problem import Placing, Who, Window
    from inspection_ready.domain.plan_reasons import PlanNames

MOST_NAMED = 4
"""Of more than so many only the first are named, and the others counted."""
MOST_SPANS = 3


def who_of(who: Who, names: PlanNames) -> str:
    if isinstance(who, str):
        return names.inspectors.get(who, who.title())
    return names.people.get(who, f"person {who}")


def session_of(session_id: int, names: PlanNames) -> str:
    return f"“{names.sessions.get(session_id, f'session {session_id}')}”"


def day_of(day: int, names: PlanNames) -> str:
    return names.days.get(day, f"day {day}")


def joined_names(told: Sequence[str]) -> str:
    """Ann, Ben, Cem, Dee and 6 more."""
    if len(told) <= MOST_NAMED:
        return joined(told)
    return joined([*told[: MOST_NAMED - 1], f"{len(told) - MOST_NAMED + 1} more"])


def spans_of(spans: Sequence[Window], names: PlanNames) -> str:
    """From 9am to 5pm on day 1, with a space before; empty where it speaks of many days."""
    if not 0 < len(spans) <= MOST_SPANS:
        return ""
    told = [f"from {clock_range(each.starts, each.ends)} on {day_of(each.day, names)}" for each in spans]
    return f" {joined(told)}"


def place_of(placing: Placing, names: PlanNames) -> str:
    """The room and its base, as far as they are known; else empty."""
    base = names.bases.get(placing.spot.base_id or 0, "")
    room = names.rooms.get(placing.spot.room_id or 0, "")
    return ", ".join(each for each in (room, base) if each)
