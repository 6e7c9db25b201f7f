"""Claims: what the council says of itself under each statement, and how well the evidence behind it bears it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_CLAIMS = 5
"""So many claims one piece of evidence carries before somebody should ask whether it bears them all."""


class Says(StrEnum):
    STRENGTH = "strength"
    IMPROVEMENT = "improvement"  # an area for improvement


class Proof(StrEnum):
    """How well a claim is borne out on one day, from best to worst. The best piece behind it decides."""

    STRONG = "strong"  # one is held and fresh that somebody judged strong
    FAIR = "fair"  # one is held and fresh, and nobody called it weak
    WEAK = "weak"  # what is held and fresh was judged weak
    STALE = "stale"  # what is held is out of date on that day
    COMING = "coming"  # nothing is held yet; it was asked for, or awaits approval
    NOT_HELD = "not_held"  # evidence is named, and none of it is held or on its way
    NONE = "none"  # no evidence is named


ORDER = tuple(Proof)
UNPROVED = frozenset({Proof.STALE, Proof.COMING, Proof.NOT_HELD, Proof.NONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """``statement`` is the regime's own id ("QS4"); ``as_at`` the day on which what it says was true."""

    wording: str
    statement: str
    says: Says
    reference: str = ""
    """The council's own, or the next free C1, C2 ..."""
    owner_id: int | None = None
    as_at: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvidence(Row):
    """A piece of evidence behind a claim, and where in it to look."""

    claim_id: int
    evidence_id: int
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    evidence: Evidence
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    claim: Claim
    behind: tuple[Behind, ...]
    """In order of their titles."""
    proof: Proof

    @property
    def is_proved(self) -> bool:
        """Of an area for improvement weak evidence is enough: nobody doubts it. Of a strength it is not."""
        if self.proof is Proof.WEAK:
            return self.claim.says is Says.IMPROVEMENT
        return self.proof not in UNPROVED


@dataclass(frozen=True, slots=True)
class StatementClaims:
    code: str
    title: str
    strengths: tuple[ClaimLine, ...] = ()
    improvements: tuple[ClaimLine, ...] = ()

    @property
    def lines(self) -> tuple[ClaimLine, ...]:
        return (*self.strengths, *self.improvements)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStanding:
    """``on`` is the day it is told for: the first on site where that is known and to come."""

    on: date
    statements: tuple[StatementClaims, ...]
    """Each the regime has, with claims or without; then those it does not know, by their codes."""
    unused: tuple[Evidence, ...]
    """What is held, and no claim uses."""
    crowded: tuple[tuple[Evidence, int], ...]
    """What carries more claims than it should, and how many; the most first."""

    @property
    def lines(self) -> tuple[ClaimLine, ...]:
        return tuple(line for statement in self.statements for line in statement.lines)

    @property
    def unproved(self) -> tuple[ClaimLine, ...]:
        return tuple(line for line in self.lines if not line.is_proved)

    @property
    def without_claims(self) -> tuple[StatementClaims, ...]:
        return tuple(each for each in self.statements if not each.lines)


def proof_by(evidence: Iterable[Evidence], on: date) -> Proof:
    """By the best of them, so that more evidence never makes a claim weaker."""
    return min((_proof_of(each, on) for each in evidence), key=ORDER.index, default=Proof.NONE)


def _proof_of(evidence: Evidence, on: date) -> Proof:
    if evidence.is_held:
        if evidence.stale_since(on) is not None:
            return Proof.STALE
        return _PROOF_OF_FRESH.get(evidence.quality, Proof.FAIR)
    return (
        Proof.COMING if evidence.status in {EvidenceStatus.ASKED, EvidenceStatus.AWAITING} else Proof.NOT_HELD
    )


_PROOF_OF_FRESH = {Quality.STRONG: Proof.STRONG, Quality.WEAK: Proof.WEAK}


def claim_lines(
    claims: Iterable[Claim], behind: Iterable[ClaimEvidence], evidence: Mapping[int, Evidence], on: date
) -> tuple[ClaimLine, ...]:
    """Each claim with its proof, in the order they came."""
    used: defaultdict[int, list[Behind]] = defaultdict(list)
    for one in behind:
        used[one.claim_id].append(Behind(evidence[one.evidence_id], one.pointer))
    return tuple(
        ClaimLine(claim, _sorted(used[claim.id]), proof_by((one.evidence for one in used[claim.id]), on))
        for claim in claims
    )


def crowded(behind: Iterable[ClaimEvidence], most: int) -> Mapping[int, int]:
    """The evidence that carries more than ``most`` claims, by its id, with how many."""
    counted = Counter(one.evidence_id for one in behind)
    return {evidence_id: count for evidence_id, count in counted.items() if count > most}


def standing_of(
    statements: Sequence[tuple[str, str]],
    claims: Sequence[Claim],
    behind: Sequence[ClaimEvidence],
    evidence: Sequence[Evidence],
    *,
    on: date,
    most: int = MOST_CLAIMS,
) -> ClaimStanding:
    """``statements`` are the regime's, each with its title."""
    by_id = {each.id: each for each in evidence}
    under: defaultdict[str, list[ClaimLine]] = defaultdict(list)
    for line in claim_lines(claims, behind, by_id, on):
        under[line.claim.statement].append(line)
    known = dict(statements)
    codes = (*known, *sorted(under.keys() - known.keys()))
    too_many = crowded(behind, most)
    used = {one.evidence_id for one in behind}
    return ClaimStanding(
        on=on,
        statements=tuple(_statement(code, known.get(code, ""), under[code]) for code in codes),
        unused=tuple(
            each for each in sorted(evidence, key=_by_title) if each.is_held and each.id not in used
        ),
        crowded=tuple(
            (by_id[each], too_many[each])
            for each in sorted(too_many, key=lambda each: (-too_many[each], _by_title(by_id[each])))
        ),
    )


def _statement(code: str, title: str, lines: Iterable[ClaimLine]) -> StatementClaims:
    ordered = sorted(lines, key=lambda line: (len(line.claim.reference), line.claim.reference, line.claim.id))
    return StatementClaims(
        code,
        title,
        tuple(line for line in ordered if line.claim.says is Says.STRENGTH),
        tuple(line for line in ordered if line.claim.says is Says.IMPROVEMENT),
    )


def _sorted(behind: Iterable[Behind]) -> tuple[Behind, ...]:
    return tuple(sorted(behind, key=lambda one: (_by_title(one.evidence), one.pointer)))


def _by_title(evidence: Evidence) -> tuple[str, int]:
    return evidence.title.casefold(), evidence.id
