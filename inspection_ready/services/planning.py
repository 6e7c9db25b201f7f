"""Placing the sessions of a timetable: what a planner proposes, checked by what shares nothing with it; and taking it on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Cancelled, ChangedMeanwhile, Refused
from inspection_ready.domain.plan_choice import PlanChoice, may_be_moved
from inspection_ready.domain.plan_dropouts import choice_for, hit_by, lines_of
from inspection_ready.domain.plan_making import problem_of
from inspection_ready.domain.plan_problem import Plan
from inspection_ready.domain.plan_proposals import Proposal, placed_only, proposal_of, sameness
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.planning import place
from inspection_ready.planning.costs import costs
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
    from inspection_ready.domain.plan_problem import Problem
    from inspection_ready.domain.whole_timetable import WholeTimetable

SECONDS = 10
"""So long a plan is made better, unless somebody says otherwise."""
Progress = Callable[[int, int], None]
"""Sessions that are placed, of how many. What it raises stops the search; Enough ends it with what was found."""


class Enough(Exception):  # noqa: N818 - reads as a statement where it is raised
    """Whoever waits takes the best that was found so far."""


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


def proposed(
    question: Question,
    *,
    seconds: float = SECONDS,
    progress: Progress = lambda _done, _of: None,
    may_go_on: Callable[[], None] = lambda: None,
) -> Proposal:
    """Nothing is changed by it, and the register is not read. Raises Refused, and what ``may_go_on`` raises."""
    now, choice = question.now, question.choice
    problem = problem_of(now.whole, now.known, choice)
    search = _Search(problem=problem, choice=choice, seconds=seconds, progress=progress, may_go_on=may_go_on)
    plan = search.run()
    stood = [job.now for job in problem.jobs if job.now is not None]
    return replace(
        proposal_of(now.whole, now.known, problem, plan, choice),
        costs_before=costs(problem, stood),
        costs_after=costs(problem, plan.placings),
    )


@dataclass(frozen=True, kw_only=True)
class _Search:
    problem: Problem
    choice: PlanChoice
    seconds: float
    progress: Progress
    may_go_on: Callable[[], None]

    def run(self) -> Plan:
        if not self.choice.is_move:
            return self._placed()
        # not before somebody asks: the window starts without
        from inspection_ready.planning.moves import replanned

        wanted = next(iter(self.choice.wanted), None)
        if wanted is not None:
            return self._moved(wanted)
        made = replanned(
            self.problem, may_move=(), seconds=self.seconds, progress=self.progress, may_go_on=self.may_go_on
        )
        return Plan(placings=made.placings, unplaced=made.unplaced, is_best=made.is_fewest)

    def _moved(self, session_id: int) -> Plan:
        """Where it cannot be, everything stays."""
        from inspection_ready.planning.moves import moves_for  # as above

        job = next(each for each in self.problem.jobs if each.session_id == session_id)
        made = moves_for(
            self.problem,
            session_id,
            job.windows,
            may_move=(),
            seconds=self.seconds,
            progress=self.progress,
            may_go_on=self.may_go_on,
        )
        there = [each for each in made.placings if each.session_id == session_id]
        if there and (there[0].day, there[0].starts) == self.choice.wanted[session_id]:
            return Plan(placings=made.placings, unplaced=made.unplaced, is_best=made.is_fewest)
        stays = tuple(each for each in made.placings if each.session_id != session_id)
        return Plan(placings=stays, unplaced=(session_id,))

    def _placed(self) -> Plan:
        best: list[Plan] = []
        try:
            return place(
                self.problem,
                seconds=self.seconds,
                progress=self.progress,
                may_go_on=self.may_go_on,
                found=best.append,
            )
        except Enough:
            if not best:
                raise Cancelled from None
            return best[-1]


def without(now: Situation, dropout: Dropout) -> Question:
    """What a planner is asked once somebody or something drops out. Raises Refused."""
    _refuse_other_days(now.whole.timetable, dropout.day)
    lines = lines_of(dropout, now.whole)
    hit = hit_by(dropout, now.whole, now.known)
    if not hit:
        raise Refused("nothing_depends")
    known = replace(now.known, availability=(*now.known.availability, *lines))
    return Question(now=replace(now, known=known), choice=choice_for(dropout, hit), unavailable=lines)


def moved_to(now: Situation, session: Session, *, day: int, starts: int) -> Question:
    """What a planner is asked so that a session begins then, and as few others as can be move. Raises Refused."""
    _refuse_other_days(now.whole.timetable, day)
    if not may_be_moved(session):
        raise Refused("session_is_fixed", title=f"{session.code} {session.title}".strip())
    return Question(now=now, choice=PlanChoice(wanted={session.id: (day, starts)}))


@verb("timetable.place")
def place_sessions(uow: UnitOfWork, proposal: Proposal, *, unavailable: Sequence[Availability] = ()) -> int:
    """How many sessions changed. Those that moved stay pencilled; ``unavailable`` is kept with them.

    Raises NotFound; ChangedMeanwhile where the timetable is not as the proposal had it, or where what is known around it now
    makes a clash that nobody was shown.
    """
    today = on_the_clock(uow.at).date()
    for line in unavailable:
        add_record(uow, line)
    held = uow.register(Timetable).get(proposal.before.timetable.id)
    now = situation(uow, held, today=today)
    if not _is_as_it_was(now.whole, proposal.before):
        raise ChangedMeanwhile("plan_is_old")
    shown = {sameness(each) for each in proposal.clashes_after}
    found = clashes(placed_only(proposal), now.known)
    if any(each.is_clash and sameness(each) not in shown for each in found):
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


def _refuse_other_days(timetable: Timetable, day: int) -> None:
    if day > timetable.days:
        raise Refused("no_such_day", field="day", day=day, days=timetable.days, name=timetable.name)
