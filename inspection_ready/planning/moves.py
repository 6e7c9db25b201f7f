"""What else moves where one session is to be at another time, or somebody falls ill: the fewest, before and after."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_moves import Moves, changes_between
from inspection_ready.domain.plan_problem import Window
from inspection_ready.planning.rearranging import Rearranging

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from inspection_ready.domain.plan_problem import Problem


def moves_for(
    problem: Problem,
    session_id: int,
    windows: Iterable[Window],
    *,
    may_move: Collection[int],
    seconds: float,
    progress: Callable[[int, int], None],
    may_go_on: Callable[[], None],
) -> Moves:
    job = next(each for each in problem.jobs if each.session_id == session_id)
    wanted = tuple(common(one, other) for one in windows for other in job.windows if one.day == other.day)
    asked = replace(job, windows=tuple(sorted(each for each in wanted if each.ends - each.starts >= job.minutes)))
    changed = replace(
        problem, jobs=tuple(asked if each is job else each for each in problem.jobs)
    )
    return _moves(changed, session_id, may_move, seconds, progress, may_go_on, mends=False)


def replanned(
    problem: Problem,
    *,
    may_move: Collection[int],
    seconds: float,
    progress: Callable[[int, int], None],
    may_go_on: Callable[[], None],
) -> Moves:
    return _moves(problem, None, may_move, seconds, progress, may_go_on, mends=True)


def common(one: Window, other: Window) -> Window:
    """Of two on one day; it may be empty, or end before it begins."""
    return Window(one.day, max(one.starts, other.starts), min(one.ends, other.ends))


def _moves(
    problem: Problem,
    asked: int | None,
    may_move: Collection[int],
    seconds: float,
    progress: Callable[[int, int], None],
    may_go_on: Callable[[], None],
    *,
    mends: bool,
) -> Moves:
    made = Rearranging(
        problem=problem,
        may_move=frozenset(may_move),
        asked=asked,
        mends=mends,
        until=time.monotonic() + seconds,
        may_go_on=may_go_on,
        progress=progress,
    )
    after = made.run()
    if not after and asked is not None:
        return Moves(placings=tuple(made.before.values()), cannot_stay=made.cannot_stay)
    return Moves(
        placings=tuple(after.values()),
        changes=changes_between(made.before, after, asked=asked, confirmed=made.confirmed),
        unplaced=made.unplaced,
        cannot_stay=made.cannot_stay,
        is_fewest=made.is_fewest,
    )
