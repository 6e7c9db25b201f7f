"""The factual accuracy check of the draft report: the sheet for the regulator, and the one that stays inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.cut_lists import cut_list
from inspection_ready.documents.compose.frame import council_name, framed
from inspection_ready.documents.model import Heading, Paper, Table, paragraph, text
from inspection_ready.domain.accuracy_lines import Stand
from inspection_ready.phrases.accuracy import (
    NOTHING_TO_CORRECT,
    SHEET_TITLE,
    counts_words,
    evidence_words,
    extension_words,
    filed_words,
    kind_words,
    place_words,
    response_words,
    stand_words,
    trouble_words,
)
from inspection_ready.phrases.dates import day, weekday_and_day
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
    from inspection_ready.domain.packs import PackFacts

OUTSIDE = ("No.", "Where", "What the draft says", "What it should say", "Evidence")
OUTSIDE_WIDTHS = (0.06, 0.14, 0.28, 0.30, 0.22)
INSIDE = (*OUTSIDE, "Owner and second", "State")
INSIDE_WIDTHS = (0.05, 0.10, 0.18, 0.19, 0.15, 0.11, 0.22)
NOT_IN_IT = "Not in the draft"
NOBODY = "Nobody named yet"


def compose_accuracy(
    facts: PackFacts, standing: AccuracyStanding, people: Mapping[int, str], *, inside: bool
) -> Document:
    """``people``: names by id. Without ``inside`` there is nothing in it but what the regulator is to read."""
    blocks = (
        *_summary(facts, standing, inside=inside),
        *_points(standing, people, inside=inside),
        *(_left_out(standing) if inside else ()),
    )
    title = f"{SHEET_TITLE}: inside" if inside else SHEET_TITLE
    return framed(
        facts,
        title=title,
        subtitle=f"{council_name(facts)}, not for the regulator"
        if inside
        else f"{council_name(facts)} to {facts.regulator or 'the regulator'}",
        blocks=blocks,
        paper=Paper(landscape=True),
    )


def _summary(facts: PackFacts, standing: AccuracyStanding, *, inside: bool) -> Iterator[Block]:
    if inside:
        yield paragraph(counts_words(standing), "lead")
        yield paragraph(filed_words(standing))
        for words in (_days(standing), extension_words(standing.check)):
            if words:
                yield paragraph(words)
        return
    count = len(standing.put_forward)
    raised = f"{council_name(facts)} raises {count_of(count, 'point')} on the factual accuracy of the draft report."
    yield paragraph(raised if count else NOTHING_TO_CORRECT, "lead")
    if standing.received is not None:
        yield paragraph(f"The draft report was received on {weekday_and_day(standing.received)}.")
    if count:
        until = f", which ended on site on {day(standing.last_on_site)}" if standing.last_on_site else ""
        yield paragraph(f"Every point is about the position at the time of the assessment{until}.")


def _days(standing: AccuracyStanding) -> str:
    if standing.received is None:
        return ""
    due = f", and is due back by {weekday_and_day(standing.due)}" if standing.due is not None else ""
    return f"The draft came on {weekday_and_day(standing.received)}{due}."


def _points(standing: AccuracyStanding, people: Mapping[int, str], *, inside: bool) -> Iterator[Block]:
    """A table for each kind, in the regime's order; what is of no kind comes last."""
    lines = standing.put_forward
    order = [each.id for each in standing.rules.kinds] if standing.rules is not None else []
    sorts = sorted({line.point.sort for line in lines}, key=lambda each: _place(order, each))
    for sort in sorts:
        own = [line for line in lines if line.point.sort == sort]
        yield Heading(1, text(kind_words(own[0]) or ("Of no kind yet" if order else "Points")))
        yield _table(own, people, inside=inside)


def _place(order: Sequence[str], sort: str) -> tuple[int, str]:
    return (order.index(sort), sort) if sort in order else (len(order), sort)


def _table(lines: Sequence[PointLine], people: Mapping[int, str], *, inside: bool) -> Table:
    return Table(
        header=tuple(map(text, INSIDE if inside else OUTSIDE)),
        rows=tuple((*_outside(line), *(_inside(line, people) if inside else ())) for line in lines),
        widths=INSIDE_WIDTHS if inside else OUTSIDE_WIDTHS,
        row_header=True,
    )


def _outside(line: PointLine) -> tuple[Runs, ...]:
    point = line.point
    return (
        text(str(point.number)),
        text(place_words(line)),
        text(f"“{point.quote}”" if point.quote else NOT_IN_IT),
        text(point.correction),
        text("\n".join(map(evidence_words, line.behind))),
    )


def _inside(line: PointLine, people: Mapping[int, str]) -> tuple[Runs, ...]:
    owner = people.get(line.point.owner_id or 0, NOBODY)
    second = people.get(line.point.second_id or 0, "")
    state = (
        response_words(line) if line.stand is Stand.SENT and line.point.response else stand_words(line),
        trouble_words(line),
        line.point.notes,
    )
    return (
        text("\n".join(filter(None, (owner, second)))),
        text("\n".join(filter(None, state))),
    )


def _left_out(standing: AccuracyStanding) -> Iterator[Block]:
    yield from cut_list(
        "Not put forward",
        [_taken_out(line) for line in standing.lines if not line.is_put_forward],
    )


def _taken_out(line: PointLine) -> str:
    return f"{line.point.number}. {line.point.correction} Because: {line.point.reason}"
