"""Whom the ladder asks at a moment: one pure rule over the requests, the people around them, and what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.chases import (
    AskedRequest,
    Chased,
    ChasePlan,
    NotChased,
    Owed,
    PlannedChase,
    Why,
)
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.ladders import ChaseStep, Rung, counts_hours
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.requests import WORKING, Move, Request, RequestState, RequestStep
from inspection_ready.domain.searching import folded

LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When a request was asked of which nobody knows."""
ASKED_ANEW = frozenset({Move.REOPEN.value, Move.REVIVE.value, Move.CLARIFIED.value})
ABOVE = frozenset({Tier.DIRECTOR, Tier.SERVICE_DIRECTOR, Tier.HEAD_OF_SERVICE})


@dataclass(frozen=True, kw_only=True)  # no slots: what is looked up for every request is put in order once
class Around:
    """The people around the requests, and the council's calendar."""

    people: Sequence[Person] = ()
    absences: Sequence[Absence] = ()
    off: frozenset[dt.date] = frozenset()

    @cached_property
    def person(self) -> Mapping[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _away(self) -> Mapping[int, tuple[Absence, ...]]:
        away: dict[int, tuple[Absence, ...]] = {}
        for each in self.absences:
            away[each.person_id] = (*away.get(each.person_id, ()), each)
        return away

    @cached_property
    def _heads(self) -> Mapping[str, tuple[Person, ...]]:
        heads: dict[str, tuple[Person, ...]] = {}
        for person in self.people:
            if person.tier is Tier.HEAD_OF_SERVICE and person.side is Side.INSIDE and person.team.strip():
                heads[_team(person)] = (*heads.get(_team(person), ()), person)
        return heads

    def out(self, person_id: int, on: dt.date) -> Why | None:
        """Why somebody is not there to be asked."""
        if self.person[person_id].has_left(on):
            return Why.LEFT
        return Why.AWAY if any(each.covers(on) for each in self._away.get(person_id, ())) else None

    def head_over(self, person_id: int | None, on: dt.date) -> int | Why:
        """The one head of service of the person's team; nobody is guessed where there are two."""
        person = self.person.get(person_id) if person_id is not None else None
        if person is None:
            return Why.NO_HEAD
        if person.tier in ABOVE:
            return Why.IS_HEAD
        heads = [each for each in self._heads.get(_team(person), ()) if not each.has_left(on)]
        if len(heads) == 1:
            return heads[0].id
        return Why.SEVERAL_HEADS if heads else Why.NO_HEAD


def asked_since(request: Request, steps: Iterable[RequestStep]) -> dt.datetime:
    """When its owner was asked last: it may have been opened again, or made clear, since it came."""
    anew = (step.at for step in steps if step.what in ASKED_ANEW)
    return max((request.asked_at or LONG_AGO, *anew))


def due_chases(
    asked: Iterable[AskedRequest],
    around: Around,
    ladder: Sequence[ChaseStep],
    chased: Iterable[Chased],
    now: dt.datetime,
) -> ChasePlan:
    """Whom the ladder asks now, for all they owe. Of steps that were missed only the last is taken.

    Nobody is asked for what is answered, nobody twice by one step; each request that waits is in somebody's draft,
    or among those left out with the reason.
    """
    taken: dict[int, list[Chased]] = {}
    for earlier in chased:
        taken.setdefault(earlier.request_id, []).append(earlier)
    looks = [
        _Look(one, around, ladder, taken.get(one.request.id, ()), now)
        for one in asked
        if one.request.state in WORKING
    ]
    owed: dict[int, list[Owed]] = {}
    for look in looks:
        for person_id, each in look.owed():
            owed.setdefault(person_id, []).append(each)
    chases = tuple(
        PlannedChase(person=around.person[person_id], owed=tuple(sorted(each, key=_age)))
        for person_id, each in owed.items()
        if any(one.step for one in each)
    )
    listed = {one.request.id for each in chases for one in each.owed}
    return ChasePlan(
        chases=tuple(sorted(chases, key=lambda each: (folded(each.person.name), each.person.id))),
        left_out=tuple(left for look in looks for left in look.left_out(listed)),
    )


# inside


class _Look:
    """One request that waits: who owes it, what the ladder says of it now, and who is left out."""

    def __init__(
        self,
        asked: AskedRequest,
        around: Around,
        ladder: Sequence[ChaseStep],
        taken: Collection[Chased],
        now: dt.datetime,
    ) -> None:
        self._asked = asked
        self._request = asked.request
        self._around = around
        self._now = now
        self._today = on_the_clock(now).date()
        self._taken = {
            (each.person_id, each.step)
            for each in taken
            if each.at >= asked.since and each.due_at == asked.request.due_at
        }
        self._missing: list[NotChased] = []
        self._instead: Why | None = None
        moments = list(self._moments(ladder))
        passed = [step for at, _, step in moments if at <= now]
        self._step = passed[-1] if passed else None
        self._next = next((at for at, _, _ in moments if at > now), None)

    def _moments(self, ladder: Sequence[ChaseStep]) -> list[tuple[dt.datetime, int, ChaseStep]]:
        since, due = self._asked.since, self._request.due_at
        hours = counts_hours(since, due)
        found = []
        for place, step in enumerate(ladder):
            at = step.moment(since, due, self._around.off) if step.is_for(counts_hours=hours) else None
            if at is not None:
                found.append((at, place, step))
        return sorted(found, key=lambda each: each[:2])

    def owed(self) -> Iterator[tuple[int, Owed]]:
        if self._request.state is RequestState.CLARIFYING:
            return
        answers = self._answering()
        to = () if self._step is None else self._step.to
        seen: set[int] = set()
        for rung in Rung:
            person_id = answers if rung is Rung.OWNER else self._at(rung, answers) if rung in to else None
            if person_id is None or person_id in seen:
                continue
            seen.add(person_id)
            if one_mailbox(self._around.person[person_id].email) is None:
                self._miss(Why.NO_ADDRESS, rung, person_id)
                continue
            yield person_id, self._owed(rung, person_id, is_to=rung in to)

    def _owed(self, rung: Rung, person_id: int, *, is_to: bool) -> Owed:
        code = self._step.code if self._step is not None and is_to else ""
        is_taken = (person_id, code) in self._taken
        stands_in = rung is Rung.OWNER and person_id != self._request.owner_id
        return Owed(
            request=self._request,
            rung=Rung.SECOND if stands_in else rung,
            since=self._asked.since,
            step="" if is_taken else code,
            instead=self._instead,
        )

    def left_out(self, listed: Collection[int]) -> Iterator[NotChased]:
        """Called after ``owed``. A request somebody's draft lists is left out of nothing but what is missing."""
        yield from self._missing
        request = self._request
        if request.state is RequestState.CLARIFYING:
            yield NotChased(request=request, why=Why.ASKED_BACK)
        elif request.id not in listed and not any(
            each.why in {Why.NOBODY, Why.NO_ADDRESS} for each in self._missing
        ):
            waits = Why.NOT_YET if self._next else Why.NO_DUE if request.due_at is None else Why.ALL_TAKEN
            yield NotChased(request=request, why=waits, at=self._next)

    def _answering(self) -> int | None:
        """The owner; the second, where the owner is not there to be asked."""
        owner = self._request.owner_id
        why = Why.NO_OWNER if owner is None else self._around.out(owner, self._today)
        if why is None:
            return owner
        self._miss(why, Rung.OWNER, owner)
        self._instead = why
        second = self._second()
        if second is None:
            self._miss(Why.NOBODY)
        return second

    def _at(self, rung: Rung, answers: int | None) -> int | None:
        if rung is Rung.HEAD:
            return self._head()
        if self._instead is not None:
            return answers  # the second is asked already, or is missing and was said
        return self._second()

    def _second(self) -> int | None:
        second = self._request.second_id
        why = Why.NO_SECOND if second is None else self._around.out(second, self._today)
        if why is not None:
            self._miss(why, Rung.SECOND, second)
            return None
        return second

    def _head(self) -> int | None:
        request = self._request
        found = self._around.head_over(request.owner_id or request.second_id, self._today)
        if isinstance(found, Why):
            self._miss(found, Rung.HEAD, request.owner_id)
            return None
        why = self._around.out(found, self._today)
        if why is not None:
            self._miss(why, Rung.HEAD, found)
            return None
        return found

    def _miss(self, why: Why, rung: Rung | None = None, person_id: int | None = None) -> None:
        self._missing.append(NotChased(request=self._request, why=why, rung=rung, person_id=person_id))


def _team(person: Person) -> str:
    return " ".join(folded(person.team).split())


def _age(owed: Owed) -> tuple[dt.datetime, int]:
    return owed.request.asked_at or LONG_AGO, owed.request.number
