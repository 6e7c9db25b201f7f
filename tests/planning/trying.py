"""The best of all plans of a few sessions, found by trying every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from inspection_ready.domain.plan_problem import Job, Placing, Problem
from inspection_ready.planning.board import Board
from inspection_ready.planning.costs import weighed


def every_placing(board: Board, job: Job, step: int) -> Iterator[Placing]:
    starts = {(each.day, at) for each in job.windows for at in range(0, each.ends, step)}
    if job.now is not None:
        starts.add((job.now.day, job.now.starts))
    pool = [each for each in job.inspectors_from if each not in job.must]
    ways = product(sorted(starts), job.tracks, job.spots, combinations(pool, job.inspectors_wanted))
    for (day, at), track, spot, chosen in ways:
        placing = Placing(job.session_id, day, at, track, spot, chosen)
        if board.fits(placing):
            yield placing


def best_of_all(problem: Problem) -> tuple[int, int]:
    """Tried one by one: how many are left out at least, and what that costs at least."""
    board = Board(problem)

    def tried(jobs: tuple[Job, ...]) -> tuple[int, int]:
        if not jobs:
            return len(board.unplaced), weighed(problem, board.placings)
        found = [tried(jobs[1:])]
        for placing in list(every_placing(board, jobs[0], problem.step)):
            board.put(placing)
            found.append(tried(jobs[1:]))
            board.lift(placing.session_id)
        return min(found)

    return tried(tuple(each for each in problem.jobs if board.at(each.session_id) is None))


def simple(job: Job) -> Job:
    """So that there is little enough to try."""
    return replace(
        job, spots=job.spots[:2], tracks=job.tracks[:1], inspectors_wanted=min(job.inspectors_wanted, 1)
    )
