"""The sample council's own call for evidence: requests with what became of them, and what answers them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.requests import CHASED, MOVES, Move, Occasion, Request, RequestState, RequestStep
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys

ASKED_AT, DONE_AT, DUE_AT = dt.time(9, 30), dt.time(11, 0), dt.time(17, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRequest:
    request: Request
    steps: tuple[RequestStep, ...]
    evidence: tuple[tuple[str, str], ...]
    """The title of what answers it, and where in it to look."""


def read_requests(top: Fields, keys: SampleKeys) -> tuple[SampleRequest, ...]:
    return tuple(_one(fields, keys, number) for number, fields in enumerate(each(top, "requests"), start=1))


def _one(fields: Fields, keys: SampleKeys, number: int) -> SampleRequest:
    request = Request(
        number=number,
        wording=fields.text("wording"),
        occasion=Occasion.YEAR_ROUND,
        asked_by=fields.text("by"),
        asked_at=_at(keys.day(fields, "asked"), ASKED_AT),
        due_at=_at(keys.day(fields, "due"), DUE_AT),
        owner_id=keys.person(fields, "owner"),
        second_id=keys.person(fields, "second"),
        statement=fields.text("statement"),
        answer=fields.text("answer", default=""),
    )
    state, steps = RequestState.OPEN, []
    for told in each(fields, "steps", wanted=False):
        what = told.text("what")
        if what != CHASED:
            state = MOVES[state, Move(what)]
        steps.append(
            RequestStep(
                request_id=request.id,
                what=what,
                at=_at(keys.day(told, "on"), DONE_AT),
                by=told.text("by"),
                note=told.text("note", default=""),
            )
        )
    evidence = tuple(
        (told.text("title"), told.text("pointer", default=""))
        for told in each(fields, "evidence", wanted=False)
    )
    return SampleRequest(request=replace(request, state=state), steps=tuple(steps), evidence=evidence)


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=LONDON)
