"""The rules that the solver is held to beforehand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from inspection_ready.planning.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.solving import Moving, Solving


class Holding:
    def __init__(self, of: Solving) -> None:
        self.of = of

    def hold(self) -> None:
        """Every rule that is asked for beforehand."""
        self._hold_rooms_and_tracks()
        self._hold_people()
        self._hold_number()
        self._hold_order()

    def _hold_rooms_and_tracks(self) -> None:
        rooms, tracks = defaultdict(list), defaultdict(list)
        for made in self.of.moving.values():
            for place, literal in made.places.items():
                room = self.of.layout.places[place].room_id
                if room is not None:
                    rooms[room].append(self.of.interval(made, literal))
            for track, literal in made.tracks.items():
                if track:
                    tracks[track].append(self.of.interval(made, literal))
        for held in (*rooms.values(), *tracks.values()):
            if len(held) > 1:
                self.of.model.add_no_overlap(held)

    def _hold_people(self) -> None:
        theirs: defaultdict[int, list[tuple[Moving, Any]]] = defaultdict(list)
        for made in self.of.moving.values():
            for party, literal in made.people.items():
                theirs[party].append((made, literal))
        after, before = self._nearest()
        for party, own in theirs.items():
            if len(own) > 1:
                self.of.model.add_no_overlap([self.of.interval(*each) for each in own])
                placed = [each for each in own if each[0].entry.at_place]
                for pads in (after, before):
                    if any(pads[made.entry.index] for made, _ in placed):
                        self._hold_apart(placed, pads, is_after=pads is after)
                seen = [each for each in placed if party in each[0].entry.taking]
                if self.of.rules.between_turns and len(seen) > 1:
                    turns = dict.fromkeys(self.of.moving, self.of.grains(self.of.rules.between_turns))
                    self._hold_apart(seen, turns, is_after=True)
            self._hold_lunches(party, own)

    def _nearest(self) -> tuple[dict[int, int], dict[int, int]]:
        """What each needs after it and before it at least, wherever the next one is."""
        ways = self.of.layout.ways
        used = {place for made in self.of.moving.values() for place in made.places}
        after, before = {}, {}
        for index, made in self.of.moving.items():
            others = used if len(made.places) > 1 else used - self._own(made)
            on = min((ways[a][b] for a in made.places for b in others), default=0)
            back = min((ways[b][a] for a in made.places for b in others), default=0)
            rest = self.of.rules.breather if made.entry.tires else 0
            after[index], before[index] = self.of.grains(max(on, rest)), self.of.grains(back)
        return after, before

    def _own(self, made: Moving) -> set[int]:
        """Its place, where nobody else may come to."""
        return {
            place
            for place in made.places
            if all(place not in other.places for other in self.of.moving.values() if other is not made)
        }

    def _hold_apart(self, own: list[tuple[Moving, Any]], pads: Mapping[int, int], *, is_after: bool) -> None:
        held = []
        for made, literal in own:
            pad = pads[made.entry.index]
            size = self.of.grains(made.entry.minutes) + pad
            starts = made.start if is_after else made.start - pad
            held.append(self.of.model.new_optional_fixed_size_interval_var(starts, size, literal, ""))
        self.of.model.add_no_overlap(held)

    def _hold_lunches(self, party: int, own: list[tuple[Moving, Any]]) -> None:
        """A lunch on each day that its own sessions could take it on."""
        rules, grain = self.of.rules, self.of.layout.grain
        span = rules.lunch_to - rules.lunch_from
        own = [each for each in own if not each[0].entry.is_break]
        for rank in range(len(self.of.layout.day_of)):
            low = self.of.layout.bit(rank, rules.lunch_from)
            high = self.of.layout.bit(rank, 0) + -(-rules.lunch_to // grain)
            near = [each for each in own if self._meets(each[0], low, high)]
            stays = self._stays(party, rank)
            longest = sum(made.entry.minutes for made, _ in near) + sum(
                ends - starts for starts, ends in stays
            )
            if not near or (span - longest) // (len(near) + len(stays) + 1) >= rules.lunch_minutes:
                continue
            if self._are_hungry(stays):
                self._keep_out(near, low, high)
                continue
            size = rules.lunch_minutes // grain
            begins = self.of.model.new_int_var(low, high - size, "")
            held = [self.of.model.new_fixed_size_interval_var(begins, size, "")]
            held += [self.of.interval(*each) for each in near]
            base = self.of.layout.bit(rank, 0)
            held += [
                self.of.model.new_fixed_size_interval_var(
                    base + starts // grain, (ends - starts) // grain, ""
                )
                for starts, ends in stays
            ]
            self.of.model.add_no_overlap(held)

    def _are_hungry(self, stays: list[tuple[int, int]]) -> bool:
        """What stays leaves no lunch already."""
        rules = self.of.rules
        free, since = 0, rules.lunch_from
        for starts, ends in stays:
            free, since = max(free, starts - since), max(since, ends)
        return max(free, rules.lunch_to - since) < rules.lunch_minutes

    def _keep_out(self, near: list[tuple[Moving, Any]], low: int, high: int) -> None:
        """Then nothing else may be within the time for lunch."""
        for made, literal in near:
            meeting = self.of.cp.Domain(low - self.of.grains(made.entry.minutes) + 1, high - 1)
            self.of.model.add_linear_expression_in_domain(made.start, meeting.complement()).only_enforce_if(
                literal
            )

    def _meets(self, made: Moving, low: int, high: int) -> bool:
        size = self.of.grains(made.entry.minutes)
        domain = self.of.cp.Domain(low - size + 1, high - 1)
        values = self.of.cp.Domain.from_flat_intervals(list(made.start.proto.domain))
        return not values.intersection_with(domain).is_empty()

    def _stays(self, party: int, rank: int) -> list[tuple[int, int]]:
        """What of somebody's time for lunch is taken by what stays; parts that overlap count once."""
        rules, found = self.of.rules, []
        since = 0
        for starts, ends, index in self.of.board.diaries[party][rank]:
            starts_at = max(starts, since)
            is_met = starts < rules.lunch_to and ends > rules.lunch_from
            if is_met and ends > starts_at and not self.of.layout.entries[index].is_break:
                found.append((starts_at, ends))
                since = ends
        return found

    def _hold_number(self) -> None:
        held = [
            self.of.interval(each, each.present) for each in self.of.moving.values() if each.entry.at_place
        ]
        if not held:
            return
        for entry, placing in zip(self.of.layout.entries, self.of.board.placed, strict=True):
            if placing is not None and entry.at_place:
                at = self.of.layout.bit(self.of.layout.rank[placing.day], placing.starts)
                size = self.of.grains(entry.minutes)
                held.append(self.of.model.new_fixed_size_interval_var(at, size, ""))
        self.of.model.add_cumulative(held, [1] * len(held), max(self.of.rules.tracks, self._running_most()))

    def _running_most(self) -> int:
        """What stays may be too many already: then it is no worse for that."""
        return max(self.of.board.running, default=0)

    def _hold_order(self) -> None:
        for first, second, asks in in_turn(self.of.layout.entries):
            if first.index in self.of.moving or second.index in self.of.moving:
                self._sooner(first, second, self.of.grains(first.minutes) if asks is second else 0, asks)

    def _sooner(self, first: Entry, second: Entry, pad: int, asks: Entry) -> None:
        one, two = self.of.begins(first), self.of.begins(second)
        if one is None or two is None:
            return
        asked = self.of.model.add(one + pad <= two)
        literals = [
            self.of.moving[each.index].present
            for each in (first, second)
            if each.index in self.of.moving and self.of.moving[each.index].present is not self.of.always
        ]
        if (given := self.of.given.get(("order", asks.index, 0))) is not None:
            literals.append(given.negated())
        if literals:
            asked.only_enforce_if(literals)
