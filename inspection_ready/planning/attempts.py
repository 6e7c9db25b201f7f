"""What it takes to put a session at a time: who has to go, and the cheapest place, track and inspectors there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.plan_problem import Placing
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.laid_out import bits

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

    from inspection_ready.planning.board import Board, Obstacle
    from inspection_ready.planning.laid_out import Entry

HELD_FAST = 20
"""So much dearer is it to move whoever is seen first, and what comes last."""
NEVER = 10**9


class Attempt(NamedTuple):
    cost: int
    placing: Placing
    out: frozenset[int]
    """Who has to go, by index."""


class Attempts:
    """On one board; ``ejected`` counts how often each had to go, and is kept by whoever moves them."""

    def __init__(self, board: Board, chance: random.Random, ejected: list[int]) -> None:
        self.board = board
        self.layout = board.layout
        self.random = chance
        self.ejected = ejected

    def by_liking(self, entry: Entry, starts: int) -> Iterator[int]:
        """The earlier first for whoever is seen first, the later for what is last; else what costs least in wishes."""
        if entry.turn is not Turn.ANY:
            yield from sorted(bits(starts), reverse=entry.turn is Turn.LAST)
            return
        wished = 0
        for unwanted, _ in entry.wished:
            wished |= unwanted
        yield from self._mixed(starts & ~wished)
        yield from sorted(self._mixed(starts & wished), key=entry.wishes_at)

    def _mixed(self, starts: int) -> list[int]:
        found = list(bits(starts))
        self.random.shuffle(found)
        return found

    def at(self, entry: Entry, bit: int, limit: int, *, without: int | None = None) -> Attempt | None:
        """What it costs to put it there, at most ``limit``; its place, track and inspectors are the cheapest.

        ``without`` one inspector.
        """
        board = self.board
        rank, starts = self.layout.when(bit)
        bill = Bill(self, limit)
        bill.add(board.of_order(entry, rank, starts))
        bill.add(board.of_number(entry, rank, starts))
        spot = self._spot(entry, bill, bit)
        track = self._track(entry, bill, bit)
        if spot is None or track is None:
            return None
        place = entry.places[spot]
        for party in entry.must:
            bill.add(board.of_party(entry, party, place, rank, starts))
            if bill.cost > limit:
                return None
        chosen = self._inspectors(entry, bill, place, bit, without=without)
        if chosen is None or bill.cost > limit:
            return None
        names = tuple(str(self.layout.parties[each]) for each in chosen)
        placing = Placing(
            entry.job.session_id, self.layout.day_of[rank], starts, track, entry.job.spots[spot], names
        )
        return Attempt(bill.cost, placing, frozenset(bill.out))

    def _spot(self, entry: Entry, bill: Bill, bit: int) -> int | None:
        """The first that is free, or the cheapest, by its number among the spots of the job."""
        board, cells = self.board, entry.cells << bit
        for number, place in enumerate(entry.places):
            room = board.rooms[place]
            if (room is None or not room.taken & cells) and not entry.closed[number] >> bit & 1:
                return number
        rank, starts = self.layout.when(bit)
        ways = enumerate(entry.places)
        return bill.cheapest((number, board.of_place(entry, place, rank, starts)) for number, place in ways)

    def _track(self, entry: Entry, bill: Bill, bit: int) -> int | None:
        tracks, cells = self.board.tracks, entry.cells << bit
        for track in entry.job.tracks:
            if not track or not tracks[track].taken & cells:
                return track
        rank, starts = self.layout.when(bit)
        of_track, ends = self.board.of_track, starts + entry.minutes
        return bill.cheapest((track, of_track(track, rank, starts, ends)) for track in entry.job.tracks)

    def _inspectors(
        self, entry: Entry, bill: Bill, place: int, bit: int, *, without: int | None
    ) -> tuple[int, ...] | None:
        """The cheapest, and of those the ones with least to do."""
        if not entry.wanted:
            return ()
        rank, starts = self.layout.when(bit)
        asked = []
        for party in entry.pool:
            if party == without:
                continue
            own = Bill(self, bill.limit - bill.cost, bill.out)
            own.add(self.board.of_party(entry, party, place, rank, starts))
            if own.cost <= own.limit:
                asked.append((own.cost, self.board.sessions_of(party), self.random.random(), party, own.out))
        if len(asked) < entry.wanted:
            return None
        asked.sort()
        for _, _, _, _, out in asked[: entry.wanted]:
            bill.also(out)
        return tuple(party for _, _, _, party, _ in asked[: entry.wanted])

    def price(self, index: int) -> int:
        entry = self.layout.entries[index]
        if entry.is_fixed:
            return NEVER
        return (1 + self.ejected[index]) * (1 if entry.turn is Turn.ANY else HELD_FAST)


class Bill:
    """Who has to go, and what that costs; whoever goes is paid for once."""

    __slots__ = ("asks", "cost", "limit", "out")

    def __init__(self, asks: Attempts, limit: int, out: Iterable[int] = ()) -> None:
        self.asks = asks
        self.limit = limit
        self.cost = 0
        self.out = set(out)

    def add(self, obstacles: Iterator[Obstacle]) -> None:
        for obstacle in obstacles:
            index = self.asks.layout.index
            there = [index[each] for each in obstacle.sessions]
            left = obstacle.enough - sum(each in self.out for each in there)
            if not there:
                self.cost = NEVER
            elif left > 0:
                self.also(self._cheapest_of(there, left))
            if self.cost > self.limit:
                return

    def _cheapest_of(self, there: list[int], number: int) -> list[int]:
        if len(there) == number:
            return there
        priced = sorted((self.asks.price(each), each) for each in there if each not in self.out)
        return [each for _, each in priced[:number]]

    def also(self, out: Iterable[int]) -> None:
        for each in out:
            if each not in self.out:
                self.out.add(each)
                self.cost += self.asks.price(each)

    def cheapest(self, ways: Iterator[tuple[int, Iterator[Obstacle]]]) -> int | None:
        """Of several ways the first of those that cost least; None where none can be paid."""
        best: tuple[int, int, set[int]] | None = None
        for name, obstacles in ways:
            own = Bill(self.asks, self.limit - self.cost if best is None else best[0] - 1, self.out)
            own.add(obstacles)
            if own.cost <= own.limit:
                best = own.cost, name, own.out
                if not own.cost:
                    break
        if best is None:
            return None
        self.also(best[2])
        return best[1]
