"""Whom the chase ladder asks at a moment, by the council's own ladder or the one we propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.chase_plan import ASKED_ANEW, Around, asked_since, due_chases
from inspection_ready.domain.chases import (
    AskedRequest,
    Chase,
    ChaseBatch,
    Chased,
    ChaseDraft,
    ChasePlan,
    ChaseRules,
)
from inspection_ready.domain.conditions import Asks, Condition
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.ladders import ladder_in
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import WORKING, Request, RequestStep
from inspection_ready.phrases.chases import STARTER_BODY, STARTER_LADDER, STARTER_SUBJECT
from inspection_ready.services.inspection import working_calendar

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.storage.reading import Present, Registers


OWED = Condition("state", Asks.AMONG, WORKING)


def rules_of(reader: Registers) -> ChaseRules:
    """The council's own; what we propose where it has none."""
    held = reader.register(ChaseRules).all()
    return held[0] if held else ChaseRules(ladder=STARTER_LADDER, subject=STARTER_SUBJECT, body=STARTER_BODY)


def chase_plan(reader: Present, now: dt.datetime) -> ChasePlan:
    """Whom the ladder asks at this moment. The same number of queries however large the registers are."""
    requests = reader.register(Request).having_any((OWED,), "number")
    if not requests:
        return ChasePlan()
    steps: dict[int, list[RequestStep]] = {}
    for what in sorted(ASKED_ANEW):
        for step in reader.register(RequestStep).find(what=what):
            steps.setdefault(step.request_id, []).append(step)
    asked = [AskedRequest(request=each, since=asked_since(each, steps.get(each.id, ()))) for each in requests]
    around = Around(
        people=reader.register(Person).all(),
        absences=reader.register(Absence).all(),
        off=working_calendar(reader, around=on_the_clock(now).date()).off,
    )
    return due_chases(asked, around, ladder_in(rules_of(reader).ladder), _chased(reader), now)


# inside


def _chased(reader: Registers) -> list[Chased]:
    at = {batch.id: batch.at for batch in reader.register(ChaseBatch).all()}
    drafts = {draft.id: draft for draft in reader.register(ChaseDraft).all() if not draft.is_dropped}
    return [
        Chased(
            request_id=each.request_id,
            person_id=drafts[each.draft_id].person_id,
            step=each.step,
            due_at=each.due_at,
            at=at[drafts[each.draft_id].batch_id],
        )
        for each in reader.register(Chase).all()
        if each.draft_id in drafts
    ]
