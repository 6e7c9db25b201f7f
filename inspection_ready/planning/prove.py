"""Asks CP-SAT whether a plan can be cheaper: a cheaper one is found, or it is shown that none is.

What it finds is put on a board, which knows all rules, before it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inspection_ready.domain.plan_problem import Placing
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.planning.board import Board
from inspection_ready.planning.running import solved
from inspection_ready.planning.solver_model import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.planning.laid_out import Entry, Layout

WORKERS = 2
Placings = tuple["Placing", ...]


class Proof(NamedTuple):
    placings: Placings
    """As many as the solver's answer leaves room for, by all rules; none where it found nothing."""
    bound: int
    """No plan that places them all costs less."""


def cheaper(
    layout: Layout,
    known: Placings,
    *,
    below: int,
    is_strict: bool,
    seed: int,
    seconds: float,
    may_go_on: Callable[[], bool],
) -> Proof:
    """Looks for a plan of the same sessions that costs less than ``below``.

    ``is_strict``: there is a way between any two sessions in rooms, even where the room may be one; so nearly all that
    is found keeps all rules, and nothing is proven.
    """
    from ortools.sat.python import cp_model  # slow import

    model = Model(layout, known, below, is_strict=is_strict)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    solver.parameters.log_search_progress = False
    status = solved(solver, model.model, may_go_on)
    assert status != cp_model.MODEL_INVALID, model.model.validate()
    placings = plan_of(model, solver) if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} else ()
    if is_strict:
        return Proof(placings, 0)
    bound = below if status == cp_model.INFEASIBLE else max(round(solver.best_objective_bound), 0)
    return Proof(placings, min(bound, below))


def plan_of(model: Model, solver: Any) -> Placings:
    """What breaks a rule that the solver was not asked is left out."""
    board = Board(model.layout)
    free = [entry for entry in model.entries if not entry.is_fixed]
    for entry in sorted(free, key=lambda each: solver.value(model.starts[each.index])):
        fitting = next(filter(board.fits, _ways_of(model, entry, solver)), None)
        if fitting is not None:
            board.put(fitting)
    return board.placings


def _ways_of(model: Model, entry: Entry, solver: Any) -> Iterator[Placing]:
    """The solver says which kind of room; which of them, and which track, is whichever is free."""
    rank, starts = divmod(solver.value(model.starts[entry.index]), MINUTES_IN_A_DAY)
    number = next(number for number, literal in model.rooms[entry.index] if solver.value(literal))
    kind = model.kinds.get(entry.job.spots[number].room_id or 0)
    names = tuple(
        str(model.layout.parties[party])
        for party, literal in model.seen_by[entry.index].items()
        if solver.value(literal)
    )
    for each, spot in enumerate(entry.job.spots):
        if each == number or (kind is not None and model.kinds.get(spot.room_id or 0) == kind):
            for track in entry.job.tracks:
                yield Placing(entry.job.session_id, model.layout.day_of[rank], starts, track, spot, names)
