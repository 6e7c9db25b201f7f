"""What stands in the way of one session at every start there is, on the board as it stands, and what it takes to mend it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Placing
from inspection_ready.domain.plan_reasons import Remedy, RemedyCode
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Turn
from inspection_ready.planning.board import Board
from inspection_ready.planning.choices import Choice, alike, choice_at
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.openings import open_starts
from inspection_ready.planning.remedies import applied, price_of, remedies_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.plan_problem import Job, Problem
    from inspection_ready.planning.board import Obstacle

SOONER, LONGER = 60, 60
"""So many minutes beyond the hours of a day are looked at too."""
MOST_STARTS = 12
MOST_WAYS = 8
MOST_TRIES = 24
MOST_WHOLE = 250
"""Sessions; of more, what makes room beside a rule that is given up stays on its day."""
NO_WAY = 1_000


@dataclass(frozen=True, slots=True)
class Look:
    choice: Choice
    price: int
    """Of the cheapest remedies of all that is in the way; ``NO_WAY`` and more where something has none."""


@dataclass(frozen=True, slots=True)
class Way:
    """It was tried: with these remedies the session goes there, and what moves for it where its remedy says."""

    placing: Placing
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True)
class Looking:
    """``board`` holds the plan without the session."""

    problem: Problem
    board: Board
    job: Job
    prices: Mapping[RemedyCode, int]
    until: float
    may_go_on: Callable[[], None]

    def everywhere(self) -> list[Look]:
        """The cheapest first."""
        found: list[Look] = []
        for day, starts in self._starts():
            self.may_go_on()
            entry = self.board.entry(self.job.session_id)
            choice = choice_at(self.board, entry, day=day, starts=starts, price=self._price_here(day, starts))
            price = sum(self._price(choice.placing, each) for each in choice.obstacles)
            found.append(Look(choice, price))
        return sorted(found, key=lambda each: (each.price, len(each.choice.obstacles), self._beyond(each)))

    def _starts(self) -> list[tuple[int, int]]:
        step = self.problem.step
        found = []
        for hours in self.problem.days:
            low = max(hours.starts - SOONER, 0)
            high = min(hours.ends + LONGER, MINUTES_IN_A_DAY) - self.job.minutes
            found += [(hours.day, each) for each in range(-(-low // step) * step, high + 1, step)]
        return found

    def _beyond(self, look: Look) -> int:
        """Minutes outside its hours: of two starts that are too late, the one that is less so."""
        placing = look.choice.placing
        here = [each for each in self.job.windows if each.day == placing.day]
        if not here:
            return MINUTES_IN_A_DAY
        ends = placing.starts + self.job.minutes
        return min(max(each.starts - placing.starts, 0) + max(ends - each.ends, 0) for each in here)

    def _price_here(self, day: int, starts: int) -> Callable[[Obstacle], int]:
        anywhere = Placing(self.job.session_id, day, starts)
        return lambda obstacle: self._price(anywhere, obstacle)

    def _price(self, placing: Placing, obstacle: Obstacle) -> int:
        """The same at any start, but for what is outside the hours: asked very often."""
        if obstacle.code is ClashCode.OUTSIDE_DAY:
            return self._cheapest(placing, obstacle)
        key = obstacle._replace(had=min(obstacle.had, 1), needed=0)
        if key not in self._known_prices:
            self._known_prices[key] = self._cheapest(placing, obstacle)
        return self._known_prices[key]

    @cached_property
    def _known_prices(self) -> dict[Obstacle, int]:
        return {}

    def _cheapest(self, placing: Placing, obstacle: Obstacle) -> int:
        return min(
            (price_of(each, self.prices) for each in self._remedies(placing, obstacle)), default=NO_WAY
        )

    @cached_property
    def _confirmed(self) -> frozenset[int]:
        return frozenset(each.session_id for each in self.problem.jobs if each.is_fixed)

    def _remedies(self, placing: Placing, obstacle: Obstacle) -> Iterator[Remedy]:
        return remedies_for(self.problem, self.job, placing, obstacle, confirmed=self._confirmed)

    # remedies

    def single_remedies(self, looks: Sequence[Look], most: int) -> tuple[Remedy, ...]:
        """Each is enough alone, and was tried: at most one for each thing to be done, the cheapest first."""
        found: dict[tuple[object, ...], Remedy] = {}
        tried: set[Remedy] = set()
        for look in looks:
            if len(look.choice.obstacles) != 1 or len(found) >= most or time.monotonic() > self.until:
                continue
            for remedy in self._remedies(look.choice.placing, look.choice.obstacles[0]):
                key = remedy.code, remedy.who, remedy.instead, remedy.other_id, remedy.room_id, remedy.base_id
                if key in found or remedy in tried:
                    continue
                tried.add(remedy)
                if (kept := self.tried(look.choice.placing, (remedy,))) is not None:
                    found[key] = kept.remedies[0]
        return tuple(sorted(found.values(), key=lambda each: price_of(each, self.prices)))[:most]

    def ways_together(
        self, looks: Sequence[Look], most: int, *, beside: Sequence[Remedy] = ()
    ) -> tuple[Way, ...]:
        """Several remedies at once, the cheapest first; none that gives up what is enough without the rest of it.

        ``beside`` are those that are enough alone.
        """
        found: dict[frozenset[Remedy], Way] = {}
        enough = [_given_up((each,)) for each in beside]
        tries = 0
        for look in looks:
            if (
                look.price >= NO_WAY
                or len(found) >= most
                or tries >= MOST_TRIES
                or time.monotonic() > self.until
            ):
                break
            for remedies in self._ways(look.choice):
                given = _given_up(remedies)
                if any(known <= given for known in (*enough, *found)):
                    continue
                tries += 1
                if (way := self.tried(look.choice.placing, remedies)) is not None:
                    found[given] = way
                    break
        return tuple(sorted(found.values(), key=lambda each: self._cost(each.remedies)))

    def cheapest_way(self, looks: Sequence[Look]) -> Way | None:
        """What to give up together so that it fits, as cheap as was found; None: no way was found."""
        best: tuple[int, Way] | None = None
        for look in [each for each in looks if each.price < NO_WAY][:MOST_STARTS]:
            if time.monotonic() > self.until or (best is not None and look.price >= best[0]):
                break
            for remedies in self._ways(look.choice):
                if best is not None and self._cost(remedies) >= best[0]:
                    break
                kept = self.tried(look.choice.placing, remedies)
                if kept is not None:
                    best = self._cost(kept.remedies), kept
                    break
        return None if best is None else best[1]

    def _ways(self, choice: Choice) -> list[tuple[Remedy, ...]]:
        """One remedy for each thing in the way, the cheapest together first."""
        alternatives = [
            sorted(
                self._remedies(choice.placing, each),
                key=lambda remedy: price_of(remedy, self.prices),
            )
            for each in choice.obstacles
        ]
        ways = {tuple(dict.fromkeys(each)) for each in islice(product(*alternatives), MOST_WAYS * MOST_WAYS)}
        return sorted(ways, key=lambda each: (self._cost(each), len(each)))[:MOST_WAYS]

    def _cost(self, remedies: Sequence[Remedy]) -> int:
        return sum(price_of(each, self.prices) for each in remedies)

    def tried(self, placing: Placing, remedies: Sequence[Remedy]) -> Way | None:
        """With where sessions go to, where all fits with the remedies; None where it does not."""
        moves = [each for each in remedies if each.code is RemedyCode.MOVE]
        given = [each for each in remedies if each.code is not RemedyCode.MOVE]
        is_whole = not given or (bool(moves) and len(self.problem.jobs) <= MOST_WHOLE)
        board = self._board(placing, given, is_whole=is_whole) if given else self.board
        entry = board.entry(self.job.session_id)
        stood = [
            board.lift(each) for each in dict.fromkeys(each.other_id for each in moves) if each is not None
        ]
        choice = choice_at(board, entry, day=placing.day, starts=placing.starts, price=alike)
        there = {} if choice.obstacles else self._moved(board, choice.placing, stood, is_whole=is_whole)
        for each in stood:
            board.put(each)
        if not there:
            return None
        before, own = {each.session_id: each for each in stood}, there[self.job.session_id]
        return Way(
            own,
            tuple(
                replace(each, stood=before[each.other_id or 0], there=there[each.other_id or 0])
                if each in moves
                else replace(each, there=own)
                for each in remedies
            ),
        )

    def _moved(
        self, board: Board, placing: Placing, stood: Sequence[Placing], *, is_whole: bool
    ) -> dict[int, Placing]:
        """Where each goes; empty where one finds nothing. The board is left as it was, and may have one day only."""
        board.put(placing)
        there = {placing.session_id: placing}
        for each in stood:
            found = _open_place(board, each, day=None if is_whole else placing.day)
            if found is None:
                break
            board.put(found)
            there[each.session_id] = found
        for each in there.values():
            board.lift(each.session_id)
        return there if len(there) == len(stood) + 1 else {}

    def _board(self, placing: Placing, given: Sequence[Remedy], *, is_whole: bool) -> Board:
        """With what is given up. Unless something may go to another day, only that day matters, and who has a turn."""
        placings = [
            each
            for each in self.board.placings
            if is_whole
            or each.day == placing.day
            or self.board.entry(each.session_id).turn is not Turn.ANY
            or self.job.turn is not Turn.ANY
        ]
        kept = {each.session_id for each in placings} | {self.job.session_id}
        problem = replace(
            self.problem,
            jobs=tuple(
                replace(each, is_fixed=False) for each in self.problem.jobs if each.session_id in kept
            ),
        )
        for remedy in given:
            problem = applied(problem, remedy)
        board = Board(problem)
        for each in placings:
            board.put(each)
        return board


def _open_place(board: Board, stood: Placing, *, day: int | None) -> Placing | None:
    """As near to where it stood as can be."""
    layout, entry = board.layout, board.entry(stood.session_id)
    at = layout.bit(layout.rank[stood.day], stood.starts)
    starts = sorted(bits(open_starts(board, entry)), key=lambda each: abs(each - at))
    for rank, minute in map(layout.when, starts):
        if day not in {None, layout.day_of[rank]}:
            continue
        choice = choice_at(board, entry, day=layout.day_of[rank], starts=minute, price=alike)
        if not choice.obstacles:
            return choice.placing
    return None


def _given_up(remedies: Sequence[Remedy]) -> frozenset[Remedy]:
    """Whenever it is, and whatever moves for it."""
    return frozenset(
        replace(each, window=None, minutes=None, there=None)
        for each in remedies
        if each.code is not RemedyCode.MOVE
    )
