"""What else moves where one session is to be at another time, or somebody falls ill: the fewest, before and after."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_moves import Moves, changes_between
from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import DEFAULT_PRICES
from inspection_ready.planning.rearranging import Rearranging
from inspection_ready.planning.reasons import explaining

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from inspection_ready.domain.plan_problem import Placing, Problem


TO_EXPLAIN = 1.0
"""Seconds for the reasons, however little time is left."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a change is looked for."""

    may_move: Collection[int]
    """Of what is fixed."""
    seconds: float
    progress: Callable[[int, int], None]
    may_go_on: Callable[[], None]


def moves_for(problem: Problem, session_id: int, windows: Iterable[Window], how: Asked) -> Moves:
    job = next(each for each in problem.jobs if each.session_id == session_id)
    wanted = tuple(common(one, other) for one in windows for other in job.windows if one.day == other.day)
    able = tuple(sorted(each for each in wanted if each.ends - each.starts >= job.minutes))
    asked = replace(job, windows=able)
    changed = replace(problem, jobs=tuple(asked if each is job else each for each in problem.jobs))
    made = _rearranging(changed, session_id, how)
    after = made.run()
    if after:
        return _moves(made, after)
    others = [each for each in made.before.values() if each.session_id != session_id]
    why = explaining(
        changed,
        others,
        prices=DEFAULT_PRICES,
        seconds=max(made.until - time.monotonic(), TO_EXPLAIN),
        may_go_on=how.may_go_on,
        progress=how.progress,
    )
    return replace(_moves(made, made.before), is_fewest=False, why_not=why.of_session(session_id))


def replanned(problem: Problem, how: Asked) -> Moves:
    made = _rearranging(problem, None, how)
    return _moves(made, made.run())


def common(one: Window, other: Window) -> Window:
    """Of two on one day; it may be empty, or end before it begins."""
    return Window(one.day, max(one.starts, other.starts), min(one.ends, other.ends))


def _rearranging(problem: Problem, asked: int | None, how: Asked) -> Rearranging:
    return Rearranging(
        problem=problem,
        may_move=frozenset(how.may_move),
        asked=asked,
        mends=asked is None,
        until=time.monotonic() + how.seconds,
        may_go_on=how.may_go_on,
        progress=how.progress,
    )


def _moves(made: Rearranging, after: dict[int, Placing]) -> Moves:
    return Moves(
        placings=tuple(after.values()),
        changes=changes_between(made.before, after, asked=made.asked, confirmed=made.confirmed),
        unplaced=made.unplaced,
        cannot_stay=made.cannot_stay,
        is_fewest=made.is_fewest,
    )
