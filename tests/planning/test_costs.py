"""What a plan costs: counted once more in the plainest way, and kept right with every step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.plan_problem import Job, Placing, Preference, Problem, Spot, Who, Window, Wish
from inspection_ready.domain.timetable import SessionFormat, Timetable
from inspection_ready.planning.bounds import at_least
from inspection_ready.planning.costs import Tally, costs, weighed
from inspection_ready.planning.laid_out import Layout
from tests.planning.small_problems import DAYS, QUARTERS, WHOLE, problems

MEETING = Job(session_id=1, name="One", minutes=60, must=(1,), windows=WHOLE)


def plainly(problem: Problem, placings: Sequence[Placing]) -> dict[Preference, int]:
    jobs = {each.session_id: each for each in problem.jobs}
    pool = {name for job in problem.jobs for name in job.inspectors_from}
    sessions = dict.fromkeys(pool, 0)
    minutes = {each.day: 0 for each in problem.days}
    stops: dict[tuple[Who, int], list[Placing]] = defaultdict(list)
    missed = dict.fromkeys(Preference, 0)
    moved = 0
    for at in placings:
        job = jobs[at.session_id]
        for each in job.wishes:
            missed[each.of] += each.cost * is_missed(each, at)
        if job.now is not None:
            now = job.now
            moved += (now.day, now.starts, now.spot.base_id, now.spot.room_id) != (
                at.day,
                at.starts,
                at.spot.base_id,
                at.spot.room_id,
            )
        there = (*job.must, *at.inspectors)
        for who in there:
            if who in sessions:
                sessions[str(who)] += 1
        if job.format not in {SessionFormat.BREAK, SessionFormat.TRAVEL}:
            minutes[at.day] += job.minutes
            if at.spot.base_id is not None:
                for who in there:
                    stops[who, at.day].append(at)
    walking = 0
    for day in stops.values():
        day.sort(key=lambda each: each.starts)
        walking += sum(problem.way(one.spot, other.spot) for one, other in pairwise(day))
    return {
        Preference.WISHES: missed[Preference.WISHES],
        Preference.HALF_DAYS: missed[Preference.HALF_DAYS],
        Preference.SPREAD: max(minutes.values()) - min(minutes.values()),
        Preference.WALKING: walking,
        Preference.LOAD: max(sessions.values()) - sum(sessions.values()) // len(sessions),
        Preference.ROOM: sum(each.spot.spare for each in placings),
        Preference.MOVED: moved,
    }


def is_missed(wish: Wish, at: Placing) -> bool:
    return wish.window.day == at.day and wish.window.starts <= at.starts < wish.window.ends


@st.composite
def placed(draw: st.DrawFn, problem: Problem) -> list[Placing]:
    """Of each session where it is fixed, or anywhere; no two of them begin at one time."""
    times = draw(st.lists(QUARTERS, min_size=len(problem.jobs), max_size=len(problem.jobs), unique=True))
    found = []
    for job, starts in zip(problem.jobs, times, strict=True):
        pool = [each for each in job.inspectors_from if each not in job.must]
        chosen = tuple(pool[: job.inspectors_wanted])
        day, spot = draw(st.sampled_from(DAYS)), draw(st.sampled_from(job.spots))
        found.append(Placing(job.session_id, day, starts, job.tracks[0], spot, chosen))
    return found


@settings(max_examples=100, deadline=None)
@given(problems(), st.data())
def test_costs_are_what_they_are_counted_plainly(problem: Problem, data: st.DataObject) -> None:
    placings = data.draw(placed(problem))

    assert costs(problem, placings) == plainly(problem, placings)


@settings(max_examples=60, deadline=None)
@given(problems(), st.data())
def test_a_tally_forgets_what_was_lifted(problem: Problem, data: st.DataObject) -> None:
    placings = data.draw(placed(problem))
    tally = Tally(Layout(problem), placings)
    gone = data.draw(st.sets(st.sampled_from(placings)))

    for each in gone:
        tally.lift(each)

    left = [each for each in placings if each not in gone]
    again = Tally(Layout(problem), left)
    assert (tally.costs, tally.weighed, tally.squares) == (again.costs, again.weighed, again.squares)


def test_a_wish_is_paid_where_the_session_begins_within_it() -> None:
    morning = Wish(Window(1, 540, 720), 4)
    problem = Problem(
        rules=Timetable(name="The visit"), days=WHOLE, jobs=(replace(MEETING, wishes=(morning,)),)
    )

    assert weighed(problem, [Placing(1, 1, 705)]) - weighed(problem, [Placing(1, 1, 720)]) == 4 * 10


def test_the_least_it_could_cost_is_what_it_costs_alone() -> None:
    job = replace(
        MEETING,
        spots=(Spot(1, 11, 3), Spot(1, 12, 5)),
        wishes=(Wish(Window(1, 0, 1440), 1), Wish(Window(2, 0, 1440), 2)),
        inspectors_wanted=1,
        inspectors_from=("jo hart", "sam lee"),
    )
    layout = Layout(Problem(rules=Timetable(name="The visit"), days=WHOLE, jobs=(job,)))

    assert at_least(layout) == 3 + 10 + 5
