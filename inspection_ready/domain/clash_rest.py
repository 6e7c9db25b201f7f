"""Whoever is kept too long without a break, or has no time for lunch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import Clash, ClashCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.domain.clash_grid import Grid
    from inspection_ready.domain.timetable import Session


def no_rest(grid: Grid) -> Iterator[Clash]:
    """Travel is no break. A rule of 0 minutes is not asked for."""
    for party, sessions in grid.days_of_parties:
        told = Clash(
            code=ClashCode.NO_BREAK,
            sessions=(),
            on=grid.on(sessions[0]),
            who=party.name,
            person_id=party.person_id,
        )
        yield from _kept(grid, sessions, told)
        yield from _hungry(grid, sessions, told)


def _kept(grid: Grid, sessions: Sequence[Session], told: Clash) -> Iterator[Clash]:
    most = grid.rules.longest_stretch
    for run in _runs(sessions, grid.rules.shortest_break) if most else ():
        kept = max(each.ends for each in run) - run[0].starts
        if kept > most:
            yield replace(told, sessions=tuple(run), had=kept, needed=most)


def _hungry(grid: Grid, sessions: Sequence[Session], told: Clash) -> Iterator[Clash]:
    window, needed = (grid.rules.lunch_from, grid.rules.lunch_to), grid.rules.lunch_minutes
    within = tuple(each for each in sessions if each.starts < window[1] and each.ends > window[0])
    free = _longest_gap(within, window)
    if within and free < needed:
        yield replace(
            told, code=ClashCode.NO_LUNCH, sessions=within, had=free, needed=needed, windows=(window,)
        )


def _runs(sessions: Sequence[Session], shortest_break: int) -> Iterator[list[Session]]:
    """Sessions in the order of the clock, parted wherever nothing goes on for as long as a break."""
    run: list[Session] = []
    until = 0
    for each in sessions:
        if run and each.starts - until >= max(shortest_break, 1):
            yield run
            run = []
        run.append(each)
        until = max(until, each.ends)
    yield run


def _longest_gap(sessions: Sequence[Session], window: tuple[int, int]) -> int:
    free, since = 0, window[0]
    for each in sessions:
        free = max(free, min(each.starts, window[1]) - since)
        since = max(since, each.ends)
    return max(free, window[1] - since)
