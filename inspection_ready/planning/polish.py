"""Makes a plan better by moving one session at a time, with those that have to give way for it.

A step takes one session out, puts it elsewhere, and places anew whoever had to go, a few deep. It is kept where the plan
is no dearer than it was a number of steps ago (late acceptance), else taken back; the best plan is remembered.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_problem import Preference
from inspection_ready.planning.attempts import Attempts
from inspection_ready.planning.board import Board
from inspection_ready.planning.costs import Tally
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.openings import open_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inspection_ready.domain.plan_problem import Placing
    from inspection_ready.planning.attempts import Attempt
    from inspection_ready.planning.laid_out import Entry, Layout

DEEP = 4
"""So many times those that have to give way may make others give way."""
MOST_OUT = 2
"""So many give way at once."""
STARTS = 10
"""So many starts are weighed for the session that is moved, and a few for each that gives way."""
FEW = 4
MATTERS = 20
"""So much more than an even load does what a plan costs."""
TRIES = 20
"""To place one that is left."""
MEMORY = 60
"""A step may cost as much as the plan did so many steps ago."""
Placings = tuple["Placing", ...]


class Polisher:
    def __init__(self, layout: Layout, placings: Placings, *, seed: int) -> None:
        self.layout = layout
        self.random = random.Random(seed)  # noqa: S311  # to try orders, not to keep secrets
        self.board = Board(layout)
        for each in placings:
            if self.board.at(each.session_id) is None:
                self.board.put(each)
        self.tally = Tally(layout, self.board.placings)
        self.attempts = Attempts(self.board, self.random, [0] * len(layout.entries))
        self.free = [
            entry
            for entry in layout.entries
            if not entry.is_fixed and self.board.placed[entry.index] is not None
        ]
        self._even = layout.problem.weights.get(Preference.LOAD, 0) > 0
        self.best = self.board.placings
        self.least = self.tally.weighed
        self._remembered = [self._energy()] * MEMORY
        self._steps = 0
        self._done: list[tuple[bool, Placing]] = []
        """What this step put (True) and lifted, to be taken back."""

    def run(
        self, may_go_on: Callable[[], bool], *, patience: int, bound: int, found: Callable[[Placings], None]
    ) -> None:
        """Until it costs no more than ``bound``, so many steps brought nothing, or no time is left."""
        since = 0
        while self.free and since < patience and self.least > bound and may_go_on():
            since += 1
            if self.step():
                since = 0
                found(self.best)

    def place_too(self, entries: Iterable[Entry]) -> bool:
        """Whether all of them could be placed; what was tried in vain is taken back."""
        for entry in entries:
            for _ in range(TRIES):
                self._done.clear()
                if self._find_room(entry, DEEP):
                    self.free.append(entry)
                    break
                self._take_back()
            else:
                return False
        self.best = self.board.placings
        self.least = self.tally.weighed
        self._remembered = [self._energy()] * MEMORY
        return True

    def step(self) -> bool:
        """Whether the plan is the best so far."""
        before = self._energy()
        self._done.clear()
        slot = self._steps % MEMORY
        self._steps += 1
        is_moved = self._relieved() if self._even and self._steps % 2 else self._moved(self._chosen())
        if not is_moved or self._energy() > max(before, self._remembered[slot]):
            self._take_back()
        now = self._energy()
        self._remembered[slot] = min(now, self._remembered[slot]) if now > before else now
        if self.tally.weighed < self.least:
            self.least = self.tally.weighed
            self.best = self.board.placings
            return True
        return False

    def _energy(self) -> int:
        """What a step is judged by: between plans that cost the same, the one with the evener load is nearer to better."""
        return self.tally.weighed * MATTERS + self._even * self.tally.squares

    def _chosen(self) -> Entry:
        """Of a few, the one that costs most where it is."""
        drawn = [self.random.choice(self.free) for _ in range(self.random.choice((1, 3, 8)))]
        return max(drawn, key=self._price)

    def _price(self, entry: Entry) -> int:
        placing = self.board.placed[entry.index]
        assert placing is not None, "every free one is placed, between two steps"
        price = sum(self.tally.load.get(each, 0) for each in self.board.chosen[entry.index])
        price += entry.wishes_at(self.board.bit_of(entry.index))
        return price + placing.spot.spare - entry.job.spots[0].spare

    # one step

    def _relieved(self) -> bool:
        """Somebody else sees whom an inspector with much to do would see, at the same time or another."""
        most = max(self.tally.load.values(), default=0) - self.random.choice((0, 0, 1))
        busy = [party for party, held in self.tally.load.items() if held >= most]
        if not busy:
            return self._moved(self._chosen())
        party = self.random.choice(busy)
        theirs = [entry for entry in self.free if party in self.board.chosen[entry.index]]
        if not theirs:
            return False
        entry = self.random.choice(theirs)
        if self.random.random() < 0.5:
            return self._moved(entry, without=party)
        bit = self.board.bit_of(entry.index)
        self._lift(entry.index)
        attempt = self.attempts.at(entry, bit, MOST_OUT, without=party)
        return attempt is not None and self._settle(attempt, DEEP)

    def _moved(self, entry: Entry, *, without: int | None = None) -> bool:
        self._lift(entry.index)
        best: tuple[int, Attempt] | None = None
        for bit in self._starts(entry):
            attempt = self.attempts.at(entry, bit, MOST_OUT, without=without)
            if attempt is not None:
                cost = self._cost(attempt)
                if best is None or cost < best[0]:
                    best = cost, attempt
        return best is not None and self._settle(best[1], DEEP)

    def _starts(self, entry: Entry) -> Iterator[int]:
        """Some that cost the least in wishes, and some others."""
        every = list(bits(entry.starts))
        drawn = self.random.sample(every, min(len(every), 3 * STARTS))
        drawn.sort(key=entry.wishes_at)
        return iter(drawn[:STARTS])

    def _cost(self, attempt: Attempt) -> int:
        """With a guess at what it costs those who give way."""
        self.tally.put(attempt.placing)
        cost = self._energy()
        self.tally.lift(attempt.placing)
        return cost + self.random.randint(0, 6) * MATTERS * attempt.cost

    def _settle(self, attempt: Attempt, deep: int) -> bool:
        for index in attempt.out:
            self._lift(index)
        self._put(attempt.placing)
        return all(self._find_room(self.layout.entries[index], deep - 1) for index in sorted(attempt.out))

    def _find_room(self, entry: Entry, deep: int) -> bool:
        if self.board.placed[entry.index] is not None:
            return True
        best: tuple[int, Attempt] | None = None
        found = 0
        for bit in self.attempts.by_liking(entry, open_starts(self.board, entry)):
            attempt = self.attempts.at(entry, bit, 0)
            if attempt is not None:
                cost = self._cost(attempt)
                if best is None or cost < best[0]:
                    best = cost, attempt
                found += 1
                if found == FEW:
                    break
        if best is not None:
            return self._settle(best[1], deep)
        return deep > 0 and self._make_room(entry, deep)

    def _make_room(self, entry: Entry, deep: int) -> bool:
        for bit in self._starts(entry):
            attempt = self.attempts.at(entry, bit, 1)
            if attempt is not None:
                return self._settle(attempt, deep)
        return False

    def _put(self, placing: Placing) -> None:
        self.board.put(placing)
        self.tally.put(placing)
        self._done.append((True, placing))

    def _lift(self, index: int) -> None:
        placing = self.board.lift(self.layout.entries[index].job.session_id)
        self.tally.lift(placing)
        self._done.append((False, placing))

    def _take_back(self) -> None:
        for was_put, placing in reversed(self._done):
            if was_put:
                self.board.lift(placing.session_id)
                self.tally.lift(placing)
            else:
                self.board.put(placing)
                self.tally.put(placing)
