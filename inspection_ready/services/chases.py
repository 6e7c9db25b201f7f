"""Chasing: the council's ladder and its words, whom it asks now, and what was written and sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.chase_words import wrong_fields
from inspection_ready.domain.chases import (
    Chase,
    ChaseBatch,
    ChaseDraft,
    ChasePlan,
    ChaseRules,
)
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.ladders import NotAStep, ladder_in
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import CHASED, DRAFTED, NOT_SENT, Request, RequestStep
from inspection_ready.domain.slips import SlipBatch
from inspection_ready.phrases.chases import drafted_note
from inspection_ready.services.chase_plan import chase_plan, rules_of
from inspection_ready.services.only_rows import set_only
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseOutlook:
    """What would be drafted now; ``names`` are those of all people, by their ids."""

    plan: ChasePlan
    rules: ChaseRules
    names: Mapping[int, str]
    at: dt.datetime

    @property
    def shown(self) -> frozenset[tuple[int, int, str]]:
        """What tells it from another one: who is asked for what, by which step."""
        return frozenset(
            (each.person.id, one.request.id, one.step) for each in self.plan.chases for one in each.owed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    draft: ChaseDraft
    name: str
    requests: tuple[int, ...]
    """Their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    batch: ChaseBatch
    folder: Path
    drafts: tuple[DraftLine, ...]
    is_there: bool = True
    """False where the folder is not, or no longer: it was moved, or writing was cut short."""

    @property
    def waiting(self) -> tuple[DraftLine, ...]:
        """Those nobody has said anything of yet."""
        return tuple(each for each in self.drafts if each.draft.sent_on is None and not each.draft.is_dropped)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOf:
    """What the mark of a draft stands for: whom it asked, and for which requests."""

    draft: ChaseDraft
    person: Person
    requests: tuple[Request, ...]


def chase_outlook(reader: Reader, now: dt.datetime) -> ChaseOutlook:
    return ChaseOutlook(
        plan=chase_plan(reader, now),
        rules=rules_of(reader),
        names={person.id: person.name for person in reader.register(Person).all()},
        at=now,
    )


def batch_lines(reader: Reader, *, folder: Path) -> tuple[BatchLine, ...]:
    """What was written, the latest first. ``folder`` is the workspace's."""
    names = {person.id: person.name for person in reader.register(Person).all()}
    numbers = {request.id: request.number for request in reader.register(Request).all()}
    listed: dict[int, list[int]] = {}
    for chase in reader.register(Chase).all():
        listed.setdefault(chase.draft_id, []).append(numbers[chase.request_id])
    drafts: dict[int, list[DraftLine]] = {}
    for draft in reader.register(ChaseDraft).all("number"):
        line = DraftLine(draft=draft, name=names[draft.person_id], requests=tuple(sorted(listed[draft.id])))
        drafts.setdefault(draft.batch_id, []).append(line)
    return tuple(
        BatchLine(
            batch=batch,
            folder=folder / batch.folder,
            drafts=tuple(drafts.get(batch.id, ())),
            is_there=(folder / batch.folder).is_dir(),
        )
        for batch in reversed(reader.register(ChaseBatch).all("number"))
    )


def batch_numbered(reader: Reader, number: int | None) -> ChaseBatch:
    """The latest where none is named. Raises NotFound."""
    batches = reader.register(ChaseBatch).all("number")
    found = [each for each in batches if number in (None, each.number)]
    if not found:
        raise NotFound("no_such_chase", number=number or 1)
    return found[-1]


def asked_of(reader: Reader, number: int) -> AskedOf:
    """By the number in the mark of a draft. Raises NotFound."""
    for draft in reader.register(ChaseDraft).find(number=number):
        ids = [chase.request_id for chase in reader.register(Chase).find(draft_id=draft.id)]
        requests = sorted(reader.register(Request).among(ids), key=lambda each: each.number)
        person = reader.register(Person).get(draft.person_id)
        return AskedOf(draft=draft, person=person, requests=tuple(requests))
    raise NotFound("no_such_draft", number=number)


def next_draft(reader: Reader) -> int:
    """A number is never given twice: a mark stays in the mail of whoever got it. Change slips count with chases."""
    last = (reader.register(each).highest("last_draft") for each in (ChaseBatch, SlipBatch))
    return max((each or 0 for each in last), default=0) + 1


def next_batch(reader: Reader) -> int:
    return max(reader.register(ChaseBatch).values("number"), default=0) + 1


@verb("chase.rules")
def change_rules(uow: UnitOfWork, before: ChaseRules, after: ChaseRules) -> ChaseRules:
    """``before`` is what ``rules_of`` gave. Raises Refused; ChangedMeanwhile."""
    ladder, body = ("\n".join(words.strip().splitlines()) for words in (after.ladder, after.body))
    after = replace(after, ladder=ladder, subject=" ".join(after.subject.split()), body=body)
    check_rules(after)
    return set_only(uow, before, after, kind="chase_rules")


def check_rules(rules: ChaseRules) -> None:
    """Raises Refused with what is wrong in them."""
    try:
        steps = ladder_in(rules.ladder)
    except NotAStep as error:
        raise Refused(error.code, line=error.line, typed=error.typed) from error
    if not steps:
        raise Refused("ladder_is_empty")
    if not rules.subject.strip():
        raise Refused("chase_has_no_subject")
    if wrong := wrong_fields(rules.subject, rules.body):
        raise Refused("chase_fields_unknown", fields=wrong)


@verb("chase.write")
def note_drafts(
    uow: UnitOfWork, batch: ChaseBatch, drafts: Sequence[ChaseDraft], chases: Sequence[Chase]
) -> ChaseBatch:
    """Recorded before the files have their names, so that no mark is ever given twice. Raises Refused."""
    if drafts[0].number != next_draft(uow) or batch.number != next_batch(uow):
        raise Refused("chases_changed")
    added = uow.register(ChaseBatch).add(batch)
    uow.register(ChaseDraft).add_many(drafts)
    uow.register(Chase).add_many(chases)
    _steps(uow, drafts, DRAFTED, at=uow.at, by="")
    return added


@verb("chase.mark_sent")
def mark_chases_sent(
    uow: UnitOfWork,
    batch_id: int,
    *,
    on: dt.date,
    by: str,
    draft_ids: Collection[int] | None = None,
) -> int:
    """Somebody says these were sent; how many were not marked yet. None means all of them. Raises NotFound; Refused."""
    if not by.strip():
        raise Refused("sent_by_nobody")
    today = on_the_clock(uow.at).date()
    if on > today:
        raise Refused("step_is_to_come", at=on)
    waiting = _waiting(uow, batch_id, draft_ids)
    changed = [(each, replace(each, sent_on=on, sent_by=by.strip())) for each in waiting]
    uow.register(ChaseDraft).change_many(changed)
    at = uow.at if on == today else uow.at.replace(year=on.year, month=on.month, day=on.day)
    _steps(uow, waiting, CHASED, at=min(at, uow.at), by=by.strip())
    return len(waiting)


@verb("chase.drop")
def drop_drafts(uow: UnitOfWork, batch_id: int, *, draft_ids: Collection[int] | None = None) -> int:
    """These were not sent and will not be: their steps are to be taken again. How many they were. Raises NotFound."""
    waiting = _waiting(uow, batch_id, draft_ids)
    uow.register(ChaseDraft).change_many([(each, replace(each, is_dropped=True)) for each in waiting])
    _steps(uow, waiting, NOT_SENT, at=uow.at, by="")
    return len(waiting)


# inside


def _waiting(uow: UnitOfWork, batch_id: int, draft_ids: Collection[int] | None) -> tuple[ChaseDraft, ...]:
    uow.register(ChaseBatch).get(batch_id)
    return tuple(
        each
        for each in uow.register(ChaseDraft).find(batch_id=batch_id)
        if each.sent_on is None and not each.is_dropped and (draft_ids is None or each.id in draft_ids)
    )


def _steps(uow: UnitOfWork, drafts: Sequence[ChaseDraft], what: str, *, at: dt.datetime, by: str) -> None:
    """Into the chronology of every request the drafts list."""
    who = by or who_to_words(uow, uow.who)
    people = uow.register(Person).among([draft.person_id for draft in drafts])
    names = {person.id: person.name for person in people}
    asked = {draft.id: names[draft.person_id] for draft in drafts}
    uow.register(RequestStep).add_many(
        [
            RequestStep(
                request_id=chase.request_id,
                what=what,
                at=at,
                by=who,
                note=drafted_note(asked[chase.draft_id], chase.step),
            )
            for chase in uow.register(Chase).having("draft_id", asked)
        ]
    )
