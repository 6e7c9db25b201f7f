"""Places sessions by ejection chains: the hardest first, each where least has to go, and what goes is placed anew.

Sessions that were often in the way become dearer to move, and none goes back at once to where it came from; so a chain
ends, and does not go round in circles.
"""

from __future__ import annotations

import heapq
import random
from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.plan_problem import Placing, Preference
from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.board import Board
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.openings import open_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inspection_ready.planning.board import Obstacle
    from inspection_ready.planning.laid_out import Entry, Layout

LOOKED_AT = 40
"""So many starts are weighed before something is moved."""
TABU = 30, 60
"""So many moves at least and at most a session does not go back to where it was."""
HELD_FAST = 20
"""So much dearer is it to move whoever is seen first, and what comes last."""
PATIENCE = 12
"""Moves for each session without one more placed, before all is begun anew."""
OFTEN = 8
"""After so many tries a session waits until the others were tried as often."""
ROUNDS = 3
"""So many are begun in vain, before what is left is left out."""
NEVER = 10**9

Placings = tuple[Placing, ...]


class Attempt(NamedTuple):
    cost: int
    placing: Placing
    out: frozenset[int]
    """Who has to go, by index."""


class Constructor:
    """One board that is filled; ``run`` goes on until all is placed, or ``may_go_on`` says no."""

    def __init__(
        self,
        layout: Layout,
        *,
        seed: int,
        may_go_on: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> None:
        self.layout = layout
        self.random = random.Random(seed)  # noqa: S311  # to try orders, not to keep secrets
        self.may_go_on = may_go_on
        self.progress = progress
        self.free = [entry for entry in layout.entries if not entry.is_fixed]
        self.hopeless = [each for each in self.free if not each.starts or len(each.pool) < each.wanted]
        self.ejected = [0] * len(layout.entries)
        self.most = 0
        self.best: Placings = ()
        self.board = Board(layout)
        self.keep_the_best()

    @property
    def is_done(self) -> bool:
        return len(self.best) == len(self.layout.entries) - len(self.hopeless)

    def run(self) -> Placings:
        """As many as could be placed; those that are fixed among them."""
        shaken = in_vain = 0
        while not self.is_done and in_vain < ROUNDS:
            most = self.most
            if shaken:
                self.board = Board(self.layout)
            if not self._fill(shaken):
                break
            shaken += 1
            in_vain = 0 if self.most > most else in_vain + 1
        return self.best

    def keep_the_best(self) -> None:
        placed = sum(each is not None for each in self.board.placed)
        if placed > self.most or not self.best:
            self.most = placed
            self.best = self.board.placings
            self.progress(placed, len(self.layout.entries))

    # one round

    def _fill(self, shaken: int) -> bool:
        """False: no time is left."""
        order = self._order(shaken)
        self._stand(order)
        tries = dict.fromkeys(order, 0)
        queue = [(0, place, index) for index, place in order.items() if self.board.placed[index] is None]
        heapq.heapify(queue)
        tabu: dict[tuple[int, int], int] = {}
        moves, since, top = 0, 0, self._placed()
        patience = PATIENCE * len(order) + 200
        while queue and moves - since < patience:
            moves += 1
            if not moves % 8 and not self.may_go_on():
                self.keep_the_best()
                return False
            _, _, index = heapq.heappop(queue)
            tries[index] += 1
            for each in self._place(self.layout.entries[index], tabu, moves) or ():
                heapq.heappush(queue, (tries[each] // OFTEN, order[each], each))
            placed = self._placed()
            if placed > top:
                top, since = placed, moves
                if not queue or moves > len(order):
                    self.keep_the_best()
        self.keep_the_best()
        return True

    def _placed(self) -> int:
        return sum(map(len, self.board.turns.values()))

    def _order(self, shaken: int) -> dict[int, int]:
        """The hardest first: whoever has the fewest starts for what is needed at one time."""
        hardness = {}
        hopeless = {each.index for each in self.hopeless}
        for entry in self.free:
            if entry.index not in hopeless:
                starts = entry.starts.bit_count() * (1 + len(entry.pool)) / (1 + entry.wanted)
                held = len(entry.must) + 2 * entry.wanted
                hard = starts / (entry.minutes * (1 + held))
                if shaken:
                    hard *= self.random.uniform(0.5, 1.5) / (1 + self.ejected[entry.index])
                hardness[entry.index] = (entry.turn is Turn.ANY, hard, entry.index)
        return {index: place for place, index in enumerate(sorted(hardness, key=hardness.__getitem__))}

    def _stand(self, order: Iterable[int]) -> None:
        """What should move as little as can be begins where it stands."""
        if not self.layout.problem.weights.get(Preference.MOVED, 0):
            return
        for index in order:
            now = self.layout.entries[index].job.now
            if now is not None and self.board.fits(now):
                self.board.put(now)

    # one session

    def _place(self, entry: Entry, tabu: dict[tuple[int, int], int], moves: int) -> frozenset[int] | None:
        """Who had to go; None where it could not be placed at all."""
        attempt = self._without_moving(entry) or self._by_moving(entry, tabu, moves)
        if attempt is None:
            return None
        for each in attempt.out:
            stood = self.board.bit_of(each)
            self.board.lift(self.layout.entries[each].job.session_id)
            tabu[each, stood] = moves + self.random.randint(*TABU)
            self.ejected[each] += 1
        self.board.put(attempt.placing)
        return attempt.out

    def _without_moving(self, entry: Entry) -> Attempt | None:
        for bit in self._by_liking(entry, open_starts(self.board, entry)):
            if (attempt := self._try(entry, bit, 0)) is not None:
                return attempt
        return None

    def _by_liking(self, entry: Entry, starts: int) -> Iterator[int]:
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

    def _by_moving(self, entry: Entry, tabu: dict[tuple[int, int], int], moves: int) -> Attempt | None:
        starts = [bit for bit in bits(entry.starts) if tabu.get((entry.index, bit), 0) < moves]
        if len(starts) > LOOKED_AT:
            starts = self.random.sample(starts, LOOKED_AT)
        best: Attempt | None = None
        for bit in starts:
            attempt = self._try(entry, bit, NEVER - 1 if best is None else best.cost - 1)
            if attempt is not None:
                best = attempt
        return best

    def _try(self, entry: Entry, bit: int, limit: int) -> Attempt | None:
        """What it costs to put it there, at most ``limit``; its place, track and inspectors are the cheapest."""
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
        chosen = self._inspectors(entry, bill, place, rank, starts)
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
        self, entry: Entry, bill: Bill, place: int, rank: int, starts: int
    ) -> tuple[int, ...] | None:
        """The cheapest, and of those the ones with least to do."""
        if not entry.wanted:
            return ()
        asked = []
        for party in entry.pool:
            own = Bill(self, bill.limit - bill.cost, bill.out)
            own.add(self.board.of_party(entry, party, place, rank, starts))
            if own.cost <= own.limit:
                asked.append((own.cost, self.board.minutes_of(party), self.random.random(), party, own.out))
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

    def __init__(self, asks: Constructor, limit: int, out: Iterable[int] = ()) -> None:
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
