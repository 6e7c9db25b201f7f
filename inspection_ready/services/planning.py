"""Placing the sessions of a timetable: what a planner proposes, checked by what shares nothing with it; and taking it on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.plan_choice import Begins, PlanChoice, may_be_moved
from inspection_ready.domain.plan_dropouts import choice_for, hit_by, lines_of
from inspection_ready.domain.plan_making import problem_of
from inspection_ready.domain.plan_problem import DEFAULT_WEIGHTS, Preference
from inspection_ready.domain.plan_proposals import Proposal, new_among, placed_only, proposal_of
from inspection_ready.domain.plan_spots import spot_of
from inspection_ready.domain.timetable import Session, SessionState, Timetable
from inspection_ready.planning import why_not
from inspection_ready.planning.costs import costs
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.plan_search import SECONDS_FOR_REASONS, PlanSearch, Progress
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.timetable import whole_timetable
from inspection_ready.services.timetable_clashes import circumstances
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.plan_dropouts import Dropout
    from inspection_ready.domain.plan_reasons import Explanation
    from inspection_ready.domain.whole_timetable import WholeTimetable

SECONDS = 10
"""So long a plan is looked for and made better, unless somebody says otherwise."""
TO_CHECK = 3
"""So many times as long as the check of the timetable as it is takes what follows the search: the check, and the costs."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A timetable, and what is known of people, rooms and bases, as they were read once."""

    whole: WholeTimetable
    known: Circumstances

    @property
    def people(self) -> dict[int, str]:
        return {each.id: each.name for each in self.known.people.values()}

    @property
    def places(self) -> dict[int, str]:
        """Rooms and bases by id; no two registers share one."""
        rooms = {each.id: each.name for each in self.known.rooms.values()}
        return rooms | {each.id: each.name for each in self.known.bases.values()}


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a planner is asked, and of which situation; ``unavailable`` is so only if the answer is taken on."""

    now: Situation
    choice: PlanChoice
    unavailable: tuple[Availability, ...] = ()


def situation(reader: Reader, timetable: Timetable, *, today: date) -> Situation:
    return Situation(
        whole=whole_timetable(reader, timetable, today=today), known=circumstances(reader, today=today)
    )


@without_collecting()  # it walks all that the window holds, and nothing else of the program goes on meanwhile
def proposed(
    question: Question,
    *,
    seconds: float = SECONDS,
    progress: Progress = lambda _done, _of: None,
    may_go_on: Callable[[], None] = lambda: None,
) -> Proposal:
    """Within ``seconds``, the check of it too. Nothing is changed by it, and the register is not read.

    Raises Refused, and what ``may_go_on`` raises.
    """
    until = time.monotonic() + seconds
    now, choice = question.now, question.choice
    problem = problem_of(now.whole, now.known, choice)
    begun = time.monotonic()
    before = clashes(now.whole, now.known)
    to_check = TO_CHECK * (time.monotonic() - begun)
    plan, explanation = PlanSearch(
        problem=problem, choice=choice, until=until - to_check, progress=progress, may_go_on=may_go_on
    ).run()
    stood = [job.now for job in problem.jobs if job.now is not None]
    return replace(
        proposal_of(now.whole, now.known, problem, plan, choice, before=before),
        explanation=explanation,
        costs_before=costs(problem, stood),
        costs_after=costs(problem, plan.placings),
    )


@without_collecting()  # as above
def why(
    now: Situation,
    session: Session,
    *,
    seconds: float = SECONDS_FOR_REASONS,
    may_go_on: Callable[[], None] = lambda: None,
) -> Explanation:
    """What keeps a session from being anywhere beside the others as they stand, and what would mend it. Raises Refused."""
    _refuse_fixed(session)
    problem = problem_of(now.whole, now.known, PlanChoice(freed=frozenset({session.id})))
    others = [job.now for job in problem.jobs if job.now is not None and job.session_id != session.id]
    return why_not(problem, others, session.id, seconds=seconds, may_go_on=may_go_on)


def without(
    now: Situation, dropout: Dropout, *, weights: Mapping[Preference, int] = DEFAULT_WEIGHTS
) -> Question:
    """What a planner is asked once somebody or something drops out. Raises Refused."""
    _refuse_other_days(now.whole.timetable, dropout.day)
    if dropout.window.starts >= dropout.window.ends:
        raise Refused("available_times_backwards")
    lines = lines_of(dropout, now.whole)
    hit = hit_by(dropout, now.whole, now.known)
    if not hit:
        raise Refused("nothing_depends")
    known = replace(now.known, availability=(*now.known.availability, *lines))
    return Question(
        now=replace(now, known=known),
        choice=choice_for(dropout, hit, PlanChoice(weights=weights)),
        unavailable=lines,
    )


def moved_to(
    now: Situation,
    session: Session,
    begins: Begins,
    *,
    confirmed_may_move: bool = False,
    weights: Mapping[Preference, int] = DEFAULT_WEIGHTS,
) -> Question:
    """What a planner is asked so that a session begins then, in another room if need be, and as few others as can be move.

    Raises Refused.
    """
    _refuse_other_days(now.whole.timetable, begins.day)
    _refuse_fixed(session)
    confirmed = (
        each.id
        for each in now.whole.sessions
        if confirmed_may_move and each.state is SessionState.CONFIRMED and may_be_moved(each)
    )
    room = spot_of(session, now.known).room_id
    choice = PlanChoice(
        wanted={session.id: begins},
        freed=frozenset({session.id}),
        may_move=frozenset(confirmed) - {session.id},
        leave_places=frozenset() if room is None else frozenset({room}),
        weights=weights,
    )
    return Question(now=now, choice=choice)


@verb("timetable.place")
def place_sessions(uow: UnitOfWork, proposal: Proposal, *, unavailable: Sequence[Availability] = ()) -> int:
    """How many sessions changed. Those that moved stay pencilled; ``unavailable`` is kept with them.

    Raises ChangedMeanwhile where the timetable is not as the proposal had it, where what is known around it now makes a
    clash that nobody was shown, or where somebody or something it counts on is gone.
    """
    try:
        return _placed(uow, proposal, unavailable)
    except NotFound as gone:
        raise ChangedMeanwhile("plan_is_old") from gone


def _placed(uow: UnitOfWork, proposal: Proposal, unavailable: Sequence[Availability]) -> int:
    today = on_the_clock(uow.at).date()
    for line in unavailable:
        add_record(uow, line)
    held = uow.register(Timetable).get(proposal.before.timetable.id)
    now = situation(uow, held, today=today)
    if not _is_as_it_was(now.whole, proposal.before):
        raise ChangedMeanwhile("plan_is_old")
    changed = frozenset(each.before.id for each in proposal.changes)
    if new_among(clashes(placed_only(proposal), now.known), proposal.clashes_after, changed):
        raise ChangedMeanwhile("plan_is_old")
    for change in proposal.changes:
        change_record(uow, change.before, change.after)
    return len(proposal.changes)


def _is_as_it_was(now: WholeTimetable, before: WholeTimetable) -> bool:
    return (
        (now.timetable, now.days) == (before.timetable, before.days)
        and set(now.sessions) == set(before.sessions)
        and set(now.attendances) == set(before.attendances)
    )


def _refuse_fixed(session: Session) -> None:
    if not may_be_moved(session):
        raise Refused("session_is_fixed", title=f"{session.code} {session.title}".strip())


def _refuse_other_days(timetable: Timetable, day: int) -> None:
    if day > timetable.days:
        raise Refused("no_such_day", field="day", day=day, days=timetable.days, name=timetable.name)
