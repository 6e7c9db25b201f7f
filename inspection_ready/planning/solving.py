"""Sessions that may move, put to the solver exactly; everything else stays where the board has it.

A time is the bit it has in ``laid_out``. Ways between rooms, and stretches without a break, are asked for only where an
answer breaks them: few do, and to ask for all of them beforehand would be most of the model. So an answer is true once
the board has nothing against it, and what is proven of the model is proven of the timetable: it asks for less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.laid_out import bits, spread_back
from inspection_ready.planning.openings import taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.planning.board import Board
    from inspection_ready.planning.laid_out import Entry, Layout

Given = tuple[str, int, int]
"""What may be given up: the kind, the index of the session, and a party or nothing."""
NOTHING: Mapping[Given, int] = {}


@dataclass
class Moving:
    """A session of the model: its literals by what they choose."""

    entry: Entry
    start: Any
    present: Any
    places: dict[int, Any] = field(default_factory=dict)
    tracks: dict[int, Any] = field(default_factory=dict)
    people: dict[int, Any] = field(default_factory=dict)
    """Of every party that may have to be there: whether it has to."""


class Solving:
    """``board`` holds what stays; ``starts`` are the bits each session may begin at, by its index."""

    def __init__(
        self,
        board: Board,
        starts: Mapping[int, int],
        *,
        may_drop: Iterable[int] = (),
        may_give: Mapping[Given, int] = NOTHING,
    ) -> None:
        from ortools.sat.python import cp_model  # a second and more to import

        self.cp = cp_model
        self.model = cp_model.CpModel()
        self.board = board
        self.layout: Layout = board.layout
        self.rules = board.rules
        self.costs: list[tuple[Any, int]] = []
        self.given: dict[Given, Any] = {
            key: self.model.new_int_var(0, most, "") for key, most in may_give.items()
        }
        self.always = self.model.new_constant(1)
        self._may_drop = frozenset(may_drop)
        self.moving = {index: self._moving(index, each) for index, each in starts.items()}

    # what is decided

    def _moving(self, index: int, starts: int) -> Moving:
        entry, model = self.layout.entries[index], self.model
        values = list(bits(starts)) or [0]
        start = model.new_int_var_from_domain(self.cp.Domain.from_values(values), f"s{index}")
        present = model.new_bool_var(f"p{index}") if index in self._may_drop or not starts else self.always
        if not starts:
            model.add(present == 0)
        made = Moving(entry, start, present)
        self._places(made, starts)
        self._tracks(made, starts)
        for party in entry.must:
            made.people[party] = self._present_unless_second(made, party)
        for party in made.people:
            self._keep_free(made, party, starts)
        if entry.wanted:
            self._inspectors(made, starts)
        return made

    def _present_unless_second(self, made: Moving, party: int) -> Any:
        """Whoever stands in is there instead."""
        seconds = [
            (key[2], literal)
            for key, literal in self.given.items()
            if key[:2] == (f"second {party}", made.entry.index)
        ]
        if not seconds:
            return made.present
        there = self.model.new_bool_var("")
        self.model.add(there + sum(literal for _, literal in seconds) == made.present)
        made.people |= dict(seconds)
        return there

    def _keep_free(self, made: Moving, party: int, starts: int) -> None:
        """Of whoever has to be there: not when they are at what stays, nor when they cannot, unless they are freed."""
        entry, literal = made.entry, made.people[party]
        cannot = self.layout.busy("party", self.layout.parties[party], entry.minutes)
        freed = self.given.get(("free", entry.index, party))
        for kept, unless in ((taken(self.board, entry, party), None), (cannot, freed)):
            if kept & starts:
                literals = [literal] if unless is None else [literal, unless.negated()]
                self._within(made, starts & ~kept, literals)

    def limit(self, index: int, starts: int, *, unless: Given) -> None:
        """It begins at one of these, unless that is given up."""
        made = self.moving[index]
        self._within(made, starts, [made.present, self.given[unless].negated()])

    def _within(self, made: Moving, starts: int, literals: list[Any]) -> None:
        """It begins at one of these where all the literals hold; where there are none, they cannot."""
        if starts:
            values = self.cp.Domain.from_values(list(bits(starts)))
            self.model.add_linear_expression_in_domain(made.start, values).only_enforce_if(literals)
        else:
            self.model.add_bool_or([each.negated() for each in literals])

    def _places(self, made: Moving, starts: int) -> None:
        entry = made.entry
        for place, closed in zip(entry.places, entry.closed, strict=True):
            room, opened = self.board.rooms[place], self.given.get(("place", entry.index, place))
            free = starts if opened is not None else starts & ~closed
            if room is not None:
                free &= ~spread_back(room.taken, entry.cells.bit_length())
            self._choice(made, made.places, place, free, starts)
            if opened is not None and place in made.places:
                self._within(made, starts & ~closed, [made.places[place], opened.negated()])
        self.model.add(sum(made.places.values()) == made.present)

    def _tracks(self, made: Moving, starts: int) -> None:
        for track in made.entry.job.tracks:
            free = starts
            if track:
                free &= ~spread_back(self.board.tracks[track].taken, made.entry.cells.bit_length())
            self._choice(made, made.tracks, track, free, starts)
        self.model.add(sum(made.tracks.values()) == made.present)

    def _inspectors(self, made: Moving, starts: int) -> None:
        entry = made.entry
        chosen: dict[int, Any] = {}
        for party in entry.pool:
            free = starts & ~taken(self.board, entry, party)
            free &= ~entry.cannot[party]
            self._choice(made, chosen, party, free, starts)
        fewer = self.given.get(("fewer", entry.index, 0), 0)
        self.model.add(sum(chosen.values()) + fewer == entry.wanted * made.present)
        made.people.update(chosen)

    def _choice(self, made: Moving, held: dict[int, Any], key: int, free: int, starts: int) -> None:
        """It may be chosen where it is free, and only there."""
        if not free:
            return
        literal = held[key] = self.model.new_bool_var("")
        if free != starts:
            values = self.cp.Domain.from_values(list(bits(free)))
            self.model.add_linear_expression_in_domain(made.start, values).only_enforce_if(literal)
        if made.present is not self.always:
            self.model.add_implication(literal, made.present)

    # what holds

    def hold(self) -> None:
        """Every rule that is asked for beforehand."""
        self._hold_rooms_and_tracks()
        self._hold_people()
        self._hold_number()
        self._hold_order()

    def _hold_rooms_and_tracks(self) -> None:
        rooms, tracks = defaultdict(list), defaultdict(list)
        for made in self.moving.values():
            for place, literal in made.places.items():
                room = self.layout.places[place].room_id
                if room is not None:
                    rooms[room].append(self.interval(made, literal))
            for track, literal in made.tracks.items():
                if track:
                    tracks[track].append(self.interval(made, literal))
        for held in (*rooms.values(), *tracks.values()):
            if len(held) > 1:
                self.model.add_no_overlap(held)

    def _hold_people(self) -> None:
        theirs: defaultdict[int, list[tuple[Moving, Any]]] = defaultdict(list)
        for made in self.moving.values():
            for party, literal in made.people.items():
                theirs[party].append((made, literal))
        after, before = self._nearest()
        for party, own in theirs.items():
            if len(own) > 1:
                self.model.add_no_overlap([self.interval(*each) for each in own])
                placed = [each for each in own if each[0].entry.at_place]
                for pads in (after, before):
                    if any(pads[made.entry.index] for made, _ in placed):
                        self._hold_apart(placed, pads, is_after=pads is after)
                seen = [each for each in placed if party in each[0].entry.taking]
                if self.rules.between_turns and len(seen) > 1:
                    turns = dict.fromkeys(self.moving, self.grains(self.rules.between_turns))
                    self._hold_apart(seen, turns, is_after=True)
            self._hold_lunches(party, own)

    def _nearest(self) -> tuple[dict[int, int], dict[int, int]]:
        """What each needs after it and before it at least, wherever the next one is."""
        ways = self.layout.ways
        used = {place for made in self.moving.values() for place in made.places}
        after, before = {}, {}
        for index, made in self.moving.items():
            others = used if len(made.places) > 1 else used - self._own(made)
            on = min((ways[a][b] for a in made.places for b in others), default=0)
            back = min((ways[b][a] for a in made.places for b in others), default=0)
            rest = self.rules.breather if made.entry.tires else 0
            after[index], before[index] = self.grains(max(on, rest)), self.grains(back)
        return after, before

    def _own(self, made: Moving) -> set[int]:
        """Its place, where nobody else may come to."""
        return {
            place
            for place in made.places
            if all(place not in other.places for other in self.moving.values() if other is not made)
        }

    def _hold_apart(self, own: list[tuple[Moving, Any]], pads: Mapping[int, int], *, is_after: bool) -> None:
        held = []
        for made, literal in own:
            pad = pads[made.entry.index]
            size = self.grains(made.entry.minutes) + pad
            starts = made.start if is_after else made.start - pad
            held.append(self.model.new_optional_fixed_size_interval_var(starts, size, literal, ""))
        self.model.add_no_overlap(held)

    def _hold_lunches(self, party: int, own: list[tuple[Moving, Any]]) -> None:
        """A lunch on each day that its own sessions could take it on."""
        rules, grain = self.rules, self.layout.grain
        span = rules.lunch_to - rules.lunch_from
        own = [each for each in own if not each[0].entry.is_break]
        for rank in range(len(self.layout.day_of)):
            low = self.layout.bit(rank, rules.lunch_from)
            high = self.layout.bit(rank, 0) + -(-rules.lunch_to // grain)
            near = [each for each in own if self._meets(each[0], low, high)]
            stays = self._stays(party, rank)
            longest = sum(made.entry.minutes for made, _ in near) + sum(
                ends - starts for starts, ends in stays
            )
            if not near or (span - longest) // (len(near) + len(stays) + 1) >= rules.lunch_minutes:
                continue
            size = rules.lunch_minutes // grain
            begins = self.model.new_int_var(low, high - size, "")
            held = [self.model.new_fixed_size_interval_var(begins, size, "")]
            held += [self.interval(*each) for each in near]
            base = self.layout.bit(rank, 0)
            held += [
                self.model.new_fixed_size_interval_var(base + starts // grain, (ends - starts) // grain, "")
                for starts, ends in stays
            ]
            self.model.add_no_overlap(held)

    def _meets(self, made: Moving, low: int, high: int) -> bool:
        size = self.grains(made.entry.minutes)
        domain = self.cp.Domain(low - size + 1, high - 1)
        values = self.cp.Domain.from_flat_intervals(list(made.start.proto.domain))
        return not values.intersection_with(domain).is_empty()

    def _stays(self, party: int, rank: int) -> list[tuple[int, int]]:
        """What of somebody's time for lunch is taken by what stays; parts that overlap count once."""
        rules, found = self.rules, []
        since = 0
        for starts, ends, index in self.board.diaries[party][rank]:
            starts_at = max(starts, since)
            is_met = starts < rules.lunch_to and ends > rules.lunch_from
            if is_met and ends > starts_at and not self.layout.entries[index].is_break:
                found.append((starts_at, ends))
                since = ends
        return found

    def _hold_number(self) -> None:
        held = [self.interval(each, each.present) for each in self.moving.values() if each.entry.at_place]
        if not held:
            return
        for entry, placing in zip(self.layout.entries, self.board.placed, strict=True):
            if placing is not None and entry.at_place:
                at = self.layout.bit(self.layout.rank[placing.day], placing.starts)
                size = self.grains(entry.minutes)
                held.append(self.model.new_fixed_size_interval_var(at, size, ""))
        self.model.add_cumulative(held, [1] * len(held), max(self.rules.tracks, self._running_most()))

    def _running_most(self) -> int:
        """What stays may be too many already: then it is no worse for that."""
        return max(self.board.running, default=0)

    def _hold_order(self) -> None:
        for made in self.moving.values():
            entry = made.entry
            for other in self.layout.entries:
                if other.turn is entry.turn or (other.index in self.moving and entry.turn is Turn.ANY):
                    continue
                self._hold_pair(entry, other)

    def _hold_pair(self, one: Entry, other: Entry) -> None:
        for first, second in ((one, other), (other, one)):
            if first.turn is Turn.FIRST and second.is_seen and second.turn is not Turn.FIRST:
                self._sooner(first, second, 0, first)
            if second.turn is Turn.LAST and first.at_place and first.turn is not Turn.LAST:
                self._sooner(first, second, self.grains(first.minutes), second)

    def _sooner(self, first: Entry, second: Entry, pad: int, asks: Entry) -> None:
        one, two = self.begins(first), self.begins(second)
        if one is None or two is None:
            return
        asked = self.model.add(one + pad <= two)
        literals = [
            self.moving[each.index].present
            for each in (first, second)
            if each.index in self.moving and self.moving[each.index].present is not self.always
        ]
        if (given := self.given.get(("order", asks.index, 0))) is not None:
            literals.append(given.negated())
        if literals:
            asked.only_enforce_if(literals)

    def begins(self, entry: Entry) -> Any:
        if entry.index in self.moving:
            return self.moving[entry.index].start
        return None if self.board.placed[entry.index] is None else self.board.bit_of(entry.index)

    def interval(self, made: Moving, literal: Any) -> Any:
        size = self.grains(made.entry.minutes)
        return self.model.new_optional_fixed_size_interval_var(made.start, size, literal, "")

    def grains(self, minutes: int) -> int:
        return -(-minutes // self.layout.grain)
