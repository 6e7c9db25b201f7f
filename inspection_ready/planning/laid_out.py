"""A problem made ready for reckoning: whoever and whatever can be at one place only has a number, and times are bits.

A set of starts is one whole number: bit ``rank * span + minute // grain`` stands for that minute of that day, and every
start that comes into question falls on a bit. What holds for every minute of a week is then said by one "and".
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, SessionFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.plan_problem import Job, Problem, Spot, Who, Window

NOT_AT_A_PLACE = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
TIRES = frozenset({SessionFormat.INTERVIEW, SessionFormat.MOCK_INTERVIEW})


class Entry:
    """A job in numbers: ``must`` and ``pool`` name parties, ``spots`` the places."""

    __slots__ = (
        "at_place",
        "index",
        "is_break",
        "is_fixed",
        "is_seen",
        "job",
        "minutes",
        "must",
        "near",
        "pool",
        "spots",
        "starts",
        "taking",
        "tires",
        "turn",
        "wanted",
    )

    def __init__(self, index: int, job: Job, layout: Layout) -> None:
        self.index = index
        self.job = job
        self.minutes = job.minutes
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
        self.wanted = job.inspectors_wanted
        self.spots = tuple(layout.spot(each) for each in job.spots)
        self.near: dict[int, tuple[int, int]] = {}
        """By the place of another session: the shortest way from there, and to there."""
        self.starts = layout.starts_of(self)
        """Where it may begin, as far as only its windows and whoever cannot have a say."""


class Layout:
    """Everything of a problem that no placing changes."""

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
        self.spots: list[Spot] = []
        self.ways: list[list[int]] = []
        self._party: dict[Who, int] = {}
        self._spot: dict[Spot, int] = {}
        self._near: dict[tuple[int, ...], dict[int, tuple[int, int]]] = {}
        self._busy: dict[tuple[str, Who | None, int], int] = {}
        self._within: dict[tuple[Window, int], int] = {}
        self.entries = tuple(Entry(index, job, self) for index, job in enumerate(problem.jobs))
        self.index = {job.session_id: index for index, job in enumerate(problem.jobs)}
        self.inspectors = tuple(
            dict.fromkeys(self.party(name) for job in problem.jobs for name in job.inspectors_from)
        )
        """Who can be chosen for something."""
        self._seat_the_ways()

    def party(self, who: Who) -> int:
        if who not in self._party:
            self._party[who] = len(self.parties)
            self.parties.append(who)
        return self._party[who]

    def spot(self, spot: Spot) -> int:
        if spot not in self._spot:
            self._spot[spot] = len(self.spots)
            self.spots.append(spot)
        return self._spot[spot]

    def _seat_the_ways(self) -> None:
        for entry in self.entries:
            if entry.job.now is not None:
                self.spot(entry.job.now.spot)
                for name in entry.job.now.inspectors:
                    self.party(name)
        way = self.problem.way
        self.ways = [[way(one, other) for other in self.spots] for one in self.spots]
        for entry in self.entries:
            if entry.spots not in self._near:
                self._near[entry.spots] = {
                    other: (
                        min(self.ways[other][spot] for spot in entry.spots),
                        min(self.ways[spot][other] for spot in entry.spots),
                    )
                    for other in range(len(self.spots))
                }
            entry.near = self._near[entry.spots]

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

    def starts_of(self, entry: Entry) -> int:
        """One by one on the step of the clock, and where it stands."""
        job = entry.job
        found = 0
        for window in job.windows:
            if window.day in self.rank:
                found |= self._starts_within(window, job.minutes)
        if job.now is not None and any(
            each.holds(job.now.day, job.now.starts, job.now.starts + job.minutes) for each in job.windows
        ):
            found |= 1 << self.bit(self.rank[job.now.day], job.now.starts)
        for party in entry.must:
            found &= ~self.busy("party", self.parties[party], job.minutes)
        return found

    def _starts_within(self, window: Window, minutes: int) -> int:
        key = (window, minutes)
        if key not in self._within:
            step = self.problem.step
            rank, found = self.rank[window.day], 0
            for starts in range(-(-window.starts // step) * step, window.ends - minutes + 1, step):
                found |= 1 << self.bit(rank, starts)
            self._within[key] = found
        return self._within[key]

    def busy(self, kind: str, who: Who | None, minutes: int) -> int:
        """The starts at which so long a session meets a time when they cannot."""
        if who is None:
            return 0
        key = (kind, who, minutes)
        if key not in self._busy:
            found = 0
            for window in self.busy_windows(kind, who):
                if window.day in self.rank:
                    found |= self.blocked(self.rank[window.day], window.starts - minutes, window.ends)
            self._busy[key] = found
        return self._busy[key]

    def busy_windows(self, kind: str, who: Who) -> tuple[Window, ...]:
        if kind == "party":
            return self.problem.busy.get(who, ())
        held = self.problem.rooms_busy if kind == "room" else self.problem.bases_busy
        return held.get(int(who), ())

    def spot_busy(self, entry: Entry, spot: int) -> int:
        place = self.spots[spot]
        found = self.busy("room", place.room_id, entry.minutes)
        if entry.job.format is not SessionFormat.TRAVEL:
            found |= self.busy("base", place.base_id, entry.minutes)
        return found


def bits(starts: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while starts:
        lowest = starts & -starts
        yield lowest.bit_length() - 1
        starts ^= lowest
