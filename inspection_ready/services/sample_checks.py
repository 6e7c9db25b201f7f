"""What was looked at of the evidence, and what to look at next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import ClaimEvidence
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.sample_checks import SampleCheck, Suggestion, look_at_next

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader

USUAL_COUNT = 5
MOST_AT_ONCE = 100


def checks_of(reader: Reader, evidence_id: int) -> tuple[SampleCheck, ...]:
    """The newest first."""
    found = reader.register(SampleCheck).find(evidence_id=evidence_id)
    return tuple(sorted(found, key=lambda check: (check.looked_on, check.id), reverse=True))


def suggestions(reader: Reader, *, seed: str, count: int = USUAL_COUNT) -> tuple[Suggestion, ...]:
    """With the same seed and the same register always the same."""
    claims_on = Counter(reader.register(ClaimEvidence).values("evidence_id"))
    return look_at_next(reader.register(Evidence).all(), claims_on, seed=seed, count=min(count, MOST_AT_ONCE))
