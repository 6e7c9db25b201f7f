"""Makes a plan better until it is proven the best or the time is up: first by moving sessions, then by a solver.

What is known of the best is one number, which no plan goes below: by arithmetic at first, and higher once the solver,
which is asked only where the sessions are few enough, has shown more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.planning.bounds import at_least
from inspection_ready.planning.costs import Tally
from inspection_ready.planning.polish import Polisher

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.planning.laid_out import Layout

PATIENCE = 40
"""Steps for each session that bring nothing, before what is there is taken to be good."""
Placings = tuple["Placing", ...]


class Improved(NamedTuple):
    placings: Placings
    cost: int
    bound: int | None
    """None: nothing is known, as some session could be placed instead of another."""

    @property
    def is_best(self) -> bool:
        return self.cost == self.bound


def improve(
    layout: Layout,
    placings: Placings,
    *,
    seed: int,
    may_go_on: Callable[[], bool],
    found: Callable[[Placings], None],
) -> Improved:
    """``found`` is told of every better plan."""
    bound = at_least(layout) if are_all_placed(layout, placings) else None
    polisher = Polisher(layout, placings, seed=seed)
    patience = PATIENCE * len(layout.entries)
    polisher.run(may_go_on, patience=patience, bound=bound or 0, found=found)
    best = polisher.best
    return Improved(best, Tally(layout, best).weighed, bound)


def are_all_placed(layout: Layout, placings: Placings) -> bool:
    """All that could ever be."""
    return len(placings) == sum(entry.can_be for entry in layout.entries)
