"""What a plan costs, preference by preference: the one measure by which plans are told apart.

- wishes and half-days: of every session, the cost of each wish of that kind within whose window it begins;
- spread: the minutes of the sessions of a day, breaks and travel left out, on the longest day less those on the
  shortest; only the days of the problem count;
- walking: for everybody who has to be there, the ways from each session of a day that is at a base to the next of them;
- load: of the inspectors who can be chosen for something, the sessions of whoever has most less an even share of all
  their sessions, rounded down; what they are named for counts too;
- room: the seats that stay empty;
- moved: the sessions that stood somewhere and are on another day, at another time, or in another place. Who inspects,
  and the track, is no move.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Preference
from inspection_ready.planning.laid_out import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.plan_problem import Placing, Problem, Spot
    from inspection_ready.planning.laid_out import Entry


class Tally:
    """The costs of what was put, kept with every step."""

    def __init__(self, layout: Layout, placings: Iterable[Placing] = ()) -> None:
        self.layout = layout
        weights = layout.problem.weights
        self._weights = tuple(weights.get(each, 0) for each in Preference)
        self.squares = 0
        """Of the sessions of each of them, added up: the less, the more even."""
        self._sessions = 0
        """Of all inspectors that are counted, together."""
        self.wishes = self.half_days = self.walking = self.room = self.moved = 0
        days = len(layout.problem.days)
        self.by_day = [0] * days
        self.load = dict.fromkeys(layout.inspectors, 0)
        self._stops: list[list[list[tuple[int, int, int]]]] = [
            [[] for _ in layout.rank] for _ in layout.parties
        ]
        for placing in placings:
            self.put(placing)

    def put(self, placing: Placing) -> None:
        self._count(placing, 1)

    def lift(self, placing: Placing) -> None:
        self._count(placing, -1)

    @property
    def costs(self) -> Mapping[Preference, int]:
        return {
            Preference.WISHES: self.wishes,
            Preference.HALF_DAYS: self.half_days,
            Preference.SPREAD: self.spread,
            Preference.WALKING: self.walking,
            Preference.LOAD: self.uneven,
            Preference.ROOM: self.room,
            Preference.MOVED: self.moved,
        }

    @property
    def weighed(self) -> int:
        wishes, half_days, spread, walking, load, room, moved = self._weights
        found = wishes * self.wishes + half_days * self.half_days
        found += walking * self.walking + room * self.room + moved * self.moved
        if spread:
            found += spread * self.spread
        return found + load * self.uneven if load else found

    @property
    def spread(self) -> int:
        return max(self.by_day) - min(self.by_day) if self.by_day else 0

    @property
    def uneven(self) -> int:
        held = self.load.values()
        return max(held) - self._sessions // len(held) if held else 0

    def _count(self, placing: Placing, by: int) -> None:
        layout = self.layout
        entry = layout.entries[layout.index[placing.session_id]]
        rank = layout.rank[placing.day]
        if entry.asked:
            self._miss(entry, layout.bit(rank, placing.starts), by)
        self.room += by * placing.spot.spare
        self.moved += by * is_moved(entry, placing)
        if entry.at_place and rank < len(self.by_day):
            self.by_day[rank] += by * entry.minutes
        parties = (*entry.must, *(layout.party(name) for name in placing.inspectors))
        for party in parties:
            if party in self.load:
                self.squares += 1 + 2 * by * self.load[party]
                self.load[party] += by
                self._sessions += by
        if entry.at_place and placing.spot.base_id is not None:
            stop = (placing.starts, entry.index, layout.place(placing.spot))
            for party in parties:
                self._walk(self._stops[party][rank], stop, by)

    def _miss(self, entry: Entry, bit: int, by: int) -> None:
        for starts, cost, of in entry.asked:
            if starts >> bit & 1:
                if of is Preference.HALF_DAYS:
                    self.half_days += by * cost
                else:
                    self.wishes += by * cost

    def _walk(self, stops: list[tuple[int, int, int]], stop: tuple[int, int, int], by: int) -> None:
        if by < 0:
            stops.remove(stop)
        if stops:
            place = bisect_left(stops, stop)
            ways = self.layout.ways
            before = stops[place - 1][2] if place else None
            after = stops[place][2] if place < len(stops) else None
            if before is not None:
                self.walking += by * ways[before][stop[2]]
            if after is not None:
                self.walking += by * ways[stop[2]][after]
                if before is not None:
                    self.walking -= by * ways[before][after]
        if by > 0:
            insort(stops, stop)


def is_moved(entry: Entry, placing: Placing) -> bool:
    now = entry.job.now
    if now is None:
        return False
    return (now.day, now.starts) != (placing.day, placing.starts) or not is_at_its_place(now, placing.spot)


def is_at_its_place(now: Placing, spot: Spot) -> bool:
    return (now.spot.base_id, now.spot.room_id) == (spot.base_id, spot.room_id)


def costs(problem: Problem, placings: Iterable[Placing]) -> Mapping[Preference, int]:
    """Each before it is weighed."""
    return Tally(Layout(problem), placings).costs


def weighed(problem: Problem, placings: Iterable[Placing]) -> int:
    return Tally(Layout(problem), placings).weighed
