"""The cheapest of all things to give up for a few sessions, found by trying every plan with every breach of every rule.

It shares nothing with what looks for it but the board, which says what clashes, and the prices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Any

from inspection_ready.domain.plan_problem import Job, Placing, Problem, Window
from inspection_ready.domain.plan_reasons import RemedyCode
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.board import Board

BEYOND = 60
"""Minutes before and after a day that are looked at."""
CONFIRMED = 3
"""Times that moving what is confirmed costs more."""


@dataclass(frozen=True)
class Way:
    job: Job
    """With whoever stands in, and nobody for whom they do."""
    placing: Placing
    cost: int
    opens: int | None = None
    """A base that is shut for some of the time."""


def cheapest_of_all(problem: Problem, prices: Mapping[RemedyCode, int]) -> int:
    best = prices[RemedyCode.LEAVE_OUT] * len(problem.jobs)
    turned = [each.session_id for each in problem.jobs if each.turn is not Turn.ANY]
    fixed = [each.session_id for each in problem.jobs if each.is_fixed and each.now is not None]
    for breather, dropped, moved in product(
        dict.fromkeys((problem.rules.breather, 0)), _subsets(turned), _subsets(fixed)
    ):
        cost = (
            prices[RemedyCode.SHORTER_BREATHER] * (breather != problem.rules.breather)
            + prices[RemedyCode.ORDER] * len(dropped)
            + prices[RemedyCode.MOVE] * CONFIRMED * len(moved)
        )
        jobs = tuple(
            replace(
                each,
                turn=Turn.ANY if each.session_id in dropped else each.turn,
                is_fixed=each.is_fixed and each.session_id not in moved,
            )
            for each in problem.jobs
        )
        mended = replace(problem, jobs=jobs, rules=replace(problem.rules, breather=breather))
        if cost < best:
            best = min(best, _Trying(mended, prices, best - cost).best + cost)
    return best


def _subsets(of: Iterable[int]) -> Iterator[tuple[int, ...]]:
    held = tuple(of)
    return chain.from_iterable(combinations(held, count) for count in range(len(held) + 1))


class _Trying:
    def __init__(self, problem: Problem, prices: Mapping[RemedyCode, int], most: int) -> None:
        self.problem = problem
        self.prices = prices
        self.best = most
        self.free = [each for each in problem.jobs if not each.is_fixed or each.now is None]
        for jobs in product(*(list(_stood_in_for(each)) for each in self.free)):
            self._with(
                [job for job, _ in jobs], sum(count for _, count in jobs) * prices[RemedyCode.USE_SECOND]
            )

    def _with(self, jobs: list[Job], cost: int) -> None:
        if cost >= self.best:
            return
        kept = [each for each in self.problem.jobs if each.is_fixed and each.now is not None]
        board = Board(
            replace(
                self.problem,
                jobs=(*kept, *(replace(each, windows=self._anywhere()) for each in jobs)),
                busy={},
                rooms_busy={},
                bases_busy={},
            )
        )
        ways = [sorted(self._ways(each), key=lambda way: way.cost) for each in jobs]
        self._try(board, ways, [], cost)

    def _try(self, board: Board, ways: list[list[Way]], taken: list[Way], cost: int) -> None:
        whole = cost + self.prices[RemedyCode.FREE_BASE] * self._openings(taken)
        if whole >= self.best:
            return
        if not ways:
            self.best = whole
            return
        for way in ways[0]:
            if cost + way.cost >= self.best:
                break
            if board.fits(way.placing):
                board.put(way.placing)
                self._try(board, ways[1:], [*taken, way], cost + way.cost)
                board.lift(way.placing.session_id)
        self._try(board, ways[1:], taken, cost + self.prices[RemedyCode.LEAVE_OUT])

    def _anywhere(self) -> tuple[Window, ...]:
        return tuple(Window(each.day, each.starts - BEYOND, each.ends + BEYOND) for each in self.problem.days)

    def _ways(self, job: Job) -> Iterator[Way]:
        pool = [each for each in job.inspectors_from if each not in job.must]
        most = job.inspectors_wanted
        chosen = [each for count in range(min(most, 1), most + 1) for each in combinations(pool, count)]
        for window, track, spot, names in product(self._anywhere(), job.tracks, job.spots, chosen):
            stood = {job.now.starts} if job.now is not None and job.now.day == window.day else set()
            for at in {*range(0, window.ends, self.problem.step), *stood}:
                if not window.starts <= at <= window.ends - job.minutes:
                    continue
                times = self._times(job, window.day, at)
                if times is None or (at in stood and at % self.problem.step and times):
                    continue
                placing = Placing(job.session_id, window.day, at, track, spot, names)
                own = Window(window.day, at, at + job.minutes)
                cost = times + self.prices[RemedyCode.FEWER_INSPECTORS] * (len(names) < most)
                cost += self.prices[RemedyCode.FREE] * sum(
                    _is_met(self.problem.busy, who, own) for who in {*job.must, *names}
                )
                cost += self.prices[RemedyCode.FREE_ROOM] * _is_met(
                    self.problem.rooms_busy, spot.room_id, own
                )
                shut = job.format.value != "travel" and _is_met(self.problem.bases_busy, spot.base_id, own)
                yield Way(job, placing, cost, spot.base_id if shut else None)

    def _times(self, job: Job, day: int, at: int) -> int | None:
        """What it costs to be then; None: there is nothing to give up for it."""
        ends = at + job.minutes
        if any(each.holds(day, at, ends) for each in job.windows):
            return 0
        cost, here = 0, [each for each in job.windows if each.day == day]
        if not here:
            cost += self.prices[RemedyCode.ANOTHER_DAY]
            here = [each for each in self.problem.days if each.day == day]
        first, last = min(each.starts for each in here), max(each.ends for each in here)
        if at < first:
            cost += self.prices[RemedyCode.EARLIER]
            here = [
                replace(each, starts=min(each.starts, at)) if each.starts == first else each for each in here
            ]
        if ends > last:
            cost += self.prices[RemedyCode.LATER]
            here = [replace(each, ends=max(each.ends, ends)) if each.ends == last else each for each in here]
        return cost if any(each.holds(day, at, ends) for each in here) else None

    def _openings(self, taken: list[Way]) -> int:
        """Each base is opened while somebody is there; the fewest of these times that are enough for all."""
        count = 0
        for base in {each.opens for each in taken if each.opens is not None}:
            theirs = [_time_of(each) for each in taken if each.opens == base]
            shut = self.problem.bases_busy[base]
            count += next(
                size
                for size in range(1, len(theirs) + 1)
                if any(_are_open(theirs, shut, opened) for opened in combinations(theirs, size))
            )
        return count


def _time_of(way: Way) -> Window:
    at = way.placing
    return Window(at.day, at.starts, at.starts + way.job.minutes)


def _are_open(theirs: list[Window], shut: Iterable[Window], opened: Iterable[Window]) -> bool:
    def holds(windows: Iterable[Window], day: int, minute: int) -> bool:
        return any(each.holds(day, minute, minute + 1) for each in windows)

    shut, opened = tuple(shut), tuple(opened)
    return all(
        holds(opened, each.day, minute) or not holds(shut, each.day, minute)
        for each in theirs
        for minute in range(each.starts, each.ends)
    )


def _is_met(busy: Mapping[Any, tuple[Window, ...]], key: object, own: Window) -> bool:
    return any(each.meets(own.day, own.starts, own.ends) for each in busy.get(key, ()))


def _stood_in_for(job: Job) -> Iterator[tuple[Job, int]]:
    """With how many who stand in."""
    able = [
        [
            who,
            *(
                each
                for each in (job.seconds.get(who, ()) if isinstance(who, int) else ())
                if each not in job.must
            ),
        ]
        for who in job.must
    ]
    for must in product(*able):
        if len(set(must)) < len(must):
            continue
        pairs = [(old, new) for old, new in zip(job.must, must, strict=True) if isinstance(new, int)]
        seen = {new for old, new in pairs if old in job.taking_part}
        count = sum(old != new for old, new in zip(job.must, must, strict=True))
        yield replace(job, must=must, taking_part=frozenset(seen)), count
