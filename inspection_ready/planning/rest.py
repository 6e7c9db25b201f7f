"""Whether somebody is kept too long without a break, or has no time for lunch, once one more session is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.timetable import Timetable

Held = tuple[int, int, int]
Broken = tuple[list[Held], int, int]
"""The sessions beside the new one that break the rule with it, what there is, and what the rule asks for."""


def kept_too_long(rules: Timetable, held: Sequence[Held], new: Held) -> Broken | None:
    """``held``: one day of somebody's, in the order of the clock, without breaks; travel is no break."""
    most = rules.longest_stretch
    if not most:
        return None
    pause = max(rules.shortest_break, 1)
    since, until, _ = new
    if not any(each[0] < until + pause and since < each[1] + pause for each in held):
        return ([], until - since, most) if until - since > most else None
    run = _run(sorted((*held, new)), new, pause)
    kept = max(each[1] for each in run) - run[0][0]
    return ([each for each in run if each != new], kept, most) if kept > most else None


def _run(sessions: Sequence[Held], new: Held, pause: int) -> list[Held]:
    """The sessions around the new one, parted from the others by a break."""
    run: list[Held] = []
    until = 0
    for each in sessions:
        if run and each[0] - until >= pause:
            if new in run:
                return run
            run = []
        run.append(each)
        until = max(until, each[1])
    return run


def hungry(rules: Timetable, held: Sequence[Held], new: Held) -> Broken | None:
    """Nobody is hungry who has nothing to do within the time for lunch."""
    opens, closes, needed = rules.lunch_from, rules.lunch_to, rules.lunch_minutes
    if not needed or new[0] >= closes or new[1] <= opens:
        return None
    within = [each for each in held if each[0] < closes and each[1] > opens]
    free, since = 0, opens
    for starts, ends, _ in sorted((*within, new)):
        free = max(free, min(starts, closes) - since)
        since = max(since, ends)
    free = max(free, closes - since)
    return (within, free, needed) if free < needed else None
