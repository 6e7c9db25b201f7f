"""A problem in which things are given up at once, everywhere, and for nothing: whatever could be had with some of them can
be had in it. So what even it cannot keep, is kept by none of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_reasons import RemedyCode
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Turn
from inspection_ready.planning.looking import LONGER, SOONER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from inspection_ready.domain.plan_problem import Job, Problem

SHARED = frozenset({RemedyCode.SHORTER_BREATHER, RemedyCode.FREE_BASE, RemedyCode.MOVE})
"""What one thing of may help several sessions; each of the others is for the session that it names. To move is only what
is confirmed: where the others are is no part of a problem.
"""


def loosened(problem: Problem, codes: Collection[RemedyCode]) -> Problem:
    """Among ``codes``, to move means that what is confirmed is out of everybody's way."""
    for code in codes:
        change = _LOOSENED.get(code)
        problem = problem if change is None else change(problem)
    if RemedyCode.ANOTHER_DAY in codes:  # first another day, and then later on it
        problem = _another_day(problem)
    for code in (RemedyCode.LATER, RemedyCode.EARLIER):
        problem = _beyond(problem, code) if code in codes else problem
    return problem


def only(problem: Problem, sessions: Collection[int]) -> Problem:
    """These, and what is fixed."""
    return replace(
        problem, jobs=tuple(each for each in problem.jobs if _is_fixed(each) or each.session_id in sessions)
    )


def _is_fixed(job: Job) -> bool:
    return job.is_fixed and job.now is not None


def _with_jobs(problem: Problem, change: Callable[[Job], Job]) -> Problem:
    return replace(problem, jobs=tuple(each if _is_fixed(each) else change(each) for each in problem.jobs))


def unordered(problem: Problem) -> Problem:
    """Nobody has a turn, not even what is fixed."""
    jobs = tuple(each if each.turn is Turn.ANY else replace(each, turn=Turn.ANY) for each in problem.jobs)
    return replace(problem, jobs=jobs)


def _stood_in_for(job: Job) -> Job:
    """Whoever stands in is asked nothing."""
    gone = {
        who for who, seconds in job.seconds.items() if any(each not in job.must for each in seconds)
    } & set(job.must)
    if not gone:
        return job
    return replace(
        job, must=tuple(each for each in job.must if each not in gone), taking_part=job.taking_part - gone
    )


def _fewer(job: Job) -> Job:
    return replace(job, inspectors_wanted=1) if job.inspectors_wanted > 1 else job


def _another_day(problem: Problem) -> Problem:
    def change(job: Job) -> Job:
        own = {each.day for each in job.windows}
        more = tuple(each for each in problem.days if each.day not in own)
        return replace(job, windows=tuple(sorted((*job.windows, *more)))) if more else job

    return _with_jobs(problem, change)


def _beyond(problem: Problem, code: RemedyCode) -> Problem:
    """As far beyond the hours of a day as is looked at; from every window, though the last of a day were enough."""
    hours: defaultdict[int, list[Window]] = defaultdict(list)
    for each in problem.days:
        hours[each.day].append(each)

    def wider(window: Window) -> Window:
        here = [*hours[window.day], window]
        if code is RemedyCode.LATER:
            ends = min(max(each.ends for each in here) + LONGER, MINUTES_IN_A_DAY)
            return replace(window, ends=max(window.ends, ends))
        return replace(window, starts=min(window.starts, max(min(each.starts for each in here) - SOONER, 0)))

    return _with_jobs(problem, lambda job: replace(job, windows=tuple(wider(each) for each in job.windows)))


def _left_out(problem: Problem) -> Problem:
    return only(problem, ())


def _nothing_fixed(problem: Problem) -> Problem:
    return replace(problem, jobs=tuple(each for each in problem.jobs if not _is_fixed(each)))


_LOOSENED: Mapping[RemedyCode, Callable[[Problem], Problem]] = {
    RemedyCode.USE_SECOND: lambda problem: _with_jobs(problem, _stood_in_for),
    RemedyCode.FREE: lambda problem: replace(problem, busy={}),
    RemedyCode.FREE_ROOM: lambda problem: replace(problem, rooms_busy={}),
    RemedyCode.FREE_BASE: lambda problem: replace(problem, bases_busy={}),
    RemedyCode.SHORTER_BREATHER: lambda problem: replace(problem, rules=replace(problem.rules, breather=0)),
    RemedyCode.FEWER_INSPECTORS: lambda problem: _with_jobs(problem, _fewer),
    RemedyCode.ORDER: unordered,
    RemedyCode.LEAVE_OUT: _left_out,
    RemedyCode.MOVE: _nothing_fixed,
}
