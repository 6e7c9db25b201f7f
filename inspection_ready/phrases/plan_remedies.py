"""What would mend that a session does not fit, in words: each could follow "you could"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.plan_reasons import RemedyCode
from inspection_ready.phrases.dates import clock, clock_range
from inspection_ready.phrases.plan_names import day_of, session_of, who_of
from inspection_ready.phrases.timetable import length_words
from inspection_ready.phrases.values import count_of, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.domain.plan_reasons import PlanNames, Remedy

MOST_TOLD = 12


def remedy_words(remedy: Remedy, names: PlanNames) -> str:
    """Without a full stop: "free Asha Patel from 10am to 11am on Tuesday"."""
    return _REMEDIES[remedy.code](remedy, names)


def _of(remedy: Remedy, names: PlanNames) -> str:
    return session_of(remedy.session_id, names)


def _window(remedy: Remedy, names: PlanNames) -> str:
    assert remedy.window is not None, "the code decides that there is one"
    times = clock_range(remedy.window.starts, remedy.window.ends)
    return f"from {times} on {day_of(remedy.window.day, names)}"


def _move(remedy: Remedy, names: PlanNames) -> str:
    moved = session_of(remedy.other_id or remedy.session_id, names)
    kept = ", which is confirmed," if remedy.is_confirmed else ""
    if remedy.there is None:
        return f"move {moved}{kept}"
    if remedy.stood is not None and _at(remedy.stood) == _at(remedy.there):
        return f"give {moved}{kept} another room or other inspectors"
    return f"move {moved}{kept} to {clock(remedy.there.starts)} on {day_of(remedy.there.day, names)}"


def _at(placing: Placing) -> tuple[int, int]:
    return placing.day, placing.starts


def _second(remedy: Remedy, names: PlanNames) -> str:
    assert remedy.who is not None, "the code decides that there is one"
    assert remedy.instead is not None, "the code decides that there is one"
    return f"use the second, {who_of(remedy.instead, names)}, for {who_of(remedy.who, names)} at {_of(remedy, names)}"


def _free(remedy: Remedy, names: PlanNames) -> str:
    assert remedy.who is not None, "the code decides that there is one"
    return f"free {who_of(remedy.who, names)} {_window(remedy, names)}"


def _until(remedy: Remedy, names: PlanNames) -> str:
    return f"allow {_of(remedy, names)} until {clock(remedy.minutes or 0)}"


def _fewer(remedy: Remedy, names: PlanNames) -> str:
    left = f"{remedy.minutes} inspector{'' if remedy.minutes == 1 else 's'}"
    return f"let {left} do at {_of(remedy, names)}"


_REMEDIES: dict[RemedyCode, Callable[[Remedy, PlanNames], str]] = {
    RemedyCode.MOVE: _move,
    RemedyCode.USE_SECOND: _second,
    RemedyCode.FREE: _free,
    RemedyCode.FREE_ROOM: lambda remedy, names: (
        f"free the room “{names.rooms.get(remedy.room_id or 0, f'room {remedy.room_id}')}” {_window(remedy, names)}"
    ),
    RemedyCode.FREE_BASE: lambda remedy, names: (
        f"open {names.bases.get(remedy.base_id or 0, f'base {remedy.base_id}')} {_window(remedy, names)}"
    ),
    RemedyCode.LATER: _until,
    RemedyCode.EARLIER: lambda remedy, names: f"allow {_of(remedy, names)} from {clock(remedy.minutes or 0)}",
    RemedyCode.ANOTHER_DAY: lambda remedy, names: (
        f"allow {_of(remedy, names)} on {day_of(remedy.window.day if remedy.window else 0, names)}"
    ),
    RemedyCode.SHORTER_BREATHER: lambda remedy, _: (
        f"let a breather of {length_words(remedy.minutes or 0)} do"
        if remedy.minutes
        else "do without breathers after interviews"
    ),
    RemedyCode.FEWER_INSPECTORS: _fewer,
    RemedyCode.ORDER: lambda remedy, names: f"give up that {_of(remedy, names)} has a turn of its own",
    RemedyCode.LEAVE_OUT: lambda remedy, names: f"leave out {_of(remedy, names)}",
}


def all_of_them(remedies: Sequence[Remedy], names: PlanNames) -> str:
    """One after the other, also without a full stop; of more than anybody would read, how many of each kind there are."""
    if len(remedies) <= MOST_TOLD:
        return joined([remedy_words(each, names) for each in remedies])
    by_code: dict[RemedyCode, list[Remedy]] = {}
    for each in remedies:
        by_code.setdefault(each.code, []).append(each)
    told = [
        remedy_words(held[0], names) if len(held) == 1 else _MANY[code](count_of(len(held), "session"))
        for code, held in by_code.items()
    ]
    return joined(told)


_MANY: dict[RemedyCode, Callable[[str], str]] = {
    RemedyCode.MOVE: lambda sessions: f"move {sessions}",
    RemedyCode.USE_SECOND: lambda sessions: f"use the second at {sessions}",
    RemedyCode.FREE: lambda sessions: f"free somebody for each of {sessions}",
    RemedyCode.FREE_ROOM: lambda sessions: f"free a room for each of {sessions}",
    RemedyCode.FREE_BASE: lambda sessions: f"open a base for each of {sessions}",
    RemedyCode.LATER: lambda sessions: f"allow {sessions} until later",
    RemedyCode.EARLIER: lambda sessions: f"allow {sessions} from earlier",
    RemedyCode.ANOTHER_DAY: lambda sessions: f"allow {sessions} on another day",
    RemedyCode.SHORTER_BREATHER: lambda _: "let shorter breathers do",
    RemedyCode.FEWER_INSPECTORS: lambda sessions: f"let fewer inspectors do at {sessions}",
    RemedyCode.ORDER: lambda sessions: f"give up that {sessions} have a turn of their own",
    RemedyCode.LEAVE_OUT: lambda sessions: f"leave out {sessions}",
}
