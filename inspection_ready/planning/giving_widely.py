"""Where a great many do not fit: everything placed anew with longer days and fewer inspectors, then as much taken back of it
as can be.

Session by session it would take too long, and each would be left out in its turn: what is short is short for all of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Preference, Window, Wish
from inspection_ready.domain.plan_reasons import GivingUp, Remedy, RemedyCode
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.planning.board import Board
from inspection_ready.planning.choices import alike, choice_at
from inspection_ready.planning.construct import Constructor
from inspection_ready.planning.laid_out import Layout, bits
from inspection_ready.planning.loosened import loosened
from inspection_ready.planning.openings import open_starts
from inspection_ready.planning.reckoned import of_gaps, of_inspectors, of_moves, of_times
from inspection_ready.planning.remedies import price_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from inspection_ready.domain.plan_problem import Job, Placing, Problem

WEIGHTS = dict.fromkeys(Preference, 0) | {Preference.MOVED: 1, Preference.WISHES: 10}
HOURS = frozenset({RemedyCode.LATER, RemedyCode.EARLIER})
SHARE = 0.6
"""Of the time that is left, for one try."""
MOST_WISHES = 250
"""Sessions; of more, that they would rather be within their hours takes too long to heed."""
MOST_STARTS = 8
"""Of one session, to which it is tried to take it back."""


@dataclass(kw_only=True)
class GivingUpWidely:
    """``placings`` is the plan as it stands, by session."""

    problem: Problem
    placings: Mapping[int, Placing]
    prices: Mapping[RemedyCode, int]
    until: float
    may_go_on: Callable[[], None]
    best: GivingUp = field(init=False)

    def run(self) -> GivingUp:
        """At worst all that waits is left out. Half of those that want several inspectors have one, the longest; then fewer of them
        where all had a place, else more; at last without a breather too.
        """
        self.best = self._given(tuple(self.placings.values()), ())
        several = [each for each in self.problem.jobs if each.inspectors_wanted > 1 and not each.is_fixed]
        several.sort(key=lambda each: -each.minutes)
        low, high, count = 0, len(several), len(several) // 2
        while low <= high and not self._is_late():
            count = (low + high) // 2
            low, high = (low, count - 1) if self._tried(several[:count], HOURS) else (count + 1, high)
        if self.problem.rules.breather and not self._is_late():
            self._tried(several[:count], HOURS | {RemedyCode.SHORTER_BREATHER})
        return self.best

    def _is_late(self) -> bool:
        self.may_go_on()
        return time.monotonic() > self.until

    def _tried(self, fewer: Sequence[Job], codes: Collection[RemedyCode]) -> bool:
        """Everything had a place."""
        standing = replace(self.problem, jobs=tuple(map(self._standing, self.problem.jobs)), weights=WEIGHTS)
        problem = loosened(standing, codes)
        ids = {each.session_id for each in fewer}
        jobs = tuple(_with_one(each) if each.session_id in ids else each for each in problem.jobs)
        until = time.monotonic() + (self.until - time.monotonic()) * SHARE
        made = Constructor(
            Layout(replace(problem, jobs=jobs)),
            seed=0,
            may_go_on=lambda: time.monotonic() < until,
            progress=lambda _done, _of: None,
        )
        board = Board(problem)
        for placing in made.run():
            if board.at(placing.session_id) is None:
                board.put(placing)
        self._take_back(board)
        found = self._given(board.placings, codes)
        if found.cost < self.best.cost:
            self.best = found
        return made.is_done

    def _standing(self, job: Job) -> Job:
        """Where the plan has it; beyond its hours only where it must."""
        if job.is_fixed:
            return job
        wishes = self._beyond(job) if len(self.problem.jobs) <= MOST_WISHES else ()
        return replace(job, now=self.placings.get(job.session_id, job.now), wishes=wishes)

    @staticmethod
    def _beyond(job: Job) -> tuple[Wish, ...]:
        ends = {each.day: each.ends for each in sorted(job.windows)}
        late = (Wish(Window(day, end - job.minutes + 1, MINUTES_IN_A_DAY), 1) for day, end in ends.items())
        starts = {each.day: each.starts for each in sorted(job.windows, reverse=True)}
        early = (Wish(Window(day, 0, start), 1) for day, start in starts.items())
        return *late, *early

    # what need not be given up after all

    def _take_back(self, board: Board) -> None:
        """One by one, what costs most first; what is left out finds a place perhaps."""
        own = {each.session_id: each for each in self.problem.jobs}
        placings = [each for each in board.placings if not own[each.session_id].is_fixed]
        costs = {each.session_id: self._cost(own[each.session_id], each) for each in placings}
        for placing in sorted(placings, key=lambda each: -costs[each.session_id]):
            if not costs[placing.session_id] or self._is_late():
                break
            board.lift(placing.session_id)
            board.put(self._cheaper(board, own[placing.session_id], costs[placing.session_id]) or placing)
        for session_id in board.unplaced:
            if self._is_late():
                return
            found = self._cheaper(board, own[session_id], self.prices[RemedyCode.LEAVE_OUT])
            if found is not None:
                board.put(found)

    def _cheaper(self, board: Board, job: Job, cost: int) -> Placing | None:
        """With all inspectors that are wanted, where it stood, or anywhere nothing is in the way."""
        entry = board.entry(job.session_id)
        stood = self.placings.get(job.session_id)
        if stood is not None and board.fits(stood):
            return stood
        best: Placing | None = None
        for bit in islice(self._likely(board, job), MOST_STARTS):
            rank, minute = board.layout.when(bit)
            choice = choice_at(board, entry, day=board.layout.day_of[rank], starts=minute, price=alike)
            its_cost = self._cost(job, choice.placing)
            if not choice.obstacles and its_cost < cost:
                best, cost = choice.placing, its_cost
        return best

    def _likely(self, board: Board, job: Job) -> Iterator[int]:
        """Within its own hours first."""
        inside = 0
        for each in job.windows:
            inside |= board.layout.blocked(
                board.layout.rank[each.day], each.starts - 1, each.ends - job.minutes + 1
            )
        able = open_starts(board, board.entry(job.session_id))
        yield from bits(able & inside)
        yield from bits(able & ~inside)

    # what it costs

    def _cost(self, job: Job, placing: Placing) -> int:
        things = [*of_times(self.problem, job, placing), *of_inspectors(job, placing)]
        things += of_moves((placing,), self.placings)
        return sum(price_of(each, self.prices) for each in things)

    def _given(self, placings: Sequence[Placing], codes: Collection[RemedyCode]) -> GivingUp:
        own = {each.session_id: each for each in self.problem.jobs}
        things: list[Remedy] = []
        if RemedyCode.SHORTER_BREATHER in codes:
            first = self.problem.jobs[0].session_id
            things.append(Remedy(code=RemedyCode.SHORTER_BREATHER, session_id=first, minutes=0))
        for each in placings:
            if not own[each.session_id].is_fixed:
                things += [
                    *of_times(self.problem, own[each.session_id], each),
                    *of_inspectors(own[each.session_id], each),
                ]
        things += [*of_moves(placings, self.placings), *of_gaps(self.problem, placings)]
        cost = sum(price_of(each, self.prices) for each in things)
        return GivingUp(things=tuple(things), cost=cost, placings=tuple(placings))


def _with_one(job: Job) -> Job:
    """One inspector, who stays where both are."""
    now = None if job.now is None else replace(job.now, inspectors=job.now.inspectors[:1])
    return replace(job, inspectors_wanted=1, now=now)
