"""Where arithmetic names nothing: the sessions that cannot all have a place, as few as say it.

The solver is told that all of them have one, each as an assumption that it may blame. Those that it blames need not be the
fewest, nor need they be enough: so what is told was tried without each of its sessions, and a plan of the others was found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_reasons import Reason, ReasonCode
from inspection_ready.planning.asking import ask
from inspection_ready.planning.board import Board
from inspection_ready.planning.laid_out import Layout
from inspection_ready.planning.loosened import only
from inspection_ready.planning.solving import Solving

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from inspection_ready.domain.plan_problem import Placing, Problem
    from inspection_ready.planning.asking import Answer

MOST_TRIED = 24
"""Sessions that are blamed; of more it would take too long, and nobody would read it."""


@dataclass
class Conflict:
    """``placings`` is the plan as it stands, by session."""

    problem: Problem
    placings: Mapping[int, Placing]
    until: float
    may_go_on: Callable[[], None]

    def reason(self) -> Reason | None:
        """None where everything could have a place, or it was not found out in time."""
        every = [
            each.session_id for each in self.problem.jobs if not (each.is_fixed and each.now is not None)
        ]
        answer = self._asked(every)
        if not answer.is_impossible:
            return None
        blamed = [each for each in every if each in answer.blamed]
        kept = self._fewest(blamed) or (self._fewest(every) if len(blamed) < len(every) else None)
        if kept is None:
            return None
        return Reason(code=ReasonCode.NOT_TOGETHER, sessions=tuple(kept), who=self._shared(kept))

    def _fewest(self, blamed: list[int]) -> list[int] | None:
        """Smallest in that none can be spared; None where they are not enough, too many, or time ran out."""
        if not 0 < len(blamed) <= MOST_TRIED or not self._asked(blamed).is_impossible:
            return None
        kept = blamed
        for each in blamed:
            others = [one for one in kept if one != each]
            answer = self._asked(others)
            if answer.is_impossible:
                kept = others
            elif answer.found is None:
                return None
        return kept

    def _asked(self, sessions: Collection[int]) -> Answer:
        layout = Layout(only(self.problem, sessions))
        starts = {each.index: each.starts for each in layout.entries if not each.is_fixed}
        solving = Solving(Board(layout), starts, may_drop=starts)
        solving.hold()
        for made in solving.moving.values():
            solving.assume(made)
        hint = {layout.index[each]: there for each, there in self.placings.items() if each in layout.index}
        return ask(solving, until=self.until, may_go_on=self.may_go_on, hint=hint)

    def _shared(self, sessions: Collection[int]) -> tuple[int | str, ...]:
        """Who has to be at more than one."""
        there = Counter(who for job in self.problem.jobs if job.session_id in sessions for who in job.must)
        return tuple(who for who, count in there.items() if count > 1)
