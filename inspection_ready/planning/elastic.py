"""Everything put to the solver at once, where rules may be given up for a price: the cheapest that is found, or is proven."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import GivingUp, Remedy, RemedyCode
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.asking import ask, broken_on
from inspection_ready.planning.board import Board
from inspection_ready.planning.laid_out import Layout
from inspection_ready.planning.possible import Possible
from inspection_ready.planning.remedies import applied
from inspection_ready.planning.solving import Solving

if TYPE_CHECKING:
    from inspection_ready.domain.plan_problem import Placing, Problem
    from inspection_ready.planning.asking import Answer, Broken
    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.solving import Given

MOST_SESSIONS = 120


@dataclass
class Elastic:
    """``placings`` is the plan as it stands, by session; ``hint`` one in which something was given up already."""

    problem: Problem
    placings: Mapping[int, Placing]
    hint: Mapping[int, Placing]
    prices: Mapping[RemedyCode, int]
    until: float
    may_go_on: Callable[[], None]

    def __post_init__(self) -> None:
        self.layout = Layout(self.problem)
        for job in self.problem.jobs:
            for seconds in job.seconds.values():
                for each in seconds:
                    self.layout.party(each)
        self.board = Board(self.layout)
        self.entries = [each for each in self.layout.entries if not each.is_fixed]

    def cheapest(self) -> GivingUp | None:
        """None where time ran out before anything was found."""
        if len(self.entries) > MOST_SESSIONS:
            return None
        answer = self._answer()
        if answer.found is None:
            return None
        found = answer.found
        gone = {each.job.session_id for each in self.entries} - {each.session_id for each in found.placings}
        things = [*self._things(found.placings, found.given), *self._moves(found.placings)]
        things += [Remedy(code=RemedyCode.LEAVE_OUT, session_id=each) for each in sorted(gone)]
        return GivingUp(things=tuple(things), cost=found.cost, is_cheapest=found.is_best)

    def _answer(self) -> Answer:
        hours = Possible(self.problem)
        starts = {each.index: hours.within(each) for each in self.entries}
        solving = Solving(self.board, starts, may_drop=starts, may_give=self._may_give())
        solving.hold()
        for made in solving.moving.values():
            solving.costs.append((1 - made.present, self.prices[RemedyCode.LEAVE_OUT]))
            stood = self.placings.get(made.entry.job.session_id)
            if stood is not None:
                moved = solving.model.new_bool_var("")
                at = self.layout.bit(self.layout.rank[stood.day], stood.starts)
                solving.model.add(made.start == at).only_enforce_if([made.present, moved.negated()])
                solving.costs.append((moved, self.prices[RemedyCode.MOVE]))
        codes = {"fewer": RemedyCode.FEWER_INSPECTORS, "free": RemedyCode.FREE, "order": RemedyCode.ORDER}
        for key, literal in solving.given.items():
            solving.costs.append((literal, self.prices[codes.get(key[0], RemedyCode.USE_SECOND)]))
        hint = {self.layout.index[each]: placing for each, placing in self.hint.items()}
        return ask(solving, until=self.until, may_go_on=self.may_go_on, hint=hint, against=self._against)

    def _may_give(self) -> dict[Given, int]:
        found: dict[Given, int] = {}
        for entry in self.entries:
            if entry.wanted > 1:
                found["fewer", entry.index, 0] = entry.wanted - 1
            if entry.turn is not Turn.ANY:
                found["order", entry.index, 0] = 1
            for party in entry.must:
                who = self.layout.parties[party]
                if entry.cannot[party]:
                    found["free", entry.index, party] = 1
                for second in entry.job.seconds.get(who, ()) if isinstance(who, int) else ():
                    if self.layout.party(second) not in entry.must:
                        found[f"second {party}", entry.index, self.layout.party(second)] = 1
        return found

    def _against(self, placings: tuple[Placing, ...], given: Mapping[Given, int]) -> Broken:
        """Judged by a problem in which the same was given up."""
        problem = self.problem
        for thing in self._things(placings, given):
            problem = applied(problem, thing)
        return broken_on(Board(problem), placings)

    def _things(self, placings: tuple[Placing, ...], given: Mapping[Given, int]) -> list[Remedy]:
        at = {each.session_id: each for each in placings}
        things = []
        for (kind, index, party), count in given.items():
            entry = self.layout.entries[index]
            placing = at.get(entry.job.session_id)
            if count and (placing is not None or kind == "order"):
                things.append(self._thing(kind, entry, party, count, placing))
        return things

    def _thing(self, kind: str, entry: Entry, party: int, count: int, placing: Placing | None) -> Remedy:
        own = Remedy(code=RemedyCode.ORDER, session_id=entry.job.session_id, there=placing)
        if kind == "order" or placing is None:
            return own
        if kind == "fewer":
            return replace(own, code=RemedyCode.FEWER_INSPECTORS, minutes=entry.wanted - count)
        if kind == "free":
            window = Window(placing.day, placing.starts, placing.starts + entry.minutes)
            return replace(own, code=RemedyCode.FREE, who=self.layout.parties[party], window=window)
        instead, who = self.layout.parties[party], self.layout.parties[int(kind.split()[1])]
        assert isinstance(instead, int), "whoever stands in is a person"
        return replace(own, code=RemedyCode.USE_SECOND, who=who, instead=instead)

    def _moves(self, placings: tuple[Placing, ...]) -> list[Remedy]:
        moves = []
        for placing in placings:
            stood = self.placings.get(placing.session_id)
            if stood is not None and (stood.day, stood.starts) != (placing.day, placing.starts):
                own = placing.session_id
                moves.append(
                    Remedy(code=RemedyCode.MOVE, session_id=own, other_id=own, stood=stood, there=placing)
                )
        return moves
