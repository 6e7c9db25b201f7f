"""What the council claims of itself: by statement with the evidence behind each claim, and at the end what is not proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.cut_lists import cut_list
from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.model import BulletList, Heading, Table, item, paragraph, text
from inspection_ready.domain.claims import Proof, Says
from inspection_ready.phrases.claims import (
    PROOFS,
    PROOFS_EXPLAINED,
    SAYS,
    SAYS_MANY,
    behind_line,
    claims_carried,
    evidence_called,
    standing_sentence,
)
from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection_ready.documents.model import Block, Document
    from inspection_ready.domain.claims import ClaimLine, ClaimStanding, StatementClaims
    from inspection_ready.domain.packs import PackFacts

WIDTHS = (0.46, 0.34, 0.20)


def compose_claims(facts: PackFacts, standing: ClaimStanding, owners: Mapping[int, str]) -> Document:
    """``owners``: people's names by their ids."""
    blocks = (*_summary(standing), *_statements(standing, owners), *_at_the_end(standing))
    return framed(facts, title="What we say of ourselves, and what shows it", blocks=blocks)


def _summary(standing: ClaimStanding) -> Iterator[Block]:
    yield paragraph(standing_sentence(standing), "lead")
    found = {line.proof for line in standing.lines}
    if found:
        told = (f"{PROOFS[each]}: {PROOFS_EXPLAINED[each]}." for each in Proof if each in found)
        yield BulletList(tuple(map(item, told)))


def _statements(standing: ClaimStanding, owners: Mapping[int, str]) -> Iterator[Block]:
    for statement in standing.statements:
        if statement.lines:
            yield Heading(1, text(f"{statement.code} {statement.title}".strip()))
            yield from _claims(Says.STRENGTH, statement.strengths, owners)
            yield from _claims(Says.IMPROVEMENT, statement.improvements, owners)


def _claims(says: Says, lines: Sequence[ClaimLine], owners: Mapping[int, str]) -> Iterator[Block]:
    if not lines:
        return
    yield Heading(2, text(SAYS_MANY[says]))
    yield Table(
        header=tuple(map(text, ("What we say", "Evidence behind it", "Owner and as-at date"))),
        rows=tuple((text(_said(line)), text(_shown_by(line)), text(_owned(line, owners))) for line in lines),
        widths=WIDTHS,
        row_header=True,
    )


def _said(line: ClaimLine) -> str:
    return f"{line.claim.reference} {line.claim.wording}".strip()


def _shown_by(line: ClaimLine) -> str:
    return "\n".join((f"{PROOFS[line.proof]}.", *map(behind_line, line.behind)))


def _owned(line: ClaimLine, owners: Mapping[int, str]) -> str:
    owner = owners.get(line.claim.owner_id, "") if line.claim.owner_id is not None else ""
    as_at = f"As at {day(line.claim.as_at)}" if line.claim.as_at else "No as-at date"
    return f"{owner or 'Nobody named yet'}\n{as_at}"


def _at_the_end(standing: ClaimStanding) -> Iterator[Block]:
    yield from cut_list(f"Not proved on {day(standing.on)}", [_unproved(line) for line in standing.unproved])
    yield from cut_list(
        "Evidence that carries many claims",
        [f"{evidence_called(each)}: {claims_carried(count)}" for each, count in standing.crowded],
    )
    if standing.lines:
        yield from cut_list(
            "Statements nothing is claimed under", [_called(each) for each in standing.without_claims]
        )
    yield from cut_list("Evidence no claim uses", [evidence_called(each) for each in standing.unused])


def _unproved(line: ClaimLine) -> str:
    claim = line.claim
    return f"{claim.statement}, {SAYS[claim.says].lower()}. {PROOFS[line.proof]}: {_said(line)}"


def _called(statement: StatementClaims) -> str:
    return f"{statement.code} {statement.title}".strip()
