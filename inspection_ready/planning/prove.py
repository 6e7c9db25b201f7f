"""Asks CP-SAT whether a plan can be cheaper: a cheaper one is found, or it is shown that none is.

The solver is asked a little less than the rules ask: nobody's longest stretch, no way between rooms that are alike, and
walking costs nothing. So what it shows nobody to go below holds; and
what it finds is put on a board, which knows all rules, before it counts.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from inspection_ready.domain.plan_problem import Placing, Preference
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Turn
from inspection_ready.planning.board import Board
from inspection_ready.planning.costs import is_at_its_place
from inspection_ready.planning.laid_out import bits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.planning.laid_out import Entry, Layout

WORKERS = 2
ASK_AGAIN = 0.05
"""So many seconds go by between two times it is asked whether to go on."""
Placings = tuple["Placing", ...]


class Proof(NamedTuple):
    placings: Placings
    """As many as the solver's answer leaves room for, by all rules; none where it found nothing."""
    bound: int
    """No plan that places them all costs less."""


def cheaper(
    layout: Layout,
    known: Placings,
    *,
    below: int,
    is_strict: bool,
    seed: int,
    seconds: float,
    may_go_on: Callable[[], bool],
) -> Proof:
    """Looks for a plan of the same sessions that costs less than ``below``.

    ``is_strict``: there is a way between any two sessions in rooms, even where the room may be one; so nearly all that
    is found keeps all rules, and nothing is proven.
    """
    from ortools.sat.python import cp_model  # slow import

    model = Model(layout, known, below, is_strict=is_strict)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    solver.parameters.log_search_progress = False
    status = _solved(solver, model.model, may_go_on)
    assert status != cp_model.MODEL_INVALID, model.model.validate()
    placings = model.plan(solver) if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} else ()
    if is_strict:
        return Proof(placings, 0)
    bound = below if status == cp_model.INFEASIBLE else max(round(solver.best_objective_bound), 0)
    return Proof(placings, min(bound, below))


def _solved(solver: Any, model: Any, may_go_on: Callable[[], bool]) -> Any:
    """In a thread of its own, so that it can be told to stop while it thinks."""
    told: list[Any] = []
    thinking = threading.Thread(target=lambda: told.append(solver.solve(model)), daemon=True)
    thinking.start()
    try:
        while thinking.is_alive():
            thinking.join(ASK_AGAIN)
            if not may_go_on():
                solver.stop_search()
                thinking.join()
    finally:
        if thinking.is_alive():
            solver.stop_search()
            thinking.join()
    return told[0]


class Model:
    """Times run on from day to day."""

    def __init__(self, layout: Layout, known: Placings, below: int, *, is_strict: bool) -> None:
        from ortools.sat.python import cp_model  # slow import

        self.cp = cp_model
        self.layout = layout
        self.problem = layout.problem
        self.rules = layout.rules
        self.weights = {each: layout.problem.weights.get(each, 0) for each in Preference}
        self.model: Any = cp_model.CpModel()
        self.is_strict = is_strict
        self.known = {layout.index[each.session_id]: each for each in known}
        self.entries = [layout.entries[index] for index in sorted(self.known)]
        self.starts: dict[int, Any] = {}
        self.domains: dict[int, list[int]] = {}
        self.seen_by: dict[int, dict[int, Any]] = {}
        """By entry, the literal of each inspector of its pool."""
        self.rooms: dict[int, list[tuple[int, Any]]] = {}
        """By entry, spots by number among those of the job, of each kind of room one, and its literal."""
        self.cost: list[Any] = []
        self._known_ways: dict[tuple[int, int], tuple[int, int]] = {}
        for entry in self.entries:
            self._place(entry)
        self._share_rooms()
        self._share_tracks()
        self._keep_apart()
        self._keep_lunches()
        self._keep_order()
        self._share_load()
        self._even_days()
        total = sum(self.cost)
        self.model.add(total <= below - 1)
        self.model.minimize(total)

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
            if starts & unwanted and cost:
                self._pay(start, starts & ~unwanted, cost * self.weights[Preference.WISHES])

    def _pay(self, start: Any, free: int, cost: int) -> None:
        """Unless it begins where that is free."""
        if cost:
            paid = self.model.new_bool_var("")
            self.model.add_linear_expression_in_domain(start, self._domain(free)).only_enforce_if(~paid)
            self.cost.append(cost * paid)

    # rooms and tracks

    def _share_rooms(self) -> None:
        held: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for entry in self.entries:
            for spot in self._spots(entry):
                if spot.room_id is not None:
                    held[spot.room_id].append((entry.index, spot.spare))
        stood = {
            entry.job.now.spot.room_id: entry.index for entry in self.entries if entry.job.now is not None
        }
        self._kinds = {
            room: (tuple(asked), self.problem.rooms_busy.get(room, ()), room if room in stood else None)
            for room, asked in held.items()
        }
        number: defaultdict[tuple[Any, ...], int] = defaultdict(int)
        for kind in self._kinds.values():
            number[kind] += 1
        used: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for entry in self.entries:
            self._seat(entry, used)
        for kind, intervals in used.items():
            self.model.add_cumulative(intervals, [1] * len(intervals), number[kind])

    def _spots(self, entry: Entry) -> tuple[Any, ...]:
        return (self.known[entry.index].spot,) if entry.is_fixed else entry.job.spots

    def _seat(self, entry: Entry, used: defaultdict[tuple[Any, ...], list[Any]]) -> None:
        start, index = self.starts[entry.index], entry.index
        ways: dict[Any, tuple[int, Any]] = {}
        for number, spot in enumerate(self._spots(entry)):
            kind = spot if spot.room_id is None else self._kinds[spot.room_id]
            if kind in ways:
                continue
            literal = self.model.new_bool_var("")
            ways[kind] = number, literal
            if spot.room_id is not None:
                interval = self.model.new_optional_fixed_size_interval_var(start, entry.minutes, literal, "")
                used[kind].append(interval)
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
        running = [self._core(entry) for entry in self.entries if entry.at_place]
        free = [entry for entry in self.entries if not entry.is_fixed]
        if len(free) == len(self.entries):  # what is fixed may clash
            self.model.add_cumulative(running, [1] * len(running), self.rules.tracks)
        for tracks in dict.fromkeys(entry.job.tracks for entry in free):
            if 0 not in tracks:
                own = [self._core(each) for each in free if set(each.job.tracks) <= set(tracks)]
                self.model.add_cumulative(own, [1] * len(own), len(tracks))

    def _core(self, entry: Entry, literal: Any = None, tail: int = 0) -> Any:
        start, minutes = self.starts[entry.index], entry.minutes + tail
        if literal is None:
            return self.model.new_fixed_size_interval_var(start, minutes, "")
        return self.model.new_optional_fixed_size_interval_var(start, minutes, literal, "")

    # people and inspectors

    def _there(self) -> dict[int, list[tuple[Entry, Any]]]:
        """By party, what they are at, with the literal of those who may be chosen; None: they must."""
        found: defaultdict[int, list[tuple[Entry, Any]]] = defaultdict(list)
        for entry in self.entries:
            for party in entry.must:
                found[party].append((entry, None))
            for party, literal in self.seen_by[entry.index].items():
                found[party].append((entry, literal))
        return found

    def _keep_apart(self) -> None:
        """By tails, where these say enough; else every two sessions by themselves."""
        self.there = self._there()
        pairs: dict[tuple[int, int], list[tuple[int, list[Any]]]] = defaultdict(list)
        for party, held in self.there.items():
            if len(held) < 2:
                continue
            tails = {
                entry.index: min(self._gap(entry, other, party) for other, _ in held if other is not entry)
                for entry, _ in held
            }
            if not any(entry.is_fixed for entry, _ in held):  # what is fixed may clash
                self.model.add_no_overlap(
                    [self._core(entry, literal, tails[entry.index]) for entry, literal in held]
                )
            for (one, literal), (other, its) in combinations(held, 2):
                if not self._are_apart(one, other, party, tails):
                    both = [each for each in (literal, its) if each is not None]
                    pairs[one.index, other.index].append((party, both))
        for (first, second), parties in pairs.items():
            self._part(self.layout.entries[first], self.layout.entries[second], parties)

    def _are_apart(self, one: Entry, other: Entry, party: int, tails: dict[int, int]) -> bool:
        """The tails say all there is to be said."""
        if one.is_fixed or other.is_fixed:
            return one.is_fixed and other.is_fixed
        if (
            self._gap(one, other, party) > tails[one.index]
            or self._gap(other, one, party) > tails[other.index]
        ):
            return False
        way = max(self._ways(one, other)[1], self._ways(other, one)[1])
        return way <= min(tails[one.index], tails[other.index])

    def _part(self, one: Entry, other: Entry, parties: list[tuple[int, list[Any]]]) -> None:
        together = self._together([both for _, both in parties])
        by_gap: dict[tuple[int, int], None] = {}
        for party, _ in parties:
            by_gap[self._gap(one, other, party), self._gap(other, one, party)] = None
        # of the same two sessions all have the same ways; whoever is seen at both may need more, and is rare
        there, back = min(by_gap) if together else max(by_gap)
        self._asked(one, other, there, back, together)
        if not one.at_place or not other.at_place:
            return
        for number, literal in self.rooms[one.index]:
            for its_number, its in self.rooms[other.index]:
                a = self.layout.place(self._spots(one)[number])
                b = self.layout.place(self._spots(other)[its_number])
                if self._is_one_kind(one, number, other, its_number):
                    continue
                way, way_back = self.layout.ways[a][b], self.layout.ways[b][a]
                if way > there or way_back > back:
                    far = [*together, literal, its]
                    self._asked(one, other, max(there, way), max(back, way_back), far)

    def _is_one_kind(self, one: Entry, number: int, other: Entry, its_number: int) -> bool:
        """Then it may be one room, between which there is no way."""
        if self.is_strict:
            return False
        room = self._spots(one)[number].room_id
        its_room = self._spots(other)[its_number].room_id
        return room is not None and its_room is not None and self._kinds[room] == self._kinds[its_room]

    def _together(self, several: list[list[Any]]) -> list[Any]:
        """What is true where somebody is at both; nothing: somebody must be."""
        if any(not both for both in several):
            return []
        if len(several) == 1:
            return several[0]
        together = self.model.new_bool_var("")
        for both in several:
            self.model.add_bool_or([*(~each for each in both), together])
        return [together]

    def _asked(self, one: Entry, other: Entry, there: int, back: int, where: list[Any]) -> None:
        day = MINUTES_IN_A_DAY * (len(self.layout.rank) + 1)
        apart = self.cp.Domain.from_intervals([[-day, -(other.minutes + back)], [one.minutes + there, day]])
        difference = self.starts[other.index] - self.starts[one.index]
        asked = self.model.add_linear_expression_in_domain(difference, apart)
        if where:
            asked.only_enforce_if(*where)

    def _ways(self, one: Entry, other: Entry) -> tuple[int, int]:
        """The shortest and the longest way from the one to the other, over all places they may be at."""
        key = one.index, other.index
        if key not in self._known_ways:
            places = [self.layout.place(each) for each in self._spots(one)]
            others = [self.layout.place(each) for each in self._spots(other)]
            found = [self.layout.ways[a][b] for a in set(places) for b in set(others)]
            self._known_ways[key] = min(found), max(found)
        return self._known_ways[key]

    def _gap(self, one: Entry, other: Entry, party: int) -> int:
        """At least so long it takes from the one to the other, the nearest places taken."""
        if not one.at_place or not other.at_place:
            return 0
        found = self._ways(one, other)[0]
        if one.tires:
            found = max(found, self.rules.breather)
        if party in one.taking and party in other.taking:
            found = max(found, self.rules.between_turns)
        return found

    def _keep_lunches(self) -> None:
        rules = self.rules
        if not rules.lunch_minutes or rules.lunch_to - rules.lunch_from < rules.lunch_minutes:
            return
        for held in self.there.values():
            if len(held) < 2 or any(entry.is_fixed for entry, _ in held):
                continue
            cores = [self._core(entry, literal) for entry, literal in held if not entry.is_break]
            for rank in range(len(self.layout.rank)):
                base = rank * MINUTES_IN_A_DAY
                lunch = self.model.new_int_var(
                    base + rules.lunch_from, base + rules.lunch_to - rules.lunch_minutes, ""
                )
                cores.append(self.model.new_fixed_size_interval_var(lunch, rules.lunch_minutes, ""))
            self.model.add_no_overlap(cores)

    def _keep_order(self) -> None:
        for entry in self.entries:
            start = self.starts[entry.index]
            for other in self.entries:
                if entry.is_fixed and other.is_fixed:
                    continue
                begins = self.starts[other.index]
                if entry.turn is Turn.FIRST and other.turn is not Turn.FIRST and other.is_seen:
                    self.model.add(begins >= start)
                if entry.turn is Turn.LAST and other.turn is not Turn.LAST and other.at_place:
                    self.model.add(begins + other.minutes <= start)

    # what is shared

    def _share_load(self) -> None:
        if not self.weights[Preference.LOAD] or not self.layout.inspectors:
            return
        most = self.model.new_int_var(0, len(self.entries), "")
        there = [party for entry in self.entries for party in self.layout.surely_at(entry)]
        whole = sum(entry.wanted for entry in self.entries if not entry.is_fixed)
        for party in self.layout.inspectors:
            named = there.count(party)
            whole += named
            chosen = [
                self.seen_by[entry.index][party]
                for entry in self.entries
                if not entry.is_fixed and party in self.seen_by[entry.index]
            ]
            self.model.add(sum(chosen) + named <= most)
        self.cost.append(self.weights[Preference.LOAD] * (most - whole // len(self.layout.inspectors)))

    def _even_days(self) -> None:
        if not self.weights[Preference.SPREAD]:
            return
        days = range(len(self.problem.days))
        spent: dict[int, list[Any]] = {rank: [] for rank in days}
        for entry in self.entries:
            if entry.at_place:
                on = {}
                for rank in {bit // self.layout.span for bit in self.domains[entry.index]}:
                    on[rank] = self.model.new_bool_var("")
                    first = rank * MINUTES_IN_A_DAY
                    self.model.add_linear_constraint(
                        self.starts[entry.index], first, first + MINUTES_IN_A_DAY - 1
                    ).only_enforce_if(on[rank])
                    if rank in spent:
                        spent[rank].append(entry.minutes * on[rank])
                self.model.add_exactly_one(on.values())
        whole = sum(entry.minutes for entry in self.entries)
        longest, shortest = (self.model.new_int_var(0, whole, "") for _ in range(2))
        for minutes in spent.values():
            self.model.add(sum(minutes) <= longest)
            self.model.add(sum(minutes) >= shortest)
        self.cost.append(self.weights[Preference.SPREAD] * (longest - shortest))

    # the plan that was found

    def plan(self, solver: Any) -> Placings:
        """What breaks a rule that the solver was not asked is left out."""
        board = Board(self.layout)
        free = [entry for entry in self.entries if not entry.is_fixed]
        for entry in sorted(free, key=lambda each: solver.value(self.starts[each.index])):
            fitting = next(filter(board.fits, self._ways_of(entry, solver)), None)
            if fitting is not None:
                board.put(fitting)
        return board.placings

    def _ways_of(self, entry: Entry, solver: Any) -> Iterator[Placing]:
        """The solver says which kind of room; which of them, and which track, is whichever is free."""
        rank, starts = divmod(solver.value(self.starts[entry.index]), MINUTES_IN_A_DAY)
        number = next(number for number, literal in self.rooms[entry.index] if solver.value(literal))
        kind = self._kinds.get(entry.job.spots[number].room_id or 0)
        names = tuple(
            str(self.layout.parties[party])
            for party, literal in self.seen_by[entry.index].items()
            if solver.value(literal)
        )
        for each, spot in enumerate(entry.job.spots):
            if each == number or (kind is not None and self._kinds.get(spot.room_id or 0) == kind):
                for track in entry.job.tracks:
                    yield Placing(entry.job.session_id, self.layout.day_of[rank], starts, track, spot, names)
