"""Sessions, rooms and tracks as CP-SAT is told of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.plan_problem import Preference
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.planning.costs import is_at_its_place
from inspection_ready.planning.laid_out import bits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.planning.laid_out import Entry, Layout


class Sessions:
    """When each begins, where it is, and who inspects. Times run on from day to day."""

    def __init__(self, layout: Layout, known: Sequence[Placing]) -> None:
        from ortools.sat.python import cp_model  # slow import

        self.cp = cp_model
        self.layout = layout
        self.problem = layout.problem
        self.rules = layout.rules
        self.weights = {each: layout.problem.weights.get(each, 0) for each in Preference}
        self.model: Any = cp_model.CpModel()
        self.known = {layout.index[each.session_id]: each for each in known}
        self.entries = [layout.entries[index] for index in sorted(self.known)]
        self.starts: dict[int, Any] = {}
        self.domains: dict[int, list[int]] = {}
        self.seen_by: dict[int, dict[int, Any]] = {}
        """By entry, the literal of each inspector of its pool."""
        self.rooms: dict[int, list[tuple[int, Any]]] = {}
        """By entry, spots by number among those of the job, of each kind of room one, and its literal."""
        self.cost: list[Any] = []
        for entry in self.entries:
            self._place(entry)
        self._share_rooms()
        self._share_tracks()

    # sessions

    def _at(self, bit: int) -> int:
        rank, starts = self.layout.when(bit)
        return rank * MINUTES_IN_A_DAY + starts

    def _stood(self, placing: Placing) -> int:
        return self.layout.rank[placing.day] * MINUTES_IN_A_DAY + placing.starts

    def _domain(self, starts: int) -> Any:
        return self.cp.Domain.from_values([self._at(bit) for bit in bits(starts)])

    def _place(self, entry: Entry) -> None:
        known, index = self.known[entry.index], entry.index
        if entry.is_fixed:
            starts = 1 << self.layout.bit(self.layout.rank[known.day], known.starts)
            pool = [self.layout.party(name) for name in known.inspectors]
            self.seen_by[index] = {party: self.model.new_constant(1) for party in pool}
        else:
            starts = entry.starts
            self.seen_by[index] = {party: self.model.new_bool_var("") for party in entry.pool}
            self.model.add(sum(self.seen_by[index].values()) == entry.wanted)
        self.domains[index] = list(bits(starts))
        start = self.starts[index] = self.model.new_int_var_from_domain(self._domain(starts), "")
        if not entry.is_fixed:
            for party, literal in self.seen_by[index].items():
                if starts & entry.cannot[party]:
                    able = self._domain(starts & ~entry.cannot[party])
                    self.model.add_linear_expression_in_domain(start, able).only_enforce_if(literal)
        for unwanted, cost in entry.wished:
            if starts & unwanted:
                self._pay(start, starts & ~unwanted, cost)

    def _pay(self, start: Any, free: int, cost: int) -> None:
        """Unless it begins where that is free."""
        if cost:
            paid = self.model.new_bool_var("")
            self.model.add_linear_expression_in_domain(start, self._domain(free)).only_enforce_if(~paid)
            self.cost.append(cost * paid)

    # rooms and tracks

    def _share_rooms(self) -> None:
        """Rooms are alike that the same sessions may have, with as many seats to spare, and that are busy alike; where
        a session stands now is like no other.
        """
        asked: defaultdict[int, list[tuple[int | None, int, int]]] = defaultdict(list)
        for entry in self.entries:
            for spot in self.spots(entry):
                if spot.room_id is not None:
                    asked[spot.room_id].append((spot.base_id, entry.index, spot.spare))
        stood = {entry.job.now.spot.room_id for entry in self.entries if entry.job.now is not None}
        self.kinds: dict[int, tuple[Any, ...]] = {
            room: (tuple(held), self.problem.rooms_busy.get(room, ()), room if room in stood else None)
            for room, held in asked.items()
        }
        number: defaultdict[tuple[Any, ...], int] = defaultdict(int)
        for kind in self.kinds.values():
            number[kind] += 1
        used: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for entry in self.entries:
            self._seat(entry, used)
        for room, taken in self._fixed_times().items():
            used[self.kinds[room]] += taken
        for kind, intervals in used.items():
            self.model.add_cumulative(intervals, [1] * len(intervals), number[kind])

    def _fixed_times(self) -> dict[int, list[Any]]:
        """By room; what is fixed may clash, and is one time then."""
        times: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for entry in self.entries:
            room = self.known[entry.index].spot.room_id
            if entry.is_fixed and room is not None:
                begins = self._stood(self.known[entry.index])
                times[room].append((begins, begins + entry.minutes))
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for room, held in times.items():
            until = 0
            for begins, ends in sorted(held):
                since = max(begins, until)
                if ends > since:
                    found[room].append(self.model.new_fixed_size_interval_var(since, ends - since, ""))
                    until = ends
        return found

    def spots(self, entry: Entry) -> tuple[Any, ...]:
        return (self.known[entry.index].spot,) if entry.is_fixed else entry.job.spots

    def _seat(self, entry: Entry, used: defaultdict[tuple[Any, ...], list[Any]]) -> None:
        start, index = self.starts[entry.index], entry.index
        ways: dict[Any, tuple[int, Any]] = {}
        for number, spot in enumerate(self.spots(entry)):
            kind = spot if spot.room_id is None else self.kinds[spot.room_id]
            if kind in ways:
                continue
            literal = self.model.new_bool_var("")
            ways[kind] = number, literal
            if spot.room_id is not None and not entry.is_fixed:
                used[kind].append(self.core(entry, literal))
            if not entry.is_fixed and entry.closed[number] & entry.starts:
                able = self._domain(entry.starts & ~entry.closed[number])
                self.model.add_linear_expression_in_domain(start, able).only_enforce_if(literal)
            if spot.spare and self.weights[Preference.ROOM]:
                self.cost.append(self.weights[Preference.ROOM] * spot.spare * literal)
        self.rooms[index] = list(ways.values())
        self.model.add_exactly_one(literal for _, literal in self.rooms[index])
        if self.weights[Preference.MOVED] and entry.job.now is not None and not entry.is_fixed:
            self._stay(entry, entry.job.now)

    def _stay(self, entry: Entry, now: Placing) -> None:
        """One of the two: it is moved, or it has its room and begins when it did."""
        moved = self.model.new_bool_var("")
        self.cost.append(self.weights[Preference.MOVED] * moved)
        here = [
            literal
            for number, literal in self.rooms[entry.index]
            if is_at_its_place(now, entry.job.spots[number])
        ]
        self.model.add_bool_or([*here, moved])
        only = self.cp.Domain.from_values([self._stood(now)])
        self.model.add_linear_expression_in_domain(self.starts[entry.index], only).only_enforce_if(~moved)

    def _share_tracks(self) -> None:
        """As many tracks as run at once are enough for those that may have any of them."""
        running = [self.core(entry) for entry in self.entries if entry.at_place]
        free = [entry for entry in self.entries if not entry.is_fixed]
        if len(free) == len(self.entries):  # what is fixed may clash
            self.model.add_cumulative(running, [1] * len(running), self.rules.tracks)
        for tracks in dict.fromkeys(entry.job.tracks for entry in free):
            if 0 not in tracks:
                own = [self.core(each) for each in free if set(each.job.tracks) <= set(tracks)]
                self.model.add_cumulative(own, [1] * len(own), len(tracks))

    def core(self, entry: Entry, literal: Any = None, tail: int = 0) -> Any:
        start, minutes = self.starts[entry.index], entry.minutes + tail
        if literal is None:
            return self.model.new_fixed_size_interval_var(start, minutes, "")
        return self.model.new_optional_fixed_size_interval_var(start, minutes, literal, "")
