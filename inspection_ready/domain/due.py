"""What is due, and when: tasks with their day, people who were asked, and what is to be looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.days_left import Left, left_until
from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.requests import WORKING, RequestState
from inspection_ready.domain.roles import Signing
from inspection_ready.domain.tasks import answering

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Checked, Standing

SOON = 10
"""Working days: two weeks of work are looked ahead."""

Off = frozenset[dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing to do. ``register`` says what sort it is, as it does of a finding.

    ``left`` leads to the last day on which it is in time; of a diary to the day its person was asked, or None
    where nobody noted it. ``who`` answers for it, or checked it last; "" where nobody is named.
    """

    register: str
    record_id: int
    name: str
    left: Left | None
    who: str = ""
    has_left: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_waiting(self) -> bool:
        """Somebody was asked and an answer is to come: it has no day of its own."""
        return self.register == "diary"

    @property
    def days(self) -> int:
        """What waits is for today."""
        return 0 if self.left is None or self.is_waiting else self.left.days

    @property
    def is_past(self) -> bool:
        return self.days < 0


def what_is_due(standing: Standing, off: Off) -> tuple[Due, ...]:
    """First what is past its day, requests and tasks before the rest; then what is for today or waits; then what is soon, day by day."""
    found = [(number, due) for number, rule in enumerate(RULES) for due in rule(standing, off)]
    return tuple(due for _, due in sorted(found, key=_place))


def _place(numbered: tuple[int, Due]) -> tuple[int, int, int]:
    number, due = numbered
    if due.days > 0:
        return 2, due.days, number
    return (0, number, due.days) if due.is_past else (1, number, 0)


def _is_near(left: Left) -> bool:
    return left.working <= SOON


def _requests(standing: Standing, off: Off) -> Iterator[Due]:
    """Those whose owner still owes an answer, and those that wait for a signature; their pages count the hours."""
    signs = next((role.person_id for role in standing.roles if role.signing is Signing.SIGNS), None)
    for request in standing.requests:
        to_sign = request.state is RequestState.CHECKED
        if request.due_at is not None and (to_sign or request.state in WORKING):
            due = Due(
                register="request",
                record_id=request.id,
                name=request.wording,
                left=left_until(on_the_clock(request.due_at).date(), today=standing.today, off=off),
                data={"number": request.number, "to_sign": to_sign},
            )
            yield from _if_near(standing, due, signs if to_sign else request.owner_id)


def _chases(standing: Standing, off: Off) -> Iterator[Due]:
    """One line for all of them; it leads to the request that was asked first."""
    plan = standing.chasing
    if plan is None or not plan.chases:
        return
    first = min((owed.request for each in plan.chases for owed in each.owed), key=lambda one: one.number)
    yield Due(
        register="chase",
        record_id=first.id,
        name="",
        left=left_until(standing.today, today=standing.today, off=off),
        data={"people": len(plan.chases), "answers": plan.answers},
    )


def _evidence(standing: Standing, off: Off) -> Iterator[Due]:
    for item in standing.evidence:
        if item.is_held and item.review_on is not None:
            left = left_until(item.review_on, today=standing.today, off=off)
            due = Due(register="evidence", record_id=item.id, name=item.title, left=left)
            yield from _if_near(standing, due, item.owner_id)


def _tasks(standing: Standing, off: Off) -> Iterator[Due]:
    functions = {function.id: function for function in standing.functions}
    for task in standing.tasks:
        day = standing.due.get(task.id)
        if task.is_open and day is not None:
            function = functions.get(task.function_id) if task.function_id is not None else None
            due = Due(
                register="task",
                record_id=task.id,
                name=task.title,
                left=left_until(day, today=standing.today, off=off),
                data={"status": task.status},
            )
            yield from _if_near(standing, due, answering(task, function)[0])


def _if_near(standing: Standing, due: Due, owner_id: int | None) -> Iterator[Due]:
    """With who answers for it."""
    if due.left is not None and _is_near(due.left):
        who, has_left = _named(standing, owner_id)
        yield replace(due, who=who, has_left=has_left)


def _promises(standing: Standing, off: Off) -> Iterator[Due]:
    """What was promised in an interview, or is to be followed up; what became a request is due as one."""
    for entry in standing.learnt:
        if entry.is_owed and entry.due_on is not None:
            due = Due(
                register="learnt",
                record_id=entry.id,
                name=entry.owed,
                left=left_until(entry.due_on, today=standing.today, off=off),
                data={"is_promised": bool(entry.promised.strip()), "session": entry.session_code},
            )
            yield from _if_near(standing, due, entry.owner_id)


def _diaries(standing: Standing, off: Off) -> Iterator[Due]:
    """From the notification on: before it nobody need clear anything. Who was not asked yet is a gap, not due."""
    if not standing.is_notified:
        return
    for diary in standing.diaries:
        person = standing.person.get(diary.person_id)
        waits = diary.state in {DiaryState.ASKED, DiaryState.PROBLEM}
        if waits and person is not None and not person.has_left(standing.today):
            asked = diary.asked_on
            yield Due(
                register="diary",
                record_id=diary.id,
                name=person.name,
                left=None if asked is None else left_until(asked, today=standing.today, off=off),
                data={"problem": diary.problem.strip()},
            )


def _sections(standing: Standing, off: Off) -> Iterator[Due]:
    for section in standing.sections:
        if section.included and section.review_on is not None:
            left = left_until(section.review_on, today=standing.today, off=off)
            due = Due(register="section", record_id=section.id, name=section.title, left=left)
            yield from _if_near(standing, due, section.owner_id)


def _lists(standing: Standing, off: Off) -> Iterator[Due]:
    """An empty list has nothing to go through."""
    filled = {member.list_id for member in standing.members}
    for one in standing.lists:
        if one.id in filled:
            yield from _check(standing, off, one, register="distribution_list", name=one.name)


def _key_facts(standing: Standing, off: Off) -> Iterator[Due]:
    for fact in standing.key_facts:
        yield from _check(standing, off, fact, register="key_fact", name=fact.name)


def _places(standing: Standing, off: Off) -> Iterator[Due]:
    for place in standing.open_places:
        yield from _check(standing, off, place, register="place", name=place.name)


def _bases(standing: Standing, off: Off) -> Iterator[Due]:
    """One a base, for the first of its facts and with all that are near."""
    for base in standing.visited_bases:
        near: list[tuple[str, Due]] = []
        for kind in standing.kinds:
            fact = standing.fact_of.get((base.id, kind.id))
            if fact is not None and fact.is_held:
                due = next(_check(standing, off, fact, register="base", name=base.name), None)
                if due is not None:
                    near.append((kind.name, replace(due, record_id=base.id)))
        if near:
            first = min((due for _, due in near), key=lambda due: due.days)
            yield replace(first, data={"kinds": tuple(kind for kind, _ in near)})


def _check(standing: Standing, off: Off, held: Checked, *, register: str, name: str) -> Iterator[Due]:
    """What was never checked is a gap, not due."""
    day = standing.fresh_until(held)
    if day is not None and held.is_checked:
        left = left_until(day, today=standing.today, off=off)
        if _is_near(left):
            yield Due(register=register, record_id=held.id, name=name, left=left, who=held.checked_by)


def _named(standing: Standing, person_id: int | None) -> tuple[str, bool]:
    person = standing.person.get(person_id) if person_id is not None else None
    return ("", False) if person is None else (person.name, person.has_left(standing.today))


def _past_as_one(rule: Rule) -> Rule:
    """Checks that lapsed together would hide the tasks: the one that lapsed first stands for all, and counts them."""

    def folded(standing: Standing, off: Off) -> Iterator[Due]:
        found = tuple(rule(standing, off))
        past = [due for due in found if due.is_past]
        if past:
            first = min(past, key=lambda due: due.days)
            yield replace(first, data={**first.data, "more": len(past) - 1})
        yield from (due for due in found if not due.is_past)

    return folded


Rule = Callable[["Standing", Off], Iterator[Due]]

RULES: tuple[Rule, ...] = (
    _chases,
    _requests,
    _promises,
    _tasks,
    _diaries,
    _sections,
    _past_as_one(_evidence),
    _lists,
    _past_as_one(_key_facts),
    _past_as_one(_places),
    _past_as_one(_bases),
)
