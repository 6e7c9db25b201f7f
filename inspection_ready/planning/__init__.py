"""Planning: places the sessions of a timetable, and says what stands in the way.

Importing this package is cheap; the solver is imported when it is first asked.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.plan_problem import Placing, Problem
    from inspection_ready.planning.laid_out import Layout


TO_PLACE = 0.6
"""Of the time, so much at most is spent on placing what is hard to place."""


def place(
    problem: Problem,
    *,
    seconds: float = 10,
    seed: int = 0,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    may_go_on: Callable[[], None] = lambda: None,
    found: Callable[[Plan], None] = lambda _plan: None,
) -> Plan:
    """Places what can be placed and keeps what is fixed, then makes it better until the time is up.

    ``progress`` is told how many sessions are placed, and of how many. ``may_go_on`` is asked often, and raises to give
    up; ``found`` was told of every better plan by then. Where time does not decide, the same seed gives the same plan.
    """
    # not before the first plan is asked for: the window starts without
    from inspection_ready.planning.construct import Constructor
    from inspection_ready.planning.improve import Improver
    from inspection_ready.planning.laid_out import Layout

    begun = time.monotonic()

    def left(share: float = 1) -> float:
        may_go_on()
        return begun + seconds * share - time.monotonic()

    layout = Layout(problem)
    constructor = Constructor(layout, seed=seed, may_go_on=lambda: left(TO_PLACE) > 0, progress=progress)
    placed = constructor.run()
    found(_plan(layout, placed))
    improver = Improver(
        layout, placed, seed=seed, left=left, found=lambda better: found(_plan(layout, better))
    )
    best = improver.run()
    return replace(_plan(layout, best.placings), is_best=best.is_best, bound=best.bound)


def _plan(layout: Layout, placings: tuple[Placing, ...]) -> Plan:
    from inspection_ready.planning.costs import Tally  # as above

    placed = {each.session_id for each in placings}
    return Plan(
        placings=placings,
        unplaced=tuple(each.session_id for each in layout.problem.jobs if each.session_id not in placed),
        costs=Tally(layout, placings).costs,
    )
