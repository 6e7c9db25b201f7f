"""What giving up costs at least, by arithmetic: no set of things that is cheaper lets every session be that is not left out.

Why that is so. Take any way out: a plan, and the things that were given up for it. Let ``n(p)`` be how many of these things
cost ``p`` or more. All things together cost the sum of ``(p - q) * n(p)`` over all prices ``p``, where ``q`` is the next
lower price: a thing of price 15 is counted in every step up to 15. So it is enough to know, of each price, how few things
that cost as much there can be.

Give up everything cheaper at once, everywhere and for nothing (``loosened``). What remains impossible there, only things
of price ``p`` or more can mend. Each such thing is for one session, and mends no more than leaving that session out would:
so there are as many at least as sessions have to be left out. These are counted in groups of sessions that have nothing
in common, each group by itself as if there were no others; a thing belongs to one group, so the groups add up. Of a group
it is known by counting (``certain``): somebody is wanted at five sessions and two fit, so three have to be touched; what
cannot be for any other reason, one. Where minutes are short, the longest are taken to be left out first.

Three kinds of things may help several sessions: a shorter breather, a base that is opened, and moving what is confirmed.
Either none of them is used, and the count stands; or one is at least, and then there are one more than would still be
needed if all of these were given up for nothing. The smaller of the two counts.

Moving what is not confirmed mends nothing that is certain, and is taken to cost nothing. "The things that can be given up"
are all remedies there are, in any number and together, hours up to an hour beyond those of a day; somebody or a room is
freed for one session, which is then there.
"""

from __future__ import annotations

import time
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.plan_reasons import ReasonCode, RemedyCode
from inspection_ready.planning.certain import certain_reasons
from inspection_ready.planning.loosened import SHARED, loosened, only, unordered
from inspection_ready.planning.possible import Possible
from inspection_ready.planning.remedies import CONFIRMED_TIMES
from inspection_ready.planning.shortages import fewest_without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from inspection_ready.domain.plan_problem import Problem
    from inspection_ready.domain.plan_reasons import Reason


class AtLeast(NamedTuple):
    cost: int = 0
    things: int = 0
    """However cheap they are."""


def at_least(
    problem: Problem,
    certain: Sequence[Reason],
    prices: Mapping[RemedyCode, int],
    until: float,
    may_go_on: Callable[[], None],
) -> AtLeast:
    """``certain`` are the reasons of the problem that were counted. What there was no time for counts as nothing."""
    once = {
        code: price * (CONFIRMED_TIMES if code is RemedyCode.MOVE else 1) for code, price in prices.items()
    }
    cost = things = 0
    for sessions in _groups(problem, certain):
        of_group = _of_group(only(problem, sessions), once, until, may_go_on)
        cost, things = cost + of_group.cost, things + of_group.things
    return AtLeast(cost, things)


def _groups(problem: Problem, certain: Sequence[Reason]) -> Iterator[frozenset[int]]:
    """The sessions of each reason, the smaller first, without those of the ones before."""
    told = {each.session_id for each in problem.jobs if each.is_fixed and each.now is not None}
    for reason in sorted(certain, key=lambda each: len(each.sessions)):
        sessions = frozenset(reason.sessions) - told
        if sessions:
            yield sessions
        told |= sessions


def _of_group(
    problem: Problem, prices: Mapping[RemedyCode, int], until: float, may_go_on: Callable[[], None]
) -> AtLeast:
    steps = list(pairwise((0, *sorted(set(prices.values())))))
    counts: list[int] = []
    before: Problem | None = None
    for _, price in steps:
        may_go_on()
        if time.monotonic() > until or (counts and not counts[-1]):
            break
        left = loosened(problem, [code for code, each in prices.items() if each < price])
        counts.append(counts[-1] if left == before else _fewest(left))
        before = left
    # those that cost more are among those that cost less
    counts = list(accumulate(reversed(counts), max))[::-1]
    cost = sum((price - lower) * count for (lower, price), count in zip(steps, counts, strict=False))
    return AtLeast(cost, max(counts, default=0))


def _fewest(problem: Problem) -> int:
    """Things that it takes at least."""
    alone = _without(problem)
    shared = loosened(problem, SHARED)
    return alone if alone < 2 or shared == problem else min(alone, 1 + _without(shared))


def _without(problem: Problem) -> int:
    """Sessions that have to be left out at least."""
    fixed = {each.session_id for each in problem.jobs if each.is_fixed and each.now is not None}
    possible = Possible(unordered(problem))  # whoever is left out has no turn
    counted = _holding(certain_reasons(possible), fixed)
    if counted:
        return max(fewest_without(possible, each) for each in counted)
    return int(bool(_holding(certain_reasons(Possible(problem)), fixed)))


def _holding(reasons: Sequence[Reason], fixed: set[int]) -> list[Reason]:
    """Without those that what is fixed brings with it: it may clash."""
    return [
        each
        for each in reasons
        if not (
            fixed.issuperset(each.sessions)
            or (each.code is ReasonCode.TRACKS_SHORT and fixed & set(each.sessions))
        )
    ]
