"""What a plan would make of a timetable, judged by the check for clashes and by nothing of the planner's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.inspectors import inspectors_counted, named_inspectors
from inspection_ready.domain.plan_choice import PlanChoice, may_be_moved
from inspection_ready.domain.plan_making import called, team_of
from inspection_ready.domain.plan_spots import spot_of
from inspection_ready.domain.timetable import SessionFormat, SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.plan_problem import Placing, Plan, Preference, Problem
    from inspection_ready.domain.plan_reasons import Explanation
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

LEADS_WITHIN = 15
"""A travel session that ends at most so many minutes before another leads to it."""
_SAYS_MORE = re.compile(r"^[^()]*\b(?:experts?|advis[eo]rs?|specialists?)\b[^()]*$", re.IGNORECASE)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """A session as it was and as it would be, and how many inspectors it still lacks."""

    before: Session
    after: Session

    @property
    def is_moved(self) -> bool:
        """Its day, time or track; else only its room or who comes."""
        return _place(self.before) != _place(self.after)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """``before`` and ``after`` are the whole timetable; ``after`` holds what was not placed where it stood."""

    before: WholeTimetable
    after: WholeTimetable
    changes: tuple[PlanChange, ...] = ()
    """In the order of the clock as it would be."""
    asked: int = 0
    """How many were to be placed; 0 where something in particular was to be moved."""
    unplaced: tuple[Session, ...] = ()
    new_clashes: tuple[Clash, ...] = ()
    """That were not there before; sessions that were not placed are left out."""
    clashes_before: tuple[Clash, ...] = ()
    clashes_after: tuple[Clash, ...] = ()
    """Of everything but what was not placed."""
    travel: tuple[Session, ...] = ()
    """Travel that led to a session, or from one, which would not be there any more."""
    unconfirmed: tuple[Session, ...] = ()
    """They were confirmed, and would be pencilled again: what was agreed is not so any more."""
    confirmed_stayed: bool = False
    """What was to be moved found no place, and there is something confirmed that was not allowed to move out of its way."""
    in_the_way: tuple[Clash, ...] = ()
    """What there would be at the time that was wanted, if it were taken all the same."""
    costs_before: Mapping[Preference, int] | None = None
    costs_after: Mapping[Preference, int] | None = None
    is_best: bool = False
    better_at_most: int | None = None
    """By so many per cent at most nothing that places as many weighs better; None: not known."""
    explanation: Explanation | None = None
    """Why not everything has a place, and what would mend it."""

    @property
    def is_good(self) -> bool:
        """Everything has a place and nothing clashes that did not before."""
        return not self.unplaced and not self.new_clashes

    @property
    def halves_missed(self) -> tuple[int, int]:
        """Sessions in the half of the day they had better not be in, before and after; what was not placed is left out after."""
        return _halves_missed(self.before), _halves_missed(placed_only(self))


def proposal_of(
    whole: WholeTimetable,
    known: Circumstances,
    problem: Problem,
    plan: Plan,
    choice: PlanChoice | None = None,
    *,
    before: Sequence[Clash] | None = None,
) -> Proposal:
    """``before``: what the check finds now, where it was asked already."""
    choice = choice or PlanChoice()
    after = laid(whole, known, plan, choice)
    unplaced = frozenset(plan.unplaced)
    was = {each.id: each for each in whole.sessions}
    changes = tuple(
        PlanChange(before=was[each.id], after=each) for each in after.sessions if each != was[each.id]
    )
    before = clashes(whole, known) if before is None else before
    found = clashes(_without(after, unplaced), known)
    changed = frozenset(each.before.id for each in changes)
    return Proposal(
        before=whole,
        after=after,
        changes=changes,
        asked=0 if choice.is_move else sum(not each.is_fixed for each in problem.jobs),
        unplaced=tuple(each for each in whole.sessions if each.id in unplaced),
        new_clashes=new_among(found, before, changed),
        clashes_before=tuple(each for each in before if each.is_clash),
        clashes_after=tuple(each for each in found if each.is_clash),
        confirmed_stayed=_confirmed_stayed(whole, choice, unplaced),
        in_the_way=tuple(_in_the_way(whole, known, choice, unplaced)),
        travel=tuple(_left_behind(whole, {each.before.id for each in changes if each.is_moved})),
        unconfirmed=tuple(each.after for each in changes if each.before.state is not each.after.state),
        costs_after=plan.costs or None,
        is_best=plan.is_best,
        better_at_most=plan.better_at_most,
    )


def laid(whole: WholeTimetable, known: Circumstances, plan: Plan, choice: PlanChoice) -> WholeTimetable:
    """The timetable with every session where the plan has it; what it does not place stands where it stood."""
    placings = {each.session_id: each for each in plan.placings}
    team = team_of(whole)
    sessions = [
        each if each.id not in placings else _placed(each, placings[each.id], known, team, choice)
        for each in whole.sessions
    ]
    sessions.sort(key=lambda each: (each.day, each.starts, each.track, each.code, each.id))
    return replace(whole, sessions=tuple(sessions))


def _placed(
    session: Session, placing: Placing, known: Circumstances, team: Mapping[str, str], choice: PlanChoice
) -> Session:
    now = spot_of(session, known)
    is_here = (placing.spot.base_id, placing.spot.room_id) == (now.base_id, now.room_id)
    placed = replace(
        session,
        day=placing.day,
        starts=placing.starts,
        track=placing.track,
        base_id=session.base_id if is_here else placing.spot.base_id,
        room_id=session.room_id if is_here else placing.spot.room_id,
        inspectors=_inspectors(session, placing, team, choice),
    )
    if session.state is SessionState.CONFIRMED and _agreed(placed) != _agreed(session):
        return replace(placed, state=SessionState.PENCILLED)
    return placed


def _agreed(session: Session) -> tuple[int, int, int | None, int | None]:
    """What whoever comes said yes to. Another inspector is news to them, and nothing to be asked again."""
    return session.day, session.starts, session.base_id, session.room_id


def _inspectors(session: Session, placing: Placing, team: Mapping[str, str], choice: PlanChoice) -> str:
    """Those it names before those who were chosen; what is still lacking is counted."""
    named = named_inspectors(session.inspectors)
    leaving = choice.leave_inspectors if session.id in choice.freed else frozenset[str]()
    staying = [each for each in named if called(each) not in leaving]
    if len(staying) == len(named) and not placing.inspectors:
        return session.inspectors
    chosen = [team.get(each, each) for each in placing.inspectors]
    lacking = inspectors_counted(session.inspectors) - len(staying) - len(chosen)
    more = [f"{_number(lacking)} inspector{'' if lacking == 1 else 's'}"] if lacking > 0 else []
    told = ", ".join((*staying, *chosen, *more))
    # words such as "an Expert by Experience" are kept in brackets, where nobody is counted twice
    return f"{told} ({session.inspectors})" if _SAYS_MORE.search(session.inspectors) else told


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _place(session: Session) -> tuple[int, int, int]:
    return session.day, session.starts, session.track


def placed_only(proposal: Proposal) -> WholeTimetable:
    """As it would be, without what found no place."""
    return _without(proposal.after, frozenset(each.id for each in proposal.unplaced))


def _halves_missed(whole: WholeTimetable) -> int:
    return sum(each.is_in_other_half for each in whole.sessions if each.state is not SessionState.CANCELLED)


def _without(whole: WholeTimetable, gone: frozenset[int]) -> WholeTimetable:
    return replace(whole, sessions=tuple(each for each in whole.sessions if each.id not in gone))


def new_among(found: Iterable[Clash], told: Iterable[Clash], changed: frozenset[int]) -> tuple[Clash, ...]:
    """Those that were not told and have a part in what changed: others may only be told of fewer sessions than before."""
    known = {_sameness(each) for each in told}
    return tuple(
        each
        for each in found
        if each.is_clash
        and any(session.id in changed for session in each.sessions)
        and _sameness(each) not in known
    )


def _sameness(clash: Clash) -> tuple[object, ...]:
    """What makes it the clash that was there before, wherever its sessions went."""
    return clash.code, frozenset(each.id for each in clash.sessions), clash.who, clash.place


def _in_the_way(
    whole: WholeTimetable, known: Circumstances, choice: PlanChoice, unplaced: frozenset[int]
) -> Iterator[Clash]:
    """With everything else where it stands; where it is wanted between two times, nothing in particular is."""
    for session_id in unplaced & choice.wanted.keys():
        begins = choice.wanted[session_id]
        if not begins.is_exact:
            continue
        moved = [
            each if each.id != session_id else replace(each, day=begins.day, starts=begins.earliest)
            for each in whole.sessions
        ]
        for clash in clashes(replace(whole, sessions=tuple(moved)), known):
            if clash.is_clash and session_id in {each.id for each in clash.sessions}:
                yield clash


def _confirmed_stayed(whole: WholeTimetable, choice: PlanChoice, unplaced: frozenset[int]) -> bool:
    if choice.may_move or not unplaced & choice.wanted.keys():
        return False
    days = {each.day for each in choice.wanted.values()}
    confirmed = (each for each in whole.sessions if each.state is SessionState.CONFIRMED)
    return any(each.day in days and may_be_moved(each) and each.id not in unplaced for each in confirmed)


def _left_behind(whole: WholeTimetable, moved: Iterable[int]) -> Iterator[Session]:
    gone = [each for each in whole.sessions if each.id in set(moved)]
    for travel in whole.sessions:
        is_travel = travel.format is SessionFormat.TRAVEL and travel.state is not SessionState.CANCELLED
        if is_travel and any(_leads(travel, each) or _leads(each, travel) for each in gone):
            yield travel


def _leads(one: Session, other: Session) -> bool:
    is_near = 0 <= other.starts - one.ends <= LEADS_WITHIN
    return is_near and one.day == other.day and one.track == other.track
