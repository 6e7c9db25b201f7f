"""When each session could be, whatever the plan: what its own needs leave, one by one and together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Turn
from inspection_ready.planning.laid_out import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.plan_problem import Problem, Who
    from inspection_ready.planning.laid_out import Entry


class Possible:
    """Sets of starts as bits. What is fixed is where it is, and in the way of the others.

    What is left out of it can only make a time impossible that is called possible here, never the other way about.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.layout = Layout(problem)
        self.free_entries = tuple(each for each in self.layout.entries if not each.is_fixed)
        self._fixed = [each for each in self.layout.entries if each.is_fixed]
        self._taken: defaultdict[int, list[Entry]] = defaultdict(list)
        for each in self._fixed:
            for party in self._there(each):
                self._taken[party].append(each)
        self._within: dict[int, int] = {}
        self._inside: dict[tuple[tuple[Window, ...], int], int] = {}
        self._steps = sum(
            1 << self.layout.bit(rank, minute)
            for rank in range(len(self.layout.day_of))
            for minute in range(0, MINUTES_IN_A_DAY, problem.step)
        )
        self._party: dict[tuple[int, int, bool, bool], int] = {}
        self.alone = {each.index: self._together(each) for each in self.layout.entries}
        """What is left when nobody minds the order."""
        self.starts = dict(self.alone)
        """What is left in the order that is asked for."""
        self._in_order()

    def within(self, entry: Entry) -> int:
        """The hours of the days and its own, and nothing else."""
        if entry.index not in self._within:
            self._within[entry.index] = self._stands(entry) if entry.is_fixed else self.hours(entry)
        return self._within[entry.index]

    def hours(self, entry: Entry) -> int:
        """On the steps of the clock, and where it stands, within its windows."""
        found = self.on_steps(entry.job.windows, entry.minutes)
        now = entry.job.now
        if now is not None and any(
            each.holds(now.day, now.starts, now.starts + entry.minutes) for each in entry.job.windows
        ):
            found |= self._stands(entry)
        return found

    def on_steps(self, spans: tuple[Window, ...], minutes: int) -> int:
        return self.inside(spans, minutes) & self._steps

    def of_party(self, entry: Entry, party: int) -> int:
        """When somebody is free for it: from what they cannot, and from what is fixed."""
        key = party, entry.minutes, entry.at_place, entry.tires
        if key not in self._party:
            layout = self.layout
            taken = layout.busy("party", layout.parties[party], entry.minutes)
            for other in self._taken[party]:
                taken |= self._beside(entry, other)
            self._party[key] = ~taken
        return self.within(entry) & self._party[key]

    def of_places(self, entry: Entry) -> int:
        """When one of the places that would do is free at least."""
        found = 0
        for closed in entry.closed:
            found |= ~closed
        return self.within(entry) & found

    def of_inspectors(self, entry: Entry, wanted: int | None = None) -> int:
        """When as many are free as are to be chosen."""
        wanted = entry.wanted if wanted is None else wanted
        at_least = [self.within(entry)] + [0] * wanted
        for party in entry.pool:
            free = self.of_party(entry, party)
            for count in range(wanted, 0, -1):
                at_least[count] |= at_least[count - 1] & free
        return at_least[wanted]

    def of_people(self, entry: Entry, parties: Iterable[int]) -> int:
        found = self.within(entry)
        for party in parties:
            found &= self.of_party(entry, party)
        return found

    def fixed_times(self, who: Who) -> list[Window]:
        """What is fixed takes of somebody's time."""
        found = []
        for other in self._taken.get(self.layout.party(who), ()):
            now = other.job.now
            assert now is not None, "what is fixed stands somewhere"
            found.append(Window(now.day, now.starts, now.starts + other.minutes))
        return found

    def fixed_in(self, room: int) -> list[Window]:
        """What is fixed takes of a room's time."""
        stood = [(each, each.job.now) for each in self._fixed]
        return [
            Window(now.day, now.starts, now.starts + each.minutes)
            for each, now in stood
            if now is not None and now.spot.room_id == room
        ]

    def inside(self, spans: tuple[Window, ...], minutes: int) -> int:
        """The starts from which so long a session is over within one of these times."""
        key = spans, minutes
        if key not in self._inside:
            found = 0
            for window in spans:
                rank = self.layout.rank.get(window.day)
                if rank is not None:
                    found |= self.layout.blocked(rank, window.starts - 1, window.ends - minutes + 1)
            self._inside[key] = found
        return self._inside[key]

    def first(self, starts: int) -> tuple[int, int]:
        """Of a set that is not empty: the day and the minutes after midnight."""
        return self.when((starts & -starts).bit_length() - 1)

    def last(self, starts: int) -> tuple[int, int]:
        return self.when(starts.bit_length() - 1)

    def when(self, bit: int) -> tuple[int, int]:
        rank, minute = self.layout.when(bit)
        return self.layout.day_of[rank], minute

    def _together(self, entry: Entry) -> int:
        if entry.is_fixed:
            return self._stands(entry)
        people = self.of_people(entry, entry.must)
        return people & self.of_places(entry) & self.of_inspectors(entry)

    def _stands(self, entry: Entry) -> int:
        now = entry.job.now
        assert now is not None, "what is fixed stands somewhere"
        return 1 << self.layout.bit(self.layout.rank[now.day], now.starts)

    def _there(self, entry: Entry) -> tuple[int, ...]:
        now = entry.job.now
        chosen = () if now is None else tuple(self.layout.party(each) for each in now.inspectors)
        return (*entry.must, *chosen)

    def _beside(self, entry: Entry, other: Entry) -> int:
        """The starts that run into what is fixed, its breather among it."""
        now = other.job.now
        assert now is not None, "what is fixed stands somewhere"
        rests = self.problem.rules.breather if entry.at_place and other.at_place else 0
        after = rests if other.tires else 0
        before = rests if entry.tires else 0
        rank = self.layout.rank[now.day]
        return self.layout.blocked(
            rank, now.starts - entry.minutes - before, now.starts + other.minutes + after
        )

    # order

    def _in_order(self) -> None:
        """Until nothing more follows; each round takes something away, or is the last."""
        firsts = [each for each in self.layout.entries if each.turn is Turn.FIRST]
        lasts = [each for each in self.layout.entries if each.turn is Turn.LAST]
        seen = [each for each in self.layout.entries if each.is_seen and each.turn is not Turn.FIRST]
        at_place = [each for each in self.layout.entries if each.at_place and each.turn is not Turn.LAST]
        changed = True
        while changed:
            changed = False
            for first in firsts:
                changed |= self._before(first, seen)
            for last in lasts:
                changed |= self._after(last, at_place)

    def _before(self, first: Entry, others: list[Entry]) -> bool:
        """Nobody is seen before ``first`` begins."""
        changed = False
        for other in others:
            one, two = self.starts[first.index], self.starts[other.index]
            if one and two:
                lowest = (one & -one).bit_length() - 1
                changed |= self._keep(other, two >> lowest << lowest)
                changed |= self._keep(first, one & ((1 << two.bit_length()) - 1))
        return changed

    def _after(self, last: Entry, others: list[Entry]) -> bool:
        """Everything has ended when ``last`` begins."""
        changed = False
        for other in others:
            one, two = self.starts[last.index], self.starts[other.index]
            if one and two:
                ended = two & -two
                grains = -(-other.minutes // self.layout.grain)
                changed |= self._keep(last, one & ~((ended << grains) - 1))
                changed |= self._keep(other, two & ((1 << max(one.bit_length() - grains, 0)) - 1))
        return changed

    def _keep(self, entry: Entry, kept: int) -> bool:
        if kept == self.starts[entry.index]:
            return False
        self.starts[entry.index] = kept
        return True
