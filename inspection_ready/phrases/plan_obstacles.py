"""What stands in the way of a start, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.plan_names import day_of, session_of, who_of
from inspection_ready.phrases.timetable import length_words
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection_ready.domain.plan_reasons import NearMiss, Obstacle, PlanNames


def near_sentence(near: NearMiss, names: PlanNames) -> str:
    """What stands in the way at a start where least does."""
    told = joined([obstacle_words(each, names) for each in near.obstacles])
    return f"At {clock(near.starts)} on {day_of(near.day, names)}: {told}."


def obstacle_words(obstacle: Obstacle, names: PlanNames) -> str:
    who = "" if obstacle.who is None else who_of(obstacle.who, names)
    at = joined([session_of(each, names) for each in obstacle.sessions])
    return _OBSTACLES[obstacle.code](obstacle, who, at, names)


def _inspector(obstacle: Obstacle, who: str, at: str, _: PlanNames) -> str:
    if obstacle.who is None:
        return f"{obstacle.needed} inspectors are wanted, and {obstacle.had} may be chosen"
    return f"{who} is at {at}"


def _called(obstacle: Obstacle, held: Mapping[int, str], kind: str) -> str:
    number = obstacle.who if isinstance(obstacle.who, int) else 0
    return held.get(number, f"{kind} {number}")


def _short(obstacle: Obstacle, what: str, who: str, at: str) -> str:
    missing = obstacle.needed - obstacle.had
    return f"{missing} minute{'' if missing == 1 else 's'} short for {what} of {who} beside {at}"


_OBSTACLES: dict[ClashCode, Callable[[Obstacle, str, str, PlanNames], str]] = {
    ClashCode.PERSON_TWICE: lambda _, who, at, __: f"{who} is at {at}",
    ClashCode.INSPECTOR_TWICE: _inspector,
    ClashCode.PERSON_CANNOT: lambda _, who, __, ___: f"{who} cannot",
    ClashCode.INSPECTOR_CANNOT: lambda _, who, __, ___: f"{who} cannot",
    ClashCode.ROOM_TWICE: lambda o, _, at, names: f"the room “{_called(o, names.rooms, 'room')}” has {at}",
    ClashCode.ROOM_CANNOT: lambda o, _, __, names: (
        f"the room “{_called(o, names.rooms, 'room')}” is not free"
    ),
    ClashCode.BASE_CANNOT: lambda o, _, __, names: f"{_called(o, names.bases, 'base')} is not open",
    ClashCode.TRACK_TWICE: lambda o, _, at, __: f"track {o.who} has {at}",
    ClashCode.TOO_MANY_AT_ONCE: lambda _, __, at, ___: f"as many run side by side as may ({at})",
    ClashCode.WAY_TOO_SHORT: lambda o, who, at, _: _short(o, "the way", who, at),
    ClashCode.NO_BREATHER: lambda o, who, at, _: _short(o, "the breather", who, at),
    ClashCode.TURNS_TOO_CLOSE: lambda o, who, at, _: _short(o, "the time between two turns", who, at),
    ClashCode.NO_BREAK: lambda o, who, _, __: (
        f"{who} would be kept for {length_words(o.had)} without a break"
    ),
    ClashCode.NO_LUNCH: lambda _, who, __, ___: f"{who} would have no time for lunch",
    ClashCode.OUTSIDE_DAY: lambda _, __, ___, ____: "it is outside its hours",
    ClashCode.NOT_FIRST: lambda _, __, at, ___: f"{at} would not come in its turn",
    ClashCode.NOT_LAST: lambda _, __, at, ___: f"{at} would not come in its turn",
}
