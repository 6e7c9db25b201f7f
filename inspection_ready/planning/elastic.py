"""Everything put to the solver at once, where rules may be given up for a price: the cheapest that is found, or is proven."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import GivingUp, Remedy, RemedyCode
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Turn
from inspection_ready.planning.asking import ask, broken_on
from inspection_ready.planning.board import Board
from inspection_ready.planning.laid_out import Layout
from inspection_ready.planning.looking import LONGER, SOONER
from inspection_ready.planning.loosened import SHARED, loosened
from inspection_ready.planning.possible import Possible
from inspection_ready.planning.reckoned import of_gaps, of_inspectors, of_moves, of_times
from inspection_ready.planning.remedies import CONFIRMED_TIMES, applied, price_of
from inspection_ready.planning.solving import Solving

if TYPE_CHECKING:
    from inspection_ready.domain.plan_problem import Placing, Problem
    from inspection_ready.planning.asking import Answer, Broken
    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.solving import Given

MOST_SESSIONS = 120
CODES = {
    "fewer": (RemedyCode.FEWER_INSPECTORS,),
    "free": (RemedyCode.FREE,),
    "order": (RemedyCode.ORDER,),
    "hours": (RemedyCode.LATER, RemedyCode.EARLIER),
    "day": (RemedyCode.ANOTHER_DAY,),
}


@dataclass
class Elastic:
    """``placings`` is the plan as it stands, by session; ``hint`` one in which something was given up already."""

    problem: Problem
    placings: Mapping[int, Placing]
    hint: Mapping[int, Placing]
    prices: Mapping[RemedyCode, int]
    until: float
    may_go_on: Callable[[], None]
    bound: int = 0
    """Nothing costs less; known afterwards."""

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
        self.bound = answer.bound
        if answer.found is None:
            self.bound = min((self.bound, *self._shared()))
            return None
        found = answer.found
        placings = (*self.board.placings, *found.placings)
        things = self._things(found.placings, found.given)
        things += [*of_moves(found.placings, self.placings), *of_gaps(self.problem, placings)]
        cost = sum(price_of(each, self.prices) for each in things)
        self._reckon_shared(cost)
        return GivingUp(things=tuple(things), cost=cost, placings=placings)

    def _shared(self) -> list[int]:
        """Prices of what may help several sessions at once, as far as there is any. It is no part of the model, but that a
        base is opened for each session by itself, and what is fixed stays.
        """
        once = {
            RemedyCode.SHORTER_BREATHER: self.prices[RemedyCode.SHORTER_BREATHER],
            RemedyCode.FREE_BASE: self.prices[RemedyCode.FREE_BASE],
            RemedyCode.MOVE: self.prices[RemedyCode.MOVE] * CONFIRMED_TIMES,
        }
        return [price for code, price in once.items() if loosened(self.problem, [code]) != self.problem]

    def _reckon_shared(self, cost: int) -> None:
        """With one of these it costs its price, and what is left to give up where there were all of them for nothing."""
        shared = min(self._shared(), default=cost)
        if shared >= min(cost, self.bound):
            return
        if time.monotonic() > self.until:
            self.bound = shared
            return
        without = replace(self, problem=loosened(self.problem, SHARED))
        self.bound = min(self.bound, shared + without._answer().bound)  # noqa: SLF001 - it is one of its own

    def _answer(self) -> Answer:
        possible, entries = Possible(self.problem), self.entries
        hours = {each.index: possible.within(each) for each in entries}
        other_days = {each.index: self._other_days(possible, each) for each in entries}
        starts = {each.index: self._anywhere(possible, each) for each in entries}
        solving = Solving(self.board, starts, may_drop=starts, may_give=self._may_give())
        for entry in entries:
            index, own_days = entry.index, self._own_days(entry)
            solving.limit(index, hours[index] | other_days[index], unless=("hours", index, 0))
            solving.limit(index, starts[index] & own_days, unless=("day", index, 0))
        solving.hold()
        self._cost(solving)
        hint = {
            self.layout.index[each]: placing
            for each, placing in self.hint.items()
            if each in self.layout.index
        }
        return ask(solving, until=self.until, may_go_on=self.may_go_on, hint=hint, against=self._against)

    def _cost(self, solving: Solving) -> None:
        for made in solving.moving.values():
            solving.costs.append((1 - made.present, self.prices[RemedyCode.LEAVE_OUT]))
            stood = self.placings.get(made.entry.job.session_id)
            if stood is not None:
                moved = solving.model.new_bool_var("")
                at = self.layout.bit(self.layout.rank[stood.day], stood.starts)
                solving.model.add(made.start == at).only_enforce_if([made.present, moved.negated()])
                solving.costs.append((moved, self.prices[RemedyCode.MOVE]))
        for key, given in solving.given.items():
            literal = given
            if key[0] == "fewer":  # however many fewer
                literal = solving.model.new_bool_var("")
                solving.model.add(given == 0).only_enforce_if(literal.negated())
            solving.costs.append((literal, self._price(key)))

    def _price(self, key: Given) -> int:
        """Of what could be named in two ways the cheaper: what is told is reckoned anew, and proven only if that agrees."""
        kind, _, place = key
        if kind == "place":
            spot = self.layout.places[place]
            is_room = spot.room_id in self.problem.rooms_busy
            return self.prices[RemedyCode.FREE_ROOM if is_room else RemedyCode.FREE_BASE]
        return min(self.prices[each] for each in CODES.get(kind, (RemedyCode.USE_SECOND,)))

    def _anywhere(self, possible: Possible, entry: Entry) -> int:
        """As far beyond the hours of a day as is looked at; between two of its windows it may not be, nor begin."""
        own = {each.day: each for each in self.problem.days}
        found = possible.within(entry) | self._other_days(possible, entry)
        for day in {*own, *(each.day for each in entry.job.windows)}:
            hours = own.get(day)
            here = [each for each in entry.job.windows if each.day == day] or (
                [] if hours is None else [hours]
            )
            first, last = min(each.starts for each in here), max(each.ends for each in here)
            opens = min(first, first if hours is None else hours.starts)
            closes = max(last, last if hours is None else hours.ends)
            sooner = Window(day, max(opens - SOONER, 0), first + entry.minutes - 1)
            later = Window(day, last - entry.minutes + 1, min(closes + LONGER, MINUTES_IN_A_DAY))
            found |= possible.on_steps((sooner, later), entry.minutes)
        return found

    def _own_days(self, entry: Entry) -> int:
        found = 0
        for day in {each.day for each in entry.job.windows}:
            found |= self.layout.within(Window(day, 0, MINUTES_IN_A_DAY))
        return found

    def _other_days(self, possible: Possible, entry: Entry) -> int:
        own = {each.day for each in entry.job.windows}
        return possible.on_steps(
            tuple(each for each in self.problem.days if each.day not in own), entry.minutes
        )

    def _may_give(self) -> dict[Given, int]:
        found: dict[Given, int] = {}
        for entry in self.entries:
            found["hours", entry.index, 0] = found["day", entry.index, 0] = 1
            if entry.wanted > 1:
                found["fewer", entry.index, 0] = entry.wanted - 1
            if entry.turn is not Turn.ANY:
                found["order", entry.index, 0] = 1
            seconds = dict(self._seconds(entry))
            found |= dict.fromkeys([*seconds, *self._openings(entry, seconds.values())], 1)
        return found

    def _openings(self, entry: Entry, seconds: Iterable[int]) -> Iterator[Given]:
        """Of rooms, bases and people."""
        for place, closed in zip(entry.places, entry.closed, strict=True):
            if closed:
                yield "place", entry.index, place
        for party in (*entry.must, *seconds, *(entry.pool if entry.wanted else ())):
            if self.problem.busy.get(self.layout.parties[party]):
                yield "free", entry.index, party

    def _seconds(self, entry: Entry) -> Iterator[tuple[Given, int]]:
        """Who could stand in, and for whom."""
        for party in entry.must:
            who = self.layout.parties[party]
            for second in entry.job.seconds.get(who, ()) if isinstance(who, int) else ():
                instead = self.layout.party(second)
                if instead not in entry.must:
                    yield (f"second {party}", entry.index, instead), instead

    def _against(self, placings: tuple[Placing, ...], given: Mapping[Given, int]) -> Broken:
        """Judged by a problem in which the same was given up."""
        problem = self.problem
        for thing in self._things(placings, given):
            problem = applied(problem, thing)
        return broken_on(Board(problem), placings)

    def _things(self, placings: tuple[Placing, ...], given: Mapping[Given, int]) -> list[Remedy]:
        at = {each.session_id: each for each in placings}
        things: list[Remedy] = []
        for (kind, index, party), count in given.items():
            entry = self.layout.entries[index]
            placing = at.get(entry.job.session_id)
            if count and kind == "order":
                things.append(Remedy(code=RemedyCode.ORDER, session_id=entry.job.session_id, there=placing))
            elif count and placing is not None:
                things += self._of_session(kind, entry, party, placing)
        for placing in placings:
            things += of_times(self.problem, self.board.entry(placing.session_id).job, placing)
        return things

    def _of_session(self, kind: str, entry: Entry, party: int, placing: Placing) -> Iterator[Remedy]:
        """Nothing where what could be given up is not needed there."""
        own = Remedy(code=RemedyCode.FREE, session_id=entry.job.session_id, there=placing)
        window = Window(placing.day, placing.starts, placing.starts + entry.minutes)
        if kind == "fewer":
            yield from of_inspectors(entry.job, placing)
        elif kind == "free":
            who = self.layout.parties[party]
            is_there = party not in entry.pool or who in placing.inspectors
            if is_there and _meets(self.problem.busy.get(who, ()), window):
                yield replace(own, who=who, window=window)
        elif kind == "place":
            yield from self._opened(own, placing, window)
        elif kind.startswith("second"):
            instead, who = self.layout.parties[party], self.layout.parties[int(kind.split()[1])]
            assert isinstance(instead, int), "whoever stands in is a person"
            yield replace(own, code=RemedyCode.USE_SECOND, who=who, instead=instead)

    def _opened(self, own: Remedy, placing: Placing, window: Window) -> Iterator[Remedy]:
        room, base = placing.spot.room_id, placing.spot.base_id
        if room is not None and _meets(self.problem.rooms_busy.get(room, ()), window):
            yield replace(own, code=RemedyCode.FREE_ROOM, room_id=room, window=window)
        if base is not None and _meets(self.problem.bases_busy.get(base, ()), window):
            yield replace(own, code=RemedyCode.FREE_BASE, base_id=base, window=window)


def _meets(taken: Iterable[Window], window: Window) -> bool:
    return any(each.meets(window.day, window.starts, window.ends) for each in taken)
