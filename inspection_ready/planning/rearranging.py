"""A plan whose circumstances have changed, put right by moving what is in the way, and what is in the way of that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.planning.board import Board, ids_of
from inspection_ready.planning.choices import alike, choice_at
from inspection_ready.planning.ejections import Shifting
from inspection_ready.planning.wishing import Wishing

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.plan_problem import Placing, Problem
    from inspection_ready.planning.laid_out import Entry


@dataclass
class Rearranging:
    """``problem`` is as things are now, each job's ``now`` where it stood before."""

    problem: Problem
    may_move: frozenset[int]
    """Of what is fixed."""
    asked: int | None
    mends: bool
    """What is against a rule already is put right too; else it stays as it is."""
    until: float
    may_go_on: Callable[[], None]
    progress: Callable[[int, int], None]
    before: dict[int, Placing] = field(init=False)
    confirmed: frozenset[int] = field(init=False)
    cannot_stay: tuple[int, ...] = ()
    unplaced: tuple[int, ...] = ()
    is_fewest: bool = False

    def __post_init__(self) -> None:
        jobs = self.problem.jobs
        self.before = {each.session_id: each.now for each in jobs if each.now is not None}
        self.confirmed = frozenset(each.session_id for each in jobs if each.is_fixed)
        freed = self.may_move | ({self.asked} if self.asked is not None else set())
        self.problem = replace(
            self.problem,
            jobs=tuple(replace(each, is_fixed=False) if each.session_id in freed else each for each in jobs),
        )
        self.board = Board(self.problem)
        self.hit, self.free = self._hit()
        self.lost = frozenset(each for each in self.hit if not self.board.entry(each).starts)
        """There is no time for them whatever the others do."""

    def run(self) -> dict[int, Placing]:
        """Where everything is afterwards, by session; empty where what was asked for cannot be."""
        if self.asked in self.lost:
            return {}
        after = self._quickly()
        proof = Wishing(self)
        better = proof.better(after)
        self.is_fewest = proof.is_fewest
        is_there = self.asked is None or self.asked in after
        after = better or (after if is_there else {})
        if after or self.asked is None:  # where what was asked for cannot be, everything stays
            self.unplaced = tuple(each for each in self.before if each not in after)
        return after

    # what can stay

    def _hit(self) -> tuple[frozenset[int], frozenset[int]]:
        """Sessions that cannot stay as they are, and all that may be changed. The board holds what stays, and the rest
        of what stands where it stands.
        """
        board, hit, stuck = self.board, set(), set()
        able = [each for each in self.before if not board.entry(each).is_fixed]
        for each in sorted(able, key=lambda each: (each == self.asked, each not in self.confirmed, each)):
            against = tuple(board.obstacles(self.before[each]))
            if not against and self._is_as_asked(board.entry(each)):
                board.put(self.before[each])
            elif each == self.asked or self.mends:
                hit.add(each)
            else:
                board.put(self.before[each])
                stuck |= {each, *ids_of(against)}
        if self.asked is not None and self.asked not in self.before:
            hit.add(self.asked)
        elif self.asked is not None and self.asked not in hit:
            able.remove(self.asked)  # it is where it is wanted
        fixed = [each for each in self.before if board.entry(each).is_fixed]
        self.cannot_stay = tuple(each for each in fixed if any(board.obstacles(self.before[each])))
        return frozenset(hit), frozenset(able) - stuck | hit

    def _is_as_asked(self, entry: Entry) -> bool:
        """With as many inspectors as are wanted, in a room and a track of those that are large enough and meant."""
        stood = entry.job.now
        assert stood is not None, "asked only of what stands somewhere"
        chosen = {self.board.layout.party(each) for each in stood.inspectors}
        return (
            len(chosen) == entry.wanted
            and chosen <= set(entry.pool)
            and self.board.layout.place(stood.spot) in entry.places
            and stood.track in entry.job.tracks
        )

    # quickly

    def _quickly(self) -> dict[int, Placing]:
        shifting = Shifting(self.board, self.free, until=self.until, may_go_on=self.may_go_on)
        waiting = [each for each in self._most_held() if not self._put_in_place(each)]
        for done, each in enumerate(waiting):
            self.progress(done, len(waiting))
            shifting.make_room(each, self.board.entry(each).starts)
        return {each.session_id: each for each in self.board.placings}

    def _most_held(self) -> list[int]:
        return sorted(self.hit - self.lost, key=lambda each: self.board.entry(each).starts.bit_count())

    def _put_in_place(self, session_id: int) -> bool:
        """At the time it was, with other inspectors or in another room."""
        entry, stood = self.board.entry(session_id), self.before.get(session_id)
        if stood is None or session_id == self.asked:
            return False
        choice = choice_at(self.board, entry, day=stood.day, starts=stood.starts, price=alike)
        if not choice.obstacles:
            self.board.put(choice.placing)
        return not choice.obstacles
