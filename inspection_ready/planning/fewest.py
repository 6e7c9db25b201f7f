"""Whether fewer sessions could move, asked of the solver.

First with every session at its time: how many have to go at least, for the rest to stay? So many move in any case. Then
whether those that would have to go find a time elsewhere, every such set by itself. Where none does, one more moves; and
only where more than that was found is everything put to the solver at once.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.asking import ask
from inspection_ready.planning.choices import is_same_place
from inspection_ready.planning.solving import Solving

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.planning.asking import Answer, Found
    from inspection_ready.planning.rearranging import Rearranging

MOST_AT_ONCE = 120
"""Sessions; more are not put to the solver with all their times open."""


class Fewest:
    """The board of ``of`` holds the quick answer, and afterwards only what is not free to change."""

    def __init__(self, of: Rearranging) -> None:
        self.of = of
        self.board = of.board
        self.free = of.free - of.lost
        self.stays = {each.session_id: each for each in of.board.placings if each.session_id not in of.free}
        self.is_fewest = False

    def better(self, quick: dict[int, Placing]) -> dict[int, Placing] | None:
        """Than what was found quickly; None where there is nothing better, or time ran out."""
        for session_id in self.of.free:
            if self.board.at(session_id) is not None:
                self.board.lift(session_id)
        most = self._moved(quick) if self._is_whole(quick) else None
        if most == 0:
            self.is_fewest = True
            return self._with_fewest_changes(quick)
        if len(self._scope()) > MOST_AT_ONCE:
            return None if most is None else self._with_fewest_changes(quick)
        least, found = self._least(quick, most)
        if found is not None:
            self.is_fewest = True
            return self._with_fewest_changes(found)
        if most is not None and least >= most:
            self.is_fewest = True
            return self._with_fewest_changes(quick)
        if len(self.free) > MOST_AT_ONCE:
            return None if most is None else self._with_fewest_changes(quick)
        return self._at_once(quick, least)

    def _is_whole(self, after: dict[int, Placing]) -> bool:
        """Everything has a place that can have one."""
        return after.keys() >= (self.of.before.keys() | ({self.of.asked} - {None})) - self.of.lost

    def _least(self, quick: dict[int, Placing], most: int | None) -> tuple[int, dict[int, Placing] | None]:
        """How many move at least; and how it can be with so many, where that was found."""
        tried: list[frozenset[int]] = []
        least, level = 0, self._level
        while time.monotonic() < self.of.until:
            answer = self._gone(quick, tried, least)
            if answer.found is None:
                return (least + 1 if answer.is_impossible and tried else least), None
            if tried and answer.found.cost // level > least:
                return least + 1, None
            least = max(least, answer.found.bound // level)
            if not answer.found.is_best:
                return least, None
            if least == most and self._confirmed_moved(quick) <= answer.found.cost % level:
                return least, None
            gone = self._scope() - {each.session_id for each in answer.found.placings} - {self.of.asked}
            again = self._again(gone, quick)
            if again is not None:
                return least, again
            tried.append(frozenset(gone))
        return least, None

    @property
    def _level(self) -> int:
        """One session more costs more than all that are confirmed."""
        return len(self.free) + 1

    def _confirmed_moved(self, after: dict[int, Placing]) -> int:
        kept = self.of.confirmed & self.of.before.keys() - {self.of.asked}
        return sum(_when(after.get(each)) != _when(self.of.before[each]) for each in kept)

    def _scope(self) -> frozenset[int]:
        """What shares a day with what cannot stay, and what has a turn: whatever else keeps its time stays as it is."""
        board, before, asked = self.board, self.of.before, self.of.asked
        if asked is not None and board.entry(asked).turn is not Turn.ANY:
            return frozenset(self.free)
        days = {before[each].day for each in self.of.hit if each in before and each != asked}
        if asked is not None:
            days |= {each.day for each in board.entry(asked).job.windows}
        near = {
            each
            for each in self.free & before.keys()
            if before[each].day in days or board.entry(each).turn is not Turn.ANY
        }
        return frozenset(near) | ({asked} if asked in self.free else set())

    def _gone(self, quick: dict[int, Placing], tried: list[frozenset[int]], least: int) -> Answer:
        """How few have to go for the rest to stay at their times."""
        scope, index = self._scope(), self.board.layout.index
        rest = [self.of.before[each] for each in self.free - scope]
        for placing in rest:
            self.board.put(placing)
        starts = {index[each]: self._stood(each) for each in sorted(scope)}
        solving = Solving(self.board, starts, may_drop=[index[each] for each in scope - {self.of.asked}])
        solving.hold()
        gone = {
            made.entry.job.session_id: 1 - made.present
            for made in solving.moving.values()
            if made.entry.job.session_id != self.of.asked
        }
        if gone:
            solving.model.add(sum(gone.values()) >= least)
        for each in tried:
            solving.model.add(sum(gone[one] for one in each) <= len(each) - 1)
        solving.costs += [
            (literal, self._level + (each in self.of.confirmed)) for each, literal in gone.items()
        ]
        hint = {index[each]: self.of.before[each] for each in scope if each in self.of.before}
        if self.of.asked in quick:
            hint[index[self.of.asked]] = quick[self.of.asked]
        answer = ask(solving, until=self.of.until, may_go_on=self.of.may_go_on, hint=hint)
        for placing in rest:
            self.board.lift(placing.session_id)
        return answer

    def _stood(self, session_id: int) -> int:
        """The bit of the time it had, as far as it still can be then; of what was asked for, all it may have."""
        able = self.board.entry(session_id).starts
        if session_id == self.of.asked:
            return able
        layout, stood = self.board.layout, self.of.before[session_id]
        return able & 1 << layout.bit(layout.rank[stood.day], stood.starts)

    def _again(self, gone: Iterable[int], quick: dict[int, Placing]) -> dict[int, Placing] | None:
        """Whether those find a time, with all the others at theirs."""
        return self._ask(frozenset(gone), quick)

    def _ask(self, may_move: Collection[int], hint: dict[int, Placing]) -> dict[int, Placing] | None:
        """With the fewest changes beside the times."""
        index = self.board.layout.index
        scope = self.free
        if len(scope) > MOST_AT_ONCE:  # on the other days the rooms and inspectors stay as well
            scope = self._scope() | frozenset(may_move)
        rest = [self.of.before[each] for each in self.free - scope]
        for placing in rest:
            self.board.put(placing)
        starts = {
            index[each]: self.board.entry(each).starts if each in may_move else self._stood(each)
            for each in sorted(scope)
        }
        solving = Solving(self.board, starts)
        solving.hold()
        self._cost_of_changes(solving)
        by_index = {index[each]: placing for each, placing in hint.items() if each in scope}
        answer = ask(solving, until=self.of.until, may_go_on=self.of.may_go_on, hint=by_index)
        for placing in rest:
            self.board.lift(placing.session_id)
        if answer.found is None:
            return None
        return self._with(answer.found) | {each.session_id: each for each in rest}

    def _with_fewest_changes(self, after: dict[int, Placing]) -> dict[int, Placing]:
        """The same sessions move; of inspectors and rooms as few change as can."""
        before = self.of.before
        apart = self.of.lost | {self.of.asked}
        others = {each: there for each, there in before.items() if each not in apart}
        changed = [each for each, there in others.items() if not is_same(after[each], there)]
        if len(changed) == self._moved(after) and not any(
            set(after[each].inspectors) - set(others[each].inspectors) for each in changed
        ):
            return after
        moved = {each for each in self.free & after.keys() if _when(after[each]) != _when(before.get(each))}
        return self._ask(moved, after) or after

    def _at_once(self, quick: dict[int, Placing], least: int) -> dict[int, Placing] | None:
        """All times open; what finds no place is left out, at the price of all moves."""
        index = self.board.layout.index
        starts = {index[each]: self.board.entry(each).starts for each in sorted(self.free)}
        dropped = [index[each] for each in self.free if each != self.of.asked]
        solving = Solving(self.board, starts, may_drop=dropped)
        solving.hold()
        moved = self._moving(solving)
        if moved:
            solving.model.add(sum(moved.values()) >= least)
        solving.costs += [(each, 1) for each in moved.values()]
        solving.costs += [
            (1 - made.present, len(moved) + 1)
            for made in solving.moving.values()
            if made.present is not solving.always
        ]
        hint = {index[each]: placing for each, placing in quick.items() if each in self.free}
        answer = ask(solving, until=self.of.until, may_go_on=self.of.may_go_on, hint=hint)
        if answer.found is None:
            return None
        self.is_fewest = answer.found.is_best
        after = self._with(answer.found)
        return self._with_fewest_changes(after) if self._is_whole(after) else after

    def _moving(self, solving: Solving) -> dict[int, Any]:
        """Of each that could but the one that was asked for: whether it moves."""
        found = {}
        for index, made in solving.moving.items():
            session_id = made.entry.job.session_id
            if session_id != self.of.asked:
                literal = found[index] = solving.model.new_bool_var("")
                stood = self._stood(session_id).bit_length() - 1
                solving.model.add(made.start == stood).only_enforce_if(literal.negated())
        return found

    def _cost_of_changes(self, solving: Solving) -> None:
        """Inspectors, then rooms, then tracks, which nobody minds."""
        level, layout = 1 + len(solving.moving), solving.layout
        for made in solving.moving.values():
            session_id = made.entry.job.session_id
            stood = self.of.before.get(session_id)
            if stood is None or session_id == self.of.asked:
                continue
            kept = [(made.tracks.get(stood.track), 1)]
            kept += [
                (literal, level)
                for place, literal in made.places.items()
                if place == layout.place(stood.spot)
            ]
            kept += [(made.people.get(layout.party(name)), level**2) for name in stood.inspectors]
            solving.costs += [(1 - literal, cost) for literal, cost in kept if literal is not None]

    def _with(self, found: Found) -> dict[int, Placing]:
        return self.stays | {each.session_id: each for each in found.placings}

    def _moved(self, after: dict[int, Placing]) -> int:
        """How many are at another time, of those that could stay anywhere."""
        stood = {each: there for each, there in self.of.before.items() if each in self.free - {self.of.asked}}
        return sum(_when(after.get(each)) != _when(there) for each, there in stood.items())


def is_same(one: Placing, other: Placing) -> bool:
    """Whichever track it is drawn in."""
    return (
        _when(one) == _when(other)
        and is_same_place(one.spot, other.spot)
        and set(one.inspectors) == set(other.inspectors)
    )


def _when(placing: Placing | None) -> tuple[int, int] | None:
    return None if placing is None else (placing.day, placing.starts)
