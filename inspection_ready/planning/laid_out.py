"""A problem made ready for reckoning: whoever and whatever can be at one place only has a number, and times are bits.

A set of starts is one whole number: bit ``rank * span + minute // grain`` stands for that minute of that day, and every
start that comes into question falls on a bit. What holds for every minute of a week is then said by one "and".
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, SessionFormat
from inspection_ready.planning.rest import hungry, kept_too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection_ready.domain.plan_problem import Job, Problem, Spot, Who, Window

NOT_AT_A_PLACE = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
TIRES = frozenset({SessionFormat.INTERVIEW, SessionFormat.MOCK_INTERVIEW})


class Entry:
    """A job in numbers: ``must`` and ``pool`` name parties, ``places`` where its spots are, in their order."""

    __slots__ = (
        "asked",
        "at_place",
        "cannot",
        "cells",
        "closed",
        "index",
        "is_break",
        "is_fixed",
        "is_seen",
        "job",
        "minutes",
        "must",
        "near",
        "places",
        "pool",
        "starts",
        "taking",
        "tires",
        "tracks",
        "turn",
        "wanted",
        "wished",
    )

    def __init__(self, index: int, job: Job, layout: Layout) -> None:
        self.index = index
        self.job = job
        self.minutes = job.minutes
        self.cells = (1 << job.minutes // layout.grain) - 1
        """The time it takes, as bits; to be shifted to where it begins."""
        self.is_fixed = job.is_fixed and job.now is not None
        self.turn = job.turn
        self.is_break = job.format is SessionFormat.BREAK
        self.at_place = job.format not in NOT_AT_A_PLACE
        self.is_seen = self.at_place and job.format is not SessionFormat.MEETING
        """Before it, whoever is seen first has to be."""
        self.tires = job.format in TIRES
        self.must = tuple(layout.party(who) for who in dict.fromkeys(job.must))
        self.taking = frozenset(layout.party(each) for each in job.taking_part)
        self.pool = tuple(
            party
            for name in dict.fromkeys(job.inspectors_from)
            if (party := layout.party(name)) not in self.must
        )
        self.tracks = job.tracks if job.now is None else tuple(dict.fromkeys((*job.tracks, job.now.track)))
        self.wanted = job.inspectors_wanted
        self.places = tuple(layout.place(each) for each in job.spots)
        self.near: Mapping[int, tuple[int, int]] = {}
        """By the place of another session: the shortest way from there, and to there."""
        self.cannot = {
            party: layout.busy("party", layout.parties[party], job.minutes)
            for party in (*self.must, *self.pool)
        }
        self.closed = tuple(layout.closed(job, spot) for spot in job.spots)
        """By spot, the starts at which its room or base cannot."""
        self.starts = layout.starts_of(self)
        """Where it may begin, as far as only its windows and whoever cannot have a say."""
        self.asked = tuple((layout.within(each.window), each.cost, each.of) for each in job.wishes)
        """The starts that miss a wish, what that costs before it is weighed, and with which preference it is."""
        weights = layout.problem.weights
        weighed = ((starts, cost * weights.get(of, 0)) for starts, cost, of in self.asked)
        self.wished = tuple((starts, cost) for starts, cost in weighed if cost)
        """The starts that cost something, and what, weighed."""

    @property
    def can_be(self) -> bool:
        """It could be placed, if nothing else were."""
        return self.is_fixed or bool(self.starts and len(self.pool) >= self.wanted)

    def wishes_at(self, bit: int) -> int:
        """Weighed."""
        return sum(cost for starts, cost in self.wished if starts >> bit & 1)


class Layout:
    """Everything of a problem that no placing changes. A place is a room, or a base, whatever seats stay empty."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rules = problem.rules
        self.rank = {window.day: rank for rank, window in enumerate(problem.days)}
        for job in problem.jobs:
            if job.now is not None:  # where a session stands that is kept, though the day is no more
                self.rank.setdefault(job.now.day, len(self.rank))
        self.day_of = tuple(self.rank)
        stood = [job.now.starts for job in problem.jobs if job.now is not None]
        self.grain = gcd(problem.step, *(job.minutes for job in problem.jobs), *stood) or 1
        self.span = MINUTES_IN_A_DAY // self.grain + 1
        self.parties: list[Who] = []
        self.places: list[Spot] = []
        self._party: dict[Who, int] = {}
        self._place: dict[tuple[int | None, int | None], int] = {}
        self._busy: dict[tuple[str, Who | None, int], int] = {}
        self._alone: dict[int, int] = {}
        self._within: dict[tuple[tuple[Window, ...], int], int] = {}
        self.entries = tuple(Entry(index, job, self) for index, job in enumerate(problem.jobs))
        self.index = {job.session_id: index for index, job in enumerate(problem.jobs)}
        self.inspectors = tuple(
            dict.fromkeys(self.party(name) for job in problem.jobs for name in job.inspectors_from)
        )
        """Who can be chosen for something."""
        for job in problem.jobs:
            if job.now is not None:
                self.place(job.now.spot)
                for name in job.now.inspectors:
                    self.party(name)
        self.ways = self._all_ways()
        """Minutes by place, and place."""
        self._seat_the_ways()

    def party(self, who: Who) -> int:
        if who not in self._party:
            self._party[who] = len(self.parties)
            self.parties.append(who)
        return self._party[who]

    def place(self, spot: Spot) -> int:
        key = spot.base_id, spot.room_id
        if key not in self._place:
            self._place[key] = len(self.places)
            self.places.append(spot)
        return self._place[key]

    def surely_at(self, entry: Entry) -> tuple[int, ...]:
        """Who has to be there, with the inspectors who are chosen already where it is fixed."""
        now = entry.job.now
        chosen = now.inspectors if entry.is_fixed and now is not None else ()
        return (*entry.must, *(self.party(name) for name in chosen))

    def _all_ways(self) -> list[list[int]]:
        """From one base to another all ways are the same, which are most of them."""
        of_base: dict[int | None, list[int]] = {}
        for number, spot in enumerate(self.places):
            of_base.setdefault(spot.base_id, []).append(number)
        ways = [[0] * len(self.places) for _ in self.places]
        for base, ones in of_base.items():
            for other_base, others in of_base.items():
                if base != other_base:
                    minutes = self.problem.way(self.places[ones[0]], self.places[others[0]])
                    if minutes:
                        for one in ones:
                            row = ways[one]
                            for other in others:
                                row[other] = minutes
            for one in ones:
                for other in ones:
                    ways[one][other] = self.problem.way(self.places[one], self.places[other])
        return ways

    def _seat_the_ways(self) -> None:
        known: dict[tuple[int, ...], Mapping[int, tuple[int, int]]] = {}
        for entry in self.entries:
            if entry.places not in known:
                known[entry.places] = self._near(entry.places)
            entry.near = known[entry.places]

    def _near(self, places: tuple[int, ...]) -> Mapping[int, tuple[int, int]]:
        """One room of a base stands for the others: only whoever is in one of them has no way at all."""
        ways, within = self.ways, set(places)
        of_base = {self.places[each].base_id: each for each in places}
        chosen = {each for each in places if self.places[each].room_id is None} | set(of_base.values())
        return {
            other: (0, 0)
            if other in within
            else (min(ways[other][each] for each in chosen), min(ways[each][other] for each in chosen))
            for other in range(len(self.places))
        }

    # starts as bits

    def bit(self, rank: int, starts: int) -> int:
        return rank * self.span + starts // self.grain

    def when(self, bit: int) -> tuple[int, int]:
        """The rank of the day, and minutes after midnight."""
        rank, grains = divmod(bit, self.span)
        return rank, grains * self.grain

    def blocked(self, rank: int, after: int, before: int) -> int:
        """The starts of a day that are later than the one minute and earlier than the other."""
        first = max(after // self.grain + 1, 0)
        last = min(-(-before // self.grain), self.span)
        if last <= first:
            return 0
        return ((1 << (last - first)) - 1) << (rank * self.span + first)

    def within(self, window: Window) -> int:
        """The starts within it."""
        return (
            self.blocked(self.rank[window.day], window.starts - 1, window.ends)
            if window.day in self.rank
            else 0
        )

    def starts_of(self, entry: Entry) -> int:
        """One by one on the step of the clock, and where it stands."""
        job = entry.job
        found = self._steps_within(job.windows, job.minutes)
        if job.now is not None and any(
            each.holds(job.now.day, job.now.starts, job.now.starts + job.minutes) for each in job.windows
        ):
            found |= 1 << self.bit(self.rank[job.now.day], job.now.starts)
        for party in entry.must:
            found &= ~entry.cannot[party]
        if (entry.must or entry.wanted) and not entry.is_break:
            found &= ~self._tiring(job.minutes)
        return found

    def _tiring(self, minutes: int) -> int:
        """The starts at which so long a session alone keeps somebody from a break or from lunch."""
        if minutes not in self._alone:
            found, day = 0, MINUTES_IN_A_DAY
            for starts in range(0, day, self.grain):
                new = starts, starts + minutes, -1
                if kept_too_long(self.rules, (), new) or hungry(self.rules, (), new):
                    found |= 1 << self.bit(0, starts)
            self._alone[minutes] = sum(found << self.bit(rank, 0) for rank in self.rank.values())
        return self._alone[minutes]

    def _steps_within(self, windows: tuple[Window, ...], minutes: int) -> int:
        key = (windows, minutes)
        if key not in self._within:
            step, found = self.problem.step, 0
            for window in windows:
                if window.day in self.rank:
                    rank = self.rank[window.day]
                    for starts in range(-(-window.starts // step) * step, window.ends - minutes + 1, step):
                        found |= 1 << self.bit(rank, starts)
            self._within[key] = found
        return self._within[key]

    def busy(self, kind: str, who: Who | None, minutes: int) -> int:
        """The starts at which so long a session meets a time when they cannot."""
        windows = self._busy_windows(kind, who)
        if not windows:
            return 0
        key = (kind, who, minutes)
        if key not in self._busy:
            found = 0
            for window in windows:
                if window.day in self.rank:
                    found |= self.blocked(self.rank[window.day], window.starts - minutes, window.ends)
            self._busy[key] = found
        return self._busy[key]

    def _busy_windows(self, kind: str, who: Who | None) -> tuple[Window, ...]:
        if who is None:
            return ()
        if kind == "party":
            return self.problem.busy.get(who, ())
        held = self.problem.rooms_busy if kind == "room" else self.problem.bases_busy
        return held.get(int(who), ())

    def closed(self, job: Job, spot: Spot) -> int:
        """Nobody is at a base while they travel there."""
        found = self.busy("room", spot.room_id, job.minutes)
        if job.format is not SessionFormat.TRAVEL:
            found |= self.busy("base", spot.base_id, job.minutes)
        return found


def bits(starts: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while starts:
        lowest = starts & -starts
        yield lowest.bit_length() - 1
        starts ^= lowest


def spread_back(cells: int, length: int) -> int:
    """The starts at which a session of so many bits meets one of the cells."""
    found, reach = cells, 1
    while reach < length:
        by = min(reach, length - reach)
        found |= found >> by
        reach += by
    return found
