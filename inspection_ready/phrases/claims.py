"""Words for what the council claims of itself, and for how well it is borne out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.claims import Proof, Says
from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.claims import Behind, ClaimLine, ClaimStanding
    from inspection_ready.domain.evidence import Evidence

SAYS = {Says.STRENGTH: "Strength", Says.IMPROVEMENT: "Area for improvement"}
SAYS_MANY = {Says.STRENGTH: "Strengths", Says.IMPROVEMENT: "Areas for improvement"}
PROOFS = {
    Proof.STRONG: "Strong evidence",
    Proof.FAIR: "Some evidence",
    Proof.WEAK: "Weak evidence",
    Proof.STALE: "Stale evidence only",
    Proof.COMING: "Evidence still to come",
    Proof.NOT_HELD: "Evidence not held",
    Proof.NONE: "No evidence",
}
PROOFS_EXPLAINED = {
    Proof.STRONG: "at least one piece is held that you judged strong, and that is not stale on that day",
    Proof.FAIR: "something fresh is held, which nobody judged weak, and none of it was judged strong",
    Proof.WEAK: "all that is held and fresh was judged weak",
    Proof.STALE: "what is held is past its review date on that day",
    Proof.COMING: "nothing is held yet; it was asked for, or awaits approval",
    Proof.NOT_HELD: "evidence is named, and none of it is held or on its way",
    Proof.NONE: "nobody has said what shows it",
}


def claim_cell(line: ClaimLine) -> str:
    """For a list: "Strength: no evidence"."""
    return f"{SAYS[line.claim.says]}: {PROOFS[line.proof].lower()}"


def proof_words(line: ClaimLine, on: date) -> str:
    """A sentence: "Weak evidence on 9 February 2027: all that is held and fresh was judged weak."."""
    return f"{PROOFS[line.proof]} on {day(on)}: {PROOFS_EXPLAINED[line.proof]}."


def behind_line(one: Behind) -> str:
    """For example "E4 Waiting list report, page 2"."""
    pointer = f", {one.pointer}" if one.pointer else ""
    return f"{evidence_called(one.evidence)}{pointer}"


def evidence_called(evidence: Evidence) -> str:
    return f"{evidence.reference} {evidence.title}".strip()


def claims_carried(count: int) -> str:
    return "1 claim" if count == 1 else f"{count:,} claims"


def standing_sentence(standing: ClaimStanding) -> str:
    """For example "12 claims: 8 strengths and 4 areas for improvement. 3 are not proved on 9 February 2027."."""
    lines = standing.lines
    if not lines:
        return "Nothing is claimed yet."
    strengths = sum(line.claim.says is Says.STRENGTH for line in lines)
    areas = len(lines) - strengths
    told = " and ".join(
        f"{count:,} {word if count == 1 else many}"
        for count, word, many in (
            (strengths, "strength", "strengths"),
            (areas, "area for improvement", "areas for improvement"),
        )
        if count
    )
    unproved = len(standing.unproved)
    if not unproved:
        proved = f"All are proved on {day(standing.on)}."
    else:
        proved = f"{unproved:,} {'is' if unproved == 1 else 'are'} not proved on {day(standing.on)}."
    return f"{claims_carried(len(lines))}: {told}. {proved}"


CLAIM_SENTENCES: Mapping[str, Any] = {
    "no_such_claim": "There is no claim {reference}. Nothing was changed.",
}
