"""Of all ways that move as few: the one that misses fewer wishes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from inspection_ready.planning.asking import ask
from inspection_ready.planning.fewest import MOST_AT_ONCE, Fewest
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.solving import Solving

if TYPE_CHECKING:
    from inspection_ready.domain.plan_problem import Placing

FOR_WISHES = 0.5
"""Of the time that is left, so much at most is spent on wishes."""
Placings = dict[int, "Placing"]


class Wishing(Fewest):
    """What was proven of the fewest stays so: no more move, and no more of those that are confirmed."""

    def better(self, quick: Placings) -> Placings | None:
        found = super().better(quick)
        after = quick if found is None else found
        is_open = self._moved(after) or self._starts_of_asked() > 1
        if not self._is_whole(after) or not is_open or not self._missed(after):
            return found
        return self._with_fewer_missed(after) or found

    def _starts_of_asked(self) -> int:
        return 0 if self.of.asked is None else self.board.entry(self.of.asked).starts.bit_count()

    def _with_fewer_missed(self, after: Placings) -> Placings | None:
        """None where there is nothing better, or no time, or too much to ask for."""
        scope = self._scope() | {
            each for each in self.free if _when(after, each) != _when(self.of.before, each)
        }
        now = time.monotonic()
        if len(scope) > MOST_AT_ONCE or now >= self.of.until:
            return None
        rest = [after[each] for each in self.free - scope]
        for placing in rest:
            self.board.put(placing)
        solving = self._asking_for_wishes(scope, after)
        index = self.board.layout.index
        answer = ask(
            solving,
            until=now + (self.of.until - now) * FOR_WISHES,
            may_go_on=self.of.may_go_on,
            hint={index[each]: after[each] for each in scope},
        )
        for placing in rest:
            self.board.lift(placing.session_id)
        if answer.found is None:
            return None
        found = self._with(answer.found) | {each.session_id: each for each in rest}
        return found if self._missed(found) < self._missed(after) else None

    def _asking_for_wishes(self, scope: frozenset[int], after: Placings) -> Solving:
        """Everything in ``scope`` may be anywhere, as long as no more moves; wishes first, then the fewest changes."""
        index, layout = self.board.layout.index, self.board.layout
        solving = Solving(self.board, {index[each]: self.board.entry(each).starts for each in sorted(scope)})
        solving.hold()
        moved = self._moving(solving)
        confirmed = [
            literal
            for each, literal in moved.items()
            if layout.entries[each].job.session_id in self.of.confirmed
        ]
        solving.model.add(sum(moved.values()) <= self._moved(after))
        solving.model.add(sum(confirmed) <= self._confirmed_moved(after))
        self._cost_of_changes(solving)
        above = 1 + sum(cost for _, cost in solving.costs)
        solving.costs += [(literal, above * cost) for literal, cost in self._wishes(solving)]
        return solving

    def _wishes(self, solving: Solving) -> list[tuple[object, int]]:
        """Of each session and wish: whether it is missed, and what that costs."""
        found: list[tuple[object, int]] = []
        for index, made in solving.moving.items():
            starts = self.board.layout.entries[index].starts
            for unwanted, cost in made.entry.wished:
                if starts & unwanted:
                    missed = solving.model.new_bool_var("")
                    kept = solving.cp.Domain.from_values(list(bits(starts & ~unwanted)))
                    solving.model.add_linear_expression_in_domain(made.start, kept).only_enforce_if(~missed)
                    found.append((missed, cost))
        return found

    def _missed(self, after: Placings) -> int:
        """What it costs, of those that could stay anywhere and of what was asked for."""
        layout = self.board.layout
        return sum(
            layout.entries[layout.index[each]].wishes_at(layout.bit(layout.rank[there.day], there.starts))
            for each, there in after.items()
            if each in self.free
        )


def _when(held: Placings, session_id: int) -> tuple[int, int] | None:
    there = held.get(session_id)
    return None if there is None else (there.day, there.starts)
