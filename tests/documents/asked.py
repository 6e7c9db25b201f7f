"""The chronology of requests for Northmoor and its neighbours: whole, empty and awkward."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.requests import compose_chronology
from inspection_ready.domain.request_papers import RequestPaper
from inspection_ready.domain.requests import Move, Request, RequestState, RequestStep, Turnaround, turnaround
from tests.documents.covered import AWKWARD
from tests.documents.northmoor import PREPARED_AT, awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts


def chronology(facts: PackFacts, wordings: Sequence[str]) -> Document:
    """Every second is answered, every third has no owner, every fifth is late by hours."""
    papers = []
    for number, wording in enumerate(wordings, start=1):
        request = Request(
            id=number,
            number=number,
            wording=wording,
            their_ref=f"IR{number}" if number % 2 else "",
            asked_by="the lead inspector",
            asked_at=PREPARED_AT - timedelta(days=number),
            due_at=PREPARED_AT - timedelta(hours=3) if number % 5 == 0 else PREPARED_AT + timedelta(hours=30),
            state=RequestState.OPEN if number % 2 else RequestState.ANSWERED,
            answer="" if number % 2 else f"See the report. {wording}",
        )
        steps = (
            RequestStep(
                request_id=number, what=Move.ACKNOWLEDGE, at=PREPARED_AT, by="Asha Verma", note=wording
            ),
            RequestStep(request_id=number, what=Move.ANSWER, at=PREPARED_AT, by="Grace Obi"),
        )
        papers.append(
            RequestPaper(
                request=request,
                owner="" if number % 3 == 0 else "Grace Obi",
                second="Asha Verma",
                steps=steps[: 1 if number % 2 else 2],
                evidence=() if number % 2 else (f"E{number} {wording}, page 4",),
            )
        )
    counted = sum((turnaround(each.request, each.steps, PREPARED_AT) for each in papers), Turnaround())
    return compose_chronology(replace(facts, number=0), papers, counted)


CHRONOLOGIES: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: chronology(
        northmoor(), [f"Please send report {number} of the last year." for number in range(1, 11)]
    ),
    "empty": lambda: chronology(empty_council(), ()),
    "awkward": lambda: chronology(awkward_council(), AWKWARD * 20),
}
