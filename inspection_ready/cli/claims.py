"""claims: what the council says of itself, the evidence behind it, and what is not proved."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, day, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.claims import Claim, ClaimEvidence, ClaimLine, ClaimStanding, Says
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.moments import today
from inspection_ready.phrases.claims import (
    PROOFS,
    SAYS,
    behind_line,
    claims_carried,
    evidence_called,
    standing_sentence,
)
from inspection_ready.services.claims import (
    bear_out,
    claim_line,
    claim_named,
    current_claims,
    statement_called,
    write_claims,
)
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.people import person_named
from inspection_ready.services.readiness import day_that_counts
from inspection_ready.services.registers import add_record

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    claims = commands.add_parser("claims", help="what the council says of itself, and what shows it")
    verbs = claims.add_subparsers(metavar="COMMAND", required=True)
    add = add_command(verbs, "add", run_add, help="add a strength or an area for improvement")
    add.add_argument("statement", metavar="STATEMENT", help="its code or title: QS4")
    add.add_argument("says", type=Says, choices=list(Says), metavar="SAYS", help="strength or improvement")
    add.add_argument("wording", metavar="WORDING", help="in the council’s own words")
    add_workspace(add)
    add.add_argument("--reference", default="", metavar="R", help="your own; without it, the next free one")
    add.add_argument("--owner", metavar="PERSON", help="by e-mail or name")
    add.add_argument("--as-at", type=day, metavar="DAY", help="the day on which it was true")
    _add_evidence(add)
    behind = add_command(verbs, "evidence", run_evidence, help="say which evidence is behind a claim")
    behind.add_argument("claim", metavar="CLAIM", help="its reference")
    add_workspace(behind)
    _add_evidence(behind)
    behind.add_argument("--pointer", default="", metavar="WHERE", help="where in it: “page 12”")
    behind.add_argument("--only", action="store_true", help="this, and nothing that was said before")
    shown = add_command(verbs, "show", run_show, help="show how the claims stand, and what is not proved")
    add_workspace(shown)
    shown.add_argument("--out", type=path, metavar="FILE", help="write them as a .docx or .pdf as well")


def _add_evidence(parser: Parser) -> None:
    parser.add_argument("--evidence", action="append", default=[], metavar="EVIDENCE", help="what shows it; may be given several times")  # fmt: skip


def run_add(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        named = [app.read(evidence_named, name) for name in arguments.evidence]
        made = Claim(
            wording=arguments.wording,
            statement=app.read(statement_called, arguments.statement),
            says=arguments.says,
            reference=arguments.reference,
            owner_id=None if arguments.owner is None else app.read(person_named, arguments.owner).id,
            as_at=arguments.as_at,
        )
        added = app.do(add_record, made).result
        if named:
            app.do(bear_out, added.id, [_behind(added, each) for each in named])
        line = _line_of(app, added)
    return Answer(_told(line), (f"Added {added.reference}.", f"  {PROOFS[line.proof]}."))


def run_evidence(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        claim = app.read(claim_named, arguments.claim)
        named = [app.read(evidence_named, name) for name in arguments.evidence]
        held = () if arguments.only else _line_of(app, claim).behind
        wanted = [
            *(_behind(claim, one.evidence, one.pointer) for one in held),
            *(_behind(claim, each, arguments.pointer) for each in named),
        ]
        app.do(bear_out, claim.id, wanted)
        line = _line_of(app, claim)
    return Answer(_told(line), tuple(_line_words(line)))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        now = today(app.clock)
        if arguments.out is None:
            standing = app.read(current_claims, today=now)
        else:
            standing = app.read(write_claims, arguments.out, at=app.clock.now(), today=now)
    told = _standing_told(standing)
    if arguments.out is not None:
        told["file"] = str(arguments.out)
    return Answer(told, tuple(_standing_words(standing)))


# how it is told


def _line_of(app: App, claim: Claim) -> ClaimLine:
    on = app.read(day_that_counts, today=today(app.clock))
    return app.read(claim_line, claim.id, on=on)


def _behind(claim: Claim, evidence: Evidence, pointer: str = "") -> ClaimEvidence:
    return ClaimEvidence(claim_id=claim.id, evidence_id=evidence.id, pointer=pointer)


def _told(line: ClaimLine) -> dict[str, object]:
    claim = line.claim
    return {
        "id": str(claim.id),
        "reference": claim.reference,
        "statement": claim.statement,
        "says": claim.says.value,
        "wording": claim.wording,
        "as_at": None if claim.as_at is None else claim.as_at.isoformat(),
        "proof": line.proof.value,
        "is_proved": line.is_proved,
        "evidence": [
            {"reference": one.evidence.reference, "title": one.evidence.title, "pointer": one.pointer}
            for one in line.behind
        ],
    }


def _standing_told(standing: ClaimStanding) -> dict[str, object]:
    return {
        "on": standing.on.isoformat(),
        "claims": [_told(line) for line in standing.lines],
        "unproved": [line.claim.reference for line in standing.unproved],
        "unused_evidence": [each.reference for each in standing.unused],
        "crowded_evidence": [
            {"reference": each.reference, "claims": count} for each, count in standing.crowded
        ],
        "statements_without_claims": [each.code for each in standing.without_claims],
    }


def _line_words(line: ClaimLine) -> Iterator[str]:
    claim = line.claim
    yield f"{claim.reference}, {SAYS[claim.says].lower()}: {claim.wording}"
    yield f"  {PROOFS[line.proof]}."
    for one in line.behind:
        yield f"  {behind_line(one)}"


def _standing_words(standing: ClaimStanding) -> Iterator[str]:
    yield standing_sentence(standing)
    for statement in standing.statements:
        if statement.lines:
            yield f"{statement.code} {statement.title}".strip()
        for line in statement.lines:
            yield from (f"  {words}" for words in _line_words(line))
    for each, count in standing.crowded:
        yield f"Carries many claims: {evidence_called(each)}, {claims_carried(count)}"
    for each in standing.unused:
        yield f"No claim uses {evidence_called(each)}"
