"""Places sessions by ejection chains: the hardest first, each where least has to go, and what goes is placed anew.

Sessions that were often in the way become dearer to move, and none goes back at once to where it came from; so a chain
ends, and does not go round in circles.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Placing, Preference
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.attempts import NEVER, Attempt, Attempts
from inspection_ready.planning.board import Board
from inspection_ready.planning.costs import is_at_its_place
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.openings import open_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspection_ready.domain.plan_problem import Job
    from inspection_ready.planning.laid_out import Entry, Layout

LOOKED_AT = 40
"""So many starts are weighed before something is moved."""
TABU = 30, 60
"""So many moves at least and at most a session does not go back to where it was."""
PATIENCE = 12
"""Moves for each session without one more placed, before all is begun anew."""
OFTEN = 8
"""After so many tries a session waits until the others were tried as often."""
ROUNDS = 3
"""So many are begun in vain, before what is left is left out."""
Placings = tuple[Placing, ...]


class Constructor:
    """One board that is filled; ``run`` goes on until all is placed, or ``may_go_on`` says no."""

    def __init__(
        self,
        layout: Layout,
        *,
        seed: int,
        may_go_on: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> None:
        self.layout = layout
        self.random = random.Random(seed)  # noqa: S311  # to try orders, not to keep secrets
        self.may_go_on = may_go_on
        self.progress = progress
        self.free = [entry for entry in layout.entries if not entry.is_fixed]
        self.hopeless = [each for each in self.free if not each.can_be]
        self.ejected = [0] * len(layout.entries)
        self.most = 0
        self.best: Placings = ()
        self.board = Board(layout)
        self.attempts = Attempts(self.board, self.random, self.ejected)
        self.keep_the_best()

    @property
    def is_done(self) -> bool:
        return len(self.best) == len(self.layout.entries) - len(self.hopeless)

    def run(self) -> Placings:
        """As many as could be placed; those that are fixed among them."""
        shaken = in_vain = 0
        while not self.is_done and in_vain < ROUNDS:
            most = self.most
            if shaken:
                self.board = Board(self.layout)
                self.attempts = Attempts(self.board, self.random, self.ejected)
            if not self._fill(shaken):
                break
            shaken += 1
            in_vain = 0 if self.most > most else in_vain + 1
        return self.best

    def keep_the_best(self) -> None:
        placed = sum(each is not None for each in self.board.placed)
        if placed > self.most or not self.best:
            self.most = placed
            self.best = self.board.placings
            self.progress(placed, len(self.layout.entries))

    # one round

    def _fill(self, shaken: int) -> bool:
        """False: no time is left."""
        order = self._order(shaken)
        self._stand(order)
        tries = dict.fromkeys(order, 0)
        queue = [(0, place, index) for index, place in order.items() if self.board.placed[index] is None]
        heapq.heapify(queue)
        tabu: dict[tuple[int, int], int] = {}
        moves, since, top = 0, 0, self._placed()
        patience = PATIENCE * len(order) + 200
        while queue and moves - since < patience:
            moves += 1
            if not moves % 8 and not self.may_go_on():
                self.keep_the_best()
                return False
            _, _, index = heapq.heappop(queue)
            tries[index] += 1
            for each in self._place(self.layout.entries[index], tabu, moves) or ():
                heapq.heappush(queue, (tries[each] // OFTEN, order[each], each))
            placed = self._placed()
            if placed > top:
                top, since = placed, moves
                if not queue or moves > len(order):
                    self.keep_the_best()
        self.keep_the_best()
        return True

    def _placed(self) -> int:
        return sum(map(len, self.board.turns.values()))

    def _order(self, shaken: int) -> dict[int, int]:
        """The hardest first: whoever has the fewest starts for what is needed at one time."""
        hardness = {}
        hopeless = {each.index for each in self.hopeless}
        for entry in self.free:
            if entry.index not in hopeless:
                starts = entry.starts.bit_count() * (1 + len(entry.pool)) / (1 + entry.wanted)
                held = len(entry.must) + 2 * entry.wanted
                hard = starts / (entry.minutes * (1 + held))
                if shaken:
                    hard *= self.random.uniform(0.5, 1.5) / (1 + self.ejected[entry.index])
                has_turn = entry.turn is not Turn.ANY
                # where the two do not go together, the others may be worth more: every second time they come first
                hardness[entry.index] = (has_turn if shaken % 2 else not has_turn, hard, entry.index)
        return {index: place for place, index in enumerate(sorted(hardness, key=hardness.__getitem__))}

    def _stand(self, order: Iterable[int]) -> None:
        """What should move as little as can be begins where it stands."""
        if not self.layout.problem.weights.get(Preference.MOVED, 0):
            return
        for index in order:
            stood = standing(self.layout.entries[index].job)
            if stood is not None and self.board.fits(stood):
                self.board.put(stood)

    # one session

    def _place(self, entry: Entry, tabu: dict[tuple[int, int], int], moves: int) -> frozenset[int] | None:
        """Who had to go; None where it could not be placed at all."""
        attempt = self._without_moving(entry) or self._by_moving(entry, tabu, moves)
        if attempt is None:
            return None
        if attempt.out and self._placed() > self.most:
            self.keep_the_best()  # it may never be as good again
        for each in attempt.out:
            stood = self.board.bit_of(each)
            self.board.lift(self.layout.entries[each].job.session_id)
            tabu[each, stood] = moves + self.random.randint(*TABU)
            self.ejected[each] += 1
        self.board.put(attempt.placing)
        return attempt.out

    def _without_moving(self, entry: Entry) -> Attempt | None:
        for bit in self.attempts.by_liking(entry, open_starts(self.board, entry)):
            if (attempt := self.attempts.at(entry, bit, 0)) is not None:
                return attempt
        return None

    def _by_moving(self, entry: Entry, tabu: dict[tuple[int, int], int], moves: int) -> Attempt | None:
        starts = [bit for bit in bits(entry.starts) if tabu.get((entry.index, bit), 0) < moves]
        if len(starts) > LOOKED_AT:
            starts = self.random.sample(starts, LOOKED_AT)
        best: Attempt | None = None
        for bit in starts:
            attempt = self.attempts.at(entry, bit, NEVER - 1 if best is None else best.cost - 1)
            if attempt is not None:
                best = attempt
        return best


def standing(job: Job) -> Placing | None:
    """Where it stands, if it may stay there as far as its own places, tracks and inspectors have a say."""
    now = job.now
    if now is None or now.track not in job.tracks:
        return None
    is_seen_to = len(now.inspectors) == job.inspectors_wanted and set(now.inspectors) <= set(
        job.inspectors_from
    )
    spot = next((each for each in job.spots if is_at_its_place(now, each)), None)
    return replace(now, spot=spot) if spot is not None and is_seen_to else None
