"""The board: who is where when, whether a session fits at a place, and what is in the way.

Judged as the check for clashes judges, by code of its own, with one difference: the way counts between every two
sessions of somebody on a day, not only from one to the next. That is the same unless going round by a third place, and
seeing somebody there, takes less time than the way.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.laid_out import Layout, bits
from inspection_ready.planning.lanes import Lane
from inspection_ready.planning.obstacles import Obstacle, ids_of
from inspection_ready.planning.their_day import of_their_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.plan_problem import Placing, Problem, Who
    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.lanes import Held


__all__ = ["Board", "Obstacle", "ids_of"]


class Board:
    """Begins with what is fixed. Only ``put`` and ``lift`` change it; neither asks whether it fits.

    What is put begins on the step of the clock, or where some session stands now.
    """

    def __init__(self, problem: Problem | Layout) -> None:
        self.layout = problem if isinstance(problem, Layout) else Layout(problem)
        layout = self.layout
        self.problem = layout.problem
        self.rules = layout.rules
        entries, days = layout.entries, len(layout.rank)
        self.placed: list[Placing | None] = [None] * len(entries)
        self.place_of: list[int] = [0] * len(entries)
        self.chosen: list[tuple[int, ...]] = [()] * len(entries)
        """The inspectors beside those it names, as parties."""
        self.diaries: list[list[list[Held]]] = [[[] for _ in range(days)] for _ in layout.parties]
        lanes: dict[int, Lane] = {}
        self.rooms = [
            None if each.room_id is None else lanes.setdefault(each.room_id, Lane(layout))
            for each in layout.places
        ]
        """By place; None: a base, where any number are."""
        self.tracks: dict[int, Lane] = {
            track: Lane(layout) for entry in entries for track in entry.tracks if track
        }
        self.running = [0] * (layout.span * days)
        """By bit, how many sessions run."""
        self.full = 0
        """The bits at which no more may run."""
        self.turns: dict[Turn, set[int]] = {turn: set() for turn in Turn}
        for entry in entries:
            if entry.is_fixed and entry.job.now is not None:
                self.put(entry.job.now)

    # what is on it

    def entry(self, session_id: int) -> Entry:
        return self.layout.entries[self.layout.index[session_id]]

    def at(self, session_id: int) -> Placing | None:
        return self.placed[self.layout.index[session_id]]

    @property
    def placings(self) -> tuple[Placing, ...]:
        """In the order of the jobs."""
        return tuple(each for each in self.placed if each is not None)

    @property
    def unplaced(self) -> tuple[int, ...]:
        return tuple(
            entry.job.session_id for entry in self.layout.entries if self.placed[entry.index] is None
        )

    def sessions_of(self, party: int) -> int:
        """How many somebody is at, all days together."""
        return sum(map(len, self.diaries[party]))

    def bit_of(self, index: int) -> int:
        """Where it begins."""
        return self.layout.bit(*self._when(index))

    def put(self, placing: Placing) -> None:
        """It is nowhere yet."""
        layout, entry = self.layout, self.entry(placing.session_id)
        index = entry.index
        assert self.placed[index] is None, "lifted first"
        rank = layout.rank[placing.day]
        self.placed[index] = placing
        self.place_of[index] = layout.place(placing.spot)
        self.chosen[index] = tuple(layout.party(name) for name in placing.inspectors)
        held = placing.starts, placing.starts + entry.minutes, index
        for party in (*entry.must, *self.chosen[index]):
            insort(self.diaries[party][rank], held)
        for lane in self._lanes(index, placing):
            lane.put(rank, held)
        self.turns[entry.turn].add(index)
        self._run(entry, layout.bit(rank, placing.starts), 1)

    def lift(self, session_id: int) -> Placing:
        """Where it was."""
        layout, entry = self.layout, self.entry(session_id)
        index = entry.index
        placing = self.placed[index]
        assert placing is not None, "put first"
        rank = layout.rank[placing.day]
        held = placing.starts, placing.starts + entry.minutes, index
        for party in (*entry.must, *self.chosen[index]):
            self.diaries[party][rank].remove(held)
        for lane in self._lanes(index, placing):
            lane.lift(rank, held)
        self.placed[index] = None
        self.turns[entry.turn].discard(index)
        self._run(entry, layout.bit(rank, placing.starts), -1)
        return placing

    def _lanes(self, index: int, placing: Placing) -> Iterator[Lane]:
        room = self.rooms[self.place_of[index]]
        if room is not None:
            yield room
        if placing.track:
            yield self.tracks[placing.track]

    def _run(self, entry: Entry, bit: int, by: int) -> None:
        if not entry.at_place:
            return
        running, most = self.running, self.rules.tracks
        for each in range(bit, bit + entry.cells.bit_length()):
            running[each] += by
            if running[each] >= most:
                self.full |= 1 << each
            elif running[each] == most - 1 and by < 0:
                self.full &= ~(1 << each)

    # what is in the way

    def fits(self, placing: Placing) -> bool:
        return next(self.obstacles(placing), None) is None

    def obstacles(self, placing: Placing) -> Iterator[Obstacle]:
        """Everything that keeps it from being there; where it stands now does not count."""
        entry = self.entry(placing.session_id)
        if self.placed[entry.index] is not None:
            stood = self.lift(placing.session_id)
            found = tuple(self._all(entry, placing))
            self.put(stood)
            return iter(found)
        return self._all(entry, placing)

    def _all(self, entry: Entry, placing: Placing) -> Iterator[Obstacle]:
        rank, starts, place = self.layout.rank[placing.day], placing.starts, self.layout.place(placing.spot)
        yield from self.of_hours(entry, placing.day, starts)
        yield from self.of_order(entry, rank, starts)
        yield from self.of_number(entry, rank, starts)
        yield from self.of_track(placing.track, rank, starts, starts + entry.minutes)
        yield from self.of_place(entry, place, rank, starts)
        chosen = (self.layout.party(name) for name in placing.inspectors)
        for party in dict.fromkeys((*entry.must, *chosen)):
            yield from self.of_party(entry, party, place, rank, starts)

    def of_hours(self, entry: Entry, day: int, starts: int) -> Iterator[Obstacle]:
        if not any(each.holds(day, starts, starts + entry.minutes) for each in entry.job.windows):
            yield Obstacle(ClashCode.OUTSIDE_DAY)

    def of_number(self, entry: Entry, rank: int, starts: int) -> Iterator[Obstacle]:
        """Too many at once."""
        crowded = self.full & (entry.cells << self.layout.bit(rank, starts))
        if not crowded or not entry.at_place:
            return
        told, most = set(), self.rules.tracks
        for bit in bits(crowded):
            there = self._running_at(*self.layout.when(bit))
            if there not in told:
                told.add(there)
                had = self.running[bit] + 1
                yield Obstacle(ClashCode.TOO_MANY_AT_ONCE, there, had - most, None, had, most)

    def _running_at(self, rank: int, minute: int) -> tuple[int, ...]:
        return tuple(
            each.session_id
            for entry, each in zip(self.layout.entries, self.placed, strict=True)
            if each is not None
            and entry.at_place
            and each.starts <= minute < each.starts + entry.minutes
            and self.layout.rank[each.day] == rank
        )

    def of_track(self, track: int, rank: int, starts: int, ends: int) -> Iterator[Obstacle]:
        if track:
            for index in self.tracks[track].meeting(rank, starts, ends):
                yield self._by(ClashCode.TRACK_TWICE, index, track)

    def of_place(self, entry: Entry, place: int, rank: int, starts: int) -> Iterator[Obstacle]:
        spot, bit = self.layout.places[place], self.layout.bit(rank, starts)
        if self.layout.closed(entry.job, spot) >> bit & 1:
            if self.layout.busy("room", spot.room_id, entry.minutes) >> bit & 1:
                yield Obstacle(ClashCode.ROOM_CANNOT, who=spot.room_id)
            else:
                yield Obstacle(ClashCode.BASE_CANNOT, who=spot.base_id)
        room = self.rooms[place]
        if room is not None:
            for index in room.meeting(rank, starts, starts + entry.minutes):
                yield self._by(ClashCode.ROOM_TWICE, index, spot.room_id)

    def _by(self, code: ClashCode, index: int, who: Who | None = None) -> Obstacle:
        return Obstacle(code, (self.layout.entries[index].job.session_id,), 1, who)

    def of_order(self, entry: Entry, rank: int, starts: int) -> Iterator[Obstacle]:
        """Others that have to come before it, or after."""
        begins, ends = (rank, starts), (rank, starts + entry.minutes)
        if entry.is_seen and entry.turn is not Turn.FIRST:
            for each in self.turns[Turn.FIRST]:
                if begins < self._when(each):
                    yield self._by(ClashCode.NOT_FIRST, each)
        if entry.at_place and entry.turn is not Turn.LAST:
            for each in self.turns[Turn.LAST]:
                if ends > self._when(each):
                    yield self._by(ClashCode.NOT_LAST, each)
        if entry.turn is not Turn.ANY:
            yield from self._out_of_turn(entry, begins)

    def _out_of_turn(self, entry: Entry, begins: tuple[int, int]) -> Iterator[Obstacle]:
        for other in self.layout.entries:
            if self.placed[other.index] is None or other.turn is entry.turn:
                continue
            when = self._when(other.index)
            if entry.turn is Turn.FIRST and other.is_seen and when < begins:
                yield self._by(ClashCode.NOT_FIRST, other.index)
            if entry.turn is Turn.LAST and other.at_place and (when[0], when[1] + other.minutes) > begins:
                yield self._by(ClashCode.NOT_LAST, other.index)

    def _when(self, index: int) -> tuple[int, int]:
        placing = self.placed[index]
        assert placing is not None, "only asked of what is placed"
        return self.layout.rank[placing.day], placing.starts

    def of_party(self, entry: Entry, party: int, place: int, rank: int, starts: int) -> Iterator[Obstacle]:
        """Whoever has to be there: cannot, is elsewhere, on the way, out of breath, too long without a break, hungry."""
        layout = self.layout
        if self.cannot(entry, party) >> layout.bit(rank, starts) & 1:
            who = layout.parties[party]
            code = ClashCode.INSPECTOR_CANNOT if isinstance(who, str) else ClashCode.PERSON_CANNOT
            yield Obstacle(code, who=who)
        yield from of_their_day(self, entry, party, place, rank, starts)

    def cannot(self, entry: Entry, party: int) -> int:
        """The starts that meet a time when they cannot."""
        known = entry.cannot.get(party)
        return (
            self.layout.busy("party", self.layout.parties[party], entry.minutes) if known is None else known
        )
