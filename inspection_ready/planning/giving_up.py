"""Where not everything fits: what to give up, one session after the other, the cheapest that is found for each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_reasons import GivingUp, Remedy, RemedyCode
from inspection_ready.planning.board import Board
from inspection_ready.planning.looking import Look, Looking, Way
from inspection_ready.planning.remedies import applied, price_of

if TYPE_CHECKING:
    from inspection_ready.domain.plan_problem import Placing, Problem


@dataclass(kw_only=True)
class GivingUpStepwise:
    """``placings`` is the plan so far, by session; it grows, and ``problem`` becomes what is left of it."""

    problem: Problem
    placings: dict[int, Placing]
    prices: Mapping[RemedyCode, int]
    until: float
    may_go_on: Callable[[], None]
    progress: Callable[[int, int], None]
    board: Board
    """With the plan on it; it is changed."""
    looked: Mapping[int, list[Look]] = field(default_factory=dict)
    """What is in the way of sessions, as long as nothing is changed."""
    things: list[Remedy] = field(default_factory=list)
    _is_changed: bool = False

    def run(self) -> GivingUp:
        """Where time runs out, what is left is left out."""
        waiting = [each.session_id for each in self.problem.jobs if each.session_id not in self.placings]
        board = self.board
        for done, session_id in enumerate(waiting):
            self.progress(done, len(waiting))
            way = self._way(board, session_id) if time.monotonic() < self.until else None
            if way is None:
                self.things.append(Remedy(code=RemedyCode.LEAVE_OUT, session_id=session_id))
            else:
                board = self._taken(way, board)
        cost = sum(price_of(each, self.prices) for each in self.things)
        return GivingUp(
            things=tuple(self.things),
            cost=cost,
            placings=tuple(self.placings.values()),
        )

    def _way(self, board: Board, session_id: int) -> Way | None:
        """None where leaving it out is cheaper, or nothing else was found."""
        job = next(each for each in self.problem.jobs if each.session_id == session_id)
        looking = Looking(self.problem, board, job, self.prices, self.until, self.may_go_on)
        looks = self._known(session_id) or looking.everywhere()
        if looks and not looks[0].choice.obstacles:
            return Way(looks[0].choice.placing, ())
        limit = self.prices[RemedyCode.LEAVE_OUT]
        way = looking.cheapest_way([each for each in looks if each.price < limit])
        if way is None or sum(price_of(each, self.prices) for each in way.remedies) >= limit:
            return None
        return way

    def _known(self, session_id: int) -> list[Look] | None:
        return None if self._is_changed else self.looked.get(session_id)

    def _taken(self, way: Way, board: Board) -> Board:
        self._is_changed = True
        self.things += way.remedies
        moved = [
            each.there for each in way.remedies if each.code is RemedyCode.MOVE and each.there is not None
        ]
        self.placings |= {each.session_id: each for each in (way.placing, *moved)}
        if len(moved) == len(way.remedies):
            for each in moved:
                board.lift(each.session_id)
            for each in (way.placing, *moved):
                board.put(each)
            return board
        for remedy in way.remedies:
            self.problem = applied(self.problem, remedy)
        return self._board()

    def _board(self) -> Board:
        """Nothing on it is fixed: it is where it is, and a remedy may say that it moves."""
        jobs = tuple(replace(each, is_fixed=False) for each in self.problem.jobs)
        board = Board(replace(self.problem, jobs=jobs))
        for each in self.placings.values():
            board.put(each)
        return board
