"""What no plan that places everything costs less than, by arithmetic alone: each session where it would cost least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Preference
from inspection_ready.planning.costs import is_at_its_place
from inspection_ready.planning.walking import walked_at_least

if TYPE_CHECKING:
    from inspection_ready.planning.laid_out import Entry, Layout


def at_least(layout: Layout) -> int:
    """Weighed, and of the sessions that could be placed alone. Spread is counted as nothing, and the weights are none of them below 0."""
    weights = {each: layout.problem.weights.get(each, 0) for each in Preference}
    alone = sum(_alone(entry, layout, weights) for entry in layout.entries if entry.can_be)
    return alone + weights[Preference.LOAD] * _load(layout) + walking_at_least(layout)


def walking_at_least(layout: Layout) -> int:
    """What of that is walking, weighed: it goes on top of what a solver shows that knows nothing of walking."""
    weight = layout.problem.weights.get(Preference.WALKING, 0)
    return weight * walked_at_least(layout) if weight else 0


def _alone(entry: Entry, layout: Layout, weights: dict[Preference, int]) -> int:
    """If no other session were there. A fixed one costs what it costs."""
    now = entry.job.now
    room = weights[Preference.ROOM]
    if entry.is_fixed and now is not None:
        bit = layout.bit(layout.rank[now.day], now.starts)
        return entry.wishes_at(bit) + room * now.spot.spare
    moved = 0 if now is None else weights[Preference.MOVED]
    stood = 0
    if now is not None and now.day in layout.rank:
        stood = 1 << layout.bit(layout.rank[now.day], now.starts)
    costs = []
    for number, spot in enumerate(entry.job.spots):
        starts = entry.starts & ~entry.closed[number]
        if not starts:
            continue
        cost = room * spot.spare
        costs.append(cost + moved + _least_wished(entry, starts))
        if now is not None and starts & stood and is_at_its_place(now, spot):
            costs.append(cost + entry.wishes_at(stood.bit_length() - 1))
    return min(costs, default=0)


def _least_wished(entry: Entry, starts: int) -> int:
    """The starts fall into few kinds: within each wish, or not."""
    kinds = [(starts, 0)]
    for unwanted, cost in entry.wished:
        kinds = [
            kind
            for held, paid in kinds
            for kind in ((held & unwanted, paid + cost), (held & ~unwanted, paid))
            if kind[0]
        ]
    return min(paid for _, paid in kinds)


def _load(layout: Layout) -> int:
    """An even share rounded up, less the same rounded down; more where somebody is named for more."""
    if not layout.inspectors:
        return 0
    there = [party for entry in layout.entries if entry.can_be for party in layout.surely_at(entry)]
    named = [there.count(party) for party in layout.inspectors]
    chosen = sum(entry.wanted for entry in layout.entries if entry.can_be and not entry.is_fixed)
    share, rest = divmod(sum(named) + chosen, len(layout.inspectors))
    return max(share + bool(rest), *named) - share
