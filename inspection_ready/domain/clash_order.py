"""Who is to be seen before anyone else, what comes last, and what must be on a day of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clash_grid import NOT_AT_A_PLACE
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.timetable import SessionFormat, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.clash_grid import Grid
    from inspection_ready.domain.timetable import Session

NOBODY_SEEN = NOT_AT_A_PLACE | {SessionFormat.MEETING}
"""The welcome may come before whoever is to be seen first."""


def out_of_order(grid: Grid) -> Iterator[Clash]:
    """``had`` is how many stand in the way; the first of them is told with it, or the last."""
    for session in grid.sessions:
        on = grid.on(session)
        if session.only_on_day not in {None, session.day}:
            yield Clash(code=ClashCode.WRONG_DAY, sessions=(session,), on=on, needed=session.only_on_day)
        if session.turn is Turn.FIRST and (before := _before(grid, session)):
            told = (before[0], session)
            yield Clash(code=ClashCode.NOT_FIRST, sessions=told, on=grid.on(before[0]), had=len(before))
        if session.turn is Turn.LAST and (after := _after(grid, session)):
            yield Clash(code=ClashCode.NOT_LAST, sessions=(session, after[-1]), on=on, had=len(after))


def _before(grid: Grid, first: Session) -> list[Session]:
    begins = grid.place_of(first), first.starts
    return [
        each
        for each in grid.sessions
        if each.turn is not Turn.FIRST
        and each.format not in NOBODY_SEEN
        and (grid.place_of(each), each.starts) < begins
    ]


def _after(grid: Grid, last: Session) -> list[Session]:
    begins = grid.place_of(last), last.starts
    return [
        each
        for each in grid.sessions
        if each.turn is not Turn.LAST
        and each.format not in NOT_AT_A_PLACE
        and (grid.place_of(each), each.ends) > begins
    ]
