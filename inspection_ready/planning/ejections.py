"""Finds a place for a session by moving few others, quickly and at any size; what it finds need not be the fewest."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from inspection_ready.planning.choices import NEVER, alike, choice_at, ejected
from inspection_ready.planning.laid_out import bits
from inspection_ready.planning.openings import open_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from inspection_ready.planning.board import Board, Obstacle
    from inspection_ready.planning.choices import Choice
    from inspection_ready.planning.laid_out import Entry

MOST_MOVED = 6
MOST_TRIED = 24
"""Starts of one session, those with least in the way first."""


class Shifting:
    def __init__(
        self, board: Board, may_move: Collection[int], *, until: float, may_go_on: Callable[[], None]
    ) -> None:
        self.board = board
        self.may_move = may_move
        self.until = until
        self.may_go_on = may_go_on

    def make_room(self, session_id: int, starts: int) -> bool:
        """With as few moves as it finds it with: the board then holds them. Else it is as it was."""
        for most in range(MOST_MOVED + 1):
            if self._settle(((session_id, starts),), most, frozenset({session_id})):
                return True
            if time.monotonic() > self.until:
                return False
        return False

    def _settle(self, waiting: tuple[tuple[int, int], ...], most: int, moved: frozenset[int]) -> bool:
        """A place for each that waits; what was moved already stays where it was put."""
        if not waiting:
            return True
        (session_id, starts), rest = waiting[0], waiting[1:]
        entry = self.board.entry(session_id)
        tried: Iterable[tuple[Choice, frozenset[int]]] = (
            self._choices(entry, starts, most, moved) if most else self._open(entry, starts)
        )
        for choice, out in tried:
            if time.monotonic() > self.until:
                return False
            stood = [self.board.lift(each) for each in sorted(out)]
            self.board.put(choice.placing)
            after = tuple((each.session_id, self.board.entry(each.session_id).starts) for each in stood)
            if self._settle((*rest, *after), most - len(out), moved | out):
                return True
            self.board.lift(session_id)
            for placing in stood:
                self.board.put(placing)
        return False

    def _open(self, entry: Entry, starts: int) -> Iterator[tuple[Choice, frozenset[int]]]:
        """Where nothing has to go."""
        board = self.board
        for bit in bits(open_starts(board, entry) & starts):
            rank, minute = board.layout.when(bit)
            choice = choice_at(board, entry, day=board.layout.day_of[rank], starts=minute, price=alike)
            if not choice.obstacles:
                yield choice, frozenset()

    def _choices(
        self, entry: Entry, starts: int, most: int, moved: frozenset[int]
    ) -> Sequence[tuple[Choice, frozenset[int]]]:
        self.may_go_on()
        may_move = frozenset(self.may_move) - moved
        price = _price(may_move)
        held = []
        for bit in bits(starts):
            rank, minute = self.board.layout.when(bit)
            day = self.board.layout.day_of[rank]
            choice = choice_at(self.board, entry, day=day, starts=minute, price=price)
            out = ejected(choice.obstacles, may_move)
            if out is not None and len(out) <= most:
                held.append((len(out), bit, choice, out))
        held.sort(key=lambda each: each[:2])
        return [(choice, out) for _, _, choice, out in held[:MOST_TRIED]]


def _price(may_move: frozenset[int]) -> Callable[[Obstacle], int]:
    def price(obstacle: Obstacle) -> int:
        able = sum(each in may_move for each in obstacle.sessions)
        return obstacle.enough if able >= obstacle.enough else NEVER

    return price
