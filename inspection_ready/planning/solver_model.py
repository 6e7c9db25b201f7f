"""The whole problem as CP-SAT is told of it: people and inspectors, order, and what plans are told apart by.

It asks a little less than the rules ask: nobody's longest stretch, and no way between rooms that are alike; and walking
costs nothing. So what no answer of it goes below, no plan does.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.plan_problem import Preference
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.planning.solver_sessions import Sessions
from inspection_ready.planning.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.planning.laid_out import Entry, Layout


class Model(Sessions):
    """Of the sessions of a known plan, and for plans that cost less than ``below``.

    ``is_strict``: there is a way between any two sessions in rooms, even where the room may be one.
    """

    def __init__(self, layout: Layout, known: Sequence[Placing], below: int, *, is_strict: bool) -> None:
        super().__init__(layout, known)
        self.is_strict = is_strict
        self._ways: dict[tuple[int, int], tuple[int, int]] = {}
        self._keep_apart()
        self._keep_lunches()
        self._keep_order()
        self._share_load()
        self._even_days()
        total = sum(self.cost)
        self.model.add(total <= below - 1)
        self.model.minimize(total)

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
                    [self.core(entry, literal, tails[entry.index]) for entry, literal in held]
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
        way = max(self._shortest_and_longest(one, other)[1], self._shortest_and_longest(other, one)[1])
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
                a = self.layout.place(self.spots(one)[number])
                b = self.layout.place(self.spots(other)[its_number])
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
        room = self.spots(one)[number].room_id
        its_room = self.spots(other)[its_number].room_id
        return room is not None and its_room is not None and self.kinds[room] == self.kinds[its_room]

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

    def _shortest_and_longest(self, one: Entry, other: Entry) -> tuple[int, int]:
        """The shortest and the longest way from the one to the other, over all places they may be at."""
        key = one.index, other.index
        if key not in self._ways:
            places = [self.layout.place(each) for each in self.spots(one)]
            others = [self.layout.place(each) for each in self.spots(other)]
            found = [self.layout.ways[a][b] for a in set(places) for b in set(others)]
            self._ways[key] = min(found), max(found)
        return self._ways[key]

    def _gap(self, one: Entry, other: Entry, party: int) -> int:
        """At least so long it takes from the one to the other, the nearest places taken."""
        if not one.at_place or not other.at_place:
            return 0
        found = self._shortest_and_longest(one, other)[0]
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
            cores = [self.core(entry, literal) for entry, literal in held if not entry.is_break]
            for rank in range(len(self.layout.rank)):
                base = rank * MINUTES_IN_A_DAY
                lunch = self.model.new_int_var(
                    base + rules.lunch_from, base + rules.lunch_to - rules.lunch_minutes, ""
                )
                cores.append(self.model.new_fixed_size_interval_var(lunch, rules.lunch_minutes, ""))
            self.model.add_no_overlap(cores)

    def _keep_order(self) -> None:
        for first, second, asks in in_turn(self.entries):
            if not (first.is_fixed and second.is_fixed):
                since = first.minutes if asks is second else 0
                self.model.add(self.starts[first.index] + since <= self.starts[second.index])

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
