"""The index of a release: what answers which request, who signed it, and how each file is known again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import RELEASE, council_name, framed
from inspection_ready.documents.model import BulletList, Heading, Paper, Run, Table, item, paragraph, text
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.releases import asked_words, file_words, signed_words
from inspection_ready.phrases.values import count_of
from inspection_ready.records.evidence import SENSITIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.release_papers import IndexLine, ReleasePaper

WHAT = (0.06, 0.3, 0.22, 0.2, 0.1, 0.12)
WHO = (0.06, 0.3, 0.26, 0.38)
IN_ONE_LINE = 32
"""Figures of a checksum; it has two such lines."""
NOTHING = "Nothing was left out."
PROVES = (
    "Each file is known by its SHA-256: whoever works it out again, and finds the same, has exactly the file that was "
    "signed. Those who signed are named in the capacity they signed in."
)


def compose_release_index(facts: PackFacts, paper: ReleasePaper) -> Document:
    blocks = (*_what(paper), *_who(paper), *_left_out(paper))
    return framed(
        facts,
        title=f"Release {paper.number}: index",
        subtitle=f"{council_name(facts)} to {facts.regulator or 'the regulator'}",
        blocks=blocks,
        paper=Paper(landscape=True),
        of=RELEASE,
    )


def _what(paper: ReleasePaper) -> Iterator[Block]:
    files = count_of(sum(len(line.files) for line in paper.lines), "file")
    requests = count_of(len({line.item.request_number for line in paper.lines}), "request")
    yield paragraph(f"What answers {requests}, with {files}, in the order of the list of requests.", "lead")
    yield Heading(1, text("What is in this release"))
    yield Table(
        header=tuple(map(text, ("No.", "Request", "Answer in one line", "File", "As at", "Owner"))),
        rows=tuple(_what_row(line) for line in paper.lines),
        widths=WHAT,
        row_header=True,
    )


def _what_row(line: IndexLine) -> tuple[Runs, ...]:
    own = line.item
    asked = (Run(asked_words(own.request_number, own.their_ref), bold=True), Run(f"\n{own.wording}"))
    mark = "" if own.marked is None else f"Marked: {SENSITIVITIES[own.marked]}"
    said = (own.answer, own.title if own.evidence_id is not None else "", mark, own.replaces)
    return (
        text(str(own.position)),
        asked,
        text("\n".join(part for part in said if part)),
        text(file_words(own, line.paths)),
        text("" if own.as_at is None else day(own.as_at)),
        text(own.owner),
    )


def _who(paper: ReleasePaper) -> Iterator[Block]:
    yield Heading(1, text("Who signed, and how each file is known again"))
    yield paragraph(PROVES)
    yield Table(
        header=tuple(map(text, ("No.", "File", "Signed by, and in which capacity", "SHA-256"))),
        rows=tuple(row for line in paper.lines for row in _who_rows(line)),
        widths=WHO,
        row_header=True,
    )


def _who_rows(line: IndexLine) -> Iterator[tuple[Runs, ...]]:
    """A line for each file; one for what has none."""
    own = line.item
    first = text(str(own.position))
    signed = text(signed_words(own))
    if not line.files:
        yield first, text(file_words(own, ())), signed, text("No file of its own")
    for file in line.files:
        yield first, text(file.path), signed, (Run(_digest(file.sha256), code=True),)


def _digest(sha256: str) -> str:
    return f"{sha256[:IN_ONE_LINE]}\n{sha256[IN_ONE_LINE:]}"


def _left_out(paper: ReleasePaper) -> Iterator[Block]:
    yield Heading(1, text("What is not in this release"))
    if not paper.left_out:
        yield paragraph(NOTHING)
        return
    yield BulletList(tuple(item(f"{each.what}. {each.why}.") for each in paper.left_out))
