"""Planning: places the sessions of a timetable, and says what stands in the way.

Importing this package is cheap; the solver is imported when it is first asked.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Plan
from inspection_ready.domain.plan_reasons import DEFAULT_PRICES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from inspection_ready.domain.plan_moves import Moves
    from inspection_ready.domain.plan_problem import Placing, Problem, Window
    from inspection_ready.domain.plan_reasons import Explanation, Reason, RemedyCode
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
        layout,
        placed,
        seed=seed,
        left=left,
        found=lambda better, bound: found(replace(_plan(layout, better), bound=bound)),
    )
    best = improver.run()
    return replace(_plan(layout, best.placings), is_best=best.is_best, bound=best.bound)


def cannot_be(problem: Problem) -> tuple[Reason, ...]:
    """What no plan whatever can keep, found by counting: at any size within a second. Often there is nothing."""
    # as above
    from inspection_ready.planning.certain import certain_reasons
    from inspection_ready.planning.possible import Possible

    return certain_reasons(Possible(problem))


def why_not(
    problem: Problem,
    placings: Collection[Placing],
    session_id: int | None = None,
    *,
    seconds: float = 5,
    prices: Mapping[RemedyCode, int] = DEFAULT_PRICES,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    may_go_on: Callable[[], None] = lambda: None,
) -> Explanation:
    """Why a session has no place beside ``placings``, the others as they stand; without one: why not all of them have.

    There is always a reason. Remedies were tried, and none is taken; ``prices`` say what each costs in trouble.
    """
    from inspection_ready.planning.reasons import explaining  # as above

    made = explaining(
        problem, placings, prices=prices, seconds=seconds, may_go_on=may_go_on, progress=progress
    )
    return made.of_plan() if session_id is None else made.of_session(session_id)


def move(
    problem: Problem,
    session_id: int,
    windows: Iterable[Window],
    *,
    may_move: Collection[int] = (),
    seconds: float = 5,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    may_go_on: Callable[[], None] = lambda: None,
) -> Moves:
    """What it takes that the session is within one of ``windows``: the fewest others move from their job's ``now``.

    What is fixed stays, but for those of ``may_move``, and but for the session itself. Whatever clashes already is left
    as it is. Where it cannot be, nothing changes and ``why_not`` says why.
    """
    from inspection_ready.planning.moves import Asked, moves_for  # as above

    how = Asked(may_move=may_move, seconds=seconds, progress=progress, may_go_on=may_go_on)
    return moves_for(problem, session_id, windows, how)


def replan(
    problem: Problem,
    *,
    may_move: Collection[int] = (),
    seconds: float = 5,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    may_go_on: Callable[[], None] = lambda: None,
) -> Moves:
    """What has to move now that things are not as they were: somebody is ill, a base closes, a room is lost.

    ``problem`` is as things are now, each job's ``now`` where it stood; what stood nowhere is not placed.
    """
    from inspection_ready.planning.moves import Asked, replanned  # as above

    return replanned(
        problem, Asked(may_move=may_move, seconds=seconds, progress=progress, may_go_on=may_go_on)
    )


def _plan(layout: Layout, placings: tuple[Placing, ...]) -> Plan:
    from inspection_ready.planning.costs import Tally  # as above

    placed = {each.session_id for each in placings}
    tally = Tally(layout, placings)
    return Plan(
        placings=placings,
        unplaced=tuple(each.session_id for each in layout.problem.jobs if each.session_id not in placed),
        costs=tally.costs,
        weighed=tally.weighed,
    )
