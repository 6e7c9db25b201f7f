"""What no plan that places everything walks less than, by arithmetic alone.

Somebody's ways of a day are a path through their sessions. Leaving sessions out of a path makes it no longer, as ways
are reckoned here: from one base to another at least the shortest way out of the one and the shortest into the other.
So all of somebody's paths cost no less than the cheapest forest that joins the sessions they have to be at, with as
many trees as they have days. Who inspects is not known beforehand; for those who may be chosen it is counted how many
days of inspectors each base needs, and where that is more than there are days, some see two bases on one day.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.planning.laid_out import bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.plan_problem import Spot
    from inspection_ready.planning.laid_out import Entry, Layout


def walked_at_least(layout: Layout) -> int:
    """Minutes of everybody together, with every session placed that can be alone."""
    reckoning = _Reckoning(layout)
    return reckoning.of_those_who_must() + reckoning.of_those_who_may()


class _Stop(NamedTuple):
    """A session somebody has to be at, which is at a base wherever it is."""

    places: frozenset[int]
    days: frozenset[int]


class _Reckoning:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.entries = [entry for entry in layout.entries if entry.can_be]
        self.bases = {spot.base_id for spot in layout.places} - {None}
        self._out, self._into = self._ends()
        self._whole_bases = {spot.base_id for spot in layout.places if spot.room_id is None}
        """Where a session may be in no room: there is no way from it to a room, nor on to another."""
        self._stops = {entry.index: self._stop(entry) for entry in self.entries}

    # ways

    def _ends(self) -> tuple[dict[int | None, int], dict[int | None, int]]:
        """By base the shortest way out of it, and into it."""
        one_of = {spot.base_id: place for place, spot in enumerate(self.layout.places)}
        out: dict[int | None, int] = {}
        into: dict[int | None, int] = {}
        for base in self.bases:
            others = [one_of[each] for each in self.bases if each != base]
            out[base] = min((self.layout.ways[one_of[base]][each] for each in others), default=0)
            into[base] = min((self.layout.ways[each][one_of[base]] for each in others), default=0)
        return out, into

    def _way(self, one: Spot, other: Spot) -> int:
        """At least so long, in whichever direction and whatever lies between."""
        base, its = one.base_id, other.base_id
        if base != its:
            there = max(self._out[base], self._into[its])
            return min(there, max(self._out[its], self._into[base]))
        if one.room_id is None or one.room_id == other.room_id or base in self._whole_bases:
            return 0
        if len(self.bases) == 1:
            return self.layout.rules.between_rooms
        return min(self.layout.rules.between_rooms, self._out[base] + self._into[base])

    def _between(self, one: _Stop, other: _Stop) -> int:
        if one.places & other.places:
            return 0
        places = self.layout.places
        return min(self._way(places[a], places[b]) for a in one.places for b in other.places)

    # whoever has to be there

    def of_those_who_must(self) -> int:
        """Inspectors who may be chosen for something are left out: they are counted by themselves."""
        pool = set(self.layout.inspectors)
        return sum(each for party, each in self._forests.items() if party not in pool)

    @cached_property
    def _forests(self) -> dict[int, int]:
        held: defaultdict[int, list[_Stop]] = defaultdict(list)
        for entry in self.entries:
            stop = self._stops[entry.index]
            if stop is not None:
                for party in self.layout.surely_at(entry):
                    held[party].append(stop)
        return {party: _forest_or_days(self, stops) for party, stops in held.items() if len(stops) > 1}

    def _stop(self, entry: Entry) -> _Stop | None:
        """None where it may be at no base: then it is no stop on anybody's way."""
        layout, now = self.layout, entry.job.now
        spots: Iterable[Spot] = entry.job.spots
        starts = entry.starts
        if entry.is_fixed and now is not None:
            spots, starts = (now.spot,), 1 << layout.bit(layout.rank[now.day], now.starts)
        if not entry.at_place or any(each.base_id is None for each in spots):
            return None
        places = frozenset(map(layout.place, spots))
        return _Stop(places, frozenset(bit // layout.span for bit in bits(starts)))

    def joined(self, stops: Sequence[_Stop], trees: int) -> int:
        """The cheapest forest of so many trees: the shortest ways first, as long as they join what is apart."""
        ways = sorted(
            (self._between(one, other), a, b)
            for a, one in enumerate(stops)
            for b, other in enumerate(stops[:a])
        )
        tree_of, left, cost = list(range(len(stops))), len(stops), 0
        for way, a, b in ways:
            if left <= trees:
                break
            one, other = tree_of[a], tree_of[b]
            if one != other:
                tree_of = [one if each == other else each for each in tree_of]
                left -= 1
                cost += way
        return cost

    # whoever may be chosen

    def of_those_who_may(self) -> int:
        """The more of: what those named have to walk in any case, and what the days of all of them force."""
        pool = set(self.layout.inspectors)
        named = sum(each for party, each in self._forests.items() if party in pool)
        if len(self.bases) < 2 or not pool:
            return named
        away = sum(self._days_needed(pool).values()) - self._days_there_are(pool)
        return max(named, away * min(*self._out.values(), *self._into.values()))

    def _days_needed(self, pool: set[int]) -> dict[int, int]:
        """By base, so many inspectors' days at least have a session there: by the longest day, and by who is there at once."""
        free = [each for each in self.entries if not each.is_fixed and each.at_place]
        breather, longest = self.layout.rules.breather, self._longest_day(pool)
        minutes: defaultdict[int, int] = defaultdict(int)
        at_once: defaultdict[int, int] = defaultdict(int)
        for entry in free:
            bases = {spot.base_id for spot in entry.job.spots}
            count = entry.wanted + sum(party in pool for party in entry.must)
            if len(bases) == 1 and count:
                (base,) = bases
                if base is not None:
                    minutes[base] += count * (entry.minutes + (breather if entry.tires else 0))
                    at_once[base] = max(at_once[base], count)
        return {base: max(at_once[base], -(-minutes[base] // longest)) for base in minutes}

    def _longest_day(self, pool: set[int]) -> int:
        """Minutes of sessions, each with its breather, that one inspector can have on a day at most."""
        layout, rules = self.layout, self.layout.rules
        free = [each for each in self.entries if not each.is_fixed]
        ends: defaultdict[int, list[int]] = defaultdict(list)
        for entry in free:
            for rank in range(len(layout.rank)):
                on = entry.starts >> rank * layout.span & (1 << layout.span) - 1
                if on:
                    ends[rank] += [
                        ((on & -on).bit_length() - 1) * layout.grain,
                        (on.bit_length() - 1) * layout.grain + entry.minutes,
                    ]
        first = {rank: min(each) for rank, each in ends.items()}
        last = {rank: max(each) for rank, each in ends.items()}
        has_lunch = bool(rules.lunch_minutes) and rules.lunch_to - rules.lunch_from >= rules.lunch_minutes
        is_fixed = any(set(layout.surely_at(each)) & pool for each in self.entries if each.is_fixed)

        def length(rank: int) -> int:
            whole = last[rank] - first[rank]
            eats = (
                has_lunch
                and not is_fixed
                and first[rank] <= rules.lunch_from
                and rules.lunch_to <= last[rank]
            )
            return whole - (rules.lunch_minutes if eats else 0)

        return max((length(rank) for rank in ends), default=0) + rules.breather or 1

    def _days_there_are(self, pool: set[int]) -> int:
        """Of inspectors, on which they can be at something at all."""
        layout = self.layout
        able: defaultdict[int, int] = defaultdict(int)
        for entry in self.entries:
            if not entry.is_fixed and entry.at_place:
                for party in pool & {*entry.must, *entry.pool}:
                    able[party] |= entry.starts & ~entry.cannot[party]
        day = (1 << layout.span) - 1
        return sum(
            bool(starts >> rank * layout.span & day)
            for starts in able.values()
            for rank in range(len(layout.rank))
        )


def _forest_or_days(reckoning: _Reckoning, stops: Sequence[_Stop]) -> int:
    """The more of: one forest of all of them, and a tree for each day of those that can be on that day only."""
    days = frozenset().union(*(each.days for each in stops))
    only = (tuple(each for each in stops if each.days == {day}) for day in days)
    return max(reckoning.joined(stops, len(days)), sum(reckoning.joined(each, 1) for each in only if each))
