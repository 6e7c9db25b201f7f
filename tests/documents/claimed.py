"""What a council says of itself, for Northmoor and its neighbours: whole, empty and awkward."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.claims import compose_claims
from inspection_ready.domain.claims import Claim, ClaimEvidence, Says, standing_of
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from tests.documents.covered import AWKWARD, ON, grid
from tests.documents.northmoor import awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

OWNERS = {1: "Grace Obi"}


def claimed(facts: PackFacts, wordings: Sequence[str]) -> Document:
    """Under most statements in turn, and one the framework does not know; every proof, and a piece that carries many."""
    statements = grid().statements
    codes = [code for code, _ in statements[:-1]] + ["QS77"]
    evidence = [
        Evidence(
            id=number,
            title=f"Report {number}. {wording}",
            reference=f"E{number}",
            status=list(EvidenceStatus)[number % len(EvidenceStatus)] if number % 2 else EvidenceStatus.HELD,
            quality=list(Quality)[number % len(Quality)],
            review_on=ON - timedelta(days=1) if number % 3 == 0 else None,
        )
        for number, wording in enumerate(wordings, start=1)
    ]
    claims = [
        Claim(
            id=number,
            wording=wording,
            statement=codes[number % len(codes)],
            says=Says.IMPROVEMENT if number % 3 == 0 else Says.STRENGTH,
            reference=f"C{number}" if number % 5 else "",
            owner_id=None if number % 4 == 0 else 1,
            as_at=None if number % 4 == 1 else ON - timedelta(days=number),
        )
        for number, wording in enumerate(wordings, start=1)
    ]
    behind = [
        ClaimEvidence(claim_id=claim.id, evidence_id=each, pointer="page 12" if each % 2 else "")
        for claim in claims[: len(claims) * 2 // 3]
        for each in ({2, claim.id} if claim.id % 3 else {claim.id})
        if claim.id % 7
    ]
    standing = standing_of(statements, claims, behind, evidence, on=ON)
    return compose_claims(replace(facts, number=0), standing, OWNERS)


CLAIMED: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: claimed(
        northmoor(), [f"We can show point {number} of what we say." for number in range(1, 25)]
    ),
    "empty": lambda: claimed(empty_council(), ()),
    "awkward": lambda: claimed(awkward_council(), AWKWARD * 50),
}
