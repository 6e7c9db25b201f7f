"""Asks the solver, can be told to stop, and takes no answer that the board has something against."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Placing
from inspection_ready.planning.choices import spot_of
from inspection_ready.planning.running import solved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection_ready.planning.board import Board, Obstacle
    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.solving import Given, Moving, Solving

WORKERS = 2
ROUNDING = 1e-6
APART = frozenset({ClashCode.WAY_TOO_SHORT, ClashCode.NO_BREATHER, ClashCode.TURNS_TOO_CLOSE})


@dataclass(frozen=True, kw_only=True)
class Found:
    placings: tuple[Placing, ...]
    """Of those that may move, and are placed."""
    cost: int
    bound: int
    given: Mapping[Given, int] = field(default_factory=dict)
    """What was given up, as ``Solving.given`` names it."""

    @property
    def is_best(self) -> bool:
        return self.bound >= self.cost


Broken: TypeAlias = "list[tuple[Placing, Obstacle]]"
Against: TypeAlias = "Callable[[tuple[Placing, ...], Mapping[Given, int]], Broken]"


@dataclass(frozen=True, kw_only=True)
class Answer:
    found: Found | None = None
    is_impossible: bool = False
    """Proven."""
    blamed: frozenset[int] = frozenset()
    """Of the sessions that were assumed to have a place, where that is impossible; they may not be enough."""
    bound: int = 0
    """No answer costs less, whether one was found or not."""


def ask(
    solving: Solving,
    *,
    until: float,
    may_go_on: Callable[[], None],
    hint: Mapping[int, Placing],
    against: Against | None = None,
) -> Answer:
    """``until`` on the clock of ``time.monotonic``; ``hint`` by the index of the session; ``against`` says what is wrong
    with an answer, where that is not for the board to say.
    """
    if solving.costs:
        solving.model.minimize(sum(weight * cost for cost, weight in solving.costs))
    hint, bound = dict(hint), 0
    while time.monotonic() < until:
        may_go_on()
        _hint(solving, hint)
        solver, status = _run(solving, until, may_go_on)
        if status == solving.cp.INFEASIBLE:
            blamed = solver.sufficient_assumptions_for_infeasibility() if solving.assumed else ()
            # now and then it names what was not assumed
            return Answer(
                is_impossible=True,
                blamed=frozenset(solving.assumed[each] for each in blamed if each in solving.assumed),
            )
        if solver.best_objective_bound > bound:  # what is asked for later takes nothing away
            bound = ceil(solver.best_objective_bound - ROUNDING)
        if status not in {solving.cp.OPTIMAL, solving.cp.FEASIBLE}:
            return Answer(bound=bound)
        placings = tuple(
            _placing(solving, solver, each)
            for each in solving.moving.values()
            if solver.boolean_value(each.present)
        )
        given = {key: solver.value(literal) for key, literal in solving.given.items()}
        broken = against(placings, given) if against else broken_on(solving.board, placings)
        if not broken:
            return Answer(
                found=Found(
                    placings=placings,
                    cost=round(solver.objective_value),
                    bound=bound,
                    given={key: value for key, value in given.items() if value},
                ),
                bound=bound,
            )
        for placing, obstacle in broken:
            _cut(solving, solver, placing, obstacle)
        index = solving.layout.index
        hint.update({index[each.session_id]: each for each in placings})
    return Answer(bound=bound)


def _run(solving: Solving, until: float, may_go_on: Callable[[], None]) -> tuple[Any, Any]:
    solver = solving.cp.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = 1
    solver.parameters.cp_model_probing_level = 0  # finds little here, and takes half of the time
    solver.parameters.symmetry_level = 0
    solver.parameters.max_time_in_seconds = max(until - time.monotonic(), 0.01)
    return solver, solved(solver, solving.model, may_go_on)


def _hint(solving: Solving, hint: Mapping[int, Placing]) -> None:
    model, layout = solving.model, solving.layout
    model.clear_hints()  # type: ignore[no-untyped-call]  # it has no types
    for index, made in solving.moving.items():
        there = hint.get(index)
        if made.present is not solving.always:
            model.add_hint(made.present, there is not None)
        if there is None or there.day not in layout.rank:
            continue
        model.add_hint(made.start, layout.bit(layout.rank[there.day], there.starts))
        for place, literal in made.places.items():
            model.add_hint(literal, place == layout.place(there.spot))
        for track, literal in made.tracks.items():
            model.add_hint(literal, track == there.track)
        for party, literal in made.people.items():
            if party in made.entry.pool:
                model.add_hint(literal, layout.parties[party] in there.inspectors)


def _placing(solving: Solving, solver: Any, made: Moving) -> Placing:
    layout = solving.layout
    rank, starts = layout.when(solver.value(made.start))
    return Placing(
        made.entry.job.session_id,
        layout.day_of[rank],
        starts,
        next(track for track, literal in made.tracks.items() if solver.boolean_value(literal)),
        spot_of(
            made.entry, next(place for place, literal in made.places.items() if solver.boolean_value(literal))
        ),
        tuple(
            str(layout.parties[party])
            for party, literal in made.people.items()
            if party in made.entry.pool and solver.boolean_value(literal)
        ),
    )


def broken_on(board: Board, placings: tuple[Placing, ...]) -> Broken:
    """What the board has against them, put one after the other; it is left as it was."""
    broken = []
    for placing in placings:
        broken += [(placing, each) for each in board.obstacles(placing)]
        board.put(placing)
    for placing in placings:
        board.lift(placing.session_id)
    return broken


# what is asked for only once it was broken


def _cut(solving: Solving, solver: Any, placing: Placing, obstacle: Obstacle) -> None:
    layout = solving.layout
    one = solving.moving[layout.index[placing.session_id]]
    others = [layout.entries[layout.index[each]] for each in obstacle.sessions]
    if len(others) == 1 and obstacle.code in APART:
        _keep_apart(solving, one, others[0], obstacle.needed)
    elif len(others) == 1 and obstacle.code is ClashCode.NO_BREAK:
        _keep_apart(solving, one, others[0], max(solving.rules.shortest_break, 1), anywhere=True)
    else:
        _not_again(solving, solver, [one.entry, *others], obstacle)


def _keep_apart(solving: Solving, one: Moving, other: Entry, minutes: int, *, anywhere: bool = False) -> None:
    """For whoever is at both, wherever the way from the one to the other is as long; or ``anywhere``."""
    model, pad = solving.model, solving.grains(minutes)
    shared = _shared(solving, one, other)
    is_before = model.new_bool_var("")
    begins = solving.begins(other)
    there = solving.moving.get(other.index)
    places = {solving.board.place_of[other.index]: solving.always} if there is None else there.places
    present = [] if there is None or there.present is solving.always else [there.present]
    one_ends = one.start + solving.grains(one.entry.minutes) + pad
    other_ends = begins + solving.grains(other.minutes) + pad
    for place, literal in one.places.items():
        for is_first in (True, False):
            ways = solving.layout.ways
            near = [
                chosen.negated()
                for each, chosen in places.items()
                if not anywhere and (ways[place][each] if is_first else ways[each][place]) < minutes
            ]
            asked = model.add(one_ends <= begins if is_first else other_ends <= one.start)
            asked.only_enforce_if(
                [shared, literal, *present, *near, is_before if is_first else is_before.negated()]
            )


def _shared(solving: Solving, one: Moving, other: Entry) -> Any:
    """Somebody is at both."""
    model = solving.model
    there = solving.moving.get(other.index)
    theirs = (
        dict.fromkeys((*other.must, *solving.board.chosen[other.index]), solving.always)
        if there is None
        else there.people
    )
    shared = model.new_bool_var("")
    for party in one.people.keys() & theirs.keys():
        model.add_bool_or([one.people[party].negated(), theirs[party].negated(), shared])
    return shared


def _not_again(solving: Solving, solver: Any, entries: list[Entry], obstacle: Obstacle) -> None:
    """Not all of them at these times, with the same one there; where the rule is nobody's, whoever is there."""
    model = solving.model
    ways_out = []
    for entry in entries:
        made = solving.moving.get(entry.index)
        if made is None:
            continue
        at = solver.value(made.start)
        elsewhere = model.new_bool_var("")
        model.add(made.start != at).only_enforce_if(elsewhere)
        ways_out.append(elsewhere)
        if made.present is not solving.always:
            ways_out.append(made.present.negated())
        for party, literal in made.people.items():
            if solving.layout.parties[party] == obstacle.who and party not in entry.must:
                ways_out.append(literal.negated())
    model.add_bool_or(ways_out)
