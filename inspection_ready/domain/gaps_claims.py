"""Gaps in what the council claims of itself: unproved, thinly proved, nobody's, and evidence that carries too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.claims import Proof, Says, claim_lines, crowded
from inspection_ready.domain.gaps_evidence import evidence_day
from inspection_ready.domain.gaps_owners import owner_alone
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.responsibilities import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection_ready.domain.claims import ClaimLine
    from inspection_ready.domain.readiness import Standing

UNPROVED = {
    Proof.NONE: "claim_without_evidence",
    Proof.NOT_HELD: "claim_evidence_not_held",
    Proof.STALE: "claim_evidence_stale",
    Proof.COMING: "claim_evidence_coming",
}
SEVERITIES = {
    Says.STRENGTH: {Proof.NONE: Severity.HIGH, Proof.NOT_HELD: Severity.HIGH, Proof.STALE: Severity.MEDIUM},
    Says.IMPROVEMENT: {Proof.NONE: Severity.MEDIUM, Proof.NOT_HELD: Severity.MEDIUM},
}
"""A strength that cannot be shown is worse than a fault that is owned up to; what is not named here is low."""


def claims(standing: Standing) -> Iterator[Finding]:
    on = evidence_day(standing.days, standing.today)
    by_id = {each.id: each for each in standing.evidence}
    statements = {one.code for one in standing.asked if one.subject is Subject.STATEMENT}
    for line in claim_lines(standing.claims, standing.claim_evidence, by_id, on):
        claim = line.claim
        yield from _of_its_proof(line, on=on)
        if statements and claim.statement not in statements:
            yield _finding("claim_of_no_statement", Severity.MEDIUM, line, statement=claim.statement)
        if claim.as_at is None:
            yield _finding("claim_no_as_at", Severity.LOW, line)
        elif claim.as_at > standing.today:
            yield _finding("claim_as_at_to_come", Severity.MEDIUM, line, on=claim.as_at)
        yield from owner_alone(
            standing,
            register="claim",
            record_id=claim.id,
            name=line.claim.wording,
            owner=claim.owner_id,
            severity=Severity.MEDIUM,
            data=_told(line),
        )


def crowded_evidence(standing: Standing) -> Iterator[Finding]:
    """Told of the evidence: that is what there should be more of."""
    too_many = crowded(standing.claim_evidence, standing.most_claims)
    for item in standing.evidence:
        if item.id in too_many:
            yield Finding(
                code="evidence_carries_many",
                severity=Severity.LOW,
                register="evidence",
                record_id=item.id,
                name=item.title,
                data={"count": too_many[item.id], "most": standing.most_claims},
            )


def _of_its_proof(line: ClaimLine, **data: object) -> Iterator[Finding]:
    says = line.claim.says
    if line.proof in UNPROVED:
        severity = SEVERITIES[says].get(line.proof, Severity.LOW)
        yield _finding(UNPROVED[line.proof], severity, line, **data)
    elif line.proof is Proof.WEAK and says is Says.STRENGTH:
        yield _finding("strength_proved_weakly", Severity.MEDIUM, line)


def _finding(code: str, severity: Severity, line: ClaimLine, **data: object) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        register="claim",
        record_id=line.claim.id,
        name=line.claim.wording,
        data={**_told(line), **data},
    )


def _told(line: ClaimLine) -> Mapping[str, object]:
    return {"says": line.claim.says, "reference": line.claim.reference}
