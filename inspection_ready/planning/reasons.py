"""Why sessions do not fit: what no plan could mend first, then what stands in the way, then what could be given up."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.plan_reasons import (
    Explanation,
    GivingUp,
    NearMiss,
    Obstacle,
    Reason,
    ReasonCode,
    RemedyCode,
)
from inspection_ready.planning.at_least import at_least
from inspection_ready.planning.board import Board
from inspection_ready.planning.certain import certain_reasons
from inspection_ready.planning.conflicts import Conflict
from inspection_ready.planning.elastic import MOST_SESSIONS, Elastic
from inspection_ready.planning.giving_up import GivingUpStepwise
from inspection_ready.planning.giving_widely import GivingUpWidely
from inspection_ready.planning.looking import NO_WAY, Looking
from inspection_ready.planning.possible import Possible
from inspection_ready.planning.remedies import price_of, without_evenings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from inspection_ready.domain.plan_problem import Placing, Problem
    from inspection_ready.domain.plan_reasons import Remedy
    from inspection_ready.planning.at_least import AtLeast
    from inspection_ready.planning.looking import Look

IN_TIME = 0.9
"""Of the time that is given, after which nothing is begun any more."""
LOOKING = 0.4
"""Of the time, so much at most is spent on what would mend one session."""
COUNTING = 0.3
"""Of the time that is left, so much at most to count what it costs at least; and as much to ask what cannot be together."""
STEPWISE = 0.3
"""Of the time that is left, where the solver comes after it."""
WIDELY = 0.65
"""The same where the solver does not."""
MOST_STEPS = 8
"""Sessions that are not placed, for which it is looked one by one."""
MOST_REMEDIES = 5
MOST_NEAR = 3
MOST_TOGETHER = 3
MOST_EXPLAINED = 12
"""Sessions of a whole plan that are looked into one by one."""


@dataclass(frozen=True, kw_only=True)
class Explaining:
    problem: Problem
    placings: Mapping[int, Placing]
    """The plan as far as it goes, by session."""
    prices: Mapping[RemedyCode, int]
    until: float
    may_go_on: Callable[[], None]
    progress: Callable[[int, int], None]
    board: Board
    """With the plan on it, and nothing fixed: a remedy may say that it moves."""
    looked: dict[int, list[Look]] = field(default_factory=dict)
    """What was seen of it, by session."""

    def of_session(self, session_id: int) -> Explanation:
        certain = certain_reasons(Possible(self.problem))
        own = [each for each in certain if session_id in each.sessions]
        return self._looked_into(session_id, own, gives_up=True)

    def of_plan(self) -> Explanation:
        """Of everything that is not placed: each certain reason once, and the others session by session."""
        certain = certain_reasons(Possible(self.problem))
        widely = self._widely()
        bound = at_least(self.problem, certain, self.prices, self._until(COUNTING), self.may_go_on)
        waiting = [each.session_id for each in self.problem.jobs if each.session_id not in self.placings]
        told = {each for reason in certain for each in reason.sessions}
        if self._is_small and not told.issuperset(waiting):
            certain = (*certain, *self._conflict(told))
        brief = replace(self, until=self._until(LOOKING))
        found = [brief._with_remedies(each, waiting) for each in certain]  # noqa: SLF001 - it is one of its own
        told = {each for reason in certain for each in reason.sessions}
        for session_id in [each for each in waiting if each not in told][:MOST_EXPLAINED]:
            found += brief._looked_into(session_id, [], gives_up=False).reasons  # noqa: SLF001 - as above
        return Explanation(
            sessions=tuple(waiting) or tuple(sorted(told)),
            reasons=tuple(found),
            giving_up=self._giving_up(bound, widely),
        )

    def _conflict(self, told: Collection[int]) -> Iterator[Reason]:
        """Among those of which nothing is told yet."""
        rest = replace(
            self.problem, jobs=tuple(each for each in self.problem.jobs if each.session_id not in told)
        )
        placings = {key: placing for key, placing in self.placings.items() if key not in told}
        found = Conflict(rest, placings, self._until(COUNTING), self.may_go_on).reason()
        if found is not None:
            yield found

    def _with_remedies(self, reason: Reason, waiting: Collection[int]) -> Reason:
        """Those of the first of its sessions that is not placed, and still has some."""
        for session_id in [each for each in reason.sessions if each in waiting][:MOST_NEAR]:
            if time.monotonic() > self.until:
                break
            own = self._looked_into(session_id, [reason], gives_up=False)
            if own.reasons[0].remedies or own.reasons[0].together:
                return own.reasons[0]
        return reason

    def _looked_into(self, session_id: int, certain: list[Reason], *, gives_up: bool) -> Explanation:
        looking = self._looking(session_id)
        if self.board.at(session_id) is not None:
            self.board.lift(session_id)
        looks = self.looked[session_id] = looking.everywhere()
        remedies = looking.single_remedies(looks, MOST_REMEDIES)
        reasons = certain or [self._in_the_way(session_id, looks)]
        is_open = any(not each.choice.obstacles for each in looks)
        is_few = len(remedies) < MOST_TOGETHER and not is_open
        ways = looking.ways_together(looks, MOST_TOGETHER, beside=remedies) if is_few else ()
        ways = tuple(each for each in ways if len(each.remedies) > 1)
        return Explanation(
            sessions=(session_id,),
            reasons=(
                replace(reasons[0], remedies=remedies, together=tuple(each.remedies for each in ways)),
                *reasons[1:],
            ),
            near=tuple(_near(each) for each in looks[:MOST_NEAR] if each.choice.obstacles),
            giving_up=self._given(ways[0].remedies) if gives_up and ways and not remedies else None,
        )

    def _given(self, things: tuple[Remedy, ...]) -> GivingUp:
        return GivingUp(things=things, cost=sum(price_of(each, self.prices) for each in things))

    def _looking(self, session_id: int) -> Looking:
        job = next(each for each in self.problem.jobs if each.session_id == session_id)
        return Looking(self.problem, self.board, job, self.prices, self.until, self.may_go_on)

    def _in_the_way(self, session_id: int, looks: list[Look]) -> Reason:
        """``who``: whom it hangs on most; ``had``: starts that nothing is against, which the plan has not used."""
        own = [
            each
            for each in looks
            if not any(one.code.value == "outside_day" for one in each.choice.obstacles)
        ]
        counts: dict[object, int] = {}
        for look in own:
            for who in {
                one.who for one in look.choice.obstacles if one.code.value.startswith(("person", "inspector"))
            }:
                counts[who] = counts.get(who, 0) + 1
        most = max(counts.values(), default=0)
        return Reason(
            code=ReasonCode.IN_THE_WAY,
            sessions=(session_id,),
            who=tuple(who for who, count in counts.items() if count == most and isinstance(who, int | str)),
            needed=len(own),
            had=sum(not each.choice.obstacles for each in own),
        )

    def _giving_up(self, bound: AtLeast, widely: GivingUp | None) -> GivingUp:
        """Stepwise or widely first, which is quick to find something, and often costs no more than it has to. Else all at
        once, which may find better, and prove it.
        """
        found = widely if widely is not None and not self._is_small else self._stepwise()
        found = _with_bound(found if widely is None or found.cost <= widely.cost else widely, bound)
        if found.is_cheapest or not self._is_small:
            return found
        elastic = Elastic(
            problem=self.problem,
            placings=self.placings,
            hint={each.session_id: each for each in found.placings},
            prices=self.prices,
            until=self.until,
            may_go_on=self.may_go_on,
        )
        better = elastic.cheapest()
        bound = bound._replace(cost=max(bound.cost, elastic.bound))
        return _with_bound(found if better is None or better.cost > found.cost else better, bound)

    @property
    def _is_small(self) -> bool:
        """Enough for the solver."""
        return len(self.problem.jobs) <= MOST_SESSIONS

    def _stepwise(self) -> GivingUp:
        return GivingUpStepwise(
            problem=self.problem,
            placings=dict(self.placings),
            prices=self.prices,
            until=self._until(STEPWISE if self._is_small else 1),
            may_go_on=self.may_go_on,
            progress=self.progress,
            board=self.board,
            looked=self.looked,
        ).run()

    def _widely(self) -> GivingUp | None:
        """Only where many have no place: what is short is short for all of them."""
        if len(self.problem.jobs) - len(self.placings) <= MOST_STEPS:
            return None
        return GivingUpWidely(
            problem=self.problem,
            placings=self.placings,
            prices=self.prices,
            until=self._until(STEPWISE if self._is_small else WIDELY),
            may_go_on=self.may_go_on,
        ).run()

    def _until(self, share: float) -> float:
        now = time.monotonic()
        return now + (self.until - now) * share


def _with_bound(found: GivingUp, bound: AtLeast) -> GivingUp:
    return replace(
        found,
        at_least=min(bound.cost, found.cost),
        things_at_least=bound.things,
        is_cheapest=bound.cost >= found.cost,
    )


def explaining(
    problem: Problem,
    placings: Collection[Placing],
    *,
    prices: Mapping[RemedyCode, int],
    seconds: float,
    may_go_on: Callable[[], None],
    progress: Callable[[int, int], None],
) -> Explaining:
    until = time.monotonic() + seconds * IN_TIME
    problem = without_evenings(problem)
    board = Board(replace(problem, jobs=tuple(replace(each, is_fixed=False) for each in problem.jobs)))
    for placing in placings:
        board.put(placing)
    return Explaining(
        problem=problem,
        placings={each.session_id: each for each in placings},
        prices=prices,
        until=until,
        may_go_on=may_go_on,
        progress=progress,
        board=board,
    )


def _near(look: Look) -> NearMiss:
    placing = look.choice.placing
    return NearMiss(
        placing.day,
        placing.starts,
        tuple(
            Obstacle(each.code, each.who, each.sessions, each.had, each.needed)
            for each in look.choice.obstacles
        ),
    )


__all__ = ["NO_WAY", "Explaining", "explaining"]
