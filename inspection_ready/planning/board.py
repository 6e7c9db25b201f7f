"""The board: who is where when, whether a session fits at a place, and what is in the way.

Judged as the check for clashes judges, by code of its own, with one difference: the way counts between every two
sessions of somebody on a day, not only from one to the next. That is the same unless going round by a third place, and
seeing somebody there, takes less time than the way.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.laid_out import Layout
from inspection_ready.planning.rest import hungry, kept_too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection_ready.domain.plan_problem import Placing, Problem, Who
    from inspection_ready.planning.laid_out import Entry

Held = tuple[int, int, int]
"""When it starts and ends, in minutes after midnight, and the index of the entry."""
NOBODY: list[Held] = []


class Obstacle(NamedTuple):
    """One thing in the way of a session at a place."""

    code: ClashCode
    sessions: tuple[int, ...] = ()
    """By id, those already on the board that stand in the way; none: moving others would not help."""
    enough: int = 1
    """How many of them have to go."""
    who: Who | None = None
    """A person, an inspector, or a room or base by id, as the code says; None where it is nobody's."""
    had: int = 0
    needed: int = 0


class Board:
    """Begins with what is fixed. Only ``put`` and ``lift`` change it; neither asks whether it fits."""

    def __init__(self, problem: Problem | Layout) -> None:
        self.layout = problem if isinstance(problem, Layout) else Layout(problem)
        layout = self.layout
        self.problem = layout.problem
        self.rules = layout.rules
        entries, days = layout.entries, len(layout.rank)
        self.placed: list[Placing | None] = [None] * len(entries)
        self.spot_of: list[int] = [0] * len(entries)
        self.chosen: list[tuple[int, ...]] = [()] * len(entries)
        """The inspectors beside those it names, as parties."""
        self.diaries: list[list[list[Held]]] = [[[] for _ in range(days)] for _ in layout.parties]
        self.rooms: dict[int, list[list[Held]]] = {
            each.room_id: [[] for _ in range(days)] for each in layout.spots if each.room_id is not None
        }
        self.tracks: dict[int, list[list[Held]]] = {}
        self.running = [[0] * layout.span for _ in range(days)]
        """By day and grain, how many sessions run."""
        self.turns: dict[Turn, set[int]] = {turn: set() for turn in Turn}
        for entry in entries:
            if entry.is_fixed and entry.job.now is not None:
                self.put(entry.job.now)

    # what is on it

    def entry(self, session_id: int) -> Entry:
        return self.layout.entries[self.layout.index[session_id]]

    def at(self, session_id: int) -> Placing | None:
        return self.placed[self.layout.index[session_id]]

    def minutes_of(self, party: int) -> int:
        """How long somebody is kept, all days together."""
        return sum(until - since for held in self.diaries[party] for since, until, _ in held)

    def bit_of(self, index: int) -> int:
        """Where it begins."""
        return self.layout.bit(*self._when(index))

    @property
    def placings(self) -> tuple[Placing, ...]:
        """In the order of the jobs."""
        return tuple(each for each in self.placed if each is not None)

    @property
    def unplaced(self) -> tuple[int, ...]:
        return tuple(
            entry.job.session_id for entry in self.layout.entries if self.placed[entry.index] is None
        )

    def put(self, placing: Placing) -> None:
        """It is nowhere yet."""
        entry = self.entry(placing.session_id)
        assert self.placed[entry.index] is None, "lifted first"
        rank = self.layout.rank[placing.day]
        self.placed[entry.index] = placing
        self.spot_of[entry.index] = self.layout.spot(placing.spot)
        self.chosen[entry.index] = tuple(self.layout.party(name) for name in placing.inspectors)
        held = placing.starts, placing.starts + entry.minutes, entry.index
        for diary in self._diaries(entry, placing):
            insort(diary[rank], held)
        self.turns[entry.turn].add(entry.index)
        self._run(entry, rank, placing.starts, 1)

    def lift(self, session_id: int) -> Placing:
        """Where it was."""
        entry = self.entry(session_id)
        placing = self.placed[entry.index]
        assert placing is not None, "put first"
        rank = self.layout.rank[placing.day]
        held = placing.starts, placing.starts + entry.minutes, entry.index
        for diary in self._diaries(entry, placing):
            diary[rank].remove(held)
        self.placed[entry.index] = None
        self.turns[entry.turn].discard(entry.index)
        self._run(entry, rank, placing.starts, -1)
        return placing

    def _diaries(self, entry: Entry, placing: Placing) -> Iterator[list[list[Held]]]:
        for party in (*entry.must, *self.chosen[entry.index]):
            yield self.diaries[party]
        if placing.spot.room_id is not None:
            yield self.rooms[placing.spot.room_id]
        if placing.track:
            if placing.track not in self.tracks:
                self.tracks[placing.track] = [[] for _ in self.layout.rank]
            yield self.tracks[placing.track]

    def _run(self, entry: Entry, rank: int, starts: int, by: int) -> None:
        if entry.at_place:
            running, grain = self.running[rank], self.layout.grain
            for each in range(starts // grain, (starts + entry.minutes) // grain):
                running[each] += by

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
        rank, starts, spot = self.layout.rank[placing.day], placing.starts, self.layout.spot(placing.spot)
        yield from self.of_hours(entry, placing.day, starts)
        yield from self.of_order(entry, rank, starts)
        yield from self.of_number(entry, rank, starts)
        yield from self.of_track(entry, placing.track, rank, starts)
        yield from self.of_spot(entry, spot, rank, starts)
        chosen = (self.layout.party(name) for name in placing.inspectors)
        for party in dict.fromkeys((*entry.must, *chosen)):
            yield from self.of_party(entry, party, spot, rank, starts)

    def of_hours(self, entry: Entry, day: int, starts: int) -> Iterator[Obstacle]:
        if not any(each.holds(day, starts, starts + entry.minutes) for each in entry.job.windows):
            yield Obstacle(ClashCode.OUTSIDE_DAY)

    def of_number(self, entry: Entry, rank: int, starts: int) -> Iterator[Obstacle]:
        """Too many at once."""
        most, grain = self.rules.tracks, self.layout.grain
        first, last = starts // grain, (starts + entry.minutes) // grain
        running = self.running[rank]
        if not entry.at_place or max(running[first:last]) < most:
            return
        told = set()
        for grains in range(first, last):
            if running[grains] >= most:
                there = self._running_at(rank, grains * grain)
                if there not in told:
                    told.add(there)
                    enough = running[grains] - most + 1
                    yield Obstacle(ClashCode.TOO_MANY_AT_ONCE, there, enough, None, enough + most, most)

    def _running_at(self, rank: int, minute: int) -> tuple[int, ...]:
        return tuple(
            each.session_id
            for entry, each in zip(self.layout.entries, self.placed, strict=True)
            if each is not None
            and entry.at_place
            and each.starts <= minute < each.starts + entry.minutes
            and self.layout.rank[each.day] == rank
        )

    def of_order(self, entry: Entry, rank: int, starts: int) -> Iterator[Obstacle]:
        """Others that have to come before it, or after."""
        begins, ends = (rank, starts), (rank, starts + entry.minutes)
        if entry.is_seen and entry.turn is not Turn.FIRST:
            for each in self.turns[Turn.FIRST]:
                if begins < self._when(each):
                    yield self._order(ClashCode.NOT_FIRST, each)
        if entry.at_place and entry.turn is not Turn.LAST:
            for each in self.turns[Turn.LAST]:
                if ends > self._when(each):
                    yield self._order(ClashCode.NOT_LAST, each)
        if entry.turn is not Turn.ANY:
            yield from self._out_of_turn(entry, begins)

    def _out_of_turn(self, entry: Entry, begins: tuple[int, int]) -> Iterator[Obstacle]:
        for other in self.layout.entries:
            if self.placed[other.index] is None or other.turn is entry.turn:
                continue
            when = self._when(other.index)
            if entry.turn is Turn.FIRST and other.is_seen and when < begins:
                yield self._order(ClashCode.NOT_FIRST, other.index)
            if entry.turn is Turn.LAST and other.at_place and (when[0], when[1] + other.minutes) > begins:
                yield self._order(ClashCode.NOT_LAST, other.index)

    def _order(self, code: ClashCode, index: int) -> Obstacle:
        return Obstacle(code, (self.layout.entries[index].job.session_id,))

    def _when(self, index: int) -> tuple[int, int]:
        placing = self.placed[index]
        assert placing is not None, "only asked of what is placed"
        return self.layout.rank[placing.day], placing.starts

    def of_track(self, entry: Entry, track: int, rank: int, starts: int) -> Iterator[Obstacle]:
        if track and track in self.tracks:
            for each in self._meeting(entry, self.tracks[track][rank], starts):
                yield Obstacle(ClashCode.TRACK_TWICE, (each,), 1, track)

    def of_spot(self, entry: Entry, spot: int, rank: int, starts: int) -> Iterator[Obstacle]:
        place, layout = self.layout.spots[spot], self.layout
        if place.room_id is None and place.base_id is None:
            return
        if layout.spot_busy(entry, spot) >> layout.bit(rank, starts) & 1:
            is_room = layout.busy("room", place.room_id, entry.minutes) >> layout.bit(rank, starts) & 1
            if is_room:
                yield Obstacle(ClashCode.ROOM_CANNOT, who=place.room_id)
            else:
                yield Obstacle(ClashCode.BASE_CANNOT, who=place.base_id)
        if place.room_id is not None:
            for each in self._meeting(entry, self.rooms[place.room_id][rank], starts):
                yield Obstacle(ClashCode.ROOM_TWICE, (each,), 1, place.room_id)

    def _meeting(self, entry: Entry, held: list[Held], starts: int) -> Iterator[int]:
        ends, entries = starts + entry.minutes, self.layout.entries
        for since, until, index in held:
            if since < ends and starts < until:
                yield entries[index].job.session_id

    def of_party(self, entry: Entry, party: int, spot: int, rank: int, starts: int) -> Iterator[Obstacle]:
        """Whoever has to be there: cannot, is elsewhere, on the way, out of breath, too long without a break, hungry."""
        layout = self.layout
        who = layout.parties[party]
        if layout.busy("party", who, entry.minutes) >> layout.bit(rank, starts) & 1:
            code = ClashCode.INSPECTOR_CANNOT if isinstance(who, str) else ClashCode.PERSON_CANNOT
            yield Obstacle(code, who=who)
        held = self.diaries[party][rank]
        if held:
            yield from self._beside(entry, party, spot, held, starts)
        if not entry.is_break:
            now = [each for each in held if not layout.entries[each[2]].is_break] if held else NOBODY
            new = (starts, starts + entry.minutes, entry.index)
            yield from self._rest(who, now, new)

    def _beside(
        self, entry: Entry, party: int, spot: int, held: list[Held], starts: int
    ) -> Iterator[Obstacle]:
        ends, entries = starts + entry.minutes, self.layout.entries
        for since, until, index in held:
            other = entries[index]
            if since < ends and starts < until:
                who = self.layout.parties[party]
                code = ClashCode.INSPECTOR_TWICE if isinstance(who, str) else ClashCode.PERSON_TWICE
                yield Obstacle(code, (other.job.session_id,), 1, who)
                continue
            there = self.spot_of[index]
            if until <= starts:
                had = starts - until
                found = self._apart(other, entry, party, self.layout.ways[there][spot], had)
            else:
                had = since - ends
                found = self._apart(entry, other, party, self.layout.ways[spot][there], had)
            if found is not None:
                code, needed = found
                who = self.layout.parties[party]
                yield Obstacle(code, (other.job.session_id,), 1, who, had, needed)

    def _apart(
        self, one: Entry, other: Entry, party: int, way: int, had: int
    ) -> tuple[ClashCode, int] | None:
        """Which rule asks for more time from the one to the other, and how much."""
        if not one.at_place or not other.at_place:
            return None
        if had < way:
            return ClashCode.WAY_TOO_SHORT, way
        if one.tires and had < self.rules.breather:
            return ClashCode.NO_BREATHER, self.rules.breather
        if had < self.rules.between_turns and party in one.taking and party in other.taking:
            return ClashCode.TURNS_TOO_CLOSE, self.rules.between_turns
        return None

    def _rest(self, who: Who, held: list[Held], new: Held) -> Iterator[Obstacle]:
        for code, judged in ((ClashCode.NO_BREAK, kept_too_long), (ClashCode.NO_LUNCH, hungry)):
            broken = judged(self.rules, held, new)
            if broken is None:
                continue
            others, had, needed = broken
            if judged(self.rules, NOBODY, new) is not None:
                others = NOBODY  # whatever else is moved, this session alone breaks it
            alone = [
                each for each in others if judged(self.rules, [h for h in held if h != each], new) is None
            ]
            ids = tuple(self.layout.entries[each[2]].job.session_id for each in alone or others)
            yield Obstacle(code, ids, 1 if alone else len(ids), who, had, needed)


def ids_of(obstacles: Iterable[Obstacle]) -> set[int]:
    """Every session that stands in the way, though fewer may be enough."""
    return {each for obstacle in obstacles for each in obstacle.sessions}
