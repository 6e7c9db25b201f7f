"""Makes a plan better until it is proven the best or the time is up: first by moving sessions, then by a solver.

What is known of the best is one number, which no plan goes below: by arithmetic at first, and higher once the solver,
which is asked only where the sessions are few enough, has shown more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.plan_problem import Preference
from inspection_ready.planning.bounds import at_least, walking_at_least
from inspection_ready.planning.costs import Tally
from inspection_ready.planning.polish import Polisher

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.planning.laid_out import Layout

PATIENCE = 40
"""Steps for each session that bring nothing, before what is there is taken to be good."""
SHORT_PATIENCE = 8
"""The same where the solver is asked next."""
ASKED = 4
"""So many times at most the solver is asked: now and then its answer cannot be mended."""
FEW_ENOUGH = 120
"""Of so many sessions the solver can say something in the time a person waits."""
Placings = tuple["Placing", ...]


class Improved(NamedTuple):
    placings: Placings
    cost: int
    bound: int | None
    """None: nothing is known, as some session could be placed instead of another."""

    @property
    def is_best(self) -> bool:
        return self.cost == self.bound


class Improver:
    def __init__(
        self,
        layout: Layout,
        placings: Placings,
        *,
        seed: int,
        left: Callable[[], float],
        found: Callable[[Placings, int | None], None],
    ) -> None:
        """``left``: seconds until it has to end; may raise. ``found`` is told of every better plan, with the bound."""
        self.layout = layout
        self.seed = seed
        self.left = left
        self.found = found
        self.best = placings
        self.cost = Tally(layout, placings).weighed
        walking = layout.problem.weights.get(Preference.WALKING, 0)
        self.walks = bool(walking and any(map(any, layout.ways)))
        """The solver knows nothing of walking: it shows a bound for the rest, and moving sessions finds the plan."""
        self.walked = walking_at_least(layout) if self.walks else 0
        self.bound = at_least(layout) if are_all_placed(layout, placings) else None

    def run(self) -> Improved:
        asks = self.bound is not None and len(self.layout.entries) <= FEW_ENOUGH
        self._polish(SHORT_PATIENCE if asks and not self.walks else PATIENCE)
        if asks:
            for time in range(1 if self.walks else ASKED):
                if not self.is_done and not self._ask(time):
                    break
            self._polish(PATIENCE)
        return Improved(self.best, self.cost, self.bound)

    @property
    def is_done(self) -> bool:
        return self.left() <= 0 or self.cost == self.bound

    def _polish(self, patience: int) -> None:
        if not self.is_done:
            self._run(Polisher(self.layout, self.best, seed=self.seed), patience)

    def _run(self, polisher: Polisher, patience: int) -> None:
        def better(placings: Placings) -> None:
            if polisher.least < self.cost:
                self._take(placings, polisher.least)

        steps = patience * len(self.layout.entries)
        polisher.run(lambda: self.left() > 0, patience=steps, bound=self.bound or 0, found=better)

    def _take(self, placings: Placings, cost: int) -> None:
        self.best, self.cost = placings, cost
        self.found(placings, self.bound)

    def _ask(self, time: int) -> bool:
        """At first for what nothing goes below, then strictly. False: the solver found nothing."""
        from inspection_ready.planning.prove import cheaper  # the solver is slow to import

        proof = cheaper(
            self.layout,
            self.best,
            below=self.cost - self.walked,
            is_strict=time > 0,
            seed=self.seed + time,
            seconds=self.left() / 2 if self.walks else self.left(),
            may_go_on=lambda: self.left() > 0,
        )
        self.bound = max(self.bound or 0, proof.bound + self.walked)
        if proof.placings:
            self._mend(proof.placings)
        return bool(proof.placings)

    def _mend(self, placings: Placings) -> None:
        """What the solver's plan left out is placed too, if it can be, and the plan made better again."""
        polisher = Polisher(self.layout, placings, seed=self.seed)
        missing = [
            self.layout.entries[self.layout.index[each.session_id]]
            for each in self.best
            if polisher.board.at(each.session_id) is None
        ]
        if polisher.place_too(missing):
            if polisher.least < self.cost:
                self._take(polisher.best, polisher.least)
            self._run(polisher, SHORT_PATIENCE)


def are_all_placed(layout: Layout, placings: Placings) -> bool:
    """All that could ever be."""
    return len(placings) == sum(entry.can_be for entry in layout.entries)
