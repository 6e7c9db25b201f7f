"""The chronology of requests: each in its own words, what became of it, and what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.model import (
    BulletList,
    Heading,
    KeyValues,
    Paper,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.requests import time_left
from inspection_ready.phrases.requests import (
    asked_words,
    due_words,
    left_words,
    state_words,
    step_words,
    turnaround_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from inspection_ready.documents.model import Block, Document
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.request_papers import RequestPaper
    from inspection_ready.domain.requests import Turnaround

WIDTHS = (0.08, 0.46, 0.16, 0.16, 0.14)


def compose_chronology(facts: PackFacts, papers: Sequence[RequestPaper], counted: Turnaround) -> Document:
    blocks = (*_overview(facts.prepared_at, papers, counted), *_each(facts.prepared_at, papers))
    return framed(facts, title="Requests and answers", blocks=blocks, paper=Paper(landscape=True))


def _overview(now: datetime, papers: Sequence[RequestPaper], counted: Turnaround) -> Iterator[Block]:
    yield paragraph(turnaround_sentence(counted), "lead")
    if not papers:
        return
    yield Heading(1, text("All requests"))
    yield Table(
        header=tuple(map(text, ("Number", "Wording", "Due", "Owner", "State"))),
        rows=tuple(
            (
                text(str(paper.request.number)),
                text(paper.request.wording),
                text(due_words(paper.request.due_at) if paper.request.due_at else ""),
                text(paper.owner or "Nobody named yet"),
                text(
                    "\n".join(
                        filter(None, (state_words(paper.request), left_words(time_left(paper.request, now))))
                    )
                ),
            )
            for paper in papers
        ),
        widths=WIDTHS,
        row_header=True,
    )


def _each(now: datetime, papers: Sequence[RequestPaper]) -> Iterator[Block]:
    if papers:
        yield Heading(1, text("One by one"))
    for paper in papers:
        request = paper.request
        ref = f" ({request.their_ref})" if request.their_ref else ""
        yield Heading(2, text(f"Request {request.number}{ref}"))
        yield paragraph(request.wording)
        pairs = [
            ("Asked", asked_words(request)),
            ("Due", due_words(request.due_at) if request.due_at else "No time was set"),
            ("Owner", paper.owner or "Nobody named yet"),
            ("Second", paper.second),
            ("State", ", ".join(filter(None, (state_words(request), left_words(time_left(request, now)))))),
            ("Answer", request.answer),
        ]
        yield KeyValues(tuple((name, text(value)) for name, value in pairs if value))
        if paper.steps:
            yield BulletList(
                tuple(
                    item(f"{step_words(step)}{f'. {step.note}' if step.note else ''}") for step in paper.steps
                )
            )
        if paper.evidence:
            yield paragraph("Evidence:")
            yield BulletList(tuple(item(each) for each in paper.evidence))
