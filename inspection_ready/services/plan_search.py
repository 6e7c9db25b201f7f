"""The search for a plan, and for the reasons why not everything has a place: within one time, and to be ended early."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Plan
from inspection_ready.planning import move, place, replan, why_not

if TYPE_CHECKING:
    from inspection_ready.domain.plan_choice import PlanChoice
    from inspection_ready.domain.plan_problem import Problem
    from inspection_ready.domain.plan_reasons import Explanation

SECONDS_FOR_REASONS = 5
FOR_REASONS = 0.35
"""Of the time, so much is kept for the reasons where not everything has a place."""
LEAST_FOR_REASONS = 1.0
"""Seconds for them, however little time is left, or where somebody waits who has seen enough."""
Progress = Callable[[int, int], None]
"""Sessions that are placed, of how many. What it raises stops the search; Enough ends it with what was found."""


class Enough(Exception):  # noqa: N818 - reads as a statement where it is raised
    """Whoever waits takes the best that was found so far."""


@dataclass(frozen=True, kw_only=True)
class PlanSearch:
    """``until``: by the clock that only goes forward."""

    problem: Problem
    choice: PlanChoice
    until: float
    progress: Progress
    may_go_on: Callable[[], None]
    begun: float = field(default_factory=time.monotonic)

    def run(self) -> tuple[Plan, Explanation | None]:
        """The explanation is of what found no place; None where everything did."""
        wanted = next(iter(self.choice.wanted), None)
        if wanted is not None:
            return self._moved(wanted)
        plan = self._mended() if self.choice.freed else self._placed()
        return plan, self._explained(plan) if plan.unplaced else None

    @property
    def _left(self) -> float:
        return max(self.until - time.monotonic(), 0)

    def _moved(self, session_id: int) -> tuple[Plan, Explanation | None]:
        """Where it cannot be, everything stays."""
        job = next(each for each in self.problem.jobs if each.session_id == session_id)
        made = move(
            self.problem,
            session_id,
            job.windows,
            may_move=self.choice.may_move,
            seconds=self._left,
            progress=self.progress,
            may_go_on=self.may_go_on,
        )
        if made.why_not is None:
            return Plan(placings=made.placings, unplaced=made.unplaced, is_best=made.is_fewest), None
        stays = tuple(each for each in made.placings if each.session_id != session_id)
        return Plan(placings=stays, unplaced=(session_id,)), made.why_not

    def _mended(self) -> Plan:
        made = replan(self.problem, seconds=self._left, progress=self.progress, may_go_on=self.may_go_on)
        return Plan(placings=made.placings, unplaced=made.unplaced, is_best=made.is_fewest)

    def _placed(self) -> Plan:
        best: list[Plan] = []
        for_reasons = min((self.until - self.begun) * FOR_REASONS, SECONDS_FOR_REASONS)

        def may_go_on() -> None:
            if best and best[-1].unplaced and self._left <= for_reasons:
                raise Enough
            try:
                self.may_go_on()
            except Enough:
                if best:  # there is nothing to show before the first
                    raise

        try:
            return place(
                self.problem,
                seconds=self._left,
                progress=self.progress,
                may_go_on=may_go_on,
                found=best.append,
            )
        except Enough:
            return best[-1]

    def _explained(self, plan: Plan) -> Explanation:
        """Whoever takes what is found still wants to know why the rest is not, and soon."""
        seconds = max(self._left, LEAST_FOR_REASONS)
        try:
            self.may_go_on()
        except Enough:
            seconds = LEAST_FOR_REASONS

        def may_go_on() -> None:
            with suppress(Enough):
                self.may_go_on()

        return why_not(self.problem, plan.placings, seconds=seconds, may_go_on=may_go_on)
