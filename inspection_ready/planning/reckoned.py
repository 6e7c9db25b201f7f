"""What was given up in a plan that breaks rules: read off the plan, as remedies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_reasons import Remedy, RemedyCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspection_ready.domain.plan_problem import Job, Placing, Problem


def of_times(problem: Problem, job: Job, placing: Placing) -> Iterator[Remedy]:
    """Another day first, then what is beyond its hours; nothing where it may be then."""
    own = Remedy(code=RemedyCode.LATER, session_id=job.session_id, there=placing)
    starts, ends = placing.starts, placing.starts + job.minutes
    if any(each.holds(placing.day, starts, ends) for each in job.windows):
        return
    here = [each for each in job.windows if each.day == placing.day]
    if not here:
        here = [each for each in problem.days if each.day == placing.day]
        yield replace(own, code=RemedyCode.ANOTHER_DAY, window=here[0])
    if starts < min(each.starts for each in here):
        yield replace(own, code=RemedyCode.EARLIER, minutes=starts)
    if ends > max(each.ends for each in here):
        yield replace(own, minutes=ends)


def of_inspectors(job: Job, placing: Placing) -> Iterator[Remedy]:
    left = len(placing.inspectors)
    if left < job.inspectors_wanted:
        yield Remedy(code=RemedyCode.FEWER_INSPECTORS, session_id=job.session_id, minutes=left, there=placing)


def of_moves(placings: Iterable[Placing], stood: Mapping[int, Placing]) -> Iterator[Remedy]:
    """Of those that stood at another time."""
    for placing in placings:
        before, own = stood.get(placing.session_id), placing.session_id
        if before is not None and (before.day, before.starts) != (placing.day, placing.starts):
            yield Remedy(code=RemedyCode.MOVE, session_id=own, other_id=own, stood=before, there=placing)


def of_gaps(problem: Problem, placings: Iterable[Placing]) -> Iterator[Remedy]:
    """What is left out."""
    placed = {each.session_id for each in placings}
    for job in problem.jobs:
        if job.session_id not in placed:
            yield Remedy(code=RemedyCode.LEAVE_OUT, session_id=job.session_id)
